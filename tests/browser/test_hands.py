"""Short forms of faults 11 and 12, in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import cell, expect_saved, open_matrix, write
from tests.browser.test_matrix_browser import add_actions
from tests.faults.cuts import Kind, type_through_cut, wire_to
from tests.faults.hands import Computer, close_tab, kill_browser, reload, type_through
from tests.pages.api.conftest import Written
from tests.served import Server
from workshop.items import Action
from workshop.permissions import Role


@pytest.fixture
def computer(
    playwright: Playwright,
    require_tool: Callable[[str], str],
    tmp_path: Path,
    server: Server,
    beside: Database,
    written: Written,
) -> Iterator[Computer]:
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    computer = Computer(playwright, require_tool("chromium"), tmp_path, server.url, token)
    yield computer
    computer.close()


def test_letters_typed_outlive_reload_closed_tab_and_killed_browser(
    computer: Computer, beside: Database, written: Written
) -> None:
    verdict = type_through(computer, beside, written, [reload, close_tab, kill_browser, reload])

    assert verdict.held, verdict


def test_eight_tabs_of_one_browser_all_save(writer: Page, beside: Database, written: Written) -> None:
    ids = [written.action, *add_actions(beside, written, 7)]
    tabs = [writer, *(open_matrix(writer.context.new_page(), written.id) for _ in range(7))]

    for number, tab in enumerate(tabs, 1):
        tab.bring_to_front()
        write(tab, f"Acción {number}", f" desde la pestaña {number}")

    for tab in tabs:
        expect_saved(tab)
    workshop = read_workshop(beside, written.id)
    endings = [workshop.find(item, Action).text.rpartition(" desde ")[2] for item in ids]
    assert endings == [f"la pestaña {number}" for number in range(1, 9)]
    for tab in tabs:
        expect(cell(tab, "Acción 8")).to_contain_text("desde la pestaña 8")


@pytest.mark.parametrize(("kind", "seconds"), [("cut", 4), ("black hole", 12)])
def test_typing_goes_on_through_a_cut_and_a_black_hole(
    kind: Kind, seconds: float, server: Server, beside: Database, written: Written, sit_down: SitDown
) -> None:
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    with wire_to(server.port) as wire:
        page = open_matrix(let_in(sit_down(base_url=wire.url), token), written.id)

        verdict = type_through_cut(page, wire, kind, seconds, beside, written)
        page.close()

    assert verdict.held, verdict
