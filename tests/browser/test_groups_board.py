"""The board of the groups by hand: a card is dragged, sent on by the keyboard and pinned, and stays in a new split."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from storage.database import Database
from storage.workshops import read_workshop
from workshop.changes import Change
from workshop.items import Axis, Delegation, Facts, Member, Participant, WorkingGroup
from workshop.new_items import NewItems
from workshop.workshop import Workshop


def room() -> list[Change]:
    """Return a workshop of two groups and eight people of two delegations, none of whom has a place."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller de prueba")
    delegations = [new.add(Delegation, root, code=code, name=code) for code in ("NOR", "SUR")]
    for number in (1, 2):
        axis = new.add(Axis, root, title=f"Eje {number}")
        new.add(WorkingGroup, axis, name=f"Grupo {number}")
    for number in range(8):
        new.add(Participant, root, name=f"Persona {number}", delegation=delegations[number % 2])
    return new.changes


def places(workshop: Workshop) -> dict[str, int]:
    """Return each placed person's name and the number of their group."""
    return {
        person.name: number
        for number, group in enumerate(workshop.groups(), 1)
        for person in workshop.members(group.id)
    }


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def test_card_is_dragged_sent_on_and_pinned_and_stays_when_the_others_are_distributed(
    beside: Database, keep: Callable[[list[Change]], int], coordinator: Page
) -> None:
    number = keep(room())
    coordinator.set_viewport_size({"width": 1366, "height": 1000})  # nothing scrolls between press and drop
    coordinator.goto(f"/grupos?taller={number}")
    card = coordinator.get_by_role("checkbox", name="Persona 3")
    expect(card).to_be_visible()
    expect(coordinator.get_by_role("button", name="Repartir", exact=True)).to_be_visible()

    card.drag_to(column(coordinator, "Grupo 1"), target_position={"x": 60, "y": 40})
    expect(coordinator.get_by_text("Se ubicó a una persona en Grupo 1")).to_be_visible()
    expect(column(coordinator, "Grupo 1").get_by_role("checkbox")).to_have_count(1)

    card.focus()
    coordinator.keyboard.press("Alt+ArrowRight")
    expect(coordinator.get_by_text("Se ubicó a una persona en Grupo 2")).to_be_visible()
    assert places(read_workshop(beside, number)) == {"Persona 3": 2}

    card.click()
    coordinator.get_by_role("button", name="Fijar", exact=True).click()
    expect(column(coordinator, "Grupo 2").get_by_role("img", name="Lugar fijo")).to_be_visible()

    coordinator.get_by_role("button", name="Repartir a quienes no tienen grupo").click()
    expect(coordinator.get_by_text("Reparto hecho en")).to_be_visible()
    coordinator.get_by_role("button", name="Repartir de nuevo lo no fijo").click()
    # One time in eighteen the new split is the one that stands.
    again = coordinator.get_by_text("Se repartió de nuevo a quienes no tienen lugar fijo.")
    expect(again.or_(coordinator.get_by_text("No había nada que cambiar."))).to_be_visible()

    workshop = read_workshop(beside, number)
    pinned = [each for group in workshop.groups() for each in workshop.children(group.id, Member) if each.pinned]
    assert places(workshop)["Persona 3"] == 2
    assert sorted(places(workshop).values()) == [1] * 4 + [2] * 4
    assert len(pinned) == 1
