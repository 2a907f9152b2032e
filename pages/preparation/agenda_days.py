"""The days of the agenda, or the sessions of a virtual series: added, moved, edited and deleted."""

import streamlit as st

from pages.preparation.agenda_table import session_name
from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, offer_delete, offer_moves, prefer
from pages.shared.edit_form import EditForm, date_field, edit_form
from pages.shared.open_workshop import performing
from workshop.hours import read_hour
from workshop.language import _
from workshop.use_cases.plan_agenda import add_session
from workshop.workshop import Workshop

_DAY = "chosen-day"


def show_days(workshop: Workshop) -> None:
    """Show the chosen day with what can be done to it, and the form that adds one."""
    session = choose_item(_("Día o sesión"), workshop.sessions, session_name, _DAY)
    if session is not None:
        name = session_name(session)
        with st.container(horizontal=True, gap="xsmall"):
            offer_moves(session, workshop.sessions, name)
            offer_delete(session, name)
        labels = {
            "title": _("Nombre"),
            "theme": _("Tema"),
            "date": _("Fecha"),
            "starts": _("Empieza"),
            "join_link": _("Enlace para conectarse"),
            "open_to_guests": _("Abierta a personas invitadas"),
        }
        edit_form(workshop, session, labels, _day_fields, _("Se guardó «{name}».").format(name=name))
    add_day(workshop)


def add_day(workshop: Workshop) -> None:
    """Show the form that adds a day behind the others."""
    with add_form("add-day") as form:
        form_heading(_("Agregar un día"))
        name = st.text_input(_("Nombre"), key=form.key("title"), placeholder=_next_name(workshop))
        left, right = st.columns(2)
        with left:
            date = date_field(_("Fecha"), None, form.key("date"))
        with right:
            starts = st.text_input(_("Empieza"), key=form.key("starts"), placeholder="08:30")
        pressed = form.submit(_("Agregar día"))
    if pressed:
        title = name.strip() or _next_name(workshop)
        wish = performing(add_session, title, date=date, starts=read_hour(starts) or starts.strip() or None)
        committed = add(form.name, _("Se agregó «{name}».").format(name=title), wish)
        if committed is not None:
            prefer(_DAY, committed.entries[0].change.item)
            st.rerun()


def _next_name(workshop: Workshop) -> str:
    number = len(workshop.sessions) + 1
    virtual = workshop.facts.modality == "virtual"
    return (_("Sesión {number}") if virtual else _("Día {number}")).format(number=number)


def _day_fields(form: EditForm) -> None:
    form.line("title")
    form.line("theme")
    left, right = st.columns(2)
    with left:
        form.date("date")
    with right:
        form.hour("starts", placeholder="08:30")
    form.line("join_link")
    form.flag("open_to_guests", help=_("Quien está como persona invitada ve todos los puntos de este día"))
