"""A document of one kind of sheet under one title, such as an agenda or a list: its beginning, and its saving."""

from collections.abc import Callable
from typing import BinaryIO

from babel.dates import format_date

from exports.word.body import Body
from exports.word.cover import PlanStamp, days_of
from exports.word.document import save_document
from exports.word.document_language import document_language
from exports.word.frames import body_of, frame_of
from exports.word.markup import Paragraph, run
from exports.word.sheets import Paper, Sheet
from workshop.items import Session
from workshop.language import _, current_language, language
from workshop.rehearsals import rehearsal_mark
from workshop.text import without_marks
from workshop.workshop import Workshop

Fill = Callable[[Workshop, Body], None]


def write_sheets(
    workshop: Workshop,
    target: BinaryIO,
    fill: Fill,
    *,
    title: str,
    stamp: PlanStamp,
    paper: Paper = "letter",
    across: bool = False,
    template: bytes | None = None,
) -> None:
    """Write a document that `fill` fills, under a title still to be put into the workshop's first language.

    `template` is the institution's document it is made upon. The same input gives the same bytes.
    """
    spoken = document_language(workshop.facts.languages)
    with language(spoken.labels):
        body = body_of(workshop, spoken, Sheet(paper, across=across))
        add_sheet_title(workshop, body, title)
        fill(workshop, body)
        said = ": ".join([_(title), without_marks(workshop.facts.title)])
        save_document("", body, frame_of(workshop, body, stamp, said, template), target)


def add_sheet_title(workshop: Workshop, body: Body, title: str, *, page_break: bool | None = None) -> None:
    """Write a sheet's title, and below it the workshop it is of, its place and days."""
    facts = workshop.facts
    mark = rehearsal_mark(facts)
    if mark:
        body.add(Paragraph("SheetNote", body.label(mark), keep_next=True, page_break=page_break))
    body.add(Paragraph("SheetTitle", body.label(_(title)), page_break=None if mark else page_break))
    named = _joined(without_marks(facts.title), without_marks(facts.subtitle))
    where_and_when = _joined(facts.place, days_of(facts, current_language()))
    words = "\n".join(line for line in (named, where_and_when) if line)
    if words:
        body.add(Paragraph("SheetSubtitle", run(words)))


def _joined(*parts: str) -> str:
    return " · ".join(part.strip() for part in parts if part.strip())


def session_heading(session: Session) -> str:
    """Return what a session is called on paper: its title and its date in words, with the weekday."""
    day = format_date(session.date, format="full", locale=current_language()) if session.date else ""
    return " · ".join(part for part in (session.title.strip(), day) if part) or _("Día sin nombre")
