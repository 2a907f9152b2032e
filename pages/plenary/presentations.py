"""The order of presentations beside the decisions: which group presents, which comes next, and how long each has."""

import streamlit as st

from pages.plenary.noted import keep, round_of
from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.moments import when
from pages.shared.naming import short
from pages.shared.open_workshop import performing
from workshop.items import Presentation
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.presentations import (
    axes_to_present,
    next_presentation,
    presentations,
    running_presentation,
    time_used,
)
from workshop.use_cases.present import (
    begin_presentation,
    drop_presentation,
    end_presentation,
    list_presentations,
    set_presentation_minutes,
    shift_presentation,
)
from workshop.workshop import Workshop

_FORM = "presentation"
_USUAL, _MOST_MINUTES = 15, 240
_SHOWN = 40  # letters of an axis's title


def offer_presentations(workshop: Workshop) -> None:
    """Show the order in which the groups present their axes, with what leads it on."""
    listed, running = presentations(workshop), running_presentation(workshop)
    if not listed and not workshop.axes:
        return
    names = {each.id: axis_presented(workshop, each) for each in listed}
    title = _("Orden de presentaciones")
    with st.expander(title, icon=":material/format_list_numbered:", expanded=running is not None):
        _offer_running(workshop, running, names)
        coming = next_presentation(workshop)
        if coming is not None and st.button(
            _("Empezar: {name}").format(name=plain(names[coming.id])),
            key=f"begin-{coming.id}", icon=":material/play_arrow:", type="primary", width="stretch",
        ):  # fmt: skip
            keep(_FORM, _("Empezó la presentación."), performing(begin_presentation, coming.id))
        said = (f"{plain(names[each.id])} · {plain(_how_it_went(workshop, each))}" for each in listed)
        st.markdown("\n".join(f"{place}. {each}" for place, each in enumerate(said, 1)))
        _offer_axes(workshop)
        if listed:
            _offer_order(names, {each.id for each in listed if not each.began})
            _offer_minutes(listed, names)


def axis_presented(workshop: Workshop, presentation: Presentation) -> str:
    """Return the name of what is presented: "Eje 3 · Protección"."""
    axis = workshop.items[presentation.axis or ""]
    number = number_plan(workshop).axes.get(axis.id, "")
    title = short(axis.cell("short_title") or axis.cell("title"), _SHOWN)
    return _("Eje {number} · {title}").format(number=number, title=title) if title else _("Eje {number}").format(
        number=number
    )  # fmt: skip


def _offer_running(workshop: Workshop, running: Presentation | None, names: dict[str, str]) -> None:
    if running is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/co_present: **{plain(names[running.id])}**", width="stretch")
        if st.button(_("Terminó"), key=f"end-{running.id}", icon=":material/stop_circle:"):
            keep(_FORM, _("Terminó la presentación."), performing(end_presentation))


def _how_it_went(workshop: Workshop, presentation: Presentation) -> str:
    """Return the minutes planned and used, and since when it runs."""
    minutes = presentation.minutes
    planned = _minutes(minutes) if minutes else _("sin límite")
    used = time_used(presentation)
    if used is not None:
        return _("{planned} previstos, {used} usados").format(
            planned=planned, used=_minutes(round(used.total_seconds() / 60))
        )
    if presentation.began:
        since = when(presentation.began, workshop.facts.timezone)
        return _("{planned}, empezó {since}").format(planned=planned, since=since)
    return planned


def _minutes(count: int) -> str:
    return ngettext("{count} minuto", "{count} minutos", count).format(count=count)


def _offer_axes(workshop: Workshop) -> None:
    missing = len(axes_to_present(workshop))
    if not missing:
        return
    number = round_of(_FORM)
    minutes = st.number_input(
        _("Minutos por presentación (0: sin límite)"), 0, _MOST_MINUTES, _USUAL, key=f"minutes-each-{number}"
    )
    label = ngettext("Anotar {count} eje del plan", "Anotar {count} ejes del plan", missing).format(count=missing)
    if st.button(label, key="list-presentations", icon=":material/playlist_add:", width="stretch"):
        keep(_FORM, _("Se anotó el orden de las presentaciones."), performing(list_presentations, int(minutes)))


def _offer_order(names: dict[str, str], waiting: set[str]) -> None:
    shown = tell_apart({each: plain(name) for each, name in names.items()})
    with st.container(horizontal=True):
        for label, key, icon, use_case, among in (
            (_("Subir"), "present-earlier", ":material/arrow_upward:", (shift_presentation, -1), shown),
            (_("Bajar"), "present-later", ":material/arrow_downward:", (shift_presentation, 1), shown),
            (_("Empezar otra"), "present-other", ":material/play_arrow:", (begin_presentation,), waiting),
            (_("Quitar"), "drop-presentation", ":material/delete:", (drop_presentation,), shown),
        ):
            options = [each for each in shown if each in among]
            if not options:
                continue
            chosen = st.menu_button(label, options, key=key, icon=icon, format_func=lambda each: shown.get(each, ""))
            if chosen in shown:
                does, *more = use_case
                keep(_FORM, _("El orden de las presentaciones cambió."), performing(does, chosen, *more))


def _offer_minutes(listed: list[Presentation], names: dict[str, str]) -> None:
    """Let one presentation have other minutes than the others."""
    shown = tell_apart({each.id: plain(names[each.id]) for each in listed})
    number = round_of(_FORM)
    with st.form(f"presentation-minutes-{number}", border=False):
        which = st.selectbox(
            _("Cambiar los minutos de"), list(shown), None, lambda each: shown.get(each, ""),
            key=f"minutes-of-{number}", placeholder=_("Elija una presentación"),
        )  # fmt: skip
        minutes = st.number_input(_("Minutos (0: sin límite)"), 0, _MOST_MINUTES, _USUAL, key=f"minutes-new-{number}")
        asked = st.form_submit_button(_("Guardar los minutos"), key="set-minutes", width="stretch")
    if asked and which:
        use_case = performing(set_presentation_minutes, which, int(minutes))
        keep(_FORM, _("Se guardaron los minutos de la presentación."), use_case)
