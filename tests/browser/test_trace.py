"""¿Qué pasó con nuestra propuesta? A delegate learns it in two clicks."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from workshop.changes import Change
from workshop.demo import demo_changes
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.consolidate import merge_actions

Keep = Callable[[list[Change]], int]


def test_delegate_learns_in_two_clicks_what_became_of_their_sentence(
    beside: Database, keep: Keep, sit_down: SitDown
) -> None:
    number = keep(demo_changes(date(2027, 3, 10)))
    plan = read_workshop(beside, number)
    both = [plan.actions_of_axis(plan.axes[0].id)[4].id, plan.actions_of_axis(plan.axes[1].id)[4].id]
    words = "Publicar y responder cada trimestre."
    commit(beside, number, COMMAND_LINE, lambda workshop, actor: merge_actions(workshop, actor, both, words))
    delegate: Page = let_in(sit_down(), invite_person(beside, "Delegada", Role.PARTICIPANT, number))
    delegate.goto(f"/?taller={number}")

    delegate.get_by_role("link", name="¿Qué pasó con nuestra propuesta?").click()
    expect(delegate.get_by_role("heading", name="Trazabilidad", level=1)).to_be_visible()
    delegate.locator("summary").filter(has_text="Designar en cada país una oficina").click()

    way = delegate.locator(".pl-way li")
    expect(way.filter(has_text="Propuesta de redacción de Isla Coral")).to_be_visible()
    expect(way.filter(has_text="Se unió con otras acciones")).to_contain_text(words)
    expect(way.last).to_contain_text("Hoy, en el plan: Acción 1.5")
