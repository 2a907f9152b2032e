"""08:10 in the room: forty people enter, and each sees their own name and group; `make bench` says how fast."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from storage.database import Database
from tests.bench.arrival import PEOPLE, admit_together, come_in, crowd, keep_morning, see_own_page, shut_out
from tests.browser.conftest import LAPTOP, SitDown
from tests.served import Server

PHONE = {"width": 390, "height": 844}
SCREENS = [PHONE, LAPTOP, PHONE, PHONE, LAPTOP]  # of those who come with a browser: three by their QR, two by the code


def test_forty_people_enter_each_sees_their_group_and_one_is_shut_out(
    server: Server, beside: Database, coordinator: Page, sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(Path(server.data)))
    morning = keep_morning(beside)
    coordinator.goto(f"/accesos?taller={morning.number}")
    coordinator.get_by_role("heading", name="Accesos").wait_for()
    pages = [sit_down(viewport=each) for each in SCREENS]

    with crowd(server.url, morning, morning.people[len(pages) :]) as arrivals:
        own = [(page, come_in(page, morning, who), who) for page, who in zip(pages, morning.people, strict=False)]
        admit_together(coordinator, morning.at_the_door)
        for page, scanned, who in own:
            see_own_page(page, scanned, who, arrivals)
    shut_out(beside, morning.number, pages[0])

    assert (len(arrivals.seconds), arrivals.wrong) == (PEOPLE, [])
