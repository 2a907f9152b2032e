"""The axes: proposed, renamed, ordered and deleted, each with the guidance its group works by."""

import streamlit as st

from pages.preparation.axes_reshaping import offer_reshaping, show_reshaping
from pages.shared.adding import add, add_form
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.former_texts import former_texts
from pages.shared.open_workshop import performing
from pages.shared.tables import Cell, Row, show_table
from workshop.axis_lines import merged_axes
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.text import without_marks
from workshop.use_cases.form_groups import add_axis
from workshop.workshop import Workshop

_AXIS = "chosen-axis"


def show_axes(workshop: Workshop) -> None:
    """Show the axes, and beside them the forms."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _list_axes(workshop)
        _add_axis()
    with right:
        axis = choose_item(_("Eje por cambiar"), workshop.axes, lambda each: without_marks(each.title), _AXIS)
        if axis is not None:
            _edit_axis(workshop, axis)
    show_reshaping(workshop)


def _list_axes(workshop: Workshop) -> None:
    if not workshop.axes:
        st.caption(_("Todavía no hay ejes."))
        return
    chosen = chosen_id(workshop.axes, _AXIS)
    rows = [
        Row(
            [
                Cell(str(number), "number"),
                Cell(without_marks(axis.title), "strong", below=_details(axis)),
                Cell(_content(workshop, axis), "quiet"),
            ],
            chosen=axis.id == chosen,
        )
        for number, axis in enumerate(workshop.axes, 1)
    ]
    show_table(_("Ejes"), [_("N.º"), _("Eje"), _("Contiene")], rows)


def _details(axis: Axis) -> list[str]:
    lines = [
        axis.short_title or "",
        _("Sección: {section}").format(section=axis.section) if axis.section else "",
        without_marks(axis.description),
        _("Ejemplos: {examples}").format(examples=" · ".join(axis.examples)) if axis.examples else "",
    ]
    return [line for line in lines if line]


def _content(workshop: Workshop, axis: Axis) -> str:
    actions = sum(len(workshop.actions(objective.id)) for objective in workshop.objectives(axis.id))
    return ngettext("{count} acción", "{count} acciones", actions).format(count=actions)


def _add_axis() -> None:
    with add_form("add-axis") as form:
        title = st.text_input(_("Título del eje"), key=form.key("title"))
        pressed = form.submit(_("Agregar eje"))
    if pressed:
        name = title.strip()
        committed = add(form.name, _("Se agregó el eje «{name}».").format(name=name), performing(add_axis, name))
        if committed is not None:
            prefer(_AXIS, committed.entries[0].change.item)
            st.rerun()


def _edit_axis(workshop: Workshop, axis: Axis) -> None:
    name = without_marks(axis.title)
    with st.container(horizontal=True, gap="xsmall"):
        offer_moves(axis, workshop.axes, name)
        offer_reshaping(workshop, axis)
        offer_delete(axis, name)
    labels = {
        "title": _("Título"),
        "short_title": _("Título corto"),
        "section": _("Sección que se imprime encima"),
        "description": _("Orientación para el grupo"),
        "examples": _("Acciones de ejemplo, una por línea"),
    }
    edit_form(workshop, axis, labels, _axis_fields, _("Se guardó el eje «{name}».").format(name=name))
    former = former_texts(workshop, axis, "title")
    if former:
        st.caption(_("Antes se llamó: {names}").format(names=former))
    united = [without_marks(each.title) for each in merged_axes(workshop, axis.id)]
    if united:
        st.caption(_("Se le unieron: {names}").format(names=" · ".join(united)))
    source = workshop.items.get(axis.split_from or "")
    if isinstance(source, Axis):
        st.caption(_("Se separó de: {name}").format(name=without_marks(source.title)))


def _axis_fields(form: EditForm) -> None:
    form.area("title", height=68)
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        form.line("short_title")
    with right:
        form.line("section")
    form.area("description", height=100)
    form.area("examples", height=120)
