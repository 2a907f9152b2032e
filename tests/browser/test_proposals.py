"""Three delegations amend one action from their phones, two of them the same words; the plenary agrees on a text."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from storage.database import Database
from storage.people import invite_person
from tests.browser.conftest import SitDown, field, let_in
from workshop.changes import Change
from workshop.items import Action, Axis, Decision, Delegation, Facts, Objective, Participant
from workshop.new_items import NewItems
from workshop.permissions import Role

BASE = "Publicar una guía común para las fronteras de la región."
AGREED = "Publicar un manual y un folleto comunes para las fronteras y los aeropuertos de la región."
PROPOSED = {
    "Altamira": "Publicar un manual común para las fronteras de la región.",
    "Bahía Clara": "Publicar un folleto común para las fronteras de la región.",
    "Isla Coral": "Publicar una guía común para las fronteras y los aeropuertos de la región.",
}


def plan() -> list[Change]:
    """Return a workshop in plenary whose action alone is open and on the screen, with a delegate of each country."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller", stage="plenary")
    axis = new.add(Axis, root, title="Protección")
    objective = new.add(Objective, axis, text="Cuidar.")
    action = new.add(Action, objective, text=BASE)
    new.add(Decision, axis, outcome="adopted", field="title")
    new.add(Decision, objective, outcome="adopted")
    for name in PROPOSED:
        delegation = new.add(Delegation, root, code=name, name=name)
        new.add(Participant, root, name=f"Persona de {name}", delegation=delegation)
    shown = {"screen_scene": "action", "screen_item": action}
    return [*new.changes, *(Change(kind="set", item=root, field=name, text=text) for name, text in shown.items())]


def propose(phones: Mapping[str, Page]) -> None:
    """Have all of them rewrite the text that is in the room, look at the difference, and send it."""
    for page in phones.values():
        page.get_by_role("button", name="Proponer otra redacción").click()
    for name, page in phones.items():
        box = field(page, "Redacción que propone")
        expect(box).to_have_value(BASE)
        box.fill(PROPOSED[name])
        page.get_by_role("button", name="Ver los cambios").click()
    for page in phones.values():
        expect(page.locator(".pl-compared ins").first).to_be_visible()
        page.get_by_role("button", name="Enviar la propuesta").click()
    for page in phones.values():
        expect(page.locator(".pl-proposal .pl-item-state")).to_have_text("Por resolver")


def test_delegations_propose_two_collide_and_each_sees_what_became_of_theirs(
    beside: Database, sit_down: SitDown, keep: Callable[[list[Change]], int], coordinator: Page
) -> None:
    number = keep(plan())
    phones = {}
    for name in PROPOSED:
        token = invite_person(beside, f"Persona de {name}", Role.PARTICIPANT, number)
        phones[name] = let_in(sit_down(), token)
        phones[name].set_viewport_size({"width": 390, "height": 844})
        phones[name].goto(f"/propuestas?taller={number}", wait_until="commit")
    coordinator.goto(f"/acuerdos?taller={number}", wait_until="commit")

    propose(phones)

    expect(coordinator.get_by_role("heading", name="3 propuestas de redacción")).to_be_visible()
    collisions = coordinator.locator(".pl-warning")  # in the order in which the proposals arrived
    expect(collisions).to_have_count(2)
    for name in ("Altamira", "Bahía Clara"):
        expect(collisions.filter(has_text=f"Cambia las mismas palabras que: {name}")).to_have_count(1)
    coordinator.get_by_text("Isla Coral").click()
    coordinator.get_by_role("button", name="Aceptar la marcada").click()
    expect(coordinator.get_by_role("heading", name="2 propuestas de redacción")).to_be_visible()
    expect(phones["Isla Coral"].locator(".pl-proposal .pl-item-state")).to_have_text("Aceptada")

    coordinator.get_by_role("button", name="Escribir el texto acordado").click()
    field(coordinator, "Texto acordado").fill(AGREED)
    coordinator.get_by_role("button", name="Guardar y acordar").click()

    expect(coordinator.locator(".pl-item-wording")).to_have_text(AGREED)
    for name in ("Altamira", "Bahía Clara"):
        mine = phones[name].locator(".pl-proposal")
        expect(mine.locator(".pl-item-state")).to_have_text("Recogida en el texto acordado")
        expect(mine).to_contain_text("Decisión de la plenaria: Acordada con cambios")
        expect(mine).to_contain_text(f"El texto quedó así: {AGREED}")
