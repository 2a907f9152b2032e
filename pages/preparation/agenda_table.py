"""The agenda for reading: each day as a table of hours, activities and who is responsible."""

from html import escape

import streamlit as st

from pages.shared.formats import day as day_words
from pages.shared.formats import linked
from pages.shared.own_time import hours_elsewhere, own_zone, place_of
from pages.shared.tables import Cell, Row, table
from workshop.agenda import Slot
from workshop.group_blocks import block_lines
from workshop.items import AgendaItem, Attachment, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.viewing import Day, agenda_for
from workshop.workshop import Workshop

_PAUSES = ("break", "lunch")


def show_agenda(workshop: Workshop, actor: Actor, chosen: str | None) -> None:
    """Show the days a viewer may see as one element; `chosen` is the id of the point being edited."""
    zone, own = workshop.facts.timezone, own_zone(workshop)
    said = _("Hora de {zone}").format(zone=place_of(zone))
    st.caption(said if own is None else _("{said}; debajo, la de {own}").format(said=said, own=place_of(own)))
    days = agenda_for(workshop, actor)
    if days:
        marks = may(actor, Doing.PREPARE, workshop)
        st.html("".join(_day(workshop, day, chosen, own, marks) for day in days))
    elif workshop.sessions:
        st.markdown(_("Todavía no hay sesiones abiertas a personas invitadas."))
    else:
        st.markdown(_("Todavía no hay agenda."))


def all_points(workshop: Workshop) -> list[AgendaItem]:
    """Return the points of all days, in order."""
    return [point for session in workshop.sessions for point in workshop.agenda_items(session.id)]


def session_name(session: Session) -> str:
    """Return what a day is called on the screen: its title, else its date."""
    return session.title or day_words(session.date, "medium") or _("Día sin nombre")


def point_name(slot: Slot) -> str:
    """Return what a point is called in a list: its hour and its title."""
    return " ".join(
        each for each in (slot.starts, slot.item.title or choice_label("agenda_item", "kind", slot.item.kind)) if each
    )


def _day(workshop: Workshop, day: Day, chosen: str | None, own: str | None, marks: bool) -> str:
    """Return a day with its points; `marks` says which of them guests are invited to."""
    session = day.session
    heading = " · ".join(each for each in (session_name(session), day_words(session.date)) if each)
    end = _("Termina a las {hour}").format(hour=day.ends) if day.ends else ""
    below = "".join(
        f'<p class="pl-below" translate="no">{each}</p>'
        for each in (escape(session.theme), linked(session.join_link or ""), escape(end))
        if each
    )
    rows = [
        _row(
            workshop,
            slot,
            slot.item.id == chosen,
            hours_elsewhere(session.date, slot, workshop.facts.timezone, own),
            marks and (slot.item.open_to_guests or session.open_to_guests),
        )
        for slot in day.slots
    ]
    body = table(heading, [_("Hora"), _("Punto"), _("Responsable")], rows) if rows else _empty()
    return f'<section class="pl-day"><h3 translate="no">{escape(heading)}</h3>{below}{body}</section>'


def _empty() -> str:
    return "<p>" + escape(_("Este día todavía no tiene puntos.")) + "</p>"


def _materials(workshop: Workshop, point: AgendaItem) -> str:
    """Return what is attached to a point, by name: who sees the point finds it among the materials."""
    names = [each.title for each in workshop.children(point.id, Attachment)]
    return _("Materiales: {names}").format(names=" · ".join(names)) if names else ""


def _row(workshop: Workshop, slot: Slot, chosen: bool, elsewhere: str, is_open: bool) -> Row:
    item = slot.item
    hours = f"{slot.starts}–{slot.ends}" if slot.starts and slot.ends else slot.starts or "—"
    length = [] if item.minutes is None else [_("{count} min").format(count=item.minutes)]
    length += [_("hora fija")] if item.locked else []
    length += [_("con personas invitadas")] if is_open else []
    people = [
        _("Modera: {name}").format(name=item.moderator) if item.moderator else "",
        _("Panel: {names}").format(names=" · ".join(item.panel.split("\n"))) if item.panel else "",
        *block_lines(workshop, item),
        item.notes,
        _materials(workshop, item),
    ]
    activity = Cell(
        item.title or choice_label("agenda_item", "kind", item.kind),
        below=[each for each in people if each],
        warnings=slot.warnings(),
    )
    below = [each for each in (elsewhere, " · ".join(length)) if each]
    cells: list[Cell | str] = [Cell(hours, "number", below=below), activity, ", ".join(item.responsible)]
    return Row(cells, chosen=chosen, quiet=item.kind in _PAUSES)
