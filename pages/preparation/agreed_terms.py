"""Términos acordados: one word for one thing, beside the definitions; "Por revisar" finds the others."""

from html import escape

import streamlit as st

from pages.preparation.item_list import ItemList, show_adding, show_items
from pages.preparation.parts import close_part
from pages.shared.adding import AddForm, add
from pages.shared.edit_form import EditForm
from pages.shared.open_workshop import performing
from workshop.items import AgreedTerm
from workshop.language import _
from workshop.use_cases.agree_terms import agree_term
from workshop.workshop import Workshop


def show_agreed_terms(workshop: Workshop) -> None:
    """Show the agreed terms, each with its form one press away."""
    st.subheader(_("Términos acordados"), anchor=False)
    st.caption(
        _(
            "Una sola palabra para cada cosa. No se imprimen: «Por revisar» señala dónde el plan dice otra, "
            "y la cambia en todas partes con un clic."
        )
    )
    labels = {"term": _("Término acordado"), "avoided": _avoided_label(), "equivalents": _equivalents_label()}
    listed = ItemList(
        workshop.children(workshop.root, AgreedTerm),
        lambda each: each.term,
        _reading,
        labels,
        _fields,
        narrow=True,
    )
    with st.container(horizontal=True, key="agreed-terms"):
        show_items(workshop, listed)
    show_adding(workshop.root, "add-agreed-term", _("Agregar un término acordado"), _add)


def _reading(agreed: AgreedTerm) -> str:
    lines = [(_("No se usa"), "; ".join(agreed.avoided)), (_("En cada país"), "; ".join(agreed.equivalents))]
    told = "".join(f"<br><small>{escape(name)}: {escape(said)}</small>" for name, said in lines if said)
    return f'<p translate="no"><strong>{escape(agreed.term)}</strong>{told}</p>'


def _fields(form: EditForm) -> None:
    form.line("term")
    form.area("avoided", height=90)
    form.area("equivalents", height=90)


def _add(form: AddForm) -> None:
    """Add an agreed term; the form stays open, emptied, for terms come several at a time."""
    term = st.text_input(_("Término acordado"), key=form.key("term"))
    avoided = st.text_area(_avoided_label(), key=form.key("avoided"), height=90)
    equivalents = st.text_area(_equivalents_label(), key=form.key("equivalents"), height=90)
    if form.submit(_("Agregar término acordado"), primary=True, close=close_part):
        use_case = performing(agree_term, term, avoided.splitlines(), equivalents.splitlines())
        if add(form.name, _("Se agregó «{name}».").format(name=term.strip()), use_case):
            st.rerun()


def _avoided_label() -> str:
    return _("Palabras que no se usan, una por línea")


def _equivalents_label() -> str:
    return _("Cómo se dice en cada país, uno por línea: «México: estancia»")
