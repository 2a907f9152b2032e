"""Logos sent over a real server: who may, what is refused and in which words, and who sees them."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import httpx
import pytest
from sqlalchemy import func, select

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written, keep_workshop
from tests.pictures import boundless_png, jpeg, png
from workshop.permissions import COMMAND_LINE
from workshop.pictures import LIMIT
from workshop.use_cases.prepare_workshop import LOGOS, add_logo


def send(
    client: httpx.Client, workshop: int, content: bytes, name: str = "escudo.png", **headers: str
) -> httpx.Response:
    sent = {"content-type": "image/png"} | headers
    return client.post(f"/api/workshops/{workshop}/logos", params={"name": name}, content=content, headers=sent)


def kept(database: Database, workshop: int) -> list[tuple[str, str]]:
    return [(logo.name, logo.file) for logo in read_workshop(database, workshop).logos]


def files(database: Database) -> int:
    return database.read(lambda db: db.scalar(select(func.count()).select_from(tables.file)))


@pytest.mark.parametrize(("content", "media_type"), [(png(9, 5), "image/png"), (jpeg(), "image/jpeg")])
def test_logo_is_kept_and_shown(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, beside: Database, content: bytes, media_type: str
) -> None:
    answer = send(coordinator, written.id, content, "Escudo del «Foro» ñ.final.png")

    logo = read_workshop(beside, written.id).logos[0]
    assert (answer.status_code, answer.json()) == (201, {"logo": logo.id, "revision": 2})
    assert logo.name == "Escudo del «Foro» ñ.final"
    shown = reader.get(f"/api/workshops/{written.id}/files/{logo.file}")
    assert (shown.status_code, shown.content) == (200, content)
    assert shown.headers["content-type"] == media_type
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["content-disposition"] == "inline"
    assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("content", "status", "error"),
    [
        (b"", 415, "NotAPicture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415, "NotAPicture"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", 415, "NotAPicture"),
        (png()[:-20], 400, "DamagedPicture"),
        (boundless_png(40_000, 1_001), 400, "PictureTooLarge"),
        (png() + bytes(LIMIT), 413, "PictureTooHeavy"),
    ],
)
def test_what_is_no_fit_picture_is_refused_in_words(
    coordinator: httpx.Client, written: Written, beside: Database, content: bytes, status: int, error: str
) -> None:
    before = files(beside)

    answer = send(coordinator, written.id, content)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json()["message"].endswith(".")
    assert (kept(beside, written.id), files(beside)) == ([], before)


def test_declared_type_counts_for_nothing(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    answer = send(coordinator, written.id, png(), "a.svg", **{"content-type": "image/svg+xml"})

    file = kept(beside, written.id)[0][1]
    assert answer.status_code == 201
    assert coordinator.get(f"/api/workshops/{written.id}/files/{file}").headers["content-type"] == "image/png"


def test_ninth_logo_is_refused(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    for width in range(1, LOGOS + 1):
        assert send(coordinator, written.id, png(width)).status_code == 201

    answer = send(coordinator, written.id, png(99))

    assert (answer.status_code, answer.json()["error"]) == (409, "TooManyLogos")
    assert len(kept(beside, written.id)) == LOGOS


def test_logo_without_a_name_gets_one(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    for name in ("", " .png", "sin punto"):
        assert send(coordinator, written.id, png(), name).status_code == 201

    assert [name for name, _file in kept(beside, written.id)] == ["Logo", "Logo", "sin punto"]


@pytest.mark.parametrize("who", ["writer", "reader"])
def test_logos_are_the_coordinations(
    who: str, request: pytest.FixtureRequest, written: Written, beside: Database
) -> None:
    answer = send(request.getfixturevalue(who), written.id, png())

    assert (answer.status_code, answer.json()["error"]) == (403, "Forbidden")
    assert kept(beside, written.id) == []


def test_logo_from_a_foreign_page_is_refused(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    answer = send(coordinator, written.id, png(), origin="https://example.org")

    assert (answer.status_code, kept(beside, written.id)) == (403, [])


def test_files_are_for_who_may_read_the_workshop(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, beside: Database
) -> None:
    other = keep_workshop(beside)
    for workshop in (written.id, other.id):
        send(coordinator, workshop, png())
    here, there = kept(beside, written.id)[0][1], kept(beside, other.id)[0][1]
    stranger = httpx.Client(base_url=reader.base_url)

    addresses: list[tuple[Callable[[str], httpx.Response], str]] = [
        (reader.get, f"/api/workshops/{other.id}/files/{there}"),
        (reader.get, f"/api/workshops/{written.id}/files/{there}"),
        (reader.get, f"/api/workshops/{written.id}/files/nobody"),
        (stranger.get, f"/api/workshops/{written.id}/files/{here}"),
    ]

    assert [get(address).status_code for get, address in addresses] == [404, 404, 404, 401]
    stranger.close()


def test_plan_shows_the_logos(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    send(coordinator, written.id, png(30, 9))
    commit(beside, written.id, COMMAND_LINE, lambda w, a: add_logo(w, a, "0" * 32, "Sin imagen"))

    answer = coordinator.get(f"/api/workshops/{written.id}/plan.docx")

    with ZipFile(BytesIO(answer.content)) as package:
        media = {name: package.read(name) for name in package.namelist() if "media" in name}
    assert media == {"word/media/picture1.png": png(30, 9)}
