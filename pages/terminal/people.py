"""The command that takes a list of people in from a sheet, or shows what would become of each of its rows."""

import json
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pages.terminal.opened import opened
from pages.terminal.spoken import Command, command, file_to_read, number
from workshop.language import _

if TYPE_CHECKING:
    from workshop.weighed_people import Weighed, Weighing


def people_commands() -> Iterator[Command]:
    """Yield the commands of this family, in the order of the help."""
    preview = click.Option(
        ["--preview"], is_flag=True, help=_("Solo muestra qué pasaría con cada fila, una línea JSON por fila.")
    )
    sheet = click.Option(["--sheet"], metavar=_("HOJA"), help=_("Hoja del libro; si falta, la primera con personas."))
    notes = click.Option(
        ["--notes"], is_flag=True, help=_("Guarda como notas las columnas que no se reconocen.")
    )  # fmt: skip
    told = _("Carga personas de un Excel o CSV; deja fuera las filas dudosas y las rechazadas.")
    yield command("people", people, told, number(), file_to_read(), preview, sheet, notes)


def people(number: int, file: Path, preview: bool, sheet: str | None, notes: bool) -> None:
    """Take the people of a sheet in, all but the doubtful and the refused; or print a line of JSON for each row."""
    from exports.sheets.countries import country_codes
    from exports.sheets.incoming import read_people_sheet
    from storage.commit import commit
    from storage.workshops import read_workshop
    from workshop.people_list import read_sheet
    from workshop.permissions import COMMAND_LINE
    from workshop.use_cases.import_people import import_people
    from workshop.weighed_people import weigh_people

    with opened() as database:
        workshop = read_workshop(database, number)
        found = read_people_sheet(file.read_bytes(), sheet)
        rows = read_sheet(workshop, found, country_codes(), keep_notes=notes)
        weighing = weigh_people(workshop, rows)
        if preview:
            named = {each.id: each.code for each in workshop.delegations}
            named |= {each.id: each.name for each in workshop.profiles}
            for weighed in weighing.rows:
                print(json.dumps(_line(named, weighed), ensure_ascii=False))
        else:
            commit(database, number, COMMAND_LINE, partial(import_people, rows=rows))
            print(_counts(weighing))
    if found.others:
        names = ", ".join(found.others)
        print(_("El libro tiene personas en otras hojas: {names}.").format(names=names), file=sys.stderr)


def _line(named: Mapping[str, str], weighed: "Weighed") -> dict[str, Any]:
    """Return a row as it is printed: its number in the sheet, its state and why, and the person as understood.

    As in a workshop file, a delegation goes by its code and a profile by its name.
    """
    row = weighed.row
    person = {
        "name": row.name,
        "email": row.email,
        "delegation": named.get(row.delegation or ""),
        "profile": named.get(row.profile or ""),
        "position": row.position,
        "institution": row.institution,
    }
    more = {name: text for name in ("other_email", "phone", "sex", "notes") if (text := getattr(row, name))}
    return {"row": row.row, "state": weighed.state, "reason": weighed.reason, "person": person | more}


def _counts(weighing: "Weighing") -> str:
    """Return how many rows are in each state, in words."""
    words = {
        "new": _("nuevas: {count}"),
        "changed": _("cambiadas: {count}"),
        "same": _("iguales: {count}"),
        "doubtful": _("dudosas, fuera: {count}"),
        "refused": _("rechazadas: {count}"),
    }
    return "; ".join(
        said.format(count=sum(row.state == state for row in weighing.rows)) for state, said in words.items()
    )
