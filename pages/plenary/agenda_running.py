"""Agenda en curso: what is on and how long it still has, the step to what comes next, and what shifts the rest."""

from datetime import date as Date
from datetime import timedelta
from html import escape

import streamlit as st

from pages.components import countdown
from pages.plenary.agenda_shifts import show_shifts
from pages.plenary.leading import tell_who_leads
from pages.plenary.remote import offer_agenda_on_screen
from pages.plenary.synthesis_shown import offer_synthesis
from pages.preparation.agenda_table import session_name
from pages.shared.arranging import do
from pages.shared.choices import tell_apart
from pages.shared.following import follow
from pages.shared.formats import day as day_words
from pages.shared.formats import plain
from pages.shared.naming_points import point_title
from pages.shared.open_workshop import current, performing
from pages.shared.tables import Cell, Row, table
from workshop.agenda import clock
from workshop.items import AgendaItem
from workshop.language import _
from workshop.now import instant, local_now
from workshop.permissions import Doing
from workshop.running_agenda import Course, Turn, course, day_at_hand
from workshop.use_cases.run_agenda import begin_next
from workshop.workshop import Workshop

_DAY = "running-day"
_DAY_LONG = 24 * 60  # minutes


def show_page() -> None:
    """Show the day that runs, with what leads it on."""
    workshop, actor = current(Doing.RUN_AGENDA)
    st.space(4)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(_("Agenda en curso"), anchor=False, width="stretch")
        session = _choose_day(workshop)
        offer_agenda_on_screen(workshop, actor)
    tell_who_leads(workshop, actor)
    if session is None:
        st.info(_("Todavía no hay agenda: se arma en la página Agenda."), icon=":material/calendar_month:")
    else:
        day = course(workshop, session, local_now(workshop))
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _show_now(day)
            _offer_next(day)
            st.html(_table(workshop, day))
        with right:
            show_shifts(workshop, day)
            offer_synthesis(workshop, actor, day)
    follow(workshop, watch=["session", "agenda_item", "workshop"])


def _choose_day(workshop: Workshop) -> str | None:
    """Let the day be chosen where there are several: at first the one that is at hand."""
    at_hand = day_at_hand(workshop, local_now(workshop))
    if at_hand is None:
        return None
    names = tell_apart({session.id: session_name(session) for session in workshop.sessions})
    if len(names) < 2:
        return at_hand.id
    index = list(names).index(at_hand.id)
    return st.selectbox(
        _("Día"),
        list(names),
        index,
        lambda each: names.get(each, ""),
        key=f"{_DAY}-{at_hand.id}",
        label_visibility="collapsed",
        width=240,
    )


def _show_now(day: Course) -> None:
    """Show the point that is on, huge, with the time it has left."""
    now = day.now
    if now is not None:
        slot, item = now.slot, now.item
        hours = _("{starts}–{ends}").format(starts=slot.starts, ends=slot.ends) if slot.ends else slot.starts or ""
        below = " · ".join(each for each in (hours, ", ".join(item.responsible), _moderated(item)) if each)
        label, title = escape(_("Ahora")), escape(point_title(item))
        st.html(
            f'<div class="pl-running" aria-live="polite"><p class="pl-running-label">{label}</p>'
            f'<div translate="no"><h2>{title}</h2><p class="pl-below">{escape(below)}</p></div></div>'
        )
    else:
        over = day.has_begun and not day.to_come
        words = _("El día terminó.") if over else _("Todavía no ha empezado.") if not day.has_begun else _("En pausa.")
        st.html(f'<div class="pl-running"><h2>{escape(words)}</h2></div>')
    countdown(day, local_now(current()[0]), "large", key=f"countdown-{day.session.id}")


def _moderated(item: AgendaItem) -> str:
    return _("Modera: {name}").format(name=item.moderator) if item.moderator else ""


def _offer_next(day: Course) -> None:
    """Show the one main button: end what is on, begin what comes."""
    following = day.to_come[0] if day.to_come else None
    if following is None and day.now is None:
        return
    name = point_title(following.item) if following else ""
    if following is None:
        label, said, icon = _("Terminar el día"), _("El día terminó."), ":material/flag:"
    elif day.now is None and not day.has_begun:
        label, said = _("Empezar: {point}"), _("Empezó «{point}».")
        icon = ":material/play_arrow:"
    else:
        label, said, icon = _("Siguiente: {point}"), _("Empezó «{point}»."), ":material/skip_next:"
    seen = day.now.item.id if day.now else None
    key = f"begin-next-{seen or 'none'}"  # who presses a button of before somebody else's step presses nothing
    if st.button(label.format(point=plain(name)), key=key, type="primary", icon=icon, width="stretch"):
        do(said.format(point=name), performing(begin_next, day.session.id, seen, instant()))


def _table(workshop: Workshop, day: Course) -> str:
    """Return the points of the day as they ran and are expected to, with what their plan said where that differs."""
    planned = {slot.item.id: slot.starts for slot in clock(workshop, day.session.id)}
    name = _("Cómo va {day}").format(day=day.session.title or day_words(day.date, "medium"))
    rows = [_row(day.date, turn, planned.get(turn.item.id)) for turn in day.turns]
    return table(name, [_("Hora"), _("Punto"), _("Estado")], rows)


def _row(date: Date, turn: Turn, planned: str | None) -> Row:
    slot = turn.slot
    is_out = turn.state == "skipped"
    hours = "—" if is_out else f"{slot.starts}–{slot.ends}" if slot.starts and slot.ends else slot.starts or "—"
    moved = planned and (is_out or planned != slot.starts)
    is_later = not is_out and turn.starts is not None and turn.starts >= _DAY_LONG
    below = [day_words(date + timedelta(minutes=turn.starts or 0), "medium")] if is_later else []
    below += [_("previsto a las {hour}").format(hour=planned)] if moved else []
    state = {
        "done": Cell(_("Hecho"), "quiet"),
        "now": Cell(_("Ahora"), "strong"),
        "skipped": Cell(_("Se omite"), "warning"),
        "to_come": Cell(_("hora fija") if turn.item.locked else "", "quiet"),
    }[turn.state]
    cells = [Cell(hours, "number", below=below), Cell(point_title(turn.item), warnings=_late(turn)), state]
    return Row(cells, chosen=turn.state == "now", quiet=turn.state in ("done", "skipped"))


def _late(turn: Turn) -> list[str]:
    if turn.state != "to_come" or not turn.overlap:
        return []
    return [_("Lo anterior terminará {count} min después de esta hora.").format(count=turn.overlap)]


show_page()
