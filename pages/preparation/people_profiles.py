"""The profiles: the kinds of official each delegation should send, with their quotas."""

import streamlit as st

from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.open_workshop import performing
from pages.shared.tables import Cell, Row, show_table
from workshop.language import _
from workshop.use_cases.register_people import add_profile, delete_profile
from workshop.workshop import Workshop

_PROFILE = "chosen-profile"


def show_profiles(workshop: Workshop) -> None:
    """Show the profiles, and beside them the forms."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _list_profiles(workshop)
    with right:
        _add_profile()
        _edit_profile(workshop)


def _list_profiles(workshop: Workshop) -> None:
    if not workshop.profiles:
        st.caption(_("Todavía no hay perfiles."))
        return
    chosen = chosen_id(workshop.profiles, _PROFILE)
    rows = [
        Row(
            [Cell(each.name, "strong"), Cell(_bound(each.minimum), "number"), Cell(_bound(each.maximum), "number")],
            chosen=each.id == chosen,
        )
        for each in workshop.profiles
    ]
    show_table(_("Perfiles"), [_("Perfil"), _("Al menos"), _("Hasta")], rows)


def _bound(quota: int | None) -> str:
    return "—" if quota is None else str(quota)


def _add_profile() -> None:
    with add_form("add-profile") as form:
        form_heading(_("Agregar un perfil"))
        st.caption(_("Cuántas personas con este perfil envía cada País Miembro; en blanco, sin límite."))
        name = st.text_input(_("Nombre"), key=form.key("name"))
        left, right = st.columns(2)
        with left:
            low = st.number_input(_("Al menos"), 0, 99, None, step=1, key=form.key("minimum"))
        with right:
            high = st.number_input(_("Hasta"), 0, 99, None, step=1, key=form.key("maximum"))
        pressed = form.submit(_("Agregar perfil"))
    if pressed:
        wish = performing(add_profile, name, minimum=low, maximum=high)
        committed = add(form.name, _("Se agregó «{name}».").format(name=name.strip()), wish)
        if committed is not None:
            prefer(_PROFILE, committed.entries[0].change.item)
            st.rerun()


def _edit_profile(workshop: Workshop) -> None:
    if not workshop.profiles:
        return
    with st.container(border=True):
        profile = choose_item(_("Perfil por cambiar"), workshop.profiles, lambda each: each.name, _PROFILE)
        if profile is None:
            return
        with st.container(horizontal=True, gap="xsmall"):
            offer_moves(profile, workshop.profiles, profile.name)
            offer_delete(profile, profile.name, delete_profile)
        labels = {
            "name": _("Nombre"),
            "minimum": _("Al menos"),
            "maximum": _("Hasta"),
        }
        edit_form(workshop, profile, labels, _profile_fields, _("Se guardó «{name}».").format(name=profile.name))


def _profile_fields(form: EditForm) -> None:
    form.line("name")
    left, right = st.columns(2)
    with left:
        form.number("minimum", min_value=0, max_value=99)
    with right:
        form.number("maximum", min_value=0, max_value=99)
