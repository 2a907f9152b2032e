"""Who works where: a card per axis with its groups, those without a place, and placing people by hand."""

from html import escape

import streamlit as st

from pages.preparation.people_list import person_name
from pages.shared.adding import AddForm, empty_form, form_heading
from pages.shared.choices import tell_apart
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.items import Axis, Participant, WorkingGroup
from workshop.language import _, ngettext
from workshop.use_cases.form_groups import place_people, placements, take_out_people, unassigned
from workshop.workshop import Workshop

_FORM = "place-people"


def show_columns(workshop: Workshop) -> None:
    """Show a card per axis, then those who have no group yet, all as one element."""
    cards = [_axis_card(workshop, number, axis) for number, axis in enumerate(workshop.axes, 1)]
    free = unassigned(workshop)
    if free:
        cards.append(_card(_("Sin grupo"), _people(workshop, free)))
    if not cards:
        st.caption(_("Todavía no hay ejes."))
        return
    st.html(f'<div class="pl-cards">{"".join(cards)}</div>')


def place_by_hand(workshop: Workshop) -> None:
    """Show the form that places, moves or takes out the people chosen in it."""
    groups = tell_apart({group.id: group_name(workshop, group) for group in workshop.groups()})
    people = [person for person in workshop.participants if not person.guest]
    if not groups or not people:
        st.caption(_("Para ubicar personas hacen falta al menos un grupo y una persona en la lista."))
        return
    placed = placements(workshop)
    people.sort(key=lambda person: person.id in placed)
    names = tell_apart({person.id: person_name(workshop, person) for person in people})
    with st.form(_FORM):
        form = AddForm(_FORM)
        form_heading(_("Ubicar personas"))
        chosen = st.multiselect(
            _("Personas"),
            list(names),
            format_func=lambda each: names.get(each, ""),
            key=form.key("people"),
            placeholder=_("Elija una o varias"),
            select_all=False,
        )
        group = st.selectbox(_("Grupo"), list(groups), format_func=lambda each: groups.get(each, ""), key="place-group")
        with st.container(horizontal=True):
            place = st.form_submit_button(_("Ubicar"), type="primary", icon=":material/group_add:", key="place")
            out = st.form_submit_button(_("Sacar del grupo"), icon=":material/group_remove:", key="take-out")
    count = len(chosen)
    if place and chosen:
        message = ngettext("Se ubicó a una persona en {group}.", "Se ubicó a {count} personas en {group}.", count)
        _keep(performing(place_people, chosen, group), message.format(count=count, group=groups.get(group, "")))
    if out and chosen:
        message = ngettext("Se sacó a una persona de su grupo.", "Se sacó a {count} personas de sus grupos.", count)
        _keep(performing(take_out_people, chosen), message.format(count=count))


def group_name(workshop: Workshop, group: WorkingGroup) -> str:
    """Return what a group is called where groups of several axes stand together."""
    axis = workshop.items[group.parent or ""]
    title = axis.cell("short_title") or axis.cell("title") or ""
    return f"{group.name} · {title}" if group.name else title


def _keep(use_case: object, message: str) -> None:
    committed = perform(use_case)  # type: ignore[arg-type]
    if committed is not None:
        empty_form(_FORM)
        done(message, committed)
        st.rerun()


def _axis_card(workshop: Workshop, number: int, axis: Axis) -> str:
    groups = workshop.groups(axis.id)
    body = "".join(_group(workshop, group, len(groups) > 1) for group in groups)
    body = body or '<p class="pl-warning">' + escape(_("Todavía no tiene grupo.")) + "</p>"
    return _card(f"{number}. {axis.short_title or axis.title}", body)


def _group(workshop: Workshop, group: WorkingGroup, with_name: bool) -> str:
    officers = [
        (_("Facilitación"), group.facilitator),
        (_("Relatoría"), group.rapporteur),
        (_("Apoyo"), group.helper or ""),
        (_("Sala"), group.room),
    ]
    lines = "".join(f"<p>{escape(label)}: {escape(name)}</p>" for label, name in officers if name)
    heading = f"<h5>{escape(group.name)}</h5>" if with_name and group.name else ""
    return heading + lines + _people(workshop, workshop.members(group.id))


def _people(workshop: Workshop, people: list[Participant]) -> str:
    if not people:
        return '<p class="pl-below">' + escape(_("Todavía sin personas.")) + "</p>"
    count = ngettext("{count} persona", "{count} personas", len(people)).format(count=len(people))
    names = "".join(f"<li>{escape(person_name(workshop, person))}</li>" for person in people)
    return f'<p class="pl-below">{escape(count)}</p><ul>{names}</ul>'


def _card(title: str, body: str) -> str:
    return f'<section class="pl-card" translate="no"><h4>{escape(title)}</h4>{body}</section>'
