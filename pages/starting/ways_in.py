"""The ways into a workshop: a quick one in under a minute, templates, a blank one, a copy, the example."""

from collections.abc import Callable
from datetime import date as Date

import streamlit as st

from pages.shared.denied import noting_denials
from pages.shared.edit_form import date_field
from pages.shared.navigation import AGENDA, HOME, MATRIX, go_to
from pages.shared.open_workshop import me_everywhere, open_workshop
from pages.shared.running import database
from pages.shared.show_problem import show_problem
from pages.starting.copies import show_copy_of_another
from storage.commit import create
from workshop.changes import Change
from workshop.demo import demo_changes
from workshop.errors import Problem
from workshop.language import _
from workshop.templates import blank_workshop, quick_workshop, two_day_workshop, virtual_series
from workshop.use_cases.prepare_workshop import create_workshop


def show_ways_in() -> None:
    """Show every way into a new workshop, the quick one first."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show_quick()
    with right:
        _show_example()
        _show_templates()
        show_copy_of_another()


def _show_quick() -> None:
    with st.container(border=True):
        st.subheader(_("Taller rápido"), anchor=False)
        st.caption(_("Un título y los ejes. Personas, agenda, grupos y etapas se agregan después, si hacen falta."))
        with st.form("quick", border=False):
            title = st.text_input(_("Título del taller"), key="quick-title")
            axes = st.text_area(
                _("Ejes, uno por línea"),
                key="quick-axes",
                height=150,
                placeholder=_("Protección de las víctimas\nInvestigación y judicialización"),
            )
            start = st.form_submit_button(_("Empezar"), type="primary", icon=":material/play_arrow:", key="quick-start")
        if start:
            _open_new(lambda: quick_workshop(title, axes.splitlines()), MATRIX)


def _show_example() -> None:
    with st.container(border=True):
        st.subheader(_("Ejemplo"), anchor=False)
        st.caption(_("Un taller inventado, en plena plenaria, para conocer el programa sin riesgo."))
        if st.button(_("Abrir el ejemplo"), key="open-demo", icon=":material/co_present:"):
            _open_new(lambda: demo_changes(Date.today()), HOME)


def _show_templates() -> None:
    templates = {
        "two_days": (_("Presencial, dos días"), two_day_workshop),
        "virtual": (_("Serie virtual, cuatro sesiones"), virtual_series),
        "blank": (_("En blanco"), lambda title, _first_day: blank_workshop(title)),
    }
    with st.container(border=True):
        st.subheader(_("Otras formas de empezar"), anchor=False)
        with st.form("templates", border=False):
            chosen = st.radio(
                _("Plantilla"), list(templates), format_func=lambda each: templates[each][0], key="template"
            )
            title = st.text_input(_("Título del taller"), key="template-title")
            first_day = date_field(_("Primer día, si ya se sabe"), None, "template-day")
            make = st.form_submit_button(_("Crear taller"), key="template-create")
        if make:
            _open_new(lambda: templates[chosen][1](title, first_day), AGENDA)


def _open_new(inserts: Callable[[], list[Change]], page: str) -> None:
    actor = me_everywhere(anew=True)
    try:
        with noting_denials(actor.id, None):
            number = create(database(), actor, create_workshop(actor, inserts()))
    except Problem as problem:
        show_problem(problem)
        return
    st.session_state.pop("creating", None)
    open_workshop(number)
    go_to(page)
