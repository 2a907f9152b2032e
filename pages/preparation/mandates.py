"""The mandates a workshop is called by: what was decided, quoted, with the body, the place and the date."""

from datetime import date as Date

import streamlit as st

from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.edit_form import EditForm, date_field, edit_form
from pages.shared.formats import day
from pages.shared.open_workshop import performing
from pages.shared.tables import Cell, Row, show_table
from workshop.items import Mandate
from workshop.language import _
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import add_mandate
from workshop.workshop import Workshop

_CHOSEN = "chosen-mandate"
_NAME = 60  # characters of a quotation that stand for its name
_EARLIEST = Date(1800, 1, 1)  # mandates may be older than anything else here


def show_mandates(workshop: Workshop) -> None:
    """Show the quoted mandates, and beside them the chosen one to be edited, moved or deleted."""
    st.subheader(_("Mandatos"), anchor=False)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _list_mandates(workshop)
        _add_mandate()
    with right:
        mandate = choose_item(_("Mandato por editar"), workshop.mandates, mandate_name, _CHOSEN)
        if mandate:
            _edit_mandate(workshop, mandate)


def mandate_name(mandate: Mandate) -> str:
    """Return what a mandate is called: the body and the year, else how its quotation begins."""
    known = [without_marks(mandate.body), str(mandate.date.year) if mandate.date else ""]
    line = " ".join(without_marks(mandate.text).split())
    return ", ".join(part for part in known if part) or (line if len(line) <= _NAME else line[: _NAME - 1] + "…")


def _list_mandates(workshop: Workshop) -> None:
    if not workshop.mandates:
        st.caption(_("Todavía no hay mandatos. Agregue la cita de la decisión que convoca este taller."))
        return
    chosen = chosen_id(workshop.mandates, _CHOSEN)
    rows = [
        Row([Cell(without_marks(each.text), below=[source] if (source := _source(each)) else [])], each.id == chosen)
        for each in workshop.mandates
    ]
    show_table(_("Mandatos"), [_("Cita")], rows)


def _source(mandate: Mandate) -> str:
    """Return who decided it where and when, in one line."""
    parts = (without_marks(mandate.body), without_marks(mandate.place), day(mandate.date, "long"))
    return ", ".join(part for part in parts if part)


def _add_mandate() -> None:
    with add_form("add-mandate") as form:
        form_heading(_("Agregar un mandato"))
        text = st.text_area(_("Cita"), key=form.key("text"), height=100)
        body = st.text_input(_("Órgano que lo decidió"), key=form.key("body"))
        left, right = st.columns(2)
        with left:
            place = st.text_input(_("Lugar"), key=form.key("place"))
        with right:
            date = date_field(_("Fecha"), None, form.key("date"), _EARLIEST)
        pressed = form.submit(_("Agregar mandato"))
    if not pressed:
        return
    use_case = performing(add_mandate, text.strip(), body.strip(), place.strip(), date)
    committed = add(form.name, _("Se agregó el mandato."), use_case)
    if committed is not None:
        prefer(_CHOSEN, committed.entries[0].change.item)
        st.rerun()


def _edit_mandate(workshop: Workshop, mandate: Mandate) -> None:
    name = mandate_name(mandate)
    with st.container(horizontal=True):
        offer_moves(mandate, workshop.mandates, name)
        offer_delete(mandate, name)
    labels = {"text": _("Cita"), "body": _("Órgano que lo decidió"), "place": _("Lugar"), "date": _("Fecha")}
    edit_form(workshop, mandate, labels, _mandate_fields, _("Se guardó «{name}».").format(name=name))


def _mandate_fields(form: EditForm) -> None:
    form.area("text", height=140)
    form.line("body")
    left, right = st.columns(2)
    with left:
        form.line("place")
    with right:
        form.date("date", _EARLIEST)
