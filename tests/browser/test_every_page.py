"""Every page, in both languages: it opens whole, fits a laptop and a phone, and asks nobody outside."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from storage.commit import create
from storage.database import Database
from storage.people import choose_language, invite_person, person_of_link
from tests.browser.conftest import LAPTOP, Launch, let_in
from tests.pages.api.conftest import keep_workshop
from tests.served import Server
from workshop.demo import demo_changes
from workshop.permissions import COMMAND_LINE, Role

SIZES: dict[str, Any] = {"laptop": LAPTOP, "phone": {"width": 390, "height": 844}}
LOCALES = {"es": "es-CR", "en": "en-US"}
FIRST = "es"
SCREEN = "pantalla"
_PREPARATION = "taller agenda materiales personas asistencia grupos accesos historial"
_PLENARY = f"agenda-en-curso {SCREEN} notas acuerdos"
PAGES = f" matriz {_PREPARATION} {_PLENARY} consolidacion por-revisar trazabilidad borrador documentos".split(" ")
# Reached from another page, or in the menu of those alone who do the same on no larger page.
UNLISTED = ["versiones", "presentar", "propuestas", "textos"]
# What comes last on a page, by its role.
MAIN: dict[str, Any] = {SCREEN: "region", "matriz": "table", "versiones": "table", "consolidacion": "checkbox"}
BROKEN = re.compile("Algo falló|Something failed|Something went wrong|Traceback")

# Streamlit asks below the page's own address first for what lies at the root, and is answered 404: so it is made.
PROBES = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")

# How far the page can be scrolled sideways, in px: the document, or any box around the element.
SIDEWAYS = """(element) => {
    const boxes = [document.documentElement];
    for (let box = element; box; box = box.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(box).overflowX)) boxes.push(box);
    }
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
}"""


@dataclass
class Seen:
    """What a walk through all pages met; `faults` by page, hosts as `name:port`."""

    here: str
    menu: list[str] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    net_log: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def demo(beside: Database) -> int:
    """Keep the example in the server's database, beside another workshop: none opens by itself."""
    keep_workshop(beside)
    return create(beside, COMMAND_LINE, demo_changes(date.today()))


@pytest.fixture(scope="module")
def seen(launch: Launch, server: Server, beside: Database, demo: int, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Walk through all pages once, in a browser of its own that writes down whom it talks to."""
    log = tmp_path_factory.mktemp("net") / "log.json"
    browser = launch(f"--log-net-log={log}")
    seen = Seen(here=urlsplit(server.url).netloc)
    for language, locale in LOCALES.items():
        token = invite_person(beside, "Ana", Role.COORDINATOR)
        context = browser.new_context(base_url=server.url, viewport=LAPTOP, locale=locale)
        context.on("request", lambda asked: seen.asked.add(host_of(asked.url)))
        walk = Walk(context.new_page(), seen, language)
        walk.outside(token)
        if language == FIRST:
            choose_language(beside, person_of_link(beside, token).id, language)
            walk.inside(token, demo)
        context.close()
    browser.close()
    seen.net_log = hosts_in(log, seen.here)
    return seen


class Walk:
    """One visitor's way through the pages; what is wrong with one is kept by its name and language."""

    def __init__(self, page: Page, seen: Seen, language: str) -> None:
        self.page, self.seen, self.language = page, seen, language
        self.said: list[str] = []
        page.on("console", lambda message: self.said.extend(complaint(message)))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def outside(self, token: str) -> None:
        """Open the pages of who has not entered."""
        self.open("outside", "/")
        self.open("link", f"/entrar/{token}")
        self.open("room", "/sala")

    def inside(self, token: str, demo: int) -> None:
        """Enter, and open the page without a workshop and every page of the example, each in both languages.

        A page opens in one of them and is put into the other where it stands; so it goes by turns.
        """
        let_in(self.page, token)
        self.open_both("no workshop", "/")
        for name in (*PAGES, *UNLISTED):
            if name and name != SCREEN:  # opened below, on the way from one language to the other
                self.open_both(name, f"/{name}?taller={demo}")
        for _language in LOCALES:
            for name in ("salir", "otro-dispositivo", SCREEN):
                self.open(name, f"/{name}?taller={demo}")
            self.open_both("", f"/?taller={demo}")
        self.seen.menu = menu_of(self.page)

    def open_both(self, name: str, address: str) -> None:
        self.open(name, address)
        self.switch()
        self.look(name)

    def open(self, name: str, address: str) -> None:
        self.said.clear()
        self.page.goto(address)
        self.look(name)

    def switch(self) -> None:
        """Choose the other language, as people do at the top of every page."""
        self.said.clear()
        self.language = next(each for each in LOCALES if each != self.language)
        self.page.get_by_role("radio", name=self.language.upper(), exact=True).click(force=True)

    def look(self, name: str) -> None:
        faults = [*faults_of(self.page, name, self.language), *self.said]
        if faults:
            self.seen.faults[f"{name} ({self.language})"] = faults


def faults_of(page: Page, name: str, language: str) -> Iterator[str]:
    """Say what is wrong with a page once it is whole."""
    main = page.get_by_role(MAIN.get(name, "heading")).first
    try:
        main.wait_for()
        page.wait_for_function("(language) => document.documentElement.lang === language", arg=language)
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    except (Late, AssertionError) as late:
        yield f"never whole: {str(late).splitlines()[0]}; lang={page.locator('html').get_attribute('lang')}"
        return
    if page.get_by_test_id("stException").count() or page.get_by_text(BROKEN).count():
        yield "shows an error"
    titles = page.get_by_role("heading", level=1).all_inner_texts()
    if name != SCREEN and len(titles) != 1:
        yield f"titles: {titles}"
    yield from too_wide(page, main if name == SCREEN else page.get_by_role("main"))


def too_wide(page: Page, around: Locator) -> Iterator[str]:
    """Say by how much a page is wider than its window, as it opens and once that is as narrow as a phone."""
    box = around.first.element_handle()
    for screen, size in SIZES.items():
        page.set_viewport_size(size)
        try:  # what is drawn anew by a script is done so a few frames later
            page.wait_for_function(f"(element) => ({SIDEWAYS})(element) <= 0", arg=box, timeout=10_000)
        except Late:
            yield f"{box.evaluate(SIDEWAYS)} px too wide on a {screen}"
    page.set_viewport_size(LAPTOP)


def complaint(message: ConsoleMessage) -> list[str]:
    """Return what the console says if it is an error of ours."""
    where = str(message.location.get("url", ""))
    return [f"{message.text} {where}"] if message.type == "error" and not PROBES.search(urlsplit(where).path) else []


def menu_of(page: Page) -> list[str]:
    links = page.get_by_role("navigation").get_by_role("link")
    links.first.wait_for(state="attached")
    return links.evaluate_all("(links) => links.map((link) => new URL(link.href).pathname.slice(1))")


def host_of(url: str) -> str:
    """Return name and port of an address; "" for what is no host, as data and blobs."""
    return urlsplit(url).netloc


def hosts_in(log: Path, here: str) -> set[str]:
    """Return every host that Chromium's network log names for pages from `here`: asked, looked up, or prepared for.

    What the browser asks for on its own behalf, with or without pages, bears another site or none.
    """
    found = set()
    for event in json.loads(log.read_text())["events"]:
        params = event.get("params", {})
        keys = ("initiator", "network_isolation_key", "network_anonymization_key")
        if any(urlsplit(f"//{here}").hostname in str(params.get(key, "")) for key in keys):
            found |= {host_of(str(params[key])) for key in ("url", "host") if key in params}
    return found


def test_every_page_opens_whole_and_fits(seen: Seen) -> None:
    assert seen.faults == {}


def test_the_menu_leads_to_every_page(seen: Seen) -> None:
    assert seen.menu == list(PAGES)


def test_no_request_leaves_the_host(seen: Seen) -> None:
    assert seen.asked - {""} == {seen.here}
    assert seen.net_log - {""} == {seen.here}


def test_the_network_log_tells_of_a_request_to_another_host(launch: Launch, server: Server, tmp_path: Path) -> None:
    browser = launch(f"--log-net-log={tmp_path / 'log.json'}")
    page = browser.new_page(base_url=server.url)
    page.goto("/salir")
    with page.expect_popup() as opened:
        page.evaluate("window.open('http://elsewhere.invalid/')")
    opened.value.wait_for_load_state()
    browser.close()

    assert "elsewhere.invalid" in hosts_in(tmp_path / "log.json", urlsplit(server.url).netloc)
