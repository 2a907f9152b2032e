"""Issued drafts and chosen options over a real server: whose they are, what they hold, what is refused."""

import functools
import threading
from io import BytesIO

import httpx
import pytest

from exports.word.lint import find_faults
from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.exports.word.plan_reader import Package, W, read_lines
from tests.pages.api.conftest import Written, entered
from tests.served import Server
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.issue_draft import issue_draft
from workshop.use_cases.remark import leave_remark

ANA = Actor("a" * 32, "Ana Solís", frozenset({Role.COORDINATOR}))


@pytest.fixture
def drafted(beside: Database, written: Written) -> Written:
    """Return the workshop with a first draft, an action reworded since, and a remark on it."""
    commit(beside, written.id, COMMAND_LINE, issue_draft)
    change = Change(kind="set", item=written.action, field="text", text="Crear una lista común y pública")
    commit(beside, written.id, ANA, lambda workshop, actor: [change])
    commit(beside, written.id, ANA, functools.partial(leave_remark, action=written.action, text="¿Quién la guarda?"))
    return written


def fetch(client: httpx.Client, workshop: int, path: str) -> httpx.Response:
    return client.get(f"/api/workshops/{workshop}/{path}")


def texts(document: bytes) -> list[str]:
    return [line.text for line in read_lines(document)]


def test_draft_is_fetched_as_it_was(reader: httpx.Client, beside: Database, drafted: Written) -> None:
    first, again = (fetch(reader, drafted.id, "drafts/1.docx") for _ in range(2))

    assert (first.status_code, first.content) == (200, again.content)
    name = f"plan-{drafted.id}-borrador-1.docx"
    assert first.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert first.headers["cache-control"] == "no-store"
    said = texts(first.content)
    assert ("Crear una lista común" in said, "Crear una lista común y pública" in said) == (True, False)
    assert ("Primer borrador" in said, "Copia de trabajo" in said) == (True, False)
    footer = "".join(Package(first.content).xml("word/footer1.xml").itertext())
    assert footer.startswith("Primer borrador · ")


def test_what_changed_since_a_draft_bears_the_name_of_who_changed_it(reader: httpx.Client, drafted: Written) -> None:
    answer = fetch(reader, drafted.id, "plan.docx?since=1")

    root = Package(answer.content).xml("word/document.xml")
    marks = [(mark.get(W + "author"), "".join(mark.itertext())) for mark in root.iter(W + "ins", W + "del")]
    assert marks == [("Ana Solís", " y pública")]
    assert answer.headers["content-disposition"].endswith('-cambios-desde-1.docx"')
    assert find_faults(BytesIO(answer.content)) == []


def test_draft_is_compared_with_an_earlier_one_in_word(
    reader: httpx.Client, beside: Database, drafted: Written
) -> None:
    commit(beside, drafted.id, COMMAND_LINE, issue_draft)

    answer = fetch(reader, drafted.id, "drafts/2.docx?since=1")

    assert "Borrador 2" in texts(answer.content)
    assert [each.tag for each in Package(answer.content).xml("word/document.xml").iter(W + "ins")] == [W + "ins"]
    named = f'attachment; filename="plan-{drafted.id}-borrador-2-cambios-desde-1.docx"'
    assert answer.headers["content-disposition"] == named


def test_remarks_are_for_who_may_read_them(coordinator: httpx.Client, reader: httpx.Client, drafted: Written) -> None:
    allowed, refused = (fetch(client, drafted.id, "plan.docx?remarks=1") for client in (coordinator, reader))

    assert "¿Quién la guarda?" in "".join(Package(allowed.content).xml("word/comments.xml").itertext())
    assert (refused.status_code, refused.json()["error"]) == (403, "Forbidden")


def test_annexes_are_chosen_in_the_address_and_those_about_people_are_for_who_may_read_them(
    reader: httpx.Client, coordinator: httpx.Client, drafted: Written
) -> None:
    asked = "plan.docx?annexes=agenda,mapping,nothing"

    answers = [fetch(reader, drafted.id, asked), fetch(reader, drafted.id, "drafts/1.docx?annexes=mapping")]
    people = [fetch(client, drafted.id, "plan.docx?annexes=participants") for client in (coordinator, reader)]

    titles = [[text for text in texts(answer.content) if text.startswith("Anexo ")] for answer in answers]
    assert [each[-2:] for each in titles] == [["Anexo A. Correspondencia de ejes", "Anexo B. Agenda"], titles[1]]
    assert titles[1][-1] == "Anexo A. Correspondencia de ejes"
    assert [answer.status_code for answer in people] == [200, 403]


def test_columns_are_chosen_in_the_address(coordinator: httpx.Client, beside: Database, drafted: Written) -> None:
    change = Change(kind="set", item=drafted.action, field="responsible", text="Norte")
    commit(beside, drafted.id, ANA, lambda workshop, actor: [change])

    whole, bare = (fetch(coordinator, drafted.id, f"plan.docx{asked}").content for asked in ("", "?columns="))

    assert ("Responsable: Norte" in texts(whole), "Responsable: Norte" in texts(bare)) == (True, False)


@pytest.mark.parametrize(
    "path",
    [
        "drafts/2.docx",
        "drafts/0.docx",
        "plan.docx?since=2",
        "plan.docx?since=x",
        "plan.docx?since=",
        "drafts/1.docx?since=9",
    ],
)
def test_draft_that_was_never_issued_is_not_found(reader: httpx.Client, drafted: Written, path: str) -> None:
    answer = fetch(reader, drafted.id, path)

    assert (answer.status_code, answer.json()["error"]) == (404, "DraftNotFound")
    assert answer.json()["message"].startswith("No hay un borrador con ese número.")


def test_guest_and_stranger_get_no_draft(server: Server, beside: Database, drafted: Written) -> None:
    with entered(server, invite_person(beside, "Invitada", Role.GUEST, drafted.id)) as guest:
        assert fetch(guest, drafted.id, "drafts/1.docx").status_code == 403
    assert httpx.get(f"{server.url}/api/workshops/{drafted.id}/drafts/1.docx").status_code == 401


def test_draft_whose_document_was_not_kept_in_time_is_made_once_by_whoever_asks(
    reader: httpx.Client, coordinator: httpx.Client, beside: Database, drafted: Written
) -> None:
    commit(beside, drafted.id, COMMAND_LINE, issue_draft)
    change = Change(kind="set", item=drafted.action, field="text", text="Escrito después")
    commit(beside, drafted.id, ANA, lambda workshop, actor: [change])
    found: list[bytes] = []

    asking = [
        threading.Thread(target=lambda client=client: found.append(fetch(client, drafted.id, "drafts/2.docx").content))
        for client in (reader, coordinator)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert found[0] == found[1]
    assert "Escrito después" not in texts(found[0])


def test_draft_with_an_annex_about_people_is_whole_for_who_may_read_it(
    coordinator: httpx.Client, reader: httpx.Client, beside: Database, written: Written
) -> None:
    commit(
        beside, written.id, ANA, lambda workshop, actor: issue_draft(workshop, actor, (), ["matrix", "participants"])
    )
    draft = read_workshop(beside, written.id).drafts[0]

    whole, part = (texts(fetch(client, written.id, "drafts/1.docx").content) for client in (coordinator, reader))
    again = fetch(coordinator, written.id, "drafts/1.docx?columns=responsible,timeframe")
    file = [fetch(client, written.id, f"files/{draft.file}").status_code for client in (coordinator, reader)]

    annexes = [[text for text in said if text.startswith("Anexo") and "\t" not in text] for said in (whole, part)]
    assert annexes == [["Anexo A. Matriz de trabajo", "Anexo B. Participantes"], ["Anexo A. Matriz de trabajo"]]
    assert "Anexo B. Participantes" in texts(again.content)
    assert file == [200, 404]
