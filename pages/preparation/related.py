"""What guides the groups beside their axis: the card of the method, what other bodies do, indicators of compliance."""

from collections.abc import Callable
from html import escape

import streamlit as st

from pages.preparation.item_list import ItemList, show_adding, show_items
from pages.preparation.parts import Part, close_part, show_part
from pages.shared.adding import AddForm, add
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.naming import short
from pages.shared.open_workshop import performing
from pages.shared.prose import prose
from workshop.footnotes import note_numbers
from workshop.items import Compliance, Initiative
from workshop.language import _
from workshop.numbering import number_plan
from workshop.related import axes_of, compliance_indicators, initiatives
from workshop.text import without_marks
from workshop.use_cases.relate import add_compliance, add_initiative
from workshop.workshop import Workshop

_NAME = 60  # characters of a text that stand for its name


def show_related(workshop: Workshop) -> None:
    """Show the method, the initiatives and the indicators, each with its form one press away."""
    _show_method(workshop)
    _show_initiatives(workshop)
    _show_compliance(workshop)


def _show_method(workshop: Workshop) -> None:
    st.subheader(_("Método para los grupos"), anchor=False)
    st.caption(_("Una tarjeta que cada grupo ve encima de la guía de su eje, y en papel en su mesa."))
    text = workshop.facts.method or ""
    written = bool(text.strip())
    reading = f'<div translate="no">{prose(text, note_numbers(workshop))}</div>' if written else ""
    said = _("Se guardó el método.")
    labels = {"method": _("Cómo trabaja el grupo, paso a paso")}
    show_part(
        Part(workshop.root, "method", _("Método para los grupos")),
        reading,
        lambda: edit_form(
            workshop, workshop.facts, labels, lambda form: form.area("method", height=220), said, close=close_part
        ),
        label=_("Editar") if written else _("Escribir"),
    )


def _show_initiatives(workshop: Workshop) -> None:
    st.subheader(_("Iniciativas complementarias"), anchor=False)
    st.caption(_("Lo que ya hacen otros organismos. Sin ejes elegidos, vale para todos."))
    labels = {
        "body": _("Organismo"),
        "title": _("Iniciativa"),
        "actions": _("Acciones, una por línea"),
        "axes": _("Ejes"),
    }

    def fields(form: EditForm) -> None:
        form.line("body")
        form.line("title")
        form.area("actions", height=110)
        _choose_axes(workshop, form)

    listed = ItemList(
        initiatives(workshop),
        lambda each: short(f"{each.body}: {each.title}", _NAME),
        lambda each: _initiative(workshop, each),
        labels,
        fields,
    )
    show_items(workshop, listed)
    show_adding(
        workshop.root, "add-initiative", _("Agregar una iniciativa"), lambda form: _add_initiative(workshop, form)
    )


def _show_compliance(workshop: Workshop) -> None:
    st.subheader(_("Indicadores de cumplimiento"), anchor=False)
    st.caption(_("Con qué se mide el cumplimiento de un instrumento. Sin ejes elegidos, valen para todos."))
    labels = {"text": _("Indicador"), "instrument": _("Instrumento"), "axes": _("Ejes")}

    def fields(form: EditForm) -> None:
        form.area("text", height=90)
        form.line("instrument")
        _choose_axes(workshop, form)

    listed = ItemList(
        compliance_indicators(workshop),
        lambda each: short(each.text, _NAME),
        lambda each: _compliance(workshop, each),
        labels,
        fields,
    )
    show_items(workshop, listed)
    show_adding(
        workshop.root, "add-compliance", _("Agregar un indicador"), lambda form: _add_compliance(workshop, form)
    )


def _add_initiative(workshop: Workshop, form: AddForm) -> None:
    body = st.text_input(_("Organismo"), key=form.key("body"))
    title = st.text_input(_("Iniciativa"), key=form.key("title"))
    actions = st.text_area(_("Acciones, una por línea"), key=form.key("actions"), height=110)
    axes = _axes_of_new(workshop, form)
    if form.submit(_("Agregar iniciativa"), primary=True, close=close_part):
        _keep(form, _("Se agregó la iniciativa."), performing(add_initiative, body, title, actions.splitlines(), axes))


def _add_compliance(workshop: Workshop, form: AddForm) -> None:
    text = st.text_area(_("Indicador"), key=form.key("text"), height=90)
    instrument = st.text_input(_("Instrumento"), key=form.key("instrument"))
    axes = _axes_of_new(workshop, form)
    if form.submit(_("Agregar indicador"), primary=True, close=close_part):
        _keep(form, _("Se agregó el indicador."), performing(add_compliance, text, instrument, axes))


def _keep(form: AddForm, said: str, use_case: Callable[..., object]) -> None:
    if add(form.name, said, use_case):  # type: ignore[arg-type]
        close_part()
        st.rerun()


def _choose_axes(workshop: Workshop, form: EditForm) -> None:
    names = axis_names(workshop)
    form.several("axes", list(names), lambda each: names.get(each, ""))


def _axes_of_new(workshop: Workshop, form: AddForm) -> list[str]:
    names = axis_names(workshop)
    return st.multiselect(
        _("Ejes"),
        list(names),
        format_func=lambda each: names.get(each, ""),
        key=form.key("axes"),
        placeholder=_("Todos"),
        select_all=False,
    )


def axis_names(workshop: Workshop) -> dict[str, str]:
    """Return what each axis is called in a choice, by its id: its number and its title."""
    numbers = number_plan(workshop).axes
    return {
        axis.id: f"{numbers[axis.id]}. {short(axis.short_title or axis.title, _NAME)}".strip() for axis in workshop.axes
    }


def _initiative(workshop: Workshop, initiative: Initiative) -> str:
    lines = "".join(f"<li>{escape(without_marks(each))}</li>" for each in initiative.actions if each.strip())
    head = f"<strong>{escape(without_marks(initiative.body))}</strong> · {escape(without_marks(initiative.title))}"
    listed = f'<ul class="pl-list">{lines}</ul>' if lines else ""
    return f'<div translate="no"><p>{head}</p>{listed}{_tied(workshop, initiative)}</div>'


def _compliance(workshop: Workshop, indicator: Compliance) -> str:
    source = f" <em>({escape(without_marks(indicator.instrument))})</em>" if indicator.instrument.strip() else ""
    words = escape(without_marks(indicator.text))
    return f'<div translate="no"><p>{words}{source}</p>{_tied(workshop, indicator)}</div>'


def _tied(workshop: Workshop, item: Initiative | Compliance) -> str:
    names = axis_names(workshop)
    tied = "; ".join(names[axis] for axis in axes_of(workshop, item)) or _("Todos los ejes")
    return f"<small>{escape(tied)}</small>"
