"""A browser for the tests of one worker, and people who sit down, each at a computer of their own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect, sync_playwright

from storage.commit import create
from storage.database import Database
from storage.people import invite_person
from tests.browser.computers import Computer, Computers
from tests.browser.matrix_page import open_matrix
from tests.served import Server
from tests.small_workshop import Written
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Role

# Without these Chromium itself talks to its maker: updates, the meaning of form fields, models, the time; and each
# computer begins by loading what its address bar would unfold, at the cost of half a page of ours.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-features=AutofillServerCommunication,HttpsUpgrades,"
    "MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,"
    "WebUIOmniboxAimPopup,WebUIOmniboxPopup"
).split()
# No page stands long enough for its code to be worth optimizing: that takes a tenth of what opening a page costs.
QUIET.append("--js-flags=--no-opt --no-maglev")
PATIENCE = 20_000  # ms for anything that has to appear, on a machine that does much else
LAPTOP: dict[str, Any] = {"width": 1366, "height": 768}
USUAL: dict[str, Any] = {"viewport": LAPTOP, "locale": "es-CR"}

Launch = Callable[..., Browser]
SitDown = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return what drives browsers; there may be but one in a process."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def launch(playwright: Playwright, require_tool: Callable[[str], str]) -> Launch:
    """Return how to start a browser of one's own, with further arguments; whoever starts it closes it."""
    path = require_tool("chromium")
    return lambda *arguments: playwright.chromium.launch(executable_path=path, args=[*QUIET, *arguments])


@pytest.fixture(scope="session")
def chromium(launch: Launch) -> Iterator[Browser]:
    """Return the machine's Chromium, started once."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture
def keep(beside: Database) -> Callable[[list[Change]], int]:
    """Return how to keep a workshop made of inserts; it answers its number."""
    return lambda changes: create(beside, COMMAND_LINE, changes)


@pytest.fixture(scope="session")
def computers(chromium: Browser, server: Server) -> Iterator[Computers]:
    """Return the laptops in front of the server."""
    computers = Computers(chromium, server.url, base_url=server.url, **USUAL)
    yield computers
    computers.close()


@pytest.fixture
def sit_down(chromium: Browser, server: Server, computers: Computers) -> Iterator[SitDown]:
    """Return how somebody sits down at a computer of their own: a page that knows of no other's cookies or outbox."""
    taken: list[Computer] = []
    own: list[BrowserContext] = []

    def sit_down(**options: Any) -> Page:
        if options:
            own.append(chromium.new_context(**({"base_url": server.url} | USUAL | options)))
            own[-1].set_default_timeout(PATIENCE)
            return own[-1].new_page()
        taken.append(computers.take())
        taken[-1].context.set_default_timeout(PATIENCE)
        return taken[-1].open_page()

    yield sit_down
    for computer in taken:
        computers.give_back(computer)
    for context in own:
        context.close()


@pytest.fixture
def coordinator(beside: Database, sit_down: SitDown) -> Page:
    """Return the page of somebody who may do everything everywhere, still blank."""
    return let_in(sit_down(), invite_person(beside, "Coordinación", Role.COORDINATOR))


@pytest.fixture
def writer(beside: Database, sit_down: SitDown, written: Written) -> Page:
    """Return the page of somebody who writes the first axis of the small workshop, at its matrix."""
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    return open_matrix(let_in(sit_down(), token), written.id)


def enter(page: Page, link: str) -> Page:
    """Enter by a personal link as people do: open it, press the button, see the first page."""
    page.goto(link)
    page.get_by_role("button", name="Entrar").click()
    page.get_by_role("heading", level=1).wait_for()
    return page


def let_in(page: Page, token: str) -> Page:
    """Enter by the token of a personal link without looking at a page."""
    answer = page.context.request.post(f"/entrar/{token}", max_redirects=0)
    assert answer.status == 303, answer.text()
    return page


def field(page: Page | Locator, label: str, *, exact: bool = False) -> Locator:
    """Return a field by its label, the one of the present run.

    Until a run ends, Streamlit keeps beside a field that was replaced, unseen, the one that stood there before.
    """
    return page.locator(".stElementContainer:not([data-retained])").get_by_label(label, exact=exact)


def at_rest(page: Page) -> Page:
    """Wait until the run that showed what one sees is at its end: till then, what stands further down may go."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return page
