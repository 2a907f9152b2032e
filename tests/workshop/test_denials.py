from dataclasses import replace

import pytest

from tests.two_axes import COORDINATOR, two_axes
from tests.workshop.test_write_matrix import BASE, OF_AXIS_1, inserted, kept, moved, request_of, written
from workshop.changes import Change, Entry
from workshop.permissions import Actor
from workshop.use_cases.write_matrix import Wish


def denials(*wishes: Wish, actor: Actor = OF_AXIS_1, past: dict[str, Entry] | None = None) -> dict[str, int]:
    writing = request_of(*wishes, past=past)
    writing(two_axes(), actor)
    return dict(writing.denials)


def test_what_was_denied_is_counted_by_kind() -> None:
    abroad = [written("manual", "x"), moved("guide", "objective2"), Wish(Change(kind="delete", item="axis1"))]
    unknown = [written("nobody", "x"), moved("guide", "nobody"), inserted("action", "nobody")]

    assert denials(*abroad, *unknown, written("guide", "x" * 20_001), written("guide", "Bien.")) == {
        "denied": 3,
        "unknown_item": 3,
    }


def test_writing_in_a_closed_stage_is_counted() -> None:
    writing = request_of(written("guide", "x"))

    writing(two_axes().apply([Change(kind="set", item="root", field="stage", text="plenary")]), OF_AXIS_1)

    assert dict(writing.denials) == {"stage_closed": 1}


def test_id_of_a_change_that_somebody_else_made_is_counted_as_forged() -> None:
    wish = written("guide", "Mío.")

    assert denials(wish, past=kept(wish, "applied")) == {"forged_id": 1}


@pytest.mark.parametrize(("text", "expected"), [("Publicar dos guías.", {}), ("Otra cosa.", {"repeated_id": 1})])
def test_id_sent_again_is_counted_where_it_brings_something_else(text: str, expected: dict[str, int]) -> None:
    wish = written("guide", "Publicar dos guías.")
    again = Wish(replace(wish.change, text=text), wish.base)

    assert denials(again, actor=COORDINATOR, past=kept(wish, "applied")) == expected
    assert denials(wish, again) == expected


def test_merged_change_sent_again_is_no_other_one() -> None:
    wish = written("guide", BASE + " Y darla a conocer.")
    entry = kept(wish, "merged")[wish.change.id]
    merged = replace(
        entry, change=replace(entry.change, text="Redactar una guía. Y darla a conocer."), offered=wish.change.text
    )

    assert denials(wish, actor=COORDINATOR, past={wish.change.id: merged}) == {}
