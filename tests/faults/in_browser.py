"""Faults 11 and 12 at full length: a server, a real browser, and hands that type on."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright, expect, sync_playwright

from storage.database import Database
from storage.people import invite_person
from tests.browser.conftest import PATIENCE
from tests.faults.cuts import Kind, type_through_cut, wire_to
from tests.faults.hands import Computer, close_tab, kill_browser, reload, type_through
from tests.faults.verdict import Verdict
from tests.pages.api.conftest import Written, keep_workshop
from tests.served import Server
from workshop.permissions import Role


@dataclass(frozen=True)
class Room:
    """A served workshop, a link into it, and what starts a browser."""

    server: Server
    database: Database
    written: Written
    playwright: Playwright
    folder: Path

    def computer(self, url: str) -> Computer:
        """Put up a computer whose person has entered and writes the first axis."""
        token = invite_person(self.database, "Relatoría", Role.RAPPORTEUR, self.written.id, [self.written.axis])
        chromium = shutil.which("chromium") or "chromium"
        return Computer(self.playwright, chromium, self.folder / "browser", url, token)


@contextmanager
def room() -> Iterator[Room]:
    """Serve a small workshop from a fresh folder."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        try:
            yield Room(server, database, keep_workshop(database), playwright, Path(folder))
        finally:
            database.close()
            server.stop()


def on_hands(tries: int) -> Verdict:
    """Try fault 11: reload, close the tab, kill the browser, in turn."""
    with room() as there:
        computer = there.computer(there.server.url)
        strikes = [(reload, close_tab, kill_browser)[number % 3] for number in range(tries)]
        verdict = type_through(computer, there.database, there.written, strikes)
        computer.close()
    return verdict


def on_cut(kind: Kind, seconds: float) -> Verdict:
    """Try fault 12: nothing gets through for so long."""
    with room() as there, wire_to(there.server.port) as wire:
        computer = there.computer(wire.url)
        page = computer.open(there.written.id)
        verdict = type_through_cut(page, wire, kind, seconds, there.database, there.written)
        page.close()
        computer.close()
    return verdict
