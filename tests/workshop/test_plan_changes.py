"""What changed from one plan to the next: came, went, moved, reads otherwise; nothing else."""

from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.plan_changes import ItemChange, Reworded, compare_plans, merged
from workshop.use_cases.decide import decide
from workshop.workshop import Workshop


def told(then: Workshop, *changes: Change) -> list[tuple[str, str]]:
    return [(change.item, change.fate) for change in compare_plans(then, then.apply(changes))]


def reword(item: str, field: str, text: str) -> Change:
    return Change(kind="set", item=item, field=field, text=text)


def test_same_plan_has_no_changes() -> None:
    assert compare_plans(two_axes(), two_axes()) == []


def test_text_that_reads_otherwise_is_told_with_both_wordings() -> None:
    then = two_axes()
    now = then.apply(
        [
            reword("guide", "timeframe", "2027"),
            reword("axis2", "commitment", "Compartir."),
            reword("root", "plan_to", "2031"),
        ]
    )

    assert compare_plans(then, now) == [
        ItemChange("root", "changed", None, (Reworded("plan_to", "2030", "2031"),)),
        ItemChange("guide", "changed", "axis1", (Reworded("timeframe", "2026", "2027"),)),
        ItemChange("axis2", "changed", "axis2", (Reworded("commitment", "", "Compartir."),)),
    ]


def test_what_came_and_went_stands_in_its_place_with_all_it_says() -> None:
    then = two_axes()
    cells = {"text": "Abrir una oficina.", "responsible": "Norte"}
    now = then.apply(
        [
            Change(kind="delete", item="guide"),
            Change(kind="insert", item="office", type="action", parent="objective1", after="course", cells=cells),
        ]
    )

    changes = compare_plans(then, now)

    assert [(change.item, change.fate) for change in changes] == [
        ("guide", "gone"), ("chapter", "gone"), ("office", "new")
    ]  # fmt: skip
    assert changes[2].texts == (
        Reworded("text", "", "Abrir una oficina."),
        Reworded("responsible", "", "Norte"),
    )


def test_withdrawn_action_is_gone_from_the_plan() -> None:
    then = two_axes()

    withdrawn = decide(then, COORDINATOR, "manual", "withdrawn", reason="Ya existe.")

    assert told(then, *withdrawn) == [("manual", "gone")]


def test_what_moved_is_told_and_not_what_it_passed() -> None:
    then = two_axes()

    assert told(then, Change(kind="move", item="network", parent="objective2", after=None)) == [("network", "moved")]
    assert told(then, Change(kind="move", item="guide", parent="objective2", after="manual")) == [("guide", "moved")]
    assert told(
        then, Change(kind="move", item="guide", parent="objective2", after="manual"), reword("guide", "text", "Otra.")
    ) == [("guide", "moved")]


def test_reworded_note_is_told_and_a_new_one_by_its_mark_alone() -> None:
    then = two_axes()
    note = Change(kind="insert", item="n2", type="footnote", parent="root", cells={"text": "Otra nota."})

    assert told(then, reword("note", "text", "Sin apoyo.")) == [("note", "changed")]
    assert told(then, note, reword("network", "text", "Formar una red.[^n2]")) == [("network", "changed")]


def test_merged_keeps_one_order_and_puts_the_rest_behind_what_it_stood_behind() -> None:
    assert merged(["a", "b", "c"], ["x", "a", "y", "z", "c", "b", "w"]) == ["x", "a", "y", "z", "b", "w", "c"]
    assert merged([], ["x"]) == ["x"]
