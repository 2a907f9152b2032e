"""What was taken down at a point of the agenda, on paper: notes, questions with answers, good practices, materials."""

from exports.word.body import Body
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from exports.word.tables import Column, Row, table, text_cell
from workshop.items import AgendaItem, Answer, Attachment, Practice, Question, SessionNote
from workshop.language import _
from workshop.said import SAID, Said, delegation_of, speaker
from workshop.text import without_marks
from workshop.workshop import Workshop

_BOLD = "<w:b/>"


def has_taken_down(workshop: Workshop, point: AgendaItem) -> bool:
    """Say whether there is anything to print of a point beside its own notes."""
    return any(workshop.children(point.id, kind) for kind in (*SAID, Attachment))


def add_taken_down(workshop: Workshop, body: Body, point: AgendaItem) -> None:
    """Write what was taken down at a point; what nobody said has no heading."""
    notes = workshop.children(point.id, SessionNote)
    body.add(*body.paragraphs("\n".join(f"- {_said(workshop, note)}" for note in notes), BODY))
    questions = workshop.children(point.id, Question)
    if questions:
        _add_label(body, _("Preguntas y respuestas"))
    for question in questions:
        _add_question(workshop, body, question)
    _add_practices(workshop, body, workshop.children(point.id, Practice))
    _add_materials(body, workshop.children(point.id, Attachment))


def _said(workshop: Workshop, said: Said) -> str:
    who, text = speaker(workshop, said), " ".join(said.text.split())
    return f"{who}: {text}" if who else text


def _add_label(body: Body, words: str) -> None:
    body.add(Paragraph("BodyText", body.label(words, _BOLD), keep_next=True))


def _add_question(workshop: Workshop, body: Body, question: Question) -> None:
    """Write a question and its answers, kept together; one that nobody answered yet says so."""
    answers = workshop.children(question.id, Answer)
    look = '<w:rStyle w:val="Label"/>'
    question_sign, answer_sign = _("P."), _("R.")
    asked = body.label(f"{question_sign} ", look) + run(without_marks(_said(workshop, question)))
    body.add(Paragraph("BodyText", asked, keep_next=True))
    for place, answer in enumerate(answers, 1):
        said = body.label(f"{answer_sign} ", look) + run(without_marks(_said(workshop, answer)))
        body.add(Paragraph("BodyText", said, keep_next=place < len(answers)))
    if not answers:
        body.add(Paragraph("BodyText", body.label(f"{answer_sign} ", look) + body.pending(_("Sin respuesta todavía"))))


def _add_practices(workshop: Workshop, body: Body, practices: list[Practice]) -> None:
    if not practices:
        return
    title = _("Buenas prácticas")
    order = {each.id: place for place, each in enumerate(workshop.delegations)}
    listed = sorted(practices, key=lambda each: order.get(each.delegation or "", len(order)))
    rows, last = [], None
    for practice in listed:
        who = delegation_of(workshop, practice)
        goes_on = bool(who) and who == last
        told = f"{practice.text} ({practice.author})" if practice.author else practice.text
        rows.append(Row([text_cell("" if goes_on else who), text_cell(without_marks(told))], goes_on=goes_on))
        last = who
    _add_label(body, title)
    columns = [Column(_("Delegación"), 1.6), Column(_("Buena práctica"), 5.4)]
    body.add_table(table(columns, rows, body.sheet.text_width, title))


def _add_materials(body: Body, attached: list[Attachment]) -> None:
    if not attached:
        return
    _add_label(body, _("Materiales"))
    told = [(each.title, each.description, each.link or each.file_name or "") for each in attached]
    lines = [" · ".join(" ".join(part.split()) for part in parts if part) for parts in told]
    body.add(*body.paragraphs("\n".join(f"- {line}" for line in lines), BODY))
