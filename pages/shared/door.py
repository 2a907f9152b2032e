"""The workshop's door: what those see who wait there, and how they are let in by who facilitates or coordinates."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from pages.components import live
from pages.shared.choices import tell_apart
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.moments import when
from pages.shared.open_workshop import attempt_step
from pages.shared.running import database
from pages.shared.show_problem import show_problem
from pages.shared.this_run import once
from pages.shared.viewer import viewer
from storage.people import Person
from storage.room import Admission, Waiting, admit, list_waiting, refuse, registered, waits_at
from storage.workshops import read_workshop
from workshop.errors import Problem
from workshop.expected_roles import expected_grants, only_namesake
from workshop.items import Participant
from workshop.language import _, ngettext
from workshop.permissions import Actor, Doing, Grant, Role, may, may_give
from workshop.role_labels import grant_label, grants_label, possible_grants
from workshop.workshop import Workshop

_MOST = 12  # who wait, before the rest is but named
_AS_PARTICIPANT = Admission([Grant(Role.PARTICIPANT)])
_TOGETHER = (Role.PARTICIPANT, Role.GUEST)  # who has an office in a group is looked at one by one


def waits_for(person: Person) -> int | None:
    """Return the workshop at whose door somebody waits, `None` where they do not."""
    return once(("door", person.id), lambda: waits_at(database(), person.id))


def show_door() -> None:
    """Show who waits the workshop's title and that they are to wait; nothing else of it."""
    person = viewer()
    number = waits_for(person) if person else None
    if person is None or number is None:
        return
    st.title(plain(read_workshop(database(), number).facts.title), anchor=False)
    st.info(
        _("La coordinación le dará entrada. Esta página se abrirá sola; no hace falta hacer nada más."),
        title=_("Espere, por favor, {name}").format(name=plain(person.name)),
        icon=":material/hourglass_top:",
    )
    leave = escape(_("Salir"))
    st.html(f'<a style="color: inherit" href="/salir">{leave}</a>')
    ended = _("Su espera terminó sin que se le diera entrada. Puede volver a pedirla con el código de la sala.")
    live(workshop=0, revision=0, key="live-door", revoked=ended)


def show_waiting(workshop: Workshop, actor: Actor) -> None:
    """Show who waits to be let in, to those who may let them in; nothing where nobody waits."""
    if not may(actor, Doing.ADMIT, workshop):
        return
    waiting = list_waiting(database(), workshop, actor)
    if not waiting:
        return
    taken = registered(database(), workshop.id)
    known = {each.id: only_namesake(workshop, each.name, taken) for each in waiting}
    said = ngettext("Una persona espera entrar", "{count} personas esperan entrar", len(waiting))
    with st.container(border=True, key="waiting"):
        st.markdown(f"**{said.format(count=len(waiting))}**")
        _offer_together(workshop, actor, waiting, known)
        for each in waiting[:_MOST]:
            _offer_one(workshop, actor, each, known[each.id])
        others = ", ".join(each.name for each in waiting[_MOST:])
        if others:
            st.caption(_("También esperan: {names}").format(names=plain(others)))


def _offer_together(
    workshop: Workshop, actor: Actor, waiting: list[Waiting], known: Mapping[str, Participant | None]
) -> None:
    """Offer to let in at once those who bear a name of the list, or all who wait, as participants."""
    listed = _listed(workshop, actor, known)
    everybody = {each.id: listed.get(each.id, _AS_PARTICIPANT) for each in waiting}
    with st.container(horizontal=True):
        if listed:
            count = len(listed)
            label = ngettext("Admitir a quien está en la lista", "Admitir a {count} que están en la lista", count)
            if st.button(label.format(count=count), key="admit-listed", type="primary", icon=":material/how_to_reg:"):
                _admit(listed)
        if len(waiting) > 1 and len(listed) < len(waiting):
            strangers = [each.id for each in waiting if known[each.id] is None]
            label = _("Admitir a todas como participantes")
            if st.button(label, key="admit-all", icon=":material/group_add:"):
                _admit(everybody)
            label = _("No admitir a quienes no están en la lista")
            if len(strangers) > 1 and st.button(label, key="refuse-others", type="tertiary"):
                _refuse(strangers)


def _listed(workshop: Workshop, actor: Actor, known: Mapping[str, Participant | None]) -> dict[str, Admission]:
    """Return how those are let in who bear the name of one of the list, each by a name of their own."""
    found = {who: person for who, person in known.items() if person is not None}
    ids = [person.id for person in found.values()]
    admissions = {
        who: Admission(expected_grants(workshop, person), person.id)
        for who, person in found.items()
        if ids.count(person.id) == 1
    }
    return {who: each for who, each in admissions.items() if _is_plain(workshop, actor, each)}


def _is_plain(workshop: Workshop, actor: Actor, admission: Admission) -> bool:
    """Say whether an admission gives no office, and nothing that is not this viewer's to give."""
    return all(
        grant.role in _TOGETHER and may_give(actor, workshop, grant.role, grant.axis) for grant in admission.grants
    )


def _offer_one(workshop: Workshop, actor: Actor, each: Waiting, person: Participant | None) -> None:
    grants = expected_grants(workshop, person) if person else [Grant(Role.PARTICIPANT)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        asked = _("pidió entrar {when}").format(when=when(each.asked_at.isoformat(), workshop.facts.timezone))
        known = _("en la lista: {roles}").format(roles=grants_label(workshop, grants)) if person else ""
        said = " · ".join(plain(part) for part in (asked, known) if part)
        st.markdown(f"**{plain(each.name)}** — {said}", width="stretch")
        with st.popover(_("Admitir"), key=f"admit-{each.id}", icon=":material/how_to_reg:"):
            _choose_place(workshop, actor, each, person, grants)
        if st.button(_("No admitir"), key=f"refuse-{each.id}", type="tertiary"):
            _refuse([each.id])


def _choose_place(
    workshop: Workshop, actor: Actor, each: Waiting, person: Participant | None, grants: list[Grant]
) -> None:
    possible = [grant for grant in possible_grants(workshop) if may_give(actor, workshop, grant.role, grant.axis)]
    at_tables = [grant.axis for grant in possible if grant.role is Role.RAPPORTEUR and grant.axis is not None]
    if at_tables and st.checkbox(_("No es una persona: es el equipo de una mesa"), key=f"table-{each.id}"):
        _choose_table(workshop, each, at_tables)
        return
    names = tell_apart({grant: grant_label(workshop, grant) for grant in possible})
    chosen = st.multiselect(
        _("Papel en este taller"),
        possible,
        default=[grant for grant in grants if grant in possible],
        format_func=lambda grant: names.get(grant, ""),
        key=f"place-{each.id}",
        placeholder=_("Elija al menos uno"),
        select_all=False,
    )
    is_listed = person is not None and st.checkbox(
        _("Es {name}, de la lista de personas").format(name=plain(person.name)), True, key=f"listed-{each.id}"
    )
    if st.button(_("Admitir"), key=f"admit-now-{each.id}", type="primary", disabled=not chosen):
        _admit({each.id: Admission(chosen, person.id if person and is_listed else None)})


def _choose_table(workshop: Workshop, each: Waiting, possible: list[str]) -> None:
    titles = {axis.id: axis.short_title or axis.title for axis in workshop.axes if axis.id in possible}
    names = tell_apart(titles)
    axis = st.selectbox(
        _("Eje"), list(names), format_func=lambda axis: names.get(axis, ""), key=f"table-axis-{each.id}"
    )
    st.caption(_("Abre la matriz del grupo hasta que termine el día; quien escribe elige su nombre."))
    if st.button(_("Admitir"), key=f"admit-table-{each.id}", type="primary") and axis is not None:
        _admit({each.id: Admission.of_table(axis)})


def _admit(admissions: Mapping[str, Admission]) -> None:
    try:
        attempt_step(admit, admissions)
    except Problem as problem:
        show_problem(problem)
        return
    count = len(admissions)
    flash(ngettext("Se admitió a una persona.", "Se admitió a {count} personas.", count).format(count=count))
    st.rerun()


def _refuse(people: list[str]) -> None:
    try:
        attempt_step(refuse, people)
    except Problem as problem:
        show_problem(problem)
        return
    said = ngettext(
        "No se admitió a la persona; puede volver a pedir entrada.",
        "No se admitió a {count} personas; pueden volver a pedir entrada.",
        len(people),
    )
    flash(said.format(count=len(people)))
    st.rerun()
