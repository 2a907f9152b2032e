from datetime import date

import pytest

from workshop.errors import InvalidText, InvalidValue
from workshop.items import Axis, Facts, Objective, Participant
from workshop.new_items import LAST, NewItems, build_workshop, last_child


def test_items_stand_behind_each_other_under_their_parent() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    for title in ("a", "b", "c"):
        new.add(Objective, new.add(Axis, root, title=title), text=title)

    workshop = build_workshop(new.changes, number=7)

    assert [axis.title for axis in workshop.axes] == ["a", "b", "c"]
    assert (workshop.id, workshop.revision, workshop.root) == (7, 1, root)


def test_items_are_added_behind_what_stands_already() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    first = new.add(Axis, root, title="a")
    workshop = build_workshop(new.changes)
    more = NewItems(workshop)
    more.add(Axis, root, title="c")
    more.add(Axis, root, title="b", after=first)
    more.add(Axis, root, title="0", after=None)

    workshop = workshop.apply(more.changes)

    assert [axis.title for axis in workshop.axes] == ["0", "a", "b", "c"]
    assert last_child(workshop, root) == workshop.axes[-1].id


def test_only_what_differs_from_the_start_is_a_cell() -> None:
    new = NewItems()

    new.add(
        Facts, None, title="Taller", subtitle="", languages=("es",), start_date=date(2026, 3, 1), dates_confirmed=True
    )

    assert new.changes[0].cells == {"title": "Taller", "start_date": "2026-03-01", "dates_confirmed": "1"}


def test_emptied_list_is_told_from_one_never_filled() -> None:
    new = NewItems()
    new.add(Facts, None, title="Taller", printed_columns=())

    workshop = build_workshop(new.changes)

    assert (new.changes[0].cells["printed_columns"], workshop.facts.printed_columns) == ("", ())
    assert workshop.facts.cell("printed_columns") == ""


def test_blank_text_is_told_from_none_where_there_may_be_none() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    new.add(Axis, root, commitment="")
    new.add(Axis, root, commitment=None)

    workshop = build_workshop(new.changes)

    assert [axis.commitment for axis in workshop.axes] == ["", None]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"modality": "online"}, InvalidValue),
        ({"columns": ("text", "colour")}, InvalidValue),
        ({"nothing": 1}, InvalidValue),
        ({"title": "a\x00"}, InvalidText),
    ],
)
def test_values_that_fit_no_cell_are_refused(values: dict[str, object], problem: type[Exception]) -> None:
    with pytest.raises(problem):
        NewItems().add(Facts, None, **values)


def test_after_last_is_no_id_of_a_sibling() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    new.add(Participant, root, name="Ana", after=LAST)

    assert new.changes[1].after is None
