"""A filled matrix sent over a real server: read for who may write, refused in words, and nothing of it kept."""

import httpx
from pydantic import TypeAdapter

from exports.word.inspection import LIMIT
from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from tests.exports.word.filling import fill
from tests.pages.api.conftest import Written, keep_workshop
from workshop.filled_matrix import FilledMatrix
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.load_matrix import load_matrix
from workshop.use_cases.undo import undo


def send(client: httpx.Client, workshop: int, content: bytes) -> httpx.Response:
    return client.post(f"/api/workshops/{workshop}/filled-matrix", params={"name": "m.docx"}, content=content)


def blank(client: httpx.Client, workshop: int) -> bytes:
    answer = client.get(f"/api/workshops/{workshop}/blank-matrix.docx")
    assert answer.status_code == 200
    return answer.content


def test_filled_matrix_travels_from_the_blank_one_into_the_plan_and_back_out(
    writer: httpx.Client, written: Written, beside: Database
) -> None:
    document = fill(blank(writer, written.id), {(1, 1, 1): "Formar una red.", (1, 1, 2): "Norte\nSur"})

    answer = send(writer, written.id, document)

    assert answer.status_code == 201, answer.text
    assert read_workshop(beside, written.id).revision == 1
    filled = TypeAdapter(FilledMatrix).validate_python(answer.json()["filled"])
    added = commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: load_matrix(workshop, actor, filled))
    new = added.workshop.actions(written.objective)[1]
    assert (new.text, new.responsible) == ("Formar una red.", ("Norte", "Sur"))
    taken_back = commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: undo(workshop, actor, added.entries))
    assert [each.text for each in taken_back.workshop.actions(written.objective)] == ["Crear una lista común"]


def test_who_may_not_write_may_not_send(reader: httpx.Client, written: Written) -> None:
    answer = send(reader, written.id, blank(reader, written.id))

    assert (answer.status_code, answer.json()["error"]) == (403, "Forbidden")


def test_matrix_of_another_workshop_is_named_as_such(
    coordinator: httpx.Client, writer: httpx.Client, written: Written, beside: Database
) -> None:
    other = keep_workshop(beside)
    document = fill(blank(coordinator, other.id), {(1, 1, 1): "Formar una red."})

    answer = send(writer, written.id, document)

    assert (answer.status_code, answer.json()["error"]) == (422, "MatrixOfAnotherWorkshop")
    assert answer.json()["message"].startswith("Esta matriz es de otro taller")


def test_files_that_are_something_else_are_refused_with_a_sentence(writer: httpx.Client, written: Written) -> None:
    plan = writer.get(f"/api/workshops/{written.id}/agenda.docx").content

    answers = [send(writer, written.id, content) for content in (b"", b"PK\x03\x04", plan, b"x" * (LIMIT + 1))]

    told = [(answer.status_code, answer.json()["error"]) for answer in answers]
    assert told == [
        (415, "NotAWordDocument"),
        (415, "ArchiveDamaged"),
        (422, "NotABlankMatrix"),
        (413, "DocumentTooLarge"),
    ]
    assert all(answer.json()["message"] for answer in answers)
