"""The matrix opened and written in, at 40 and at 500 rows of one axis, against the same rows as bare grid divs."""

import contextlib
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from storage.commit import create
from storage.database import Database
from storage.people import invite_person
from tests.bench.plans import plan_of_one_axis
from tests.browser.conftest import LAPTOP, QUIET
from tests.needs import TOOLS
from tests.served import Server
from workshop.permissions import COMMAND_LINE, Role

OPENINGS = 7
KEYS = 80
HEADER = ("matrix of one axis", "open ms", "p95", "times bare", "key to paint ms", "p95", "times bare")
_CELLS = 5  # of a row: number, three texts, menu

# From a key to the frame that shows what it wrote: the message comes when that frame has been handed over.
_STAMP = """() => {
    window.stamps = [];
    addEventListener("keydown", (event) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => stamps.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
    }), true);
}"""
_BARE = """([rows, cells]) => new Promise((resolve) => {
    const start = performance.now();
    document.body.replaceChildren(...Array.from({ length: rows }, (_row, number) => {
        const row = document.createElement("div");
        row.style = "display:grid; grid-template-columns:3em 3fr 1.2fr 1.2fr 2em; content-visibility:auto";
        row.append(...Array.from({ length: cells }, (_cell, place) => {
            const cell = document.createElement("div");
            cell.textContent = place === 1 ? `Fortalecer el intercambio de información, acción ${number}` : "2027";
            return cell;
        }));
        return row;
    }));
    document.body.children[0].children[1].contentEditable = "plaintext-only";
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
})"""


def rows() -> list[tuple[str, ...]]:
    """Return the table's rows; the bare page is opened between the others, so that both meet the same machine."""
    path = next(filter(None, map(shutil.which, TOOLS["chromium"])), None)
    if path is None:
        return [("no Chromium here", *["–"] * (len(HEADER) - 1))]
    made = []
    with _served(path) as (server, database, browser):
        for size in (40, 500):
            number = create(database, COMMAND_LINE, plan_of_one_axis(size))
            page = _seat(browser, server, invite_person(database, "Medición", Role.COORDINATOR))
            bare = browser.new_page(viewport=LAPTOP)
            opened, plain = _take_turns(page, bare, number, size)
            typed = _type(page, "[data-key$='/text'][role=textbox] >> nth=5")
            bare_typed = _type(bare, "[contenteditable]")
            made.append(_row(f"{size} rows", opened, plain, typed, bare_typed))
            made.append(_row(f"bare divs, {size} rows", plain, plain, bare_typed, bare_typed))
            page.context.close()
            bare.close()
    return made


@contextlib.contextmanager
def _served(path: str) -> Iterator[tuple[Server, Database, Browser]]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield server, database, browser
        finally:
            browser.close()
            database.close()
            server.stop()


def _seat(browser: Browser, server: Server, token: str) -> Page:
    computer = browser.new_context(base_url=server.url, viewport=LAPTOP)
    answer = computer.request.post(f"/entrar/{token}", max_redirects=0)
    assert answer.status == 303, answer.text()
    return computer.new_page()


def _take_turns(page: Page, bare: Page, number: int, size: int) -> tuple[list[float], list[float]]:
    opened, plain = [], []
    for turn in range(OPENINGS + 1):
        page.goto(f"/matriz?taller={number}&eje=1")
        took = page.wait_for_function(
            "() => performance.getEntriesByName('plenaria-matrix-open')[0]?.duration", timeout=60_000
        )
        page.wait_for_function("count => document.querySelectorAll('.pl-action').length === count", arg=size)
        found = bare.evaluate(_BARE, [size, _CELLS])
        if turn:  # the first opening fetches the code, which a browser keeps
            opened.append(float(took.json_value()))
            plain.append(float(found))
    return opened, plain


def _type(page: Page, cell: str) -> list[float]:
    page.locator(cell).first.click()
    page.evaluate(_STAMP)
    for place in range(KEYS):
        page.keyboard.press("abcdefghij"[place % 10])
        page.wait_for_function("count => stamps.length > count", arg=place)
    found: list[float] = page.evaluate("stamps")
    return found


def _row(name: str, opened: list[float], plain: list[float], typed: list[float], bare: list[float]) -> tuple[str, ...]:
    opening = statistics.median(opened) / statistics.median(plain)
    typing = statistics.median(typed) / statistics.median(bare)
    return (name, _ms(opened), _p95(opened), f"{opening:.1f}", _ms(typed), _p95(typed), f"{typing:.1f}")


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times):.0f}"


def _p95(times: list[float]) -> str:
    return f"{sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]:.0f}"
