"""The list of participants for reading, and beside it one person: added, or chosen to be edited or deleted."""

import streamlit as st

from pages.preparation.people_merging import offer_merging
from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, chosen_id, offer_delete, prefer
from pages.shared.choices import tell_apart
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.erasing import offer_erasing
from pages.shared.open_workshop import current, performing
from pages.shared.tables import Cell, Row, show_table
from storage.erasing import erase_listed
from storage.remaking import seek_listed
from workshop.choices import CHOICES
from workshop.items import Participant
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Doing, may
from workshop.use_cases.form_groups import placements
from workshop.use_cases.register_people import add_participant, delete_participant
from workshop.workshop import Workshop

_PERSON = "chosen-person"


def show_people(workshop: Workshop) -> None:
    """Show the list, and beside it the forms."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _list_people(workshop)
    with right:
        _add_person(workshop)
        _edit_person(workshop)


def _list_people(workshop: Workshop) -> None:
    if not workshop.participants:
        st.caption(_("Todavía no hay personas en la lista."))
        return
    delegations = {each.id: each.name for each in workshop.delegations}
    profiles = {each.id: each.name for each in workshop.profiles}
    groups = placements(workshop)
    chosen = chosen_id(workshop.participants, _PERSON)
    rows = []
    for person in workshop.participants:
        details = [", ".join(each for each in (person.position, person.institution) if each), person.email]
        kind = _("Persona invitada") if person.guest else profiles.get(person.profile or "", "")
        group = groups.get(person.id)
        rows.append(
            Row(
                [
                    Cell(person.name, "strong", below=[each for each in details if each]),
                    Cell(delegations.get(person.delegation or "", ""), below=[kind] if kind else []),
                    group.name if group else "",
                ],
                chosen=person.id == chosen,
            )
        )
    show_table(_("Personas"), [_("Nombre"), _("Delegación y perfil"), _("Grupo")], rows)


def _add_person(workshop: Workshop) -> None:
    delegations = {each.id: each.name for each in workshop.delegations}
    profiles = {each.id: each.name for each in workshop.profiles}
    with add_form("add-person") as form:
        form_heading(_("Una persona más"))
        name = st.text_input(_("Nombre y apellidos"), key=form.key("name"))
        left, right = st.columns(2)
        with left:
            delegation = _choose(_("Delegación"), delegations, form.key("delegation"))
            position = st.text_input(_("Cargo"), key=form.key("position"))
        with right:
            profile = _choose(_("Perfil"), profiles, form.key("profile"))
            email = st.text_input(_("Correo"), key=form.key("email"))
        guest = st.checkbox(_("Persona invitada, fuera de cupos y grupos"), key=form.key("guest"))
        pressed = form.submit(_("Agregar persona"), primary=True)
    if pressed:
        wish = performing(
            add_participant, name, email=email, delegation=delegation, profile=profile, position=position, guest=guest
        )
        committed = add(form.name, _("Se agregó a «{name}».").format(name=name.strip()), wish)
        if committed is not None:
            prefer(_PERSON, committed.entries[0].change.item)
            st.rerun()


def _choose(label: str, options: dict[str, str], key: str) -> str | None:
    names = tell_apart(options)
    return st.selectbox(label, list(names), None, lambda each: names.get(each, ""), key=key, placeholder="—")


def _edit_person(workshop: Workshop) -> None:
    if not workshop.participants:
        return
    with st.container(border=True):
        person = choose_item(_("Persona por cambiar"), workshop.participants, lambda each: each.name, _PERSON)
        if person is None:
            return
        labels = {
            "name": _("Nombre y apellidos"),
            "delegation": _("Delegación"),
            "profile": _("Perfil"),
            "position": _("Cargo"),
            "institution": _("Institución"),
            "email": _("Correo"),
            "other_email": _("Otro correo"),
            "phone": _("Teléfono"),
            "sex": _("Sexo"),
            "notes": _("Notas"),
            "part": _("Viene como"),
            "guest": _("Persona invitada, fuera de cupos y grupos"),
        }
        message = _("Se guardó a «{name}».").format(name=person.name)
        edit_form(workshop, person, labels, lambda form: _person_fields(form, workshop), message)
        with st.container(horizontal=True):
            offer_delete(person, person.name, delete_participant)
            if may(current()[1], Doing.INVITE, workshop):
                offer_merging(workshop, person)
            if may(current()[1], Doing.INVITE, workshop) and offer_erasing(erase_listed, seek_listed, person.id):
                st.rerun()


def _person_fields(form: EditForm, workshop: Workshop) -> None:
    delegations = {each.id: each.name for each in workshop.delegations}
    profiles = {each.id: each.name for each in workshop.profiles}
    form.line("name")
    left, right = st.columns(2)
    with left:
        form.choice("delegation", list(delegations), lambda each: delegations.get(each, ""), _("Ninguna"))
        form.line("position")
    with right:
        form.choice("profile", list(profiles), lambda each: profiles.get(each, ""), _("Ninguno"))
        form.line("institution")
    left, right = st.columns(2)
    with left:
        form.line("email")
        form.line("phone")
    with right:
        form.line("other_email")
        form.choice("sex", CHOICES[("participant", "sex")], _sex, _("Sin indicar"))
    form.choice("part", CHOICES[("participant", "part")], _part)
    form.area("notes", height=68)
    form.flag("guest")


def _sex(value: str) -> str:
    return choice_label("participant", "sex", value)


def _part(value: str) -> str:
    return choice_label("participant", "part", value)


def person_name(workshop: Workshop, person: Participant) -> str:
    """Return what a person is called in a list to choose from: the name and the delegation's code."""
    delegation = workshop.items.get(person.delegation or "")
    code = delegation.cell("code") if delegation and not delegation.deleted else None
    return f"{person.name} · {code}" if code else person.name
