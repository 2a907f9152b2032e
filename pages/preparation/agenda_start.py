"""Filling an agenda at once: a template where there is none yet, or a pasted list that is looked at first."""

import streamlit as st

from pages.preparation.agenda_days import add_day
from pages.preparation.agenda_table import session_name
from pages.shared.adding import empty_form, form_heading
from pages.shared.arranging import do
from pages.shared.choices import tell_apart
from pages.shared.edit_form import date_field
from pages.shared.formats import day as day_words
from pages.shared.open_workshop import current, perform, performing
from pages.shared.show_problem import show_problem
from pages.shared.tables import Cell, Row, show_table
from pages.shared.undo_offer import done
from workshop.agenda_list import PastedAgenda, PastedDay, PastedPoint, read_agenda
from workshop.errors import ListTooLong
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.use_cases.start_agenda import add_pasted_agenda, start_agenda
from workshop.workshop import Workshop

_PASTED = "pasted-agenda"
_NEW_DAY = ""


def show_templates() -> None:
    """Show the ways to a first agenda: pasted, from a template, or day by day."""
    workshop, _actor = current()
    st.markdown(_("Pegue su agenda o use una plantilla."))
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        paste_agenda(workshop)
    with right:
        with st.container(border=True):
            _offer_templates(workshop)
        add_day(workshop)


def _offer_templates(workshop: Workshop) -> None:
    form_heading(_("Usar una plantilla"))
    first_day = date_field(_("Primer día, si ya se sabe"), workshop.facts.start_date, "template-first-day")
    with st.container(horizontal=True):
        if st.button(_("Presencial, dos días"), key="template-two-days", icon=":material/calendar_month:"):
            do(_("Se agregaron dos días."), performing(start_agenda, "two_days", first_day))
        if st.button(_("Serie virtual, cuatro sesiones"), key="template-virtual", icon=":material/videocam:"):
            do(_("Se agregaron cuatro sesiones."), performing(start_agenda, "virtual", first_day))


def paste_agenda(workshop: Workshop) -> None:
    """Show the box for a pasted agenda; what was understood is shown before it is added."""
    shown = st.session_state.get(_PASTED)
    with st.form("paste-agenda", border=False):
        text = st.text_area(
            _("Pegue su agenda, un punto por línea"),
            height=220,
            key=f"agenda-text-{st.session_state.get('turn-paste-agenda', 0)}",
            placeholder=_("Día 1\n08:30–09:00 Registro de participantes\n09:00 Apertura (20 min) | País anfitrión"),
        )
        if st.form_submit_button(_("Revisar"), key="review-agenda", icon=":material/preview:"):
            shown = st.session_state[_PASTED] = text
    if shown:
        try:
            found = read_agenda(shown, workshop.facts.start_date)
        except ListTooLong as problem:
            show_problem(problem)
        else:
            _show_pasted(workshop, found)


def _show_pasted(workshop: Workshop, agenda: PastedAgenda) -> None:
    if not agenda.points:
        st.warning(_("No se reconoció ningún punto. Escriba uno por línea."), icon=":material/warning:")
        return
    several = len(agenda.days) > 1
    headings = [_("Hora"), _("Punto"), _("Responsable")]
    rows = [_pasted_row(agenda, point, several) for point in agenda.points]
    show_table(_("Lo que se entendió de la lista"), [*([_("Día")] if several else []), *headings], rows)
    target = _choose_day(workshop) if not agenda.days[0].heading else None
    count = len(agenda.points)
    label = ngettext("Agregar un punto", "Agregar {count} puntos", count).format(count=count)
    with st.container(horizontal=True):
        if st.button(label, key="add-pasted", type="primary", icon=":material/add:"):
            _add(agenda, target, count)
        if st.button(_("Descartar"), key="drop-pasted"):
            _forget()
            st.rerun()


def _pasted_row(agenda: PastedAgenda, point: PastedPoint, with_day: bool) -> Row:
    length = [] if point.minutes is None else [_("{count} min").format(count=point.minutes)]
    people = [_("Modera: {name}").format(name=point.moderator)] if point.moderator else []
    people += [_("Panel: {names}").format(names=" · ".join(point.panel.split("\n")))] if point.panel else []
    cells = [
        Cell(point.starts or "—", "number", below=length),
        Cell(point.title, below=[choice_label("agenda_item", "kind", point.kind), *people]),
        Cell(", ".join(point.responsible)),
    ]
    return Row([_pasted_day(agenda.days[point.day]), *cells] if with_day else cells)


def _pasted_day(found: PastedDay) -> Cell:
    date = day_words(found.date, "medium")
    return Cell(found.heading, "quiet", below=[each for each in (date, found.theme, found.join_link) if each])


def _choose_day(workshop: Workshop) -> str | None:
    days = tell_apart(
        {session.id: session_name(session) for session in workshop.sessions} | {_NEW_DAY: _("Un día nuevo")}
    )
    shown = st.selectbox(_("Agregar a"), list(days), format_func=lambda each: days.get(each, ""), key="pasted-day")
    return shown or None


def _add(agenda: PastedAgenda, session: str | None, count: int) -> None:
    committed = perform(performing(add_pasted_agenda, agenda, session))
    if committed is not None:
        message = ngettext("Se agregó un punto.", "Se agregaron {count} puntos.", count)
        _forget()
        done(message.format(count=count), committed)
        st.rerun()


def _forget() -> None:
    st.session_state.pop(_PASTED, None)
    empty_form("paste-agenda")
