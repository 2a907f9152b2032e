"""What stands before the axes: foreword, introduction, definitions, clauses and other texts, in the plan's order."""

from exports.word.body import Body, heading_text
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from exports.word.printed import bookmark_name, text_paragraphs
from workshop.items import Section, Term
from workshop.language import _
from workshop.text import without_marks
from workshop.workshop import Workshop


def write_front_matter(workshop: Workshop, body: Body) -> None:
    """Write every section of the front matter."""
    for section in workshop.sections:
        _write_section(workshop, body, section)


def _write_section(workshop: Workshop, body: Body, section: Section) -> None:
    _write_heading(body, section)
    paragraphs = text_paragraphs(workshop, body, section, "text", BODY)
    terms = workshop.children(section.id, Term)
    signature = [section.signed_name, section.signed_position, section.signed_body]
    if not paragraphs and not terms and not any(signature):
        paragraphs = [Paragraph(BODY.paragraph, body.bookmarked(body.gap(), bookmark_name(section, "text")))]
    if not section.heading.strip() and paragraphs and section.kind not in _default_headings():
        body.bookmark_all(paragraphs, bookmark_name(section, "heading"))
    body.add(*paragraphs)
    for term in terms:
        _write_term(workshop, body, term)
    _write_signature(body, signature)


def _default_headings() -> dict[str, str]:
    return {"foreword": _("Prólogo"), "introduction": _("Introducción"), "definitions": _("Definiciones")}


def _write_heading(body: Body, section: Section) -> None:
    """Write a section's heading, or that of its kind; clauses and other texts without one go on below."""
    default = _default_headings().get(section.kind)
    if section.heading.strip():
        content, text = body.words(section.heading), heading_text(section.heading)
    elif default:
        content, text = body.label(default), default
    else:
        return
    content = body.bookmarked(content, bookmark_name(section, "heading"))
    if section.kind == "clause":
        body.add_heading("Clause", 2, content, text)
    else:
        body.add_heading("Heading1", 1, content, text)


def _write_term(workshop: Workshop, body: Body, term: Term) -> None:
    heading = body.words(term.term) if term.term.strip() else body.gap()
    body.add(Paragraph("Term", body.bookmarked(heading, bookmark_name(term, "term"))))
    paragraphs = text_paragraphs(workshop, body, term, "text", BODY)
    body.add(*(paragraphs or [Paragraph(BODY.paragraph, body.gap())]))


def _write_signature(body: Body, lines: list[str | None]) -> None:
    """Write who signs: name, post and body, one under the other."""
    written = [without_marks(line) for line in lines if line and line.strip()]
    if written:
        body.keep_last_with_next()
    for place, line in enumerate(written):
        style = "SignatoryName" if place == 0 else "Signatory"
        body.add(Paragraph(style, run(line), keep_next=place < len(written) - 1))
