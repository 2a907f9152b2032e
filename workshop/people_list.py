"""Reading a pasted list of people: what each line seems to say, shown before anything is registered."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workshop.items import Delegation, Participant, Profile
from workshop.pasted_lines import pasted_lines
from workshop.workshop import Workshop

Duplicate = Literal["same_email", "same_name"]
# Bounded, as addresses are: looking for one in a long line without any must not take for ever.
_EMAIL = re.compile(r"<?\s{0,3}([^\s<>@;,]{1,64}@[^\s<>@;,]{1,190}\.[^\s<>@;,]{1,63}?)\s{0,3}>?(?=$|[\s;,])")
_HEADINGS = {"nombre", "nombres", "nombre completo", "participante", "name", "full name"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list as it was understood. `line` counts from 1.

    `unknown` holds what stands where a delegation or profile was expected but names none. `duplicate` says that a
    participant, or an earlier line, has the same e-mail or the same name.
    """

    line: int
    name: str
    email: str = ""
    delegation: str | None = None
    profile: str | None = None
    position: str = ""
    institution: str = ""
    unknown: tuple[str, ...] = ()
    duplicate: Duplicate | None = None


def read_people(workshop: Workshop, text: str) -> list[PersonRow]:
    """Return a row per person of a pasted list, one person a line.

    Columns are parted by tab, ";" or ",": name, delegation (code or name), profile, position, institution; an e-mail is
    found by its shape wherever it stands. A line of headings and blank lines are left out. Raises: ListTooLong.
    """
    registered = workshop.participants
    emails = {_fold(person.email) for person in registered if person.email}
    names = {_fold(person.name) for person in registered}
    rows: list[PersonRow] = []
    for number, line in enumerate(pasted_lines(text), 1):
        cells, email = _cells(line)
        if not (cells or email) or _is_heading(rows, cells):
            continue
        row = _row(workshop, number, cells, email)
        rows.append(_marked(row, emails, names))
        emails.add(_fold(email))
        names.add(_fold(row.name))
    return rows


def same_person(row: PersonRow, people: Sequence[Participant]) -> Participant | None:
    """Return the participant a row repeats, by e-mail first, then by name; `None` if it is an earlier line."""
    by_email = [person for person in people if row.email and _fold(person.email) == _fold(row.email)]
    by_name = [person for person in people if _fold(person.name) == _fold(row.name)]
    return next(iter(by_email or by_name), None)


def _cells(line: str) -> tuple[list[str], str]:
    """Return the columns of a line without its e-mail, and the e-mail."""
    separator = next((each for each in ("\t", ";", ",") if each in line), "\t")
    cells, email = [], ""
    for column in line.split(separator):
        found = None if email else _EMAIL.search(column)
        cell = " ".join(_EMAIL.sub(" ", column, count=1).split() if found else column.split()).strip('"')
        if found:
            email = found[1]
        if cell or not found:
            cells.append(cell)
    return ([] if not any(cells) else cells), email


def _is_heading(rows: list[PersonRow], cells: list[str]) -> bool:
    return not rows and bool(cells) and _fold(cells[0]) in {_fold(each) for each in _HEADINGS}


def _row(workshop: Workshop, number: int, cells: list[str], email: str) -> PersonRow:
    name, *others = cells or [""]
    delegation = profile = None
    unknown, details = [], []
    for place, cell in enumerate(others):
        if delegation is None and (found := _find_delegation(workshop, cell)):
            delegation = found
        elif profile is None and (found := _find_profile(workshop, cell)):
            profile = found
        elif cell and place < 2:
            unknown.append(cell)
        elif place >= 2:
            details.append(cell)
    position, institution = (*(each for each in details if each), "", "")[:2]
    return PersonRow(
        line=number,
        name=name or email.partition("@")[0],
        email=email,
        delegation=delegation,
        profile=profile,
        position=position,
        institution=institution,
        unknown=tuple(unknown),
    )


def _marked(row: PersonRow, emails: set[str], names: set[str]) -> PersonRow:
    duplicate: Duplicate | None = None
    if row.email and _fold(row.email) in emails:
        duplicate = "same_email"
    elif _fold(row.name) in names:
        duplicate = "same_name"
    return row if duplicate is None else replace(row, duplicate=duplicate)


def _find_delegation(workshop: Workshop, cell: str) -> str | None:
    wanted = _fold(cell)
    found: list[Delegation] = [d for d in workshop.delegations if wanted and wanted in (_fold(d.code), _fold(d.name))]
    return found[0].id if len(found) == 1 else None


def _find_profile(workshop: Workshop, cell: str) -> str | None:
    wanted = _fold(cell)
    found: list[Profile] = [each for each in workshop.profiles if wanted and wanted == _fold(each.name)]
    return found[0].id if len(found) == 1 else None


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
