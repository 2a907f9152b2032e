"""The working groups: formed, one for each axis at once or singly; their officers and rooms; deleted."""

import streamlit as st

from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, do, offer_delete, prefer
from pages.shared.choices import tell_apart
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.open_workshop import performing
from workshop.assigning.words import group_title
from workshop.language import _
from workshop.use_cases.form_groups import add_group, add_missing_groups
from workshop.workshop import Workshop

_GROUP = "chosen-group"


def show_group_forms(workshop: Workshop) -> None:
    """Show the chosen group to be edited, and what forms a new one."""
    if not workshop.axes:
        st.caption(_("Primero, los ejes."))
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _edit_group(workshop)
    with right:
        _add_group(workshop)


def offer_missing_groups(workshop: Workshop) -> None:
    """Show, while an axis has no group, the button that forms one for each of them."""
    if all(workshop.groups(axis.id) for axis in workshop.axes):
        return
    if st.button(_("Formar un grupo por eje"), key="missing-groups", icon=":material/diversity_3:"):
        do(_("Se formó un grupo para cada eje que no tenía."), performing(add_missing_groups))


def _edit_group(workshop: Workshop) -> None:
    groups = workshop.groups()
    if not groups:
        return
    with st.container(border=True):
        group = choose_item(_("Grupo por cambiar"), groups, lambda each: group_title(workshop, each.id), _GROUP)
        if group is None:
            return
        name = group_title(workshop, group.id)
        labels = {
            "name": _("Nombre"),
            "room": _("Sala"),
            "link": _("Enlace de la reunión"),
            "minimum": _("Personas, al menos"),
            "maximum": _("Personas, hasta"),
            "facilitator": _("Facilitador/a"),
            "rapporteur": _("Relator/a"),
            "helper": _("Apoyo a la relatoría"),
        }
        edit_form(workshop, group, labels, _group_fields, _("Se guardó «{name}».").format(name=name))
        offer_delete(group, name)


def _group_fields(form: EditForm) -> None:
    left, right = st.columns(2)
    with left:
        form.line("name")
        form.line("facilitator")
    with right:
        form.line("room")
        form.line("rapporteur")
    left, right = st.columns(2)
    with left:
        form.line("helper")
        form.number("minimum", min_value=0)
    with right:
        form.line("link")
        form.number("maximum", min_value=0)


def _add_group(workshop: Workshop) -> None:
    axes = tell_apart({axis.id: axis.short_title or axis.title for axis in workshop.axes})
    with add_form("add-group") as form:
        form_heading(_("Formar un grupo"))
        axis = st.selectbox(_("Eje"), list(axes), format_func=lambda each: axes.get(each, ""), key=form.key("axis"))
        left, right = st.columns(2)
        with left:
            name = st.text_input(_("Nombre"), key=form.key("name"), placeholder=_next_name(workshop))
        with right:
            room = st.text_input(_("Sala"), key=form.key("room"))
        pressed = form.submit(_("Formar grupo"))
    if pressed:
        title = name.strip() or _next_name(workshop)
        wish = performing(add_group, axis, title, room=room.strip())
        committed = add(form.name, _("Se formó «{name}».").format(name=title), wish)
        if committed is not None:
            prefer(_GROUP, committed.entries[0].change.item)
            st.rerun()


def _next_name(workshop: Workshop) -> str:
    return _("Grupo {number}").format(number=len(workshop.groups()) + 1)
