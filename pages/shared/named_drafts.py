"""The documents that name somebody about to be erased: shown with their links, and issued drafts made again."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import streamlit as st

from exports.word.mentions import mentions
from pages.api.drafts import draft_copy, plan_address
from pages.shared import running
from pages.shared.formats import plain
from storage.database import Database
from storage.files import read_file
from storage.remaking import KeptDocument, Sought, list_documents, remake_draft
from workshop.drafts import draft_title
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop

Seek = Callable[[Database, Workshop, Actor, str], Sought]
_REMAKE, _LEAVE = "remake", "leave"


def documents_naming(sought: Sought) -> list[KeptDocument]:
    """Return the drafts and templates in which somebody is named."""
    found = list_documents(running.database(), sought)
    return [each for each in found if _names(each.workshop_id, each.file, each.sha256, sought.words)]


def ask_about_drafts(workshop: Workshop, found: Sequence[KeptDocument]) -> bool | None:
    """Say where the name stands and ask what becomes of the drafts: `True` to make them again, `None` until answered.

    Where there are none, nothing is asked, and nothing made.
    """
    templates = [each for each in found if each.draft is None]
    drafts = [each for each in found if each.draft is not None]
    if templates:
        said = _("También aparece en plantillas de Word, que se cambian en la página Taller: {names}.")
        st.caption(said.format(names=", ".join(dict.fromkeys(plain(each.name) for each in templates))))
    if not drafts:
        return False
    said = _("También aparece en borradores ya emitidos, que se guardan como se emitieron: {names}.")
    st.caption(said.format(names=", ".join(_link(workshop, each) for each in drafts)))
    labels = {
        _REMAKE: _("Rehacerlos sin su nombre; queda anotado en cada uno"),
        _LEAVE: _("Dejarlos como se emitieron"),
    }
    question = _("Qué se hace con esos borradores")
    chosen = st.radio(question, list(labels), index=None, format_func=lambda each: labels[each], key="erase-drafts")
    return None if chosen is None else chosen == _REMAKE


def remake_drafts(
    database: Database, workshop: Workshop, actor: Actor, found: Sequence[KeptDocument], words: frozenset[str]
) -> list[KeptDocument]:
    """Make the drafts among some documents again; return those in which the name still stands, typed into a text.

    Raises: every Problem of the step.
    """
    drafts = [each for each in found if each.draft is not None]
    for each in drafts:
        remake_draft(database, workshop, actor, each, draft_copy)
    return [each for each in drafts if mentions(read_file(database, each.workshop_id, each.file).content, words)]


def titles_of(found: Sequence[KeptDocument]) -> str:
    """Return what some drafts are called, in one line."""
    return ", ".join(draft_title(each.draft.number) for each in found if each.draft is not None)


def _link(workshop: Workshop, document: KeptDocument) -> str:
    assert document.draft is not None
    title = draft_title(document.draft.number)
    if document.workshop_id != workshop.id:
        title = _("{draft} (taller {number})").format(draft=title, number=document.workshop_id)
    return f"[{title}]({plan_address(document.workshop_id, document.draft.number)})"


@lru_cache(maxsize=512)
def _names(workshop_id: int, file: str, _sha256: str, words: frozenset[str]) -> bool:
    return mentions(read_file(running.database(), workshop_id, file).content, words)
