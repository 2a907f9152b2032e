"""Issued drafts in the database: one revision even while somebody writes, its document kept as it was."""

import json
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import tables
from storage.backup import restore_backup, write_backup
from storage.commit import commit
from storage.database import Database
from storage.drafts import issue, read_draft, who_changed
from storage.snapshots import list_snapshots, workshop_at
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR
from workshop.carried_files import WORD
from workshop.changes import Change
from workshop.errors import DraftNotFound
from workshop.items import Draft
from workshop.permissions import COMMAND_LINE, Actor
from workshop.use_cases.issue_draft import issue_draft
from workshop.workshop import Workshop


def made(workshop: Workshop, draft: Draft) -> bytes:
    """Stand in for Word: all that the plan says, at the revision it is of."""
    texts = [item.cell("text") or "" for item in workshop.items.values() if "text" in item.fields()]
    return json.dumps([draft.number, workshop.revision, sorted(texts)], ensure_ascii=False).encode()


def reword(text: str) -> Change:
    return Change(kind="set", item="guide", field="text", text=text)


def reword_both(workshop: Workshop, actor: Actor) -> list[Change]:
    """Write the same words in two places at once."""
    words = f"Versión {workshop.revision}"
    return [Change(kind="set", item=item, field="text", text=words) for item in ("guide", "manual")]


def test_draft_is_kept_with_its_document_and_snapshot(database: Database, plan: int) -> None:
    draft = issue(database, plan, COORDINATOR, issue_draft, made)

    workshop = read_workshop(database, plan)
    assert (draft, draft.revision) == (workshop.drafts[0], workshop.revision)
    kept = read_draft(database, workshop, 1, made)
    assert (kept.content, kept.media_type) == (made(workshop, draft), WORD)
    assert [(each.revision, each.reason) for each in list_snapshots(database, plan)] == [(draft.revision, "draft 1")]
    row = database.read(lambda db: db.execute(select(tables.file)).one())
    assert (row.id, row.sha256) == (draft.file, sha256(kept.content).hexdigest())
    with pytest.raises(DraftNotFound):
        read_draft(database, workshop, 2, made)


def test_draft_stays_as_it_was_whatever_is_written_later(database: Database, plan: int) -> None:
    draft = issue(database, plan, COORDINATOR, issue_draft, made)
    before = read_draft(database, read_workshop(database, plan), 1, made)

    commit(database, plan, COORDINATOR, lambda workshop, actor: [reword("Otra cosa.")])

    assert read_draft(database, read_workshop(database, plan), 1, made) == before
    assert workshop_at(database, plan, draft.revision).find("guide").cell("text") == "Publicar una guía."


def test_draft_issued_while_somebody_writes_is_of_one_revision(database: Database, plan: int) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            commit(database, plan, COORDINATOR, reword_both)

    writer = threading.Thread(target=write)
    writer.start()
    drafts = [issue(database, plan, COORDINATOR, issue_draft, made) for _ in range(5)]
    stop.set()
    writer.join()

    workshop = read_workshop(database, plan)
    assert [draft.number for draft in drafts] == [1, 2, 3, 4, 5]
    for draft in drafts:
        then = workshop_at(database, plan, draft.revision)
        assert read_draft(database, workshop, draft.number, made).content == made(then, draft)
        texts = (then.find("guide").cell("text"), then.find("manual").cell("text"))
        assert texts[0] == texts[1] or texts == ("Publicar una guía.", "Escribir un manual.")


def test_document_that_was_not_kept_in_time_is_made_of_its_own_revision(database: Database, plan: int) -> None:
    made_then = commit(database, plan, COORDINATOR, issue_draft).workshop
    commit(database, plan, COORDINATOR, lambda workshop, actor: [reword("Otra cosa.")])
    workshop = read_workshop(database, plan)

    found = [read_draft(database, workshop, 1, made).content for _ in range(2)]

    assert found == [made(made_then, made_then.drafts[0])] * 2


def test_use_case_that_refuses_keeps_nothing(database: Database, plan: int) -> None:
    nobody = Actor("n", "Nadie")

    with pytest.raises(Exception, match="Su papel"):
        issue(database, plan, nobody, issue_draft, made)

    assert read_workshop(database, plan).drafts == []


def test_backup_of_a_workshop_carries_its_drafts(database: Database, plan: int, tmp_path: Path) -> None:
    issue(database, plan, COORDINATOR, issue_draft, made)
    write_backup(database, tmp_path / "one.zip", plan)

    (number,) = restore_backup(database, tmp_path / "one.zip")

    kept = [read_draft(database, read_workshop(database, each), 1, made).content for each in (plan, number)]
    assert kept[0] == kept[1]
    assert [each.reason for each in list_snapshots(database, number)] == ["draft 1"]


def test_who_changed_names_the_last_of_each_item_and_leaves_the_command_line_out(database: Database, plan: int) -> None:
    def by(actor: Actor, item: str, text: str) -> int:
        change = Change(kind="set", item=item, field="text", text=text)
        return commit(database, plan, actor, lambda workshop, actor: [change]).workshop.revision

    first, second = (Actor(letter, name, COORDINATOR.roles) for letter, name in (("a", "Ana"), ("b", "Berta")))
    since = by(first, "manual", "Antes")
    by(first, "guide", "Uno")
    until = by(second, "guide", "Dos")
    by(COMMAND_LINE, "course", "Tres")
    by(first, "guide", "Después")

    named, at = who_changed(database, plan, since, until)
    later, _at = who_changed(database, plan, since, until + 2)

    assert {item: name for item, (name, _when) in named.items()} == {"guide": "Berta"}
    assert at == named["guide"][1]
    assert {item: name for item, (name, _when) in later.items()} == {"guide": "Ana"}
