"""What was taken down at a point, as one text to read; one thing of it at a time can be put right or taken out."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.shared.arranging import choose_item, offer_delete
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.naming import short
from pages.shared.prose import line, prose
from workshop.cells import NAMES
from workshop.footnotes import note_numbers
from workshop.headings import kind_heading
from workshop.items import AgendaItem, Answer, Practice, Question, SessionNote
from workshop.language import _
from workshop.said import Said, delegation_of, speaker
from workshop.workshop import Workshop

_CHOSEN = "note-mended"


def reading_of(workshop: Workshop, point: AgendaItem) -> str:
    """Return what was taken down at a point as HTML, the notes first, each kind in the order it was said."""
    numbers = note_numbers(workshop)
    notes = [_said(workshop, each, numbers) for each in workshop.children(point.id, SessionNote)]
    questions = [_question(workshop, each, numbers) for each in workshop.children(point.id, Question)]
    practices = [_said(workshop, each, numbers) for each in workshop.children(point.id, Practice)]
    parts = [
        _listed(_("Notas"), notes, prose(point.notes, numbers)),
        _listed(_("Preguntas y respuestas"), questions),
        _listed(_("Buenas prácticas"), practices),
    ]
    nothing = escape(_("Todavía no hay nada anotado en este punto."))
    said = "".join(parts) or f"<p>{nothing}</p>"
    return f'<section class="pl-part" aria-live="polite">{said}</section>'


def offer_mending(workshop: Workshop, point: AgendaItem) -> None:
    """Show what puts right or takes out one of the things taken down, the last one first."""
    said = taken_down(workshop, point)
    if not said:
        return
    with st.expander(_("Corregir una anotación"), icon=":material/edit:", key="mending"):
        chosen = choose_item(_("Anotación"), said[::-1], lambda each: _name(workshop, each), _CHOSEN)
        if chosen is None:
            return
        labels = {"text": _("Texto"), "author": _("Quién lo dijo"), "delegation": _("Delegación")}
        edit_form(workshop, chosen, labels, lambda form: _fields(workshop, form), _("Se corrigió la anotación."))
        offer_delete(chosen, short(chosen.text, 40))


def taken_down(workshop: Workshop, point: AgendaItem) -> list[Said]:
    """Return all that was taken down at a point: notes, each question with its answers, good practices."""
    found: list[Said] = list(workshop.children(point.id, SessionNote))
    for question in workshop.children(point.id, Question):
        found += [question, *workshop.children(question.id, Answer)]
    return [*found, *workshop.children(point.id, Practice)]


def _fields(workshop: Workshop, form: EditForm) -> None:
    form.area("text", height=90)
    form.line("author")
    names = {each.id: each.name or each.code for each in workshop.delegations}
    if names:
        form.choice("delegation", list(names), lambda each: names.get(each, ""), blank=_("Sin atribuir"))


def _name(workshop: Workshop, said: Said) -> str:
    who = said.author or delegation_of(workshop, said)
    return " · ".join(
        part for part in (kind_heading(NAMES[type(said)], workshop.facts), who, short(said.text, 50)) if part
    )


def _listed(heading: str, lines: Sequence[str], before: str = "") -> str:
    if not lines and not before:
        return ""
    listed = f'<ul class="pl-list">{"".join(f"<li>{each}</li>" for each in lines)}</ul>' if lines else ""
    return f'<h4>{escape(heading)}</h4><div translate="no">{before}{listed}</div>'


def _question(workshop: Workshop, question: Question, numbers: dict[str, int]) -> str:
    answers = [_said(workshop, each, numbers) for each in workshop.children(question.id, Answer)]
    unanswered = escape(_("Sin respuesta todavía"))
    none = f"<em>{unanswered}</em>"
    below = "".join(f"<li>{each}</li>" for each in answers or [none])
    return f'{_said(workshop, question, numbers)}<ul class="pl-list">{below}</ul>'


def _said(workshop: Workshop, said: Said, numbers: dict[str, int]) -> str:
    who = speaker(workshop, said)
    return f"<strong>{escape(who)}:</strong> {line(said.text, numbers)}" if who else line(said.text, numbers)
