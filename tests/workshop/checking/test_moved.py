"""Numbers and "Ibídem" that meant something else when they were written."""

from tests.checked_plan import WHOLE, Plan
from workshop.changes import Change
from workshop.checking.looking import look_at
from workshop.checking.meant import Meant
from workshop.checking.moved import find_moved, meaning, meant
from workshop.checks import Check, checks
from workshop.items import Axis, Objective
from workshop.workshop import Workshop


def after(plan: Plan, *changes: Change) -> tuple[Workshop, list[Check]]:
    """Return the plan after changes, and what these parted from what it meant."""
    before = plan.workshop()
    now = before.apply(changes)
    return now, list(find_moved(look_at(now), meanings(before, now)))


def meanings(before: Workshop, now: Workshop) -> dict[Meant, str | None]:
    return {each: meaning(before, each) for each in meant(look_at(now))}


def test_number_that_means_another_item_now_is_put_right() -> None:
    plan = Plan()
    first = plan.action("Crear un fondo", **WHOLE)
    plan.action("Crear una red", **WHOLE)
    pointing = plan.action("Usar el fondo de la acción 1.1 y la red de la acción 2", **WHOLE)

    _now, found = after(plan, Change(kind="move", item=first, parent=plan.objective, after=pointing))

    assert [(check.about, check.fix and check.fix.label) for check in found] == [
        ("acción 1.1", "acción 1.1 → acción 1.3"), ("acción 2", "acción 2 → acción 1"),
    ]  # fmt: skip
    assert found[0].fix is not None
    assert found[0].fix.text == "Usar el fondo de la acción 1.3 y la red de la acción 2"


def test_action_that_went_to_another_axis_is_named_by_its_whole_number() -> None:
    plan = Plan()
    first = plan.action("Crear un fondo", **WHOLE)
    plan.action("Usar el fondo de la acción 1", **WHOLE)
    other = plan.new.add(Objective, plan.new.add(Axis, plan.root, title="B", commitment="C"), text="O")

    _now, found = after(plan, Change(kind="move", item=first, parent=other))

    assert [check.fix and check.fix.label for check in found] == ["acción 1 → acción 2.1"]


def test_what_was_merged_is_followed_and_what_is_gone_is_told_once() -> None:
    plan = Plan()
    one, two = plan.action("Crear un fondo", **WHOLE), plan.action("Crear dos fondos", **WHOLE)
    gone = plan.action("Crear un aviso", **WHOLE)
    plan.action("Usar la acción 1.1 y la acción 1.3", **WHOLE)

    now, found = after(
        plan,
        Change(kind="set", item=one, field="merged_into", text=two),
        Change(kind="delete", item=one),
        Change(kind="delete", item=gone),
    )

    assert [(check.about, check.fix is None) for check in found] == [("acción 1.3", True)]
    listed = [check.about for check in checks(now) if check.kind == "cross_reference"]
    assert listed == ["acción 1.3"]


def test_withdrawn_action_is_no_longer_in_the_plan() -> None:
    plan = Plan()
    first = plan.action("Crear un fondo", **WHOLE)
    plan.action("Usar la acción 1.1", **WHOLE)
    decision = Change(
        kind="insert", item="d", type="decision", parent=first, cells={"outcome": "withdrawn", "reason": "Ya existe."}
    )

    _now, found = after(plan, decision)

    assert ["ya no está en el plan" in check.sentence for check in found] == [True]


def test_what_still_means_the_same_is_right() -> None:
    plan = Plan()
    plan.action("Crear un fondo", **WHOLE)
    last = plan.action("Usar la acción 1.1 y el eje 1", **WHOLE)

    _now, found = after(plan, Change(kind="insert", item="n", type="action", parent=plan.objective, after=last))

    assert found == []


def test_same_source_that_lost_its_neighbour_gets_the_whole_citation() -> None:
    plan = Plan()
    first = plan.action("Crear" + plan.note("OIM, Lineamientos, 2016.", "a"), **WHOLE)
    second = plan.action("Dotar" + plan.note("Ibídem.", "b"), **WHOLE)

    now, found = after(
        plan,
        Change(kind="insert", item="c", type="footnote", parent=plan.root, cells={"text": "Otra, 2017."}),
        Change(kind="insert", item="n", type="action", parent=plan.objective, after=first, cells={"text": "Abrir[^c]"}),
    )

    [check] = found
    assert (check.item, check.cell) == ("b", (second, "text"))
    assert check.fix is not None
    assert check.fix.text == "OIM, Lineamientos, 2016."
    told = checks(now, meanings(plan.workshop(), now))
    assert [each.item for each in told if each.kind == "ibid"] == ["b"]
