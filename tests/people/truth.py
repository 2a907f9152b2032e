"""The truth table: who is registered, and four messy sheets, each row with its right state and who it is in truth.

A line of a sheet reads: who it is | state | the cells. Two rows of one person bear one name in the first column.
"""

from dataclasses import dataclass
from pathlib import Path

from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

FILE = Path(__file__).parents[1] / "samples" / "people" / "truth.txt"


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A row of a sheet, who it is, and its right state; "-" for a row that is nobody's and has none."""

    who: str
    state: str
    cells: tuple[str, ...]


def lines_of(table: str) -> list[str]:
    """Return the lines of one of the tables, named in the file by its heading."""
    part = FILE.read_text("utf-8").split(f"[{table}]\n")[1].split("\n[")[0]
    return [line for line in part.splitlines() if line.strip() and not line.startswith("# ")]


def rows_of(table: str) -> list[TrueRow]:
    """Return the rows of one of the tables."""
    found = []
    for line in lines_of(table):
        who, state, *cells = (part.strip() for part in line.replace("=cmd|", "=cmd¦").split("|"))
        found.append(TrueRow(who, state, tuple(cell.replace("¦", "|") for cell in cells)))
    return found


def registered() -> Workshop:
    """Return the workshop as it is before any sheet comes."""
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    codes = "CR Costa Rica,PA Panamá,DO República Dominicana,GT Guatemala,HN Honduras,NI Nicaragua,MX México,BZ Belice"
    for each in f"{codes},SV El Salvador,CA Canadá,US Estados Unidos de América".split(","):
        code, _space, name = each.partition(" ")
        new.add(Delegation, "root", item=code.lower(), code=code, name=name)
    profiles = {"fiscal": "Fiscal o Procurador/a", "direct": "Director/a de Migración"}
    profiles |= {"invest": "Investigador/a Principal", "polic": "Director/a o Jefe de Policía Migratoria"}
    for item, name in profiles.items():
        new.add(Profile, "root", item=item, name=name)
    for line in lines_of("registered"):
        item, name, email, delegation, profile, position, institution = (part.strip() for part in line.split("|"))
        texts = {"name": name, "email": email, "position": position, "institution": institution}
        new.add(Participant, "root", item=item, **texts, delegation=delegation, profile=profile or None)
    return build_workshop(new.changes)
