"""What every document of a workshop begins with: an empty body that knows its footnotes, and the frame around it."""

from collections.abc import Callable

from exports.word.body import Body
from exports.word.cover import PlanStamp, long_date
from exports.word.document import Frame
from exports.word.document_language import DocumentLanguage
from exports.word.sheets import Sheet
from workshop.rehearsals import marked
from workshop.text import without_marks
from workshop.workshop import Workshop

_HEADER_LIMIT = 100  # characters of a title that fit the header's one line


def body_of(workshop: Workshop, spoken: DocumentLanguage, sheet: Sheet, *, has_cover: bool = False) -> Body:
    """Return an empty body for a workshop's texts, their footnotes in one series."""
    return Body(spoken, _note_text(workshop), sheet, has_cover=has_cover)


def body_beside(body: Body, workshop: Workshop) -> Body:
    """Return an empty body for another state of the same document, such as an earlier one of its workshop."""
    return body.beside(_note_text(workshop))


def frame_of(
    workshop: Workshop, body: Body, stamp: PlanStamp, title: str | None = None, template: bytes | None = None
) -> Frame:
    """Return the frame of a document, under the plan's title or, in lists and sheets, one of its own."""
    facts = workshop.facts
    title = " ".join((title or without_marks(facts.plan_title or facts.title)).split())
    return Frame(
        title=marked(facts, title),
        author=facts.body or facts.title,
        date=stamp.date,
        header=marked(facts, _shortened(title)),
        footer=marked(facts, f"{stamp.status_text()} · {long_date(stamp.date, body.language.labels)}"),
        identity=workshop.root,
        revision=workshop.revision,
        language=body.language,
        paper=body.sheet.paper,
        template=template,
    )


def _note_text(workshop: Workshop) -> Callable[[str], str | None]:
    """Return what gives a footnote's text by its id, `None` for one that is not there."""
    notes = workshop.footnotes

    def text_of(note: str) -> str | None:
        found = notes.get(note)
        return found.text if found else None

    return text_of


def _shortened(title: str) -> str:
    """Return a title that fits one line, cut between words."""
    if len(title) <= _HEADER_LIMIT:
        return title
    return title[:_HEADER_LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
