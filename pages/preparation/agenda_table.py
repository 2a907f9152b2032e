"""The agenda for reading: each day as a table of hours, activities and who is responsible."""

from html import escape

import streamlit as st

from pages.shared.formats import day
from pages.shared.tables import Cell, Row, table
from workshop.agenda import Slot, clock, session_end
from workshop.items import AgendaItem, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.workshop import Workshop

_PAUSES = ("break", "lunch")


def show_agenda(workshop: Workshop, chosen: str | None) -> None:
    """Show all days as one element; `chosen` is the id of the point being edited."""
    st.caption(_("Hora de {zone}").format(zone=workshop.facts.timezone.replace("_", " ")))
    if not workshop.sessions:
        st.markdown(_("Todavía no hay agenda."))
        return
    st.html("".join(_session(workshop, session, chosen) for session in workshop.sessions))


def all_points(workshop: Workshop) -> list[AgendaItem]:
    """Return the points of all days, in order."""
    return [point for session in workshop.sessions for point in workshop.agenda_items(session.id)]


def session_name(session: Session) -> str:
    """Return what a day is called on the screen: its title, else its date."""
    return session.title or day(session.date, "medium") or _("Día sin nombre")


def point_name(slot: Slot) -> str:
    """Return what a point is called in a list: its hour and its title."""
    return " ".join(
        each for each in (slot.starts, slot.item.title or choice_label("agenda_item", "kind", slot.item.kind)) if each
    )


def _session(workshop: Workshop, session: Session, chosen: str | None) -> str:
    end = session_end(workshop, session.id)
    heading = " · ".join(each for each in (session_name(session), day(session.date)) if each)
    details = [session.theme, session.join_link or "", _("Termina a las {hour}").format(hour=end) if end else ""]
    below = "".join(f'<p class="pl-below" translate="no">{escape(each)}</p>' for each in details if each)
    rows = [_row(slot, slot.item.id == chosen) for slot in clock(workshop, session.id)]
    body = table(heading, [_("Hora"), _("Punto"), _("Responsable")], rows) if rows else _empty()
    return f'<section class="pl-day"><h3 translate="no">{escape(heading)}</h3>{below}{body}</section>'


def _empty() -> str:
    return "<p>" + escape(_("Este día todavía no tiene puntos.")) + "</p>"


def _row(slot: Slot, chosen: bool) -> Row:
    item = slot.item
    hours = f"{slot.starts}–{slot.ends}" if slot.starts and slot.ends else slot.starts or "—"
    length = [] if item.minutes is None else [_("{count} min").format(count=item.minutes)]
    length += [_("hora fija")] if item.locked else []
    people = [
        _("Modera: {name}").format(name=item.moderator) if item.moderator else "",
        _("Panel: {names}").format(names=" · ".join(item.panel.split("\n"))) if item.panel else "",
        item.notes,
    ]
    activity = Cell(
        item.title or choice_label("agenda_item", "kind", item.kind),
        below=[each for each in people if each],
        warnings=slot.warnings(),
    )
    cells = [Cell(hours, "number", below=[" · ".join(length)] if length else []), activity, ", ".join(item.responsible)]
    return Row(cells, chosen=chosen, quiet=item.kind in _PAUSES)
