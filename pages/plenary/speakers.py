"""The speakers' list beside the decisions: who has the floor, who comes next, how long each delegation has spoken."""

from datetime import UTC, datetime

import streamlit as st

from pages.plenary.noted import keep, round_of
from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.open_workshop import performing
from workshop.floor import Floor, due, floor, speaker_name, time_spoken
from workshop.language import _
from workshop.use_cases.give_floor import (
    ask_for_floor,
    end_floor,
    give_floor,
    go_first,
    leave_list,
    set_speaking_minutes,
)
from workshop.workshop import Workshop

_FORM = "speaker"
_MOST_MINUTES = 60


def offer_speakers(workshop: Workshop) -> None:
    """Show the speakers' list with what leads it on."""
    listed = floor(workshop)
    waiting = len(listed.waiting)
    title = _("Lista de oradores ({count})").format(count=waiting) if waiting else _("Lista de oradores")
    with st.expander(title, icon=":material/record_voice_over:", expanded=listed.speaking is not None):
        _show_speaking(workshop, listed)
        if waiting and st.button(
            _("Dar la palabra: {name}").format(name=plain(speaker_name(workshop, listed.waiting[0]))),
            key="next-speaker", icon=":material/mic:", type="primary", width="stretch",
        ):  # fmt: skip
            keep(_FORM, _("Tiene la palabra."), performing(give_floor))
        _offer_asking(workshop)
        _show_waiting(workshop, listed)
        _show_times(workshop)
        _offer_minutes(workshop)


def _show_speaking(workshop: Workshop, listed: Floor) -> None:
    speaking = listed.speaking
    if speaking is None:
        st.caption(_("Nadie tiene la palabra."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/mic: **{plain(speaker_name(workshop, speaking))}**", width="stretch")
        if st.button(_("Terminó"), key="end-floor", icon=":material/mic_off:"):
            keep(_FORM, _("Terminó su turno."), performing(end_floor))
    until = due(workshop, speaking)
    if until is not None:
        over = datetime.now(UTC) > until
        st.caption(_("Su tiempo ya terminó.") if over else _("Tiene {count} minutos.").format(
            count=workshop.facts.speaking_minutes
        ))  # fmt: skip


def _offer_asking(workshop: Workshop) -> None:
    names = {each.id: each.name or each.code for each in workshop.delegations}
    number = round_of(_FORM)
    with st.form(f"asks-{number}", border=False):
        delegation = None
        if names:
            delegation = st.selectbox(
                _("Pide la palabra"), list(names), None, lambda each: names.get(each, ""), key=f"asks-who-{number}",
                placeholder=_("Elija una delegación"),
            )  # fmt: skip
        name = st.text_input(_("Nombre, si hace falta"), key=f"asks-name-{number}")
        if st.form_submit_button(_("Anotar en la lista"), icon=":material/add:", key="ask-floor", width="stretch"):
            keep(_FORM, _("Se anotó en la lista."), performing(ask_for_floor, delegation, name or ""))


def _show_waiting(workshop: Workshop, listed: Floor) -> None:
    if not listed.waiting:
        return
    for place, each in enumerate(listed.waiting, 1):
        st.markdown(f"{place}. {plain(speaker_name(workshop, each))}")
    names = tell_apart({each.id: plain(speaker_name(workshop, each)) for each in listed.waiting})
    with st.container(horizontal=True):
        for label, key, icon, does in (
            (_("Dar la palabra a"), "give-floor-to", ":material/mic:", give_floor),
            (_("Pasar primero"), "go-first", ":material/vertical_align_top:", go_first),
            (_("Quitar de la lista"), "leave-list", ":material/person_remove:", leave_list),
        ):
            chosen = st.menu_button(
                label, list(names), key=key, icon=icon, format_func=lambda each: names.get(each, "")
            )
            if chosen in names:
                keep(_FORM, _("La lista cambió."), performing(does, chosen))


def _show_times(workshop: Workshop) -> None:
    spoken = time_spoken(workshop, datetime.now(UTC))
    rows = [
        f"- {plain(each.name or each.code)}: {_minutes(spoken[each.id].total_seconds())}"
        for each in workshop.delegations
        if each.id in spoken
    ]
    if rows:
        st.markdown(_("Tiempo por delegación") + "\n" + "\n".join(rows))


def _minutes(seconds: float) -> str:
    return _("{minutes} min").format(minutes=round(seconds / 60)) if seconds >= 60 else _("menos de 1 min")


def _offer_minutes(workshop: Workshop) -> None:
    now = workshop.facts.speaking_minutes
    wanted = st.number_input(
        _("Minutos por intervención (0: sin límite)"), 0, _MOST_MINUTES, now or 0, key=f"speaking-minutes-{now}"
    )
    if (wanted or None) != now:
        use_case = performing(set_speaking_minutes, int(wanted) or None)
        keep(_FORM, _("Se guardaron los minutos por intervención."), use_case)
