"""Beside the agenda that runs: how late the day is, and what shifts it: more time, left out, at once, recovered."""

import streamlit as st

from pages.shared.arranging import do
from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.naming_points import point_title
from pages.shared.open_workshop import performing
from workshop.agenda import session_end
from workshop.hours import hour_at
from workshop.language import _
from workshop.now import instant
from workshop.recovering import Recovery, recovery
from workshop.running_agenda import Course, Turn
from workshop.use_cases.run_agenda import begin_point, forget_run, give_minutes, recover_delay, skip_point
from workshop.workshop import Workshop

_STEP, _HOUR = 5, 60  # minutes


def show_shifts(workshop: Workshop, day: Course) -> None:
    """Show what shifts the rest of a day; every step of it can be undone."""
    _show_end(workshop, day)
    if day.now is not None and day.now.item.minutes is not None:
        _offer_minutes(day.now)
    _offer_recovery(day, recovery(workshop, day))
    _offer_other_points(day)
    if any(turn.state != "to_come" or turn.item.extra for turn in day.turns):
        with st.expander(_("Volver al plan"), icon=":material/restart_alt:", key="back-to-plan"):
            st.caption(_("Quita de este día lo que se marcó sobre la marcha, como después de un ensayo."))
            if st.button(_("Olvidar cómo fue este día"), key="forget-run"):
                do(_("El día vuelve a su plan."), performing(forget_run, day.session.id))


def _show_end(workshop: Workshop, day: Course) -> None:
    ends, planned = hour_at(day.ends), session_end(workshop, day.session.id)
    if ends and planned:
        words = (
            _("Terminaría a las {hour}; según el plan, a las {planned}.")
            if ends != planned
            else _("Terminaría a las {hour}, como en el plan.")
        )
        st.caption(words.format(hour=ends, planned=planned))


def _offer_minutes(now: Turn) -> None:
    name = point_title(now.item)
    with st.container(horizontal=True):
        if st.button(_("+5 minutos"), key="give-5", icon=":material/more_time:", width="stretch"):
            do(_("«{name}» tiene cinco minutos más.").format(name=name), performing(give_minutes, now.item.id, _STEP))
        if st.button(_("−5 minutos"), key="take-5", width="stretch"):
            do(
                _("«{name}» tiene cinco minutos menos.").format(name=name),
                performing(give_minutes, now.item.id, -_STEP),
            )


def _lasting(minutes: int) -> str:
    """Return a length in words: "45 min", "8 h 30 min"."""
    if minutes < _HOUR:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=minutes // _HOUR, minutes=minutes % _HOUR)


def _offer_recovery(day: Course, plan: Recovery) -> None:
    """Offer to take back what the next locked point, or the end of the day, would be late by."""
    if not plan.late or not day.has_begun:
        return
    until = plan.until and point_title(plan.until)
    before = _("antes de «{point}»").format(point=until) if until else _("antes del final")
    if not plan.minutes:
        st.caption(
            _("No queda de dónde recuperar {time} de atraso {before}.").format(
                time=_lasting(plan.late), before=plain(before)
            )
        )
        return
    label = _("Recuperar {time} {before}").format(time=_lasting(plan.minutes), before=plain(before))
    if st.button(label, key="recover", icon=":material/fast_forward:", width="stretch"):
        said = _("Se recuperan {time} {before}.").format(time=_lasting(plan.minutes), before=before)
        do(said, performing(recover_delay, day.session.id, instant()))
    names = {turn.item.id: point_title(turn.item) for turn in day.turns}
    shares = ", ".join(f"{names[item]} −{minutes}" for item, minutes in plan.taken.items())
    short = _("Faltarían {time}.").format(time=_lasting(plan.late - plan.minutes)) if plan.late > plan.minutes else ""
    st.caption(plain(" ".join(each for each in (_("Acorta: {points}.").format(points=shares), short) if each)))


def _offer_other_points(day: Course) -> None:
    """Let one of the points to come be skipped or begun at once, and one that was skipped be taken up again."""
    offered = {turn.item.id: turn for turn in day.turns if turn.state in ("to_come", "skipped")}
    if not offered:
        return
    names = tell_apart({item: _named(turn) for item, turn in offered.items()})
    chosen = st.selectbox(
        _("Otro punto"), list(offered), format_func=lambda each: names.get(each, ""), key=f"other-{next(iter(offered))}"
    )
    turn = offered[chosen]
    name, is_out = point_title(turn.item), turn.state == "skipped"
    with st.container(horizontal=True):
        if st.button(_("Hacer ahora"), key="do-now", icon=":material/bolt:", width="stretch"):
            do(_("Empezó «{point}».").format(point=name), performing(begin_point, chosen, instant()))
        label = _("Retomar") if is_out else _("Omitir")
        if st.button(label, key="skip", icon=":material/redo:" if is_out else ":material/event_busy:", width="stretch"):
            said = _("«{name}» vuelve a la agenda.") if is_out else _("Se omite «{name}».")
            do(said.format(name=name), performing(skip_point, chosen, not is_out))


def _named(turn: Turn) -> str:
    hour = turn.slot.starts if turn.state == "to_come" else _("se omite")
    return " · ".join(each for each in (hour, point_title(turn.item)) if each)
