"""Templates sent over a real server: who may, what is refused in which words, and what becomes of the documents."""

from io import BytesIO

import docx
import httpx

from storage.database import Database
from storage.workshops import read_workshop
from tests.exports.word.institutions import HEADER, bomb, default_template, with_macros
from tests.pages.api.conftest import Written
from tests.pictures import png
from workshop.pictures import LIMIT


def send(client: httpx.Client, workshop: int, content: bytes) -> httpx.Response:
    return client.post(f"/api/workshops/{workshop}/template", params={"name": "Hoja ñ.docx"}, content=content)


def test_template_is_kept_and_documents_are_made_upon_it(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, beside: Database
) -> None:
    answer, refused = send(coordinator, written.id, default_template()), send(reader, written.id, default_template())

    template = read_workshop(beside, written.id).facts.template
    assert (answer.status_code, answer.json()) == (201, {"template": template, "revision": 2})
    assert refused.status_code == 403
    for name in ("plan", "agenda"):
        made = reader.get(f"/api/workshops/{written.id}/{name}.docx")
        assert docx.Document(BytesIO(made.content)).sections[0].header.paragraphs[0].text == HEADER


def test_what_is_no_template_is_refused_in_words(coordinator: httpx.Client, written: Written, beside: Database) -> None:
    found = [
        send(coordinator, written.id, content)
        for content in (png(), b"PK\x03\x04", with_macros(default_template()), bomb(), bytes(11 * 1024**2))
    ]

    assert [answer.json()["error"] for answer in found] == [
        "NotAWordDocument",
        "ArchiveDamaged",
        "DocumentWithMacros",
        "ArchiveTooLarge",
        "DocumentTooLarge",
    ]
    assert all(answer.json()["message"] for answer in found)
    assert read_workshop(beside, written.id).facts.template is None


def test_logo_of_forty_megabytes_is_refused_in_words(coordinator: httpx.Client, written: Written) -> None:
    answer = coordinator.post(f"/api/workshops/{written.id}/logos?name=x.png", content=png() + bytes(40 * LIMIT // 2))

    assert answer.status_code == 413
    assert answer.json()["message"] == "La imagen pesa más de 2 MB, que es el máximo. Redúzcala y vuelva a subirla."
