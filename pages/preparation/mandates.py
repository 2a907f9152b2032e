"""The mandates a workshop is called by: what was decided, quoted, with the body, the place and the date."""

from datetime import date as Date
from html import escape

import streamlit as st

from pages.preparation.item_list import ItemList, show_adding, show_items
from pages.preparation.parts import close_part
from pages.shared.adding import AddForm, add
from pages.shared.edit_form import EditForm, date_field
from pages.shared.formats import day
from pages.shared.open_workshop import performing
from pages.shared.prose import prose
from workshop.footnotes import note_numbers
from workshop.items import Mandate
from workshop.language import _
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import add_mandate
from workshop.workshop import Workshop

_NAME = 60  # characters of a quotation that stand for its name
_EARLIEST = Date(1800, 1, 1)  # mandates may be older than anything else here


def show_mandates(workshop: Workshop) -> None:
    """Show the quoted mandates, each with its form one press away."""
    st.subheader(_("Mandatos"), anchor=False)
    if not workshop.mandates:
        st.caption(_("Todavía no hay mandatos. Agregue la cita de la decisión que convoca este taller."))
    numbers = note_numbers(workshop)
    labels = {"text": _("Cita"), "body": _("Órgano que lo decidió"), "place": _("Lugar"), "date": _("Fecha")}
    show_items(
        workshop,
        ItemList(workshop.mandates, mandate_name, lambda each: _reading(each, numbers), labels, _mandate_fields),
    )
    show_adding(workshop.root, "add-mandate", _("Agregar un mandato"), _add_fields)


def mandate_name(mandate: Mandate) -> str:
    """Return what a mandate is called: the body and the year, else how its quotation begins."""
    known = [without_marks(mandate.body), str(mandate.date.year) if mandate.date else ""]
    line = " ".join(without_marks(mandate.text).split())
    return ", ".join(part for part in known if part) or (line if len(line) <= _NAME else line[: _NAME - 1] + "…")


def _reading(mandate: Mandate, numbers: dict[str, int]) -> str:
    parts = (without_marks(mandate.body), without_marks(mandate.place), day(mandate.date, "long"))
    source = escape(", ".join(part for part in parts if part))
    below = f"<footer>{source}</footer>" if source else ""
    return f'<blockquote translate="no">{prose(mandate.text, numbers)}{below}</blockquote>'


def _mandate_fields(form: EditForm) -> None:
    form.area("text", height=140)
    form.line("body")
    left, right = st.columns(2)
    with left:
        form.line("place")
    with right:
        form.date("date", _EARLIEST)


def _add_fields(form: AddForm) -> None:
    text = st.text_area(_("Cita"), key=form.key("text"), height=140)
    body = st.text_input(_("Órgano que lo decidió"), key=form.key("body"))
    left, right = st.columns(2)
    with left:
        place = st.text_input(_("Lugar"), key=form.key("place"))
    with right:
        date = date_field(_("Fecha"), None, form.key("date"), _EARLIEST)
    if form.submit(_("Agregar mandato"), primary=True, close=close_part):
        use_case = performing(add_mandate, text.strip(), body.strip(), place.strip(), date)
        if add(form.name, _("Se agregó el mandato."), use_case):
            close_part()
            st.rerun()
