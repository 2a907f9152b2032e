from tests.two_axes import COORDINATOR, two_axes
from workshop.axis_mapping import MappedAxis, map_axes, moved_actions
from workshop.changes import Change
from workshop.items import Axis
from workshop.use_cases.consolidate import merge_actions, move_actions
from workshop.workshop import Workshop


def renamed(workshop: Workshop, axis: str, title: str) -> Workshop:
    return workshop.apply([Change(kind="set", item=axis, field="title", text=title)])


def emptied() -> Workshop:
    """Return the plan after its second axis went into the first and was deleted."""
    workshop = two_axes()
    workshop = workshop.apply(move_actions(workshop, COORDINATOR, ["manual"], "objective1", "course"))
    workshop = workshop.apply(merge_actions(workshop, COORDINATOR, ["course", "network"], "Curso en red."))
    return workshop.apply([Change(kind="delete", item="axis2")])


def test_axes_are_told_at_each_closing_and_now() -> None:
    proposed, worked = two_axes(), renamed(two_axes(), "axis1", "Protección y asistencia")
    new = Change(kind="insert", item="axis3", type="axis", parent="root", after="axis2", cells={"title": "Datos"})
    final = renamed(worked, "axis2", "Justicia").apply([new])

    mapped = map_axes(final, {"group_work": worked, "preparation": proposed})

    assert mapped == [
        MappedAxis((("1", "Protección"), ("1", "Protección y asistencia")), ("1", "Protección y asistencia")),
        MappedAxis((("2", "Investigación"), ("2", "Investigación")), ("2", "Justicia")),
        MappedAxis((None, None), ("3", "Datos")),
    ]


def test_axis_that_is_gone_names_those_in_which_its_actions_stand() -> None:
    mapped = map_axes(emptied(), {"preparation": two_axes()})

    assert mapped[1] == MappedAxis((("2", "Investigación"),), None, ("axis1",))


def test_axis_that_went_without_a_trace_names_none() -> None:
    final = two_axes().apply([Change(kind="delete", item="axis2")])

    assert map_axes(final, {"preparation": two_axes()})[1].went_to == ()


def test_moved_and_merged_actions_are_told_with_their_origins() -> None:
    workshop = emptied()

    told = [
        (each.action.text, each.origin, [(a.text, axis) for a, axis in each.originals])
        for each in moved_actions(workshop)
    ]

    assert told == [
        ("Curso en red.", None, [("Dictar un curso.[^note]", "axis1"), ("Formar una red.", "axis2")]),
        ("Escribir un manual.", "axis2", []),
    ]


def test_actions_that_stayed_are_not_told() -> None:
    assert list(moved_actions(two_axes())) == []
    assert [axis.id for axis in two_axes().children("root", Axis)] == ["axis1", "axis2"]
