"""Drafts that name somebody who is erased: found by every name they had, and made again of their own revision."""

import dataclasses
import json
from functools import partial

import pytest

from storage.commit import commit
from storage.database import Database
from storage.drafts import issue, read_draft
from storage.erasing import ERASED, erase_listed
from storage.files import keep_file
from storage.remaking import list_documents, remake_draft, seek_listed, seek_person
from storage.roles import invite
from storage.workshops import read_workshop
from tests.storage.test_erasing import EMAIL, NAME, workshop
from tests.two_axes import COORDINATOR, READER
from workshop.carried_files import WORD
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.items import Draft
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.use_cases.issue_draft import issue_draft
from workshop.workshop import Workshop

__all__ = ["workshop"]


def printed(then: Workshop, draft: Draft) -> bytes:
    """Stand in for Word: who is on the list, and when the draft was made again."""
    names = [person.name for person in then.participants]
    return json.dumps([draft.number, then.revision, names, draft.remade_at is not None]).encode()


@pytest.fixture
def drafted(database: Database, workshop: Workshop) -> Workshop:
    """Return the workshop with a draft, upon a template; the person was renamed since."""
    issue(database, workshop.id, COMMAND_LINE, issue_draft, printed)
    keep_file(database, workshop.id, "hoja.docx", WORD, b"template")
    renamed = Change(kind="set", item="ros", field="name", text="Rosaura B. de Mora")
    commit(database, workshop.id, COMMAND_LINE, lambda workshop, actor: [renamed])
    return read_workshop(database, workshop.id)


def test_person_is_sought_by_every_name_and_address_of_theirs(database: Database, drafted: Workshop) -> None:
    person, _ = invite(database, drafted, COORDINATOR, "Rosaura", [Grant(Role.PARTICIPANT)], participant="ros")
    listed = {NAME, EMAIL, "Rosaura B. de Mora", "Rosaura B. (Norte)"}

    by_person = seek_person(database, drafted, COORDINATOR, person)
    by_list = seek_listed(database, drafted, COORDINATOR, "ros")

    assert (by_person.words, by_person.numbers) == ({"Rosaura", *listed}, (drafted.id,))
    assert by_list == by_person


def test_documents_are_the_drafts_and_the_templates(database: Database, drafted: Workshop) -> None:
    found = list_documents(database, seek_listed(database, drafted, COORDINATOR, "ros"))

    assert [(each.name, each.draft and each.draft.number) for each in found] == [("1.docx", 1), ("hoja.docx", None)]


def test_draft_is_made_again_without_the_name_and_says_so(database: Database, drafted: Workshop) -> None:
    document = list_documents(database, seek_listed(database, drafted, COORDINATOR, "ros"))[0]
    before = read_draft(database, drafted, 1, printed).content
    erase_listed(database, drafted, COORDINATOR, "ros")

    remake_draft(database, drafted, COORDINATOR, document, printed)

    now = read_workshop(database, drafted.id)
    revision = drafted.drafts[0].revision
    assert json.loads(before) == [1, revision, [NAME], False]
    assert json.loads(read_draft(database, now, 1, printed).content) == [1, revision, [ERASED], True]
    assert now.drafts[0].remade_at is not None
    assert dataclasses.replace(now.drafts[0], remade_at=None, versions={}) == dataclasses.replace(
        drafted.drafts[0], versions={}
    )


def test_who_may_not_erase_seeks_and_remakes_nothing(database: Database, drafted: Workshop) -> None:
    document = list_documents(database, seek_listed(database, drafted, COORDINATOR, "ros"))[0]
    elsewhere = Actor("e" * 32, "De otro taller", frozenset({Role.COORDINATOR}))
    steps = [
        partial(seek_listed, database, drafted, READER, "ros"),
        partial(remake_draft, database, drafted, READER, document, printed),
        partial(remake_draft, database, drafted, elsewhere, dataclasses.replace(document, workshop_id=999), printed),
    ]

    for step in steps:
        with pytest.raises(Forbidden):
            step()

    assert read_workshop(database, drafted.id).drafts[0].remade_at is None
