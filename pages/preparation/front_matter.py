"""The texts before the axes in the order they are printed: foreword, introduction, definitions, clauses."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from pages.preparation.agreed_terms import show_agreed_terms
from pages.preparation.item_list import ItemList, part_of, show_adding, show_item, show_items
from pages.preparation.parts import Lock, close_part, open_part, show_question
from pages.shared.adding import AddForm, add
from pages.shared.choices import choice_names
from pages.shared.edit_form import EditForm
from pages.shared.formats import in_words
from pages.shared.open_workshop import current, performing
from pages.shared.prose import line, prose
from workshop.choices import CHOICES
from workshop.errors import TextProtected
from workshop.footnotes import note_numbers
from workshop.items import Section, Term
from workshop.labels import choice_label
from workshop.language import _
from workshop.lists_of_data import APPROVAL, AXES, with_data
from workshop.permissions import Doing, may
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import add_section, add_term
from workshop.workshop import Workshop


def show_front_matter(workshop: Workshop) -> None:
    """Show the texts as they will be printed, each with its form one press away."""
    if not workshop.sections:
        st.caption(_("Todavía no hay textos. Agregue el prólogo, la introducción o una cláusula."))
    listed = _sections(workshop)
    for section in workshop.sections:
        show_item(workshop, listed, section)
        if section.kind == "definitions":
            _show_terms(workshop, section)
    show_adding(workshop.root, "add-section", _("Agregar un texto"), _add_section)
    show_agreed_terms(workshop)
    show_question()


def section_name(section: Section) -> str:
    """Return what a text is called: its heading, else its kind."""
    return without_marks(section.heading) or choice_label("section", "kind", section.kind)


def _sections(workshop: Workshop) -> ItemList[Section]:
    numbers = note_numbers(workshop)
    labels = {
        "kind": _("Tipo"),
        "heading": _("Encabezado"),
        "text": _("Texto"),
        "signed_name": _("Firma"),
        "signed_position": _("Cargo"),
        "signed_body": _("Institución"),
        "protected": _("Protegido: se edita solo a propósito, y solo por la coordinación"),
    }
    return ItemList(
        workshop.sections,
        section_name,
        lambda section: _section_reading(workshop, section, numbers),
        labels,
        _section_fields,
        written=lambda section: bool(section.text.strip() or workshop.children(section.id, Term)),
        lock=lambda section: _lock(workshop, section),
        beside=_offer_lists,
    )


def _lock(workshop: Workshop, section: Section) -> Lock | None:
    """Return what keeps a protected text, and the terms in it, from being changed by mistake."""
    if not section.is_protected:
        return None
    _workshop, actor = current()
    if not may(actor, Doing.CONSOLIDATE, workshop, section.id):
        return Lock("", TextProtected().message())
    if section.kind == "clause":
        asked = _("Esta cláusula está protegida: se acordó que no cambie. Lo que se edite queda en el historial.")
    else:
        asked = _("Este texto está protegido: se acordó que no cambie. Lo que se edite queda en el historial.")
    return Lock(asked)


def _offer_lists(form: EditForm) -> None:
    form.offer_line(
        _("Insertar la lista de ejes"),
        "text",
        AXES,
        icon=":material/format_list_numbered:",
        help=_("Agrega al final la línea {line}: ahí queda la lista de los ejes del plan.").format(line=f"`{AXES}`"),
    )


def _section_reading(workshop: Workshop, section: Section, numbers: Mapping[str, int]) -> str:
    kind = choice_label("section", "kind", section.kind)
    heading = line(section.heading, numbers) or escape(kind)
    said = f'<span class="pl-kind">{escape(kind)}</span>' if section_name(section) != kind else ""
    said += '<span class="pl-kind">' + escape(_("Protegido")) + "</span>" if section.is_protected else ""
    text = prose(with_data(workshop, section.text, in_words), numbers)
    if not text and not workshop.children(section.id, Term):
        text = _hint(_("Todavía no tiene texto."))
    signature = (section.signed_name, section.signed_position, section.signed_body)
    signed = "<br>".join(escape(each) for each in signature if each)
    footer = f"<footer>{signed}</footer>" if signed else ""
    return f'<h3 translate="no">{heading}{said}</h3><div translate="no">{text}{footer}</div>'


def _section_fields(form: EditForm) -> None:
    form.choice("kind", CHOICES[("section", "kind")], lambda value: choice_label("section", "kind", value))
    form.line("heading")
    form.area("text", height=300)
    st.caption(
        _(
            "Una línea en blanco separa párrafos; «- » y «1. » empiezan listas. "
            "Donde una línea dice «{line}» queda la lista de ejes, con los títulos que tengan; "
            "donde dice «{approval}», la decisión que aprobó el plan."
        ).format(line=AXES, approval=APPROVAL)
    )
    if not isinstance(form.item, Section):
        return
    workshop, actor = current()
    if may(actor, Doing.PREPARE, workshop):
        form.flag("protected", unset=form.item.is_protected)
    if form.item.kind != "foreword":
        return
    form.line("signed_name")
    left, right = st.columns(2)
    with left:
        form.line("signed_position")
    with right:
        form.line("signed_body")


def _add_section(form: AddForm) -> None:
    kinds = choice_names("section", "kind")
    kind = st.selectbox(_("Tipo"), list(kinds), format_func=lambda each: kinds[each], key=form.key("kind"))
    heading = st.text_input(_("Encabezado"), key=form.key("heading"))
    if not form.submit(_("Agregar texto"), primary=True, close=close_part):
        return
    name = heading.strip() or choice_label("section", "kind", kind)
    committed = add(form.name, _("Se agregó «{name}».").format(name=name), performing(add_section, kind, name))
    if committed is not None:
        open_part(part_of(committed.entries[0].change.item, name))
        st.rerun()


def _show_terms(workshop: Workshop, section: Section) -> None:
    numbers = note_numbers(workshop)
    labels = {"term": _("Término"), "text": _("Definición")}
    lock = _lock(workshop, section)
    with st.container(key=f"terms-{section.id}", gap="small"):
        terms = ItemList(
            workshop.children(section.id, Term),
            lambda term: without_marks(term.term) or "—",
            lambda term: _term_reading(term, numbers),
            labels,
            _term_fields,
            written=lambda term: bool(term.text.strip()),
            lock=lambda term: lock,
        )
        show_items(workshop, terms)
        if lock and lock.refusal:
            return
        show_adding(
            section.id, f"add-term-{section.id}", _("Agregar un término"), lambda form: _add_term(form, section.id)
        )


def _term_reading(term: Term, numbers: Mapping[str, int]) -> str:
    text = prose(term.text, numbers) or _hint(_("Todavía no tiene definición."))
    return f'<h4 translate="no">{line(term.term, numbers) or "—"}</h4><div translate="no">{text}</div>'


def _hint(words: str) -> str:
    return f'<p class="pl-hint">{escape(words)}</p>'


def _term_fields(form: EditForm) -> None:
    form.line("term")
    form.area("text", height=120)


def _add_term(form: AddForm, section: str) -> None:
    """Add a term; the form stays open, emptied, for terms come several at a time."""
    name = st.text_input(_("Término"), key=form.key("term")).strip()
    text = st.text_area(_("Definición"), key=form.key("text"), height=100)
    if not form.submit(_("Agregar término"), primary=True, close=close_part) or not name:
        return
    if add(form.name, _("Se agregó «{name}».").format(name=name), performing(add_term, section, name, text)):
        st.rerun()
