"""What is asked for of some people: to work together or apart, and the axes they would rather work on."""

import streamlit as st

from pages.preparation.people_list import person_name
from pages.shared.adding import AddForm, add, add_form, form_heading
from pages.shared.arranging import offer_delete
from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.open_workshop import performing
from pages.shared.tables import Cell, Row, show_table
from workshop.assigning.asked import ties_of
from workshop.axis_lines import standing_axes
from workshop.items import Participant, Tie
from workshop.labels import choice_label
from workshop.language import _
from workshop.text import without_marks
from workshop.use_cases.assign_groups import prefer_axes, tie_people
from workshop.workshop import Workshop


def show_wishes(workshop: Workshop) -> None:
    """Show the ties at the left, the preferences at the right, each with its form."""
    people = [person for person in workshop.participants if not person.guest]
    if len(people) < 2:
        st.caption(_("Primero, las personas."))
        return
    names = tell_apart({person.id: person_name(workshop, person) for person in people})
    left, right = st.columns(2, gap="medium")
    with left:
        _show_ties(workshop, names)
        _add_tie(names)
    with right:
        _prefer(workshop, names)
        _list_preferences(workshop)


def _show_ties(workshop: Workshop, names: dict[str, str]) -> None:
    for tie in ties_of(workshop):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_tie_words(workshop, tie), width="stretch")
            offer_delete(tie, choice_label("tie", "kind", tie.kind))


def _tie_words(workshop: Workshop, tie: Tie) -> str:
    found = (workshop.items.get(person) for person in tie.people)
    people = ", ".join(each.name for each in found if isinstance(each, Participant) and not each.deleted)
    return f"**{choice_label('tie', 'kind', tie.kind)}**: {plain(people)}"


def _add_tie(names: dict[str, str]) -> None:
    with add_form("add-tie") as form:
        form_heading(_("Juntas o separadas"))
        kind = st.radio(
            _("Cómo"),
            ["together", "apart"],
            format_func=lambda each: choice_label("tie", "kind", each),
            key=form.key("kind"),
            horizontal=True,
        )
        people = _choose_people(form, names)
        pressed = form.submit(_("Agregar"))
    if pressed:
        committed = add(form.name, _("Se anotó para el reparto."), performing(tie_people, kind, people))
        if committed is not None:
            st.rerun()


def _prefer(workshop: Workshop, names: dict[str, str]) -> None:
    axes = tell_apart({axis.id: axis.short_title or without_marks(axis.title) for axis in workshop.axes})
    with add_form("prefer-axes") as form:
        form_heading(_("Ejes que prefieren"))
        people = _choose_people(form, names)
        chosen = st.multiselect(
            _("Ejes, en orden de preferencia; ninguno borra los que había"),
            list(axes),
            format_func=lambda each: axes.get(each, ""),
            key=form.key("axes"),
            placeholder=_("Elija uno o varios"),
            select_all=False,
        )
        pressed = form.submit(_("Guardar preferencias"))
    if pressed and people:
        committed = add(form.name, _("Se guardaron las preferencias."), performing(prefer_axes, people, chosen))
        if committed is not None:
            st.rerun()


def _choose_people(form: AddForm, names: dict[str, str]) -> list[str]:
    return st.multiselect(
        _("Personas"),
        list(names),
        format_func=lambda each: names.get(each, ""),
        key=form.key("people"),
        placeholder=_("Elija una o varias"),
        select_all=False,
    )


def _list_preferences(workshop: Workshop) -> None:
    titles = {axis.id: axis.short_title or without_marks(axis.title) for axis in workshop.axes}
    rows = []
    for person in workshop.participants:
        wanted = [titles[axis] for axis in standing_axes(workshop, person.preferences) if axis in titles]
        if wanted and not person.guest:
            rows.append(Row([Cell(person_name(workshop, person)), " · ".join(wanted)]))
    if rows:
        show_table(_("Preferencias"), [_("Persona"), _("Ejes que prefiere")], rows)
