"""The texts before the axes in the order they are printed: foreword, introduction, definitions, clauses."""

import streamlit as st

from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.choices import choice_names
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.open_workshop import performing
from pages.shared.tables import Cell, Row, show_table
from workshop.choices import CHOICES
from workshop.items import Section, Term
from workshop.labels import choice_label
from workshop.language import _
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import add_section, add_term
from workshop.workshop import Workshop

_SECTION = "chosen-section"
_EXCERPT = 140  # characters of a text that tell it from others


def show_front_matter(workshop: Workshop) -> None:
    """Show the list of texts, and beside it the chosen one to be edited, moved or deleted."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _list_sections(workshop)
        _add_section()
    with right:
        section = choose_item(_("Texto por editar"), workshop.sections, section_name, _SECTION)
        if section:
            _edit_section(workshop, section)


def section_name(section: Section) -> str:
    """Return what a text is called: its heading, else its kind."""
    return without_marks(section.heading) or choice_label("section", "kind", section.kind)


def _list_sections(workshop: Workshop) -> None:
    if not workshop.sections:
        st.caption(_("Todavía no hay textos. Agregue el prólogo, la introducción o una cláusula."))
        return
    chosen = chosen_id(workshop.sections, _SECTION)
    rows = [
        Row(
            [
                Cell(section_name(section), "strong", below=[_excerpt(section.text)] if section.text else []),
                Cell(choice_label("section", "kind", section.kind), "quiet"),
            ],
            chosen=section.id == chosen,
        )
        for section in workshop.sections
    ]
    show_table(_("Textos del plan, en el orden en que se imprimen"), [_("Texto"), _("Tipo")], rows)


def _excerpt(text: str) -> str:
    line = " ".join(without_marks(text).split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def _add_section() -> None:
    with add_form("add-section") as form:
        form_heading(_("Agregar un texto"))
        kinds = choice_names("section", "kind")
        kind = st.selectbox(_("Tipo"), list(kinds), format_func=lambda each: kinds[each], key=form.key("kind"))
        heading = st.text_input(_("Encabezado"), key=form.key("heading"))
        pressed = form.submit(_("Agregar texto"))
    if not pressed:
        return
    name = heading.strip() or choice_label("section", "kind", kind)
    committed = add(form.name, _("Se agregó «{name}».").format(name=name), performing(add_section, kind, name))
    if committed is not None:
        prefer(_SECTION, committed.entries[0].change.item)
        st.rerun()


def _edit_section(workshop: Workshop, section: Section) -> None:
    name = section_name(section)
    with st.container(horizontal=True):
        offer_moves(section, workshop.sections, name)
        offer_delete(section, name)
    labels = {
        "kind": _("Tipo"),
        "heading": _("Encabezado"),
        "text": _("Texto"),
        "signed_name": _("Firma"),
        "signed_position": _("Cargo"),
        "signed_body": _("Institución"),
    }
    fields = _foreword_fields if section.kind == "foreword" else _section_fields
    edit_form(workshop, section, labels, fields, _("Se guardó «{name}».").format(name=name))
    if section.kind == "definitions":
        _show_terms(workshop, section)


def _section_fields(form: EditForm) -> None:
    form.choice("kind", CHOICES[("section", "kind")], lambda value: choice_label("section", "kind", value))
    form.line("heading")
    form.area("text", height=260)
    st.caption(_("Una línea en blanco separa párrafos; «- » y «1. » empiezan listas."))


def _foreword_fields(form: EditForm) -> None:
    _section_fields(form)
    form.line("signed_name")
    left, right = st.columns(2)
    with left:
        form.line("signed_position")
    with right:
        form.line("signed_body")


def _show_terms(workshop: Workshop, section: Section) -> None:
    terms = workshop.children(section.id, Term)
    st.subheader(_("Términos definidos"), anchor=False)
    key = f"chosen-term-{section.id}"
    if terms:
        chosen = chosen_id(terms, key)
        rows = [Row([Cell(term.term, "strong"), _excerpt(term.text)], chosen=term.id == chosen) for term in terms]
        show_table(_("Términos definidos"), [_("Término"), _("Definición")], rows)
        term = choose_item(_("Término por editar"), terms, lambda each: without_marks(each.term) or "—", key)
        if term:
            _edit_term(workshop, term, terms)
    _add_term(section, key)


def _add_term(section: Section, key: str) -> None:
    with add_form(f"add-term-{section.id}") as form:
        form_heading(_("Agregar un término"))
        name = st.text_input(_("Término"), key=form.key("term")).strip()
        text = st.text_area(_("Definición"), key=form.key("text"), height=100)
        pressed = form.submit(_("Agregar término"))
    if pressed and name:
        message = _("Se agregó «{name}».").format(name=name)
        committed = add(form.name, message, performing(add_term, section.id, name, text))
        if committed is not None:
            prefer(key, committed.entries[0].change.item)
            st.rerun()


def _edit_term(workshop: Workshop, term: Term, terms: list[Term]) -> None:
    name = without_marks(term.term)
    with st.container(horizontal=True):
        offer_moves(term, terms, name)
        offer_delete(term, name)
    labels = {"term": _("Término"), "text": _("Definición")}
    edit_form(workshop, term, labels, _term_fields, _("Se guardó «{name}».").format(name=name))


def _term_fields(form: EditForm) -> None:
    form.line("term")
    form.area("text", height=120)
