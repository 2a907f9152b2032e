"""A workshop's facts as they read, with the forms over them: what it is, its plan and matrix, its concept note."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from pages.preparation.facts_reading import concept_reading, identity_reading, plan_reading
from pages.preparation.parts import Part, close_part, show_part
from pages.shared.conflicts import EditUseCase
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.milestones import milestone_labels
from workshop.changes import Change
from workshop.choices import CHOICES, COLUMNS
from workshop.labels import choice_label, column_label
from workshop.language import LANGUAGES, _
from workshop.permissions import Actor
from workshop.use_cases.change_timezone import Hours, edit_identity, has_hours
from workshop.use_cases.prepare_workshop import Edits, edit_item
from workshop.workshop import Workshop


def show_identity(workshop: Workshop) -> None:
    """Show what the workshop is, where and when."""
    labels = {
        "title": _("Título"),
        "subtitle": _("Subtítulo"),
        "body": _("Convoca"),
        "network": _("Red o grupo técnico"),
        "host": _("Anfitrión"),
        "place": _("Lugar"),
        "modality": _("Modalidad"),
        "timezone": _("Zona horaria"),
        "start_date": _("Empieza"),
        "end_date": _("Termina"),
        "dates_confirmed": _("Las fechas están confirmadas"),
        "dates_note": _("Fechas en palabras, si todavía no se saben"),
        "languages": _("Idiomas"),
        "funder": _("Con apoyo de"),
        "programme": _("Programa que lo enmarca o financia"),
        "disclaimer": _("Descargo de responsabilidad"),
    }
    hours: list[Hours | None] = [None]  # what the form last said of them

    def ask() -> None:
        hours[0] = _ask_hours() if has_hours(workshop) else None

    def fields(form: EditForm) -> None:
        _identity_fields(form, ask)

    def keep(workshop: Workshop, actor: Actor, _item: str, edits: Edits) -> list[Change]:
        return edit_identity(workshop, actor, edits, hours[0])

    said = _("Se guardaron los datos del taller.")
    facts = _Facts("identity", _("Datos del taller"), labels, fields, said, keep)
    _show(workshop, facts, identity_reading(workshop, labels))


def _ask_hours() -> Hours | None:
    """Ask what becomes of the hours of the agenda if another zone is chosen."""
    meanings: dict[Hours, str] = {
        "as_they_read": _("Las horas quedan como están escritas"),
        "as_moments": _("Cada punto sigue siendo en el mismo momento: cambian las horas"),
    }
    return st.radio(
        _("Si cambia la zona horaria"), list(meanings), None, lambda each: meanings[each], key="zone-meaning"
    )


def _identity_fields(form: EditForm, ask_hours: Callable[[], None]) -> None:
    form.line("title")
    form.line("subtitle")
    left, right = st.columns(2)
    with left:
        form.line("body")
        form.line("host")
        form.choice(
            "modality", CHOICES[("workshop", "modality")], lambda value: choice_label("workshop", "modality", value)
        )
        form.date("start_date")
        form.flag("dates_confirmed")
    with right:
        form.line("network")
        form.line("place")
        form.choice("timezone", _timezones(), str)
        ask_hours()
        form.date("end_date")
    form.line("dates_note", placeholder=_("primer trimestre de 2027"))
    form.several("languages", list(LANGUAGES), lambda code: LANGUAGES[code])
    form.line("funder")
    form.area("programme", height=80)
    form.area("disclaimer", height=100)


def show_plan(workshop: Workshop) -> None:
    """Show the plan's title and period, and how the matrix is shown, numbered and printed."""
    labels = {
        "plan_title": _("Título del plan"),
        "plan_from": _("Desde el año"),
        "plan_to": _("Hasta el año"),
        **milestone_labels(),
        "numbering": _("Numeración de las acciones"),
        "run_on_objectives": _("Los objetivos se numeran corridos de un eje a otro"),
        "columns": _("Columnas que se ven en la matriz"),
        "printed_columns": _("Columnas que se imprimen bajo cada acción"),
        "action_label": _("Nombre de la acción"),
        "responsible_label": _("Nombre del responsable"),
        "timeframe_label": _("Nombre del plazo"),
    }
    facts = _Facts("plan", _("Plan y matriz"), labels, _plan_fields, _("Se guardaron los datos del plan."))
    _show(workshop, facts, plan_reading(workshop, labels))


def _plan_fields(form: EditForm) -> None:
    form.line("plan_title")
    left, right = st.columns(2)
    with left:
        form.number("plan_from", min_value=1990, max_value=2100)
    with right:
        form.number("plan_to", min_value=1990, max_value=2100)
    _approval_fields(form)
    form.several("columns", COLUMNS, column_label)
    form.several("printed_columns", CHOICES[("workshop", "printed_columns")], column_label)
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        form.choice(
            "numbering", CHOICES[("workshop", "numbering")], lambda value: choice_label("workshop", "numbering", value)
        )
    with right:
        form.flag("run_on_objectives")
    st.caption(_("Cómo se llaman las partes de la matriz en este taller; en blanco, como siempre."))
    action, responsible, timeframe = st.columns(3)
    with action:
        form.line("action_label", placeholder=_("Acción"))
    with responsible:
        form.line("responsible_label", placeholder=_("Responsable"))
    with timeframe:
        form.line("timeframe_label", placeholder=_("Plazo"))


def _approval_fields(form: EditForm) -> None:
    left, right = st.columns(2)
    with left:
        form.line("approval_body", placeholder=_("Reunión ordinaria del organismo"))
        form.line("approval_place")
    with right:
        form.line("approval", placeholder=_("Acuerdo 4"))
        form.date("approval_date")


def show_concept_note(workshop: Workshop) -> None:
    """Show the parts of the concept note."""
    labels = {
        "general_objective": _("Objetivo general"),
        "specific_objectives": _("Objetivos específicos, uno por línea"),
        "background": _("Antecedentes"),
        "methodology": _("Metodología"),
        "expected_product": _("Producto esperado"),
        "participants_profile": _("Perfil de participantes"),
    }
    facts = _Facts("concept", _("Nota conceptual"), labels, _concept_fields, _("Se guardó la nota conceptual."))
    names = {**labels, "specific_objectives": _("Objetivos específicos")}
    _show(workshop, facts, concept_reading(workshop, names), written=any(map(workshop.facts.cell, labels)))


def _concept_fields(form: EditForm) -> None:
    st.caption(_("Cada parte es opcional. Una línea en blanco separa párrafos; «- » y «1. » empiezan listas."))
    for name, height in (
        ("general_objective", 100),
        ("specific_objectives", 120),
        ("background", 180),
        ("methodology", 180),
        ("expected_product", 100),
        ("participants_profile", 100),
    ):
        form.area(name, height=height)


@dataclass(frozen=True, slots=True)
class _Facts:
    """One form over some of the facts; `said` is what is said once they are saved."""

    name: str
    title: str
    labels: Mapping[str, str]
    fields: Callable[[EditForm], None]
    said: str
    use_case: EditUseCase = edit_item


def _show(workshop: Workshop, facts: _Facts, reading: str, written: bool = True) -> None:
    show_part(
        Part(workshop.root, facts.name, facts.title),
        reading,
        lambda: edit_form(
            workshop,
            workshop.facts,
            facts.labels,
            facts.fields,
            facts.said,
            name=facts.name,
            use_case=facts.use_case,
            close=close_part,
        ),
        label=_("Editar") if written else _("Escribir"),
    )


@cache
def _timezones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
