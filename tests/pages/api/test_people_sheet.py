"""Sheets of people sent over a real server: who may, what is refused, and that nothing is written by it."""

import httpx

from storage.database import Database
from storage.workshops import read_workshop
from tests.exports.sheets import hostile
from tests.pages.api.conftest import Written


def send(client: httpx.Client, workshop: int, content: bytes) -> httpx.Response:
    return client.post(f"/api/workshops/{workshop}/people-sheet", params={"name": "Lista ñ.xlsx"}, content=content)


def test_sheet_is_read_for_who_prepares_and_bad_ones_are_refused_and_nothing_is_written(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, beside: Database
) -> None:
    before = read_workshop(beside, written.id)

    good, forbidden = send(coordinator, written.id, hostile.workbook()), send(reader, written.id, hostile.workbook())
    bad = [
        send(coordinator, written.id, content)
        for content in (hostile.old_workbook(), hostile.encrypted_workbook(), b'a;b\n"c;d\n', bytes(50 * 1024**2))
    ]

    assert (good.status_code, list(good.json())) == (201, ["people"])
    assert forbidden.status_code == 403
    assert [answer.json()["error"] for answer in bad] == [
        "OldWorkbook",
        "WorkbookEncrypted",
        "BrokenQuote",
        "SheetTooLarge",
    ]
    assert all(answer.json()["message"].count(".") >= 1 and "\n" not in answer.json()["message"] for answer in bad)
    assert read_workshop(beside, written.id).revision == before.revision
