"""The truth table of the import: every row of four messy sheets gets its right state, no two people are made one."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pytest

from exports.sheets.countries import country_codes
from exports.sheets.incoming import read_people_sheet
from tests.people.sheets import bilingual_csv, english_csv, spanish_workbook
from tests.people.truth import TrueRow, registered, rows_of
from workshop.people_list import PersonRow, read_sheet
from workshop.permissions import COMMAND_LINE
from workshop.sheet import Sheet
from workshop.use_cases.import_people import import_people
from workshop.weighed_people import Weighing, weigh_people
from workshop.workshop import Workshop

Maker = Callable[[Sequence[TrueRow]], tuple[bytes, dict[int, TrueRow]]]
SHEETS: dict[str, Maker] = {
    "spanish": spanish_workbook,
    "english": english_csv,
    "bilingual": bilingual_csv,
    "corrected": spanish_workbook,
}


@cache
def sent(name: str) -> tuple[Sheet, Mapping[int, TrueRow]]:
    """Return a sheet as it is read from its file, and which row is where."""
    content, places = SHEETS[name](rows_of(name))
    return read_people_sheet(content), places


def read(workshop: Workshop, name: str) -> tuple[list[PersonRow], Mapping[int, TrueRow]]:
    sheet, places = sent(name)
    return read_sheet(workshop, sheet, country_codes()), places


def before(name: str) -> Workshop:
    """Return the workshop as it is when a sheet comes: the corrected one comes after the first was taken in."""
    workshop = registered()
    if name != "corrected":
        return workshop
    rows, _places = read(workshop, "spanish")
    return workshop.apply(import_people(workshop, COMMAND_LINE, rows))


def told(weighing: Weighing) -> dict[int, str]:
    return {row.row.row: row.state for row in weighing.rows}


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_gets_its_right_state(name: str) -> None:
    workshop = before(name)
    rows, places = read(workshop, name)

    weighing = weigh_people(workshop, rows)

    reasons = {row.row.row: (row.row.name, row.reason) for row in weighing.rows}
    due = {number: row.state for number, row in places.items() if row.state != "-"}
    found = told(weighing)
    wrong = {number: (due.get(number), found.get(number), reasons.get(number)) for number in due | found}
    assert {number: said for number, said in wrong.items() if said[0] != said[1]} == {}
    assert all(row.reason for row in weighing.rows if row.state in ("doubtful", "refused", "changed"))


@pytest.mark.parametrize("name", SHEETS)
def test_no_two_people_are_made_one_and_nobody_is_made_two(name: str) -> None:
    workshop = before(name)
    rows, places = read(workshop, name)

    weighing = weigh_people(workshop, rows)

    taken = [(row.person, places[row.row.row].who) for row in weighing.rows if row.person]
    assert {who for _person, who in taken} & {"?", "head"} == set()
    assert all(len({who for each, who in taken if each == person}) == 1 for person, _who in taken)
    assert all(len({person for person, each in taken if each == who}) == 1 for _person, who in taken)
    known = {person.id for person in registered().participants}
    assert all(person == who for person, who in taken if person in known)


@pytest.mark.parametrize("name", SHEETS)
def test_second_import_of_the_same_sheet_changes_nothing(name: str) -> None:
    workshop = before(name)
    rows, _places = read(workshop, name)
    after = workshop.apply(import_people(workshop, COMMAND_LINE, rows))

    again = import_people(after, COMMAND_LINE, rows)

    assert again == []


def test_table_has_as_many_rows_as_it_ought_to() -> None:
    counts = {name: sum(row.state != "-" for row in rows_of(name)) for name in SHEETS}

    assert sum(counts.values()) >= 120
    assert len(counts) == 4
