from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change, Entry, Step
from workshop.items import Action
from workshop.permissions import Actor
from workshop.use_cases.write_matrix import Result, Wish, Writing
from workshop.workshop import Workshop

OF_AXIS_1 = replace(WRITER, axes=frozenset({"axis1"}))
BASE = "Publicar una guía."


def weigh(
    *wishes: Wish,
    actor: Actor = COORDINATOR,
    workshop: Workshop | None = None,
    past: dict[str, Entry] | None = None,
    just_deleted: Sequence[str] = (),
) -> tuple[list[Step], list[Result]]:
    writing = request_of(*wishes, past=past, just_deleted=just_deleted)
    steps = writing(workshop or two_axes(), actor)
    return steps, writing.results


def request_of(*wishes: Wish, past: dict[str, Entry] | None = None, just_deleted: Sequence[str] = ()) -> Writing:
    def past_text(item: str, field: str, version: int) -> str | None:
        return BASE if version == 1 else None

    return Writing(list(wishes), past or {}, past_text, lambda item: item in just_deleted)


def written(item: str, text: str | None, field: str = "text", base: int | str | None = 1) -> Wish:
    return Wish(Change(kind="set", item=item, field=field, text=text), base)


def inserted(kind: str, parent: str, item: str = "new", **cells: str) -> Wish:
    return Wish(Change(kind="insert", item=item, type=kind, parent=parent, cells=cells))


def moved(item: str, parent: str) -> Wish:
    return Wish(Change(kind="move", item=item, parent=parent))


def changed_by_another(text: str) -> Workshop:
    """Return the plan after somebody else changed the guide's text, which then is at version 2."""
    return two_axes().apply([Change(kind="set", item="guide", field="text", text=text)])


def status(*wishes: Wish, actor: Actor = COORDINATOR, workshop: Workshop | None = None) -> list[str]:
    return [result.status for result in weigh(*wishes, actor=actor, workshop=workshop)[1]]


def test_text_on_the_version_at_hand_is_applied() -> None:
    steps, results = weigh(written("guide", "Publicar dos guías."))

    assert [(step.status, step.change.text) for step in steps] == [("applied", "Publicar dos guías.")]
    assert (results[0].status, results[0].version, results[0].text) == ("applied", 2, "Publicar dos guías.")


def test_text_that_is_there_already_makes_no_step() -> None:
    steps, results = weigh(written("guide", BASE))

    assert steps == []
    assert (results[0].status, results[0].version) == ("applied", 1)


def test_text_is_kept_as_cells_hold_it() -> None:
    steps, results = weigh(written("guide", "Gui\u0301a\r\npublicada", base=1))

    assert steps[0].change.text == results[0].text == "Guía\npublicada"


def test_list_emptied_on_the_screen_has_no_entries() -> None:
    workshop = two_axes()

    steps, _ = weigh(written("guide", "", "responsible"), workshop=workshop)

    assert workshop.apply([step.change for step in steps]).find("guide", Action).responsible == ()


def test_both_edits_are_kept_where_they_do_not_touch() -> None:
    there = changed_by_another("Redactar una guía.")

    steps, results = weigh(written("guide", BASE + " Y darla a conocer."), workshop=there)

    assert (steps[0].status, steps[0].offered) == ("merged", BASE + " Y darla a conocer.")
    assert (results[0].status, results[0].version) == ("merged", 3)
    assert results[0].text == "Redactar una guía. Y darla a conocer."


def test_later_edit_of_the_same_words_is_parked_and_both_texts_come_back() -> None:
    steps, results = weigh(written("guide", "Publicar un manual."), workshop=changed_by_another("Publicar un libro."))

    assert (steps[0].status, steps[0].change.text) == ("parked", "Publicar un manual.")
    assert (results[0].status, results[0].text, results[0].version) == ("parked", "Publicar un libro.", 2)
    assert results[0].reason


def test_choice_is_never_merged_by_words() -> None:
    there = two_axes().apply([Change(kind="set", item="root", field="stage", text="plenary")])

    assert status(written("root", "group_work", "stage", base=0), workshop=there) == ["parked"]


def test_change_typed_upon_an_own_one_of_the_same_request_is_applied() -> None:
    first = written("guide", "Publicar dos guías.")
    second = Wish(Change(kind="set", item="guide", field="text", text="Publicar tres guías."), first.change.id)

    steps, results = weigh(first, second)

    assert [result.status for result in results] == ["applied", "applied"]
    assert [result.version for result in results] == [2, 3]
    assert len(steps) == 2


def test_change_that_stands_twice_in_a_request_counts_once() -> None:
    wish = inserted("action", "objective1")

    steps, results = weigh(wish, wish)

    assert len(steps) == 1
    assert results[0] == results[1]


def kept(wish: Wish, outcome: str, actor: Actor = COORDINATOR) -> dict[str, Entry]:
    change = replace(wish.change, version=2 if outcome != "parked" else None)
    now = datetime(2026, 3, 5, tzinfo=UTC)
    return {change.id: Entry(revision=2, change=change, status=outcome, actor=actor.id, actor_name="", at=now)}  # type: ignore[arg-type]


def test_typing_on_after_a_merge_not_seen_yet_keeps_the_others_edit() -> None:
    there = changed_by_another("Redactar una guía. Y darla a conocer.")
    sent = written("guide", BASE + " Y darla a conocer.")
    earlier = kept(sent, "merged")[sent.change.id]
    past = {sent.change.id: replace(earlier, offered=sent.change.text)}

    steps, results = weigh(
        written("guide", BASE + " Y darla a conocer. Ya.", base=sent.change.id), workshop=there, past=past
    )

    assert (results[0].status, results[0].text) == ("merged", "Redactar una guía. Y darla a conocer. Ya.")
    assert [step.offered for step in steps] == [BASE + " Y darla a conocer. Ya."]


def test_typing_on_after_a_merge_in_the_same_request_keeps_the_others_edit() -> None:
    first = written("guide", BASE + " Y darla a conocer.")
    second = written("guide", BASE + " Y darla a conocer. Ya.", base=first.change.id)

    _, results = weigh(first, second, workshop=changed_by_another("Redactar una guía."))

    assert [result.text for result in results] == [
        "Redactar una guía. Y darla a conocer.",
        "Redactar una guía. Y darla a conocer. Ya.",
    ]


def test_typing_on_after_emptying_a_list_that_was_merged_keeps_the_others_entry() -> None:
    there = two_axes().apply(
        [Change(kind="set", item="course", field="responsible", text=text) for text in ("Sur\nNorte\nCentro", "Centro")]
    )
    emptied = written("course", "", "responsible")
    past = {emptied.change.id: replace(kept(emptied, "merged")[emptied.change.id], offered=None)}
    past[emptied.change.id] = replace(past[emptied.change.id], change=replace(emptied.change, text="Centro", version=3))

    _, results = weigh(written("course", "Este", "responsible", emptied.change.id), workshop=there, past=past)

    assert results[0].status != "applied"


def test_change_kept_earlier_is_answered_again_and_not_applied() -> None:
    wish = written("guide", "Publicar dos guías.")

    steps, results = weigh(wish, past=kept(wish, "applied"))

    assert steps == []
    assert results == [Result(wish.change.id, "applied", 2, "Publicar dos guías.")]


def test_parked_change_sent_again_is_answered_with_the_cell_as_it_stands() -> None:
    wish = written("guide", "Publicar un manual.")

    steps, results = weigh(wish, past=kept(wish, "parked"))

    assert steps == []
    assert (results[0].status, results[0].text, results[0].version) == ("parked", BASE, 1)


def test_change_of_somebody_else_is_not_told() -> None:
    wish = written("guide", "Nota interna.")

    steps, results = weigh(wish, actor=READER, past=kept(wish, "applied"))

    assert (steps, results[0].status, results[0].text) == ([], "refused", None)


def test_text_for_a_deleted_row_is_parked() -> None:
    there = two_axes().apply([Change(kind="delete", item="objective1")])

    steps, results = weigh(written("guide", "Publicar dos guías."), workshop=there)

    assert [step.status for step in steps] == ["parked"]
    assert results[0].status == "parked" and results[0].reason


def deleted(*items: str) -> Workshop:
    return two_axes().apply([Change(kind="delete", item=item) for item in items])


@pytest.mark.parametrize(
    ("text", "field"),
    [("x" * 20_001, "text"), ("con \x0b tabulador", "text"), ("algo", "no_such_field"), ("\ud800", "text")],
)
@pytest.mark.parametrize("gone", [[], ["guide"]])
def test_text_that_no_cell_can_hold_is_refused_also_for_a_deleted_row(text: str, field: str, gone: list[str]) -> None:
    there = deleted(*gone)

    steps, results = weigh(written("guide", text, field), workshop=there)

    assert (steps, results[0].status) == ([], "refused")


@pytest.mark.parametrize(
    "wish",
    [
        written("nobody", "x"),
        inserted("action", "nobody"),
        moved("guide", "nobody"),
        moved("nobody", "objective1"),
        Wish(Change(kind="delete", item="nobody")),
        Wish(Change(kind="restore", item="nobody")),
        Wish(Change(kind="delete", item="root")),
        moved("root", "axis1"),
        inserted("action", "axis1"),
        inserted("objective", "objective1"),
        inserted("axis", "axis1"),
        inserted("workshop", "root"),
        inserted("anything", "root"),
        inserted("action", "objective1", item="guide"),
        inserted("action", "objective1", nothing="x"),
        moved("guide", "axis2"),
        moved("axis1", "axis2"),
        moved("objective1", "guide"),
        written("guide", "nowhere", "transversal", base=0),
        written("guide", "objective1", "origin", base=0),
        inserted("action", "objective1", merged_into="axis1"),
        inserted("decision", "guide", outcome="maybe"),
    ],
)
def test_wish_that_cannot_be_is_refused_in_words(wish: Wish) -> None:
    steps, results = weigh(wish)

    assert (steps, results[0].status) == ([], "refused")
    assert results[0].reason


def test_refused_wish_leaves_the_others_of_its_request() -> None:
    assert status(inserted("action", "nobody"), inserted("action", "objective1")) == ["refused", "applied"]


def test_sub_action_may_stand_in_an_action_one_level_deep() -> None:
    assert status(inserted("action", "guide")) == ["applied"]
    assert status(inserted("action", "chapter")) == ["refused"]
    assert status(moved("course", "guide")) == ["applied"]
    assert status(moved("course", "chapter")) == ["refused"]


def test_action_with_sub_actions_does_not_become_one() -> None:
    assert status(moved("guide", "course")) == ["refused"]
    assert status(moved("chapter", "objective2"), moved("guide", "course")) == ["applied", "applied"]


def test_nothing_moves_under_itself() -> None:
    assert status(moved("guide", "guide")) == ["refused"]
    assert status(moved("guide", "chapter")) == ["refused"]


def test_sub_action_does_not_come_back_two_levels_deep() -> None:
    there = two_axes().apply(
        [Change(kind="delete", item="chapter"), Change(kind="move", item="guide", parent="course", after=None)]
    )

    assert status(Wish(Change(kind="restore", item="chapter")), workshop=there) == ["refused"]


def test_participant_writes_no_row() -> None:
    wishes = [
        written("guide", "x"),
        inserted("action", "objective1"),
        moved("guide", "objective2"),
        Wish(Change(kind="delete", item="guide")),
        Wish(Change(kind="restore", item="guide")),
        inserted("footnote", "root"),
    ]

    assert status(*wishes, actor=READER) == ["refused"] * len(wishes)


def test_writer_writes_in_their_own_axis_and_no_other() -> None:
    own = [
        written("guide", "x"),
        inserted("action", "objective1"),
        inserted("objective", "axis1", item="another"),
        inserted("footnote", "root", item="n2"),
        written("axis1", "Compromiso.", "commitment"),
        written("axis1", "Otro eje", "title"),
    ]
    others = [
        written("manual", "x"),
        inserted("action", "objective2"),
        moved("guide", "objective2"),
        moved("manual", "objective1"),
        Wish(Change(kind="delete", item="manual")),
        written("axis2", "Compromiso.", "commitment", base=0),
        written("axis2", "Otro eje", "title"),
    ]

    assert status(*own, actor=OF_AXIS_1) == ["applied"] * len(own)
    assert status(*others, actor=OF_AXIS_1) == ["refused"] * len(others)


@pytest.mark.parametrize("actor", [WRITER, OF_AXIS_1])
def test_writer_leaves_what_the_coordination_prepares(actor: Actor) -> None:
    wishes = [
        written("root", "Otro título", "title"),
        written("axis1", "Otra descripción", "description", base=0),
        inserted("axis", "root"),
        Wish(Change(kind="delete", item="axis1")),
        inserted("delegation", "root", code="X", name="Equis"),
        inserted("decision", "guide", outcome="adopted"),
        written("guide", "axis2", "origin", base=0),
        written("guide", "course", "merged_into", base=0),
    ]

    assert status(*wishes, actor=actor) == ["refused"] * len(wishes)


@pytest.mark.parametrize(("stage", "outcome"), [("group_work", "applied"), ("plenary", "refused"), (None, "applied")])
def test_writer_writes_while_the_groups_work(stage: str | None, outcome: str) -> None:
    there = two_axes().apply([Change(kind="set", item="root", field="stage", text=stage)])

    assert status(written("guide", "x"), actor=OF_AXIS_1, workshop=there) == [outcome]


def test_coordinator_writes_in_any_stage() -> None:
    there = two_axes().apply([Change(kind="set", item="root", field="stage", text="approved")])

    assert status(written("guide", "x"), workshop=there) == ["applied"]
