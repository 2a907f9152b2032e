"""Documents as PDF and as pictures of their pages, from a real server."""

import httpx

from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from tests.exports.word.tools import require_programs
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE
from workshop.pictures import read_picture


def test_pages_are_pictures_of_the_pdf_and_stay_while_others_write(
    reader: httpx.Client, written: Written, beside: Database
) -> None:
    require_programs("soffice", "pdftoppm")
    address = f"/api/workshops/{written.id}/agenda"

    printed, again = reader.get(f"{address}.pdf"), reader.get(f"{address}.pdf")
    pages = reader.get(f"{address}/pages")
    facts = read_workshop(beside, written.id).facts
    change = Change(kind="set", item=facts.id, field="title", text="Otro título", version=facts.version("title"))
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [change])
    picture = reader.get(f"{address}/pages/1.png", params={"revision": pages.json()["revision"]})
    beyond = reader.get(f"{address}/pages/2.png", params={"revision": pages.json()["revision"]})

    assert printed.content.startswith(b"%PDF")
    assert printed.headers["content-disposition"].endswith('.pdf"')
    assert again.content == printed.content
    assert pages.json() == {"pages": 1, "revision": 1}
    size = read_picture(picture.content)
    assert (picture.headers["content-type"], size.width, size.height) == ("image/png", 816, 1056)
    assert (beyond.status_code, beyond.json()["error"]) == (404, "FileMissing")


def test_documents_that_are_not_there_are_not_printed(reader: httpx.Client, written: Written) -> None:
    for path in ("nada.pdf", "nada/pages", "nada/pages/1.png"):
        answer = reader.get(f"/api/workshops/{written.id}/{path}")

        assert (answer.status_code, answer.json()["error"]) == (404, "DocumentNotFound")
