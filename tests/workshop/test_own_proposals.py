"""What is somebody's own, or their delegation's; and which text of the plan the room is looking at."""

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.own_proposals import in_the_room, own_proposals
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import decidables
from workshop.use_cases.show_screen import show_on_screen


def test_own_proposals_are_those_one_made_and_those_of_the_delegation():
    workshop = two_axes()
    workshop = workshop.apply([Change(kind="set", item="root", field="stage", text="plenary")])
    for actor, text, delegation in (
        (READER, "Una.", None),
        (WRITER, "Dos.", "norte"),
        (COORDINATOR, "Tres.", "sur"),
        (COORDINATOR, "Cuatro.", None),
    ):
        workshop = workshop.apply(propose(workshop, actor, "guide", text, delegation=delegation))

    def of(delegation: str | None) -> list[str]:
        return sorted(each.text for each in own_proposals(workshop, READER, delegation))

    assert (of("norte"), of("sur"), of(None)) == (["Dos.", "Una."], ["Tres.", "Una."], ["Una."])


def test_proposals_on_what_was_deleted_are_left_out():
    workshop = two_axes()
    workshop = workshop.apply(propose(workshop, COORDINATOR, "guide", "Otra."))

    gone = workshop.apply([Change(kind="delete", item="guide")])

    assert own_proposals(gone, COORDINATOR, None) == []


def test_room_looks_at_the_first_text_of_the_item_on_the_screen():
    workshop = two_axes()
    items = list(decidables(workshop))

    def seen(*scene: str) -> str | None:
        shown = workshop.apply(show_on_screen(workshop, COORDINATOR, *scene))
        found = in_the_room(shown, items)
        return found.key if found else None

    assert [seen("action", "course"), seen("axis", "axis2"), seen("plan"), seen("welcome")] == [
        "course",
        "axis2.title",
        None,
        None,
    ]
