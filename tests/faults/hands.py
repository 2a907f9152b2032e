"""Fault 11: hands that type while the page is reloaded, its tab closed, or the whole browser killed."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from storage.database import Database
from storage.workshops import read_workshop
from tests.browser.conftest import LAPTOP, QUIET, let_in
from tests.browser.matrix_page import RETURN, cell, expect_saved, open_matrix, wait_for_matrix
from tests.faults.verdict import Verdict
from tests.pages.api.conftest import Written
from workshop.items import Action

SECOND = 1.0  # what a killed browser may take with it, as the fault suite has it
_LETTERS = "abcdefghijklmnñopqrstuvwxyzáéíóú"


@dataclass
class Typed:
    """What was typed, and how much of it by which moment of the clock."""

    text: str = ""
    moments: list[tuple[float, int]] = field(default_factory=list)

    def add(self, letters: str) -> None:
        """Note that these letters were typed just now."""
        self.text += letters
        self.moments.append((time.monotonic(), len(self.text)))

    def by(self, moment: float) -> int:
        """Return how many letters had been typed by a moment."""
        return max((length for when, length in self.moments if when <= moment), default=0)


class Computer:
    """A computer whose browser can be killed and started again, with all that its disk has kept."""

    def __init__(self, playwright: Playwright, chromium: str, folder: Path, url: str, token: str) -> None:
        self._playwright, self._chromium, self._folder, self._url = playwright, chromium, folder, url
        self._context = self._start()
        let_in(self._context.new_page(), token)
        self._cookies = self._context.cookies()

    def open(self, workshop: int) -> Page:
        """Open the matrix in a new tab; leaving it is never refused."""
        page = self._context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return open_matrix(page, workshop)

    def kill(self) -> None:
        """End the browser at once and start it again. The cookie, which it keeps on disk but twice a minute, is given
        back.
        """
        os.kill(self._process(), signal.SIGKILL)
        self._context = self._start()
        self._context.add_cookies([{**cookie} for cookie in self._cookies])  # type: ignore[typeddict-item]

    def close(self) -> None:
        """Close the browser."""
        self._context.close()

    def _start(self) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            self._folder,
            executable_path=self._chromium,
            args=QUIET,
            base_url=self._url,
            locale="es-CR",
            viewport=LAPTOP,
        )

    def _process(self) -> int:
        sign = f"--user-data-dir={self._folder}".encode()
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                words = path.read_bytes().split(b"\0")
                if sign in words and not any(word.startswith(b"--type=") for word in words):
                    return int(path.parent.name)
        raise RuntimeError("the browser is not running")


Strike = Callable[[Computer, Page, int], Page]


def reload(computer: Computer, page: Page, workshop: int) -> Page:
    """Reload the page."""
    page.reload()
    wait_for_matrix(page)
    return page


def close_tab(computer: Computer, page: Page, workshop: int) -> Page:
    """Close the tab and open the matrix in another."""
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    return computer.open(workshop)


def kill_browser(computer: Computer, page: Page, workshop: int) -> Page:
    """Kill the browser and open the matrix in the next one."""
    computer.kill()
    return computer.open(workshop)


def type_through(computer: Computer, database: Database, written: Written, strikes: Sequence[Strike]) -> Verdict:
    """Type in one cell, some forty letters before each strike; hold the screen and the database against what was typed.

    After a reload or a closed tab every letter has to be there, after a kill all but those of the last second.
    """
    verdict, chance = Verdict(len(strikes)), random.Random(11)
    page = computer.open(written.id)
    typed = Typed(cell(page, "Acción 1").inner_text())
    for strike in strikes:
        _type(page, typed, chance)
        moment = time.monotonic()
        page = strike(computer, page, written.id)
        _come_to_rest(page, verdict)
        found = cell(page, "Acción 1").inner_text()
        sure = typed.by(moment - SECOND) if strike is kill_browser else len(typed.text)
        verdict.lost += max(0, sure - len(found))
        verdict.misplaced += not typed.text.startswith(found)
        typed = Typed(found)
    verdict.acknowledged = len(typed.text)
    kept = read_workshop(database, written.id).find(written.action, Action).text
    verdict.faults += [] if kept == typed.text else [f"kept {kept!r}, shown {typed.text!r}"]
    return verdict


def _type(page: Page, typed: Typed, chance: random.Random) -> None:
    cell(page, "Acción 1").click()
    page.keyboard.press("Control+End")
    for _ in range(chance.randint(5, 10)):
        word = " " + "".join(chance.choices(_LETTERS, k=chance.randint(2, 8)))
        page.keyboard.type(word, delay=chance.choice((0, 4, 60)))
        typed.add(word)


def _come_to_rest(page: Page, verdict: Verdict) -> None:
    """Wait until nothing is left in the outboxes of this computer and the page says that all is saved."""
    deadline = time.monotonic() + RETURN / 1000
    while page.evaluate(_LEFT):
        if time.monotonic() > deadline:
            verdict.faults.append("an outbox that was never emptied")
            break
    expect_saved(page)


# How many records all pages of this computer have not sent yet.
_LEFT = """() => new Promise((resolve) => {
    const copies = Object.keys(localStorage).filter((key) => key.startsWith("plenaria-outbox-")).length;
    const opening = indexedDB.open("plenaria-outbox");
    opening.onsuccess = () => {
        const counting = opening.result.transaction("records").objectStore("records").count();
        counting.onsuccess = () => {
            opening.result.close();
            setTimeout(() => resolve(copies + counting.result), 100);
        };
    };
})"""
