"""08:10 in the room: how long forty people take from scanning their QR to their own page, five of them in browsers."""

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from storage.database import Database
from storage.people import invite_person
from tests.bench.arrival import Arrivals, admit_together, come_in, crowd, keep_morning, see_own_page, shut_out
from tests.browser.conftest import QUIET, let_in
from tests.served import Server
from workshop.permissions import Role

HEADER = (
    "08:10 in the room",
    "in s",
    "own page after p50 s",
    "p95 s",
    "in a browser p50 s",
    "last s",
    "wrong",
    "blank after revoking ms",
)
_SCREENS = [(390, 844), (1366, 768), (390, 844), (390, 844), (1366, 768)]


def rows() -> list[tuple[str, ...]]:
    """Return the one row; admitting those who wait is one click of the coordinator's, once all of them are there."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["PLENARIA_DATA"] = folder
        server, database = Server(Path(folder)), Database(f"sqlite:///{folder}/plenaria.db")
        try:
            return [_row(server, database, playwright)]
        finally:
            database.close()
            server.stop()
            del os.environ["PLENARIA_DATA"]


def _row(server: Server, database: Database, playwright: Playwright) -> tuple[str, ...]:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)

    def sit_down(width: int, height: int) -> Page:
        size = {"width": width, "height": height}
        return browser.new_context(base_url=server.url, viewport=size, locale="es-CR").new_page()  # type: ignore[arg-type]

    morning = keep_morning(database)
    coordinator = let_in(sit_down(1366, 768), invite_person(database, "Coordinación", Role.COORDINATOR))
    coordinator.goto(f"/accesos?taller={morning.number}")
    coordinator.get_by_role("heading", name="Accesos").wait_for()
    pages, seen = [sit_down(*each) for each in _SCREENS], Arrivals()
    began = time.perf_counter()
    with crowd(server.url, morning, morning.people[len(pages) :]) as others:
        own = [(page, come_in(page, morning, who), who) for page, who in zip(pages, morning.people, strict=False)]
        admit_together(coordinator, morning.at_the_door)
        for page, scanned, who in own:
            see_own_page(page, scanned, who, seen)
    took = time.perf_counter() - began
    blank = shut_out(database, morning.number, pages[0])
    browser.close()
    every = seen.seconds + others.seconds
    for wrong in [*seen.wrong, *others.wrong][:5]:
        print("  wrong:", wrong)
    return (
        f"{len(every)} people, {morning.at_the_door} of them by the code",
        f"{took:.1f}",
        f"{statistics.median(every):.1f}",
        f"{statistics.quantiles(every, n=20)[-1]:.1f}",
        f"{statistics.median(seen.seconds):.1f}",
        f"{max(every):.1f}",
        str(len(seen.wrong) + len(others.wrong)),
        f"{blank * 1000:.0f}",
    )
