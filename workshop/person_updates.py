"""What a row of a newer list changes of somebody: what it says anew, never what it leaves blank or says worse."""

import unicodedata
from collections.abc import Mapping

from workshop.addresses import digits, same_address
from workshop.people_list import PersonRow
from workshop.person_names import fold, relation, take_apart

FIELDS = (
    "name", "email", "other_email", "phone", "delegation", "profile", "position", "institution", "sex", "guest", "notes"
)  # fmt: skip
_TEXTS = ("delegation", "profile", "position", "institution", "sex")


def updates(row: PersonRow, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that a row changes, each with its new text."""
    changed = {name: text for name in _TEXTS if (text := _newer(getattr(row, name) or "", cells[name]))}
    name = _newer_name(row.name, cells["name"])
    notes = _longer_notes(row.notes, cells["notes"])
    if name:
        changed["name"] = name
    if row.phone and digits(row.phone) != digits(cells["phone"]):
        changed["phone"] = row.phone
    if row.guest and cells["guest"] != "1":
        changed["guest"] = "1"
    if notes != cells["notes"]:
        changed["notes"] = notes
    return changed | _newer_emails(row, cells)


def contradicted(row: PersonRow, said: Mapping[str, str]) -> list[str]:
    """Return the fields in which a row says something else than rows above it said of the same person."""
    if not said:
        return []
    found = [name for name in _TEXTS if said.get(name) and _newer(getattr(row, name) or "", said[name])]
    found = [name for name in found if fold(getattr(row, name)) != fold(said[name])]
    theirs = {same_address(said[name]) for name in ("email", "other_email") if said.get(name)}
    ours = {same_address(email) for email in (row.email, row.other_email) if email}
    return found if not ours or not theirs or ours & theirs else [*found, "email"]


def _newer(text: str, old: str) -> str:
    """Return a text if it says more or is written better than the old one; "" if not."""
    if not text or text == old:
        return ""
    if fold(text) != fold(old):
        return text
    return text if _is_better_written(text, old) else ""


def _newer_name(name: str, old: str) -> str:
    """Return a name if it is fuller, corrected, or written better than the old one; "" if not."""
    if not name or name == old:
        return ""
    ours, theirs = take_apart(name), take_apart(old)
    related = relation(ours, theirs)
    if related == "equal":
        return name if _is_better_written(name, old) else ""
    if related in ("reordered", "shuffled"):
        return ""
    is_poorer = len(ours.words) < len(theirs.words) or len(ours.long) < len(theirs.long)
    return "" if is_poorer and related in ("partial", "initials", "similar") else name


def _is_better_written(text: str, old: str) -> bool:
    if text.isupper() or text.islower():
        return False
    return old.isupper() or old.islower() or _accents(text) > _accents(old)


def _accents(text: str) -> int:
    return sum(bool(unicodedata.combining(each)) for each in unicodedata.normalize("NFD", text))


def _newer_emails(row: PersonRow, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the addresses as they become: those of the row first, an old one kept as the other where there is room."""
    given = [email for email in (row.email, row.other_email) if email]
    old = [email for email in (cells["email"], cells["other_email"]) if email]
    strange = [email for email in given if same_address(email) not in map(same_address, old)]
    if not strange:
        return {}
    kept = [*given, *(email for email in old if same_address(email) not in map(same_address, given))]
    if len(given) == 1 and len(old) == 2:
        kept = [given[0], old[1]]  # the first one was corrected
    found = {"email": kept[0], "other_email": kept[1] if len(given) > 1 or len(old) > 1 else ""}
    return {name: text for name, text in found.items() if text != cells[name]}


def _longer_notes(notes: str, old: str) -> str:
    """Return the old notes with those of a row: a line under the same heading gives way, another one joins them."""
    lines = old.split("\n") if old else []
    for line in filter(None, notes.split("\n")):
        heading, colon, _text = line.partition(": ")
        under = [at for at, each in enumerate(lines) if colon and each.startswith(f"{heading}: ")]
        if line in lines:
            continue
        if under:
            lines[under[0]] = line
        else:
            lines.append(line)
    return "\n".join(lines)
