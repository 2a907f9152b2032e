"""The points of the agenda: one is added where it belongs; the chosen one is moved, lengthened, locked or edited."""

import streamlit as st

from pages.preparation.agenda_table import all_points, point_name, session_name
from pages.shared.adding import AddForm, add, add_form
from pages.shared.arranging import choose_item, do, offer_delete, offer_moves, prefer
from pages.shared.choices import choice_names, tell_apart
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.open_workshop import performing
from workshop.agenda import Slot, clock
from workshop.choices import CHOICES
from workshop.items import AgendaItem, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.new_items import LAST
from workshop.use_cases.plan_agenda import (
    add_agenda_item,
    lengthen_agenda_item,
    lock_agenda_item,
    move_agenda_item,
    unlock_agenda_item,
)
from workshop.workshop import Workshop

POINT = "chosen-point"
_KINDS = CHOICES[("agenda_item", "kind")]


def add_point(workshop: Workshop) -> None:
    """Show the form that adds a point to a day, at its end or behind another point."""
    session = choose_item(_("Día"), workshop.sessions, session_name, "new-point-day")
    if session is None:
        return
    places = _places(workshop, session)
    with add_form("add-point", border=False) as form:
        title = st.text_input(_("Punto"), key=form.key("title"))
        left, right = st.columns(2)
        with left:
            kind = _choose_kind(form)
        with right:
            minutes = st.number_input(_("Minutos"), 0, 600, 30, step=5, key=form.key("minutes"))
        responsible = st.text_area(_("Responsables, uno por línea"), height=68, key=form.key("responsible"))
        after = st.selectbox(
            _("Lugar"), list(places), format_func=lambda each: places.get(each, ""), key=form.key(session.id)
        )
        pressed = form.submit(_("Agregar punto"), primary=True)
    if pressed:
        name = title.strip() or _kind_label(kind)
        lines = [line.strip() for line in responsible.splitlines() if line.strip()]
        wish = performing(
            add_agenda_item, session.id, name, kind=kind, minutes=int(minutes), responsible=lines, after=after
        )
        committed = add(form.name, _("Se agregó «{name}».").format(name=name), wish)
        if committed is not None:
            prefer(POINT, committed.entries[0].change.item)
            st.rerun()


def edit_point(workshop: Workshop) -> None:
    """Show the chosen point with what can be done to it."""
    points = all_points(workshop)
    slots = {slot.item.id: slot for session in workshop.sessions for slot in clock(workshop, session.id)}
    days = tell_apart({session.id: session_name(session) for session in workshop.sessions})
    point = choose_item(
        _("Punto por editar"), points, lambda each: f"{days[each.parent or '']} · {point_name(slots[each.id])}", POINT
    )
    if point is None:
        st.caption(_("Todavía no hay puntos."))
        return
    _offer_steps(workshop, slots[point.id])
    labels = {
        "title": _("Punto"),
        "kind": _("Tipo"),
        "minutes": _("Minutos"),
        "starts": _("Empieza"),
        "responsible": _("Responsables, uno por línea"),
        "moderator": _("Modera"),
        "panel": _("Panelistas, uno por línea"),
        "notes": _("Notas"),
        "open_to_guests": _("Abierto a personas invitadas"),
    }
    edit_form(workshop, point, labels, _point_fields, _("Se guardó «{name}».").format(name=_name(point)))
    _offer_other_day(workshop, point, days)


def _offer_steps(workshop: Workshop, slot: Slot) -> None:
    point, name = slot.item, _name(slot.item)
    with st.container(horizontal=True, gap="xsmall"):
        offer_moves(point, workshop.agenda_items(point.parent or ""), name)
        if st.button("−5", key=f"shorter-{point.id}", help=_("Cinco minutos menos"), disabled=not point.minutes):
            do(
                _("«{name}» dura cinco minutos menos.").format(name=name),
                performing(lengthen_agenda_item, point.id, -5),
            )
        if st.button("+5", key=f"longer-{point.id}", help=_("Cinco minutos más")):
            do(_("«{name}» dura cinco minutos más.").format(name=name), performing(lengthen_agenda_item, point.id, 5))
        _offer_lock(slot, name)
        offer_delete(point, name)


def _offer_lock(slot: Slot, name: str) -> None:
    point = slot.item
    if point.locked:
        if st.button(_("Soltar la hora"), key=f"unlock-{point.id}", icon=":material/lock_open:"):
            do(_("«{name}» vuelve a correr con los demás.").format(name=name), performing(unlock_agenda_item, point.id))
    elif st.button(_("Fijar la hora"), key=f"lock-{point.id}", icon=":material/lock:"):
        do(_("«{name}» queda fijo en su hora.").format(name=name), performing(lock_agenda_item, point.id))


def _point_fields(form: EditForm) -> None:
    form.line("title")
    left, middle, right = st.columns(3)
    with left:
        form.choice("kind", _KINDS, _kind_label)
    with middle:
        form.number("minutes", min_value=0, max_value=600)
    with right:
        form.hour("starts", placeholder="12:30")
    form.area("responsible", height=68)
    form.line("moderator")
    form.area("panel", height=68)
    form.area("notes", height=68)
    form.flag("open_to_guests", help=_("Quien está como persona invitada ve este punto, y no los demás"))


def _offer_other_day(workshop: Workshop, point: AgendaItem, days: dict[str, str]) -> None:
    others = [each for each in days if each != point.parent]
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox(_("Otro día"), others, format_func=lambda each: days.get(each, ""), key=f"day-{point.id}")
        if st.button(_("Pasar"), key=f"to-day-{point.id}", icon=":material/move_item:"):
            message = _("«{name}» pasó a {day}.").format(name=_name(point), day=days[target])
            do(message, performing(move_agenda_item, point.id, LAST, parent=target))


def _choose_kind(form: AddForm) -> str:
    names = choice_names("agenda_item", "kind")
    return st.selectbox(
        _("Tipo"), list(names), list(names).index("other"), lambda each: names[each], key=form.key("kind")
    )


def _places(workshop: Workshop, session: Session) -> dict[str | None, str]:
    """Return where a new point may stand; points by number, for their hours change while the form is open."""
    behind: dict[str | None, str] = {
        point.id: _("Después de {number}. {point}").format(number=number, point=_name(point))
        for number, point in enumerate(workshop.agenda_items(session.id), 1)
    }
    return {LAST: _("Al final"), None: _("Al principio"), **behind}


def _kind_label(kind: str) -> str:
    return choice_label("agenda_item", "kind", kind)


def _name(point: AgendaItem) -> str:
    return point.title or _kind_label(point.kind)
