"""A copy is the workshop again under other ids: whatever it holds, nothing of the copy points back at the original."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from exports.workshop_file import dump_workshop, load_file
from tests.exports.files import CASES, REAL, SAMPLES, read
from tests.exports.test_any_workshop_file import workshop_files
from tests.full_workshop import full_workshop
from workshop.cells import KINDS, NAMES
from workshop.changes import Change
from workshop.copying import CONTENT, NEVER, PEOPLE, PREPARED, RECORDS, Copy, CopyWish, copy_of
from workshop.errors import NameRequired
from workshop.new_items import build_workshop
from workshop.workshop import Workshop

ID = re.compile(r"[0-9a-f]{32}")


def whole(workshop: Workshop) -> Copy:
    wish = CopyWish(title=workshop.facts.title or "Copia", records=True, keeps_dates=True)
    return copy_of(workshop, wish)


def ids_in(changes: list[Change]) -> set[str]:
    texts = [text for change in changes for text in change.cells.values()]
    return {change.item for change in changes} | {found for text in texts for found in ID.findall(text)}


def without_stage(content: dict[str, Any]) -> dict[str, Any]:
    """Return a dump without what begins anew in a copy."""
    left = ("stage", "screen", "title")
    return content | {"workshop": {name: value for name, value in content["workshop"].items() if name not in left}}


@settings(max_examples=50, deadline=None)
@given(workshop_files())
def test_any_whole_copy_dumps_as_its_original_and_shares_no_id_with_it(content: dict[str, Any]) -> None:
    loaded = read(content)
    original = loaded.workshop()

    copy = whole(original)

    assert ids_in(copy.changes) & ids_in(loaded.changes) == set()
    assert without_stage(dump_workshop(build_workshop(copy.changes))) == without_stage(dump_workshop(original))


@pytest.mark.parametrize("path", [*SAMPLES, *(CASES / name for name in REAL)], ids=lambda path: path.name)
def test_whole_copy_of_a_real_plan_dumps_as_its_original(path: Any) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    original = load_file(path).workshop()

    copy = build_workshop(whole(original).changes)

    assert without_stage(dump_workshop(copy)) == without_stage(dump_workshop(original))


def test_every_kind_of_item_is_known_to_copying() -> None:
    known = [PEOPLE, CONTENT, RECORDS, NEVER, PREPARED]

    assert sorted(KINDS) == sorted(kind for kinds in known for kind in kinds)


def test_without_people_no_name_of_a_person_is_copied() -> None:
    original = build_workshop(full_workshop(lambda field: f"<{field}>"), 7)

    copy = build_workshop(copy_of(original, CopyWish(title="Otro", people=False, records=True)).changes)

    texts = " ".join(item.cell(name) or "" for item in copy.items.values() for name in item.versions)
    personal = re.findall(
        r"<(?:participant|member)\.\w+>|<group\.(?:facilitator|rapporteur|helper)>|<delegation\.head>"
        r"|<agenda_item\.(?:moderator|panel)>|<\w+\.author>",
        texts,
    )
    assert personal == []
    assert "<delegation.name>" in texts and "<remark.text>" in texts


def test_without_content_axes_stay_with_their_guidance_and_nothing_written() -> None:
    original = build_workshop(full_workshop(lambda field: f"<{field}>"), 7)

    copy = build_workshop(copy_of(original, CopyWish(title="Otro", content=False)).changes)

    kinds = {NAMES[type(item)] for item in copy.items.values()}
    assert kinds == PREPARED - {"footnote"} | PEOPLE
    assert [(axis.title, axis.description, axis.commitment) for axis in copy.axes] == [
        ("<axis.title>", "<axis.description>", None)
    ]


def test_dates_are_shifted_together_emptied_or_kept() -> None:
    content = {
        "format": "plenaria/1",
        "workshop": {"title": "Taller", "timezone": "America/Panama", "start_date": "2027-03-10", "end_date": None},
        "sessions": [{"title": "Día 1", "date": "2027-03-10"}, {"title": "Día 2", "date": "2027-03-12"}],
    }
    original = read(content).workshop()

    shifted, emptied, kept = (
        build_workshop(copy_of(original, CopyWish(title="Otro", **dates)).changes)
        for dates in ({"first_day": date(2028, 5, 2)}, {}, {"keeps_dates": True})
    )

    assert [each.date for each in shifted.sessions] == [date(2028, 5, 2), date(2028, 5, 4)]
    assert (shifted.facts.start_date, shifted.facts.end_date) == (date(2028, 5, 2), None)
    assert [each.date for each in emptied.sessions] == [None, None]
    assert [each.date for each in kept.sessions] == [date(2027, 3, 10), date(2027, 3, 12)]


def test_rehearsal_says_of_what_it_is_one_and_a_copy_of_it_does_not() -> None:
    original = build_workshop(full_workshop(lambda field: f"<{field}>"), 7)

    rehearsal = build_workshop(copy_of(original, CopyWish(title="Ensayo", rehearsal=True)).changes, 8)
    again = build_workshop(copy_of(rehearsal, CopyWish(title="De verdad")).changes, 9)

    assert (original.facts.rehearsal_of, rehearsal.facts.rehearsal_of, again.facts.rehearsal_of) == (None, 7, None)


def test_copy_needs_a_title() -> None:
    with pytest.raises(NameRequired):
        copy_of(build_workshop(full_workshop(lambda field: field)), CopyWish(title=" "))
