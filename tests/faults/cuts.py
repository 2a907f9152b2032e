"""Fault 12: the way to the server is cut, or turns into a black hole, while somebody types."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Page, expect

from storage.database import Database
from storage.history import entries_of
from storage.workshops import read_workshop
from tests.browser.matrix_page import cell, expect_saved
from tests.faults.proxy import Proxy
from tests.faults.verdict import Verdict
from tests.pages.api.conftest import Written
from workshop.items import Action

NOTICED = 10_000  # ms until a page must say that it is offline, as the fault suite has it
SETTLED = 5_000  # ms after the return until database and screen must agree
Kind = Literal["cut", "black hole"]


class Wire:
    """A way to the server, run beside the browser, that can be cut and mended."""

    def __init__(self, loop: asyncio.AbstractEventLoop, proxy: Proxy) -> None:
        self._loop, self._proxy = loop, proxy
        self.url = proxy.url

    def cut(self, kind: Kind) -> None:
        """Let nothing through."""
        self._loop.call_soon_threadsafe(self._proxy.refuse if kind == "cut" else self._proxy.hold)

    def mend(self) -> None:
        """Let all through."""
        self._loop.call_soon_threadsafe(self._proxy.let_through)


@contextmanager
def wire_to(port: int) -> Iterator[Wire]:
    """Lay a wire to a server's port for as long as it is needed."""
    loop = asyncio.new_event_loop()
    laid: list[Wire] = []
    ready = threading.Event()
    over = asyncio.Event()

    async def serve() -> None:
        async with Proxy(port).open() as proxy:
            laid.append(Wire(loop, proxy))
            ready.set()
            await over.wait()

    def run() -> None:
        try:
            loop.run_until_complete(serve())
        finally:
            loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield laid[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)


def type_through_cut(
    page: Page, wire: Wire, kind: Kind, seconds: float, database: Database, written: Written
) -> Verdict:
    """Type for as long as the cut lasts, and on after it; hold screen and database against what was typed."""
    verdict = Verdict(1)
    box = cell(page, "Acción 1")
    box.click()
    page.keyboard.press("Control+End")
    typed = box.inner_text()
    wire.cut(kind)
    end, number, is_noticed = time.monotonic() + seconds, 0, False
    while time.monotonic() < end:
        number += 1
        typed += _type(page, f" {kind.replace(' ', '')}{number}")
        if not is_noticed and seconds * 1000 > NOTICED:
            expect(page.locator(".pl-save")).to_contain_text("conexión", timeout=NOTICED)
            is_noticed = True
        page.wait_for_timeout(min(1_000, max(0.0, (end - time.monotonic()) * 1000)))  # people think between words
    wire.mend()
    typed += _type(page, " de vuelta")
    expect_saved(page, timeout=SETTLED)
    shown, kept = box.inner_text(), read_workshop(database, written.id).find(written.action, Action).text
    verdict.acknowledged = len(kept)
    verdict.lost = max(0, len(typed) - len(kept))
    verdict.misplaced = int(shown != typed) + int(kept != typed)
    verdict.twice = _twice(database, written)
    return verdict


def _type(page: Page, text: str) -> str:
    page.keyboard.type(text, delay=15)
    return text


def _twice(database: Database, written: Written) -> int:
    """Count texts that were kept more than once."""
    entries = database.read(lambda db: entries_of(db, written.id, [written.action], "text"))
    texts = [entry.change.text for entry in entries if entry.change.kind == "set"]
    return len(texts) - len(set(texts))
