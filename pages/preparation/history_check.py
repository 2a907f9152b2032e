"""Proving on the page that the history is as it was written, and saying calmly what was found."""

import streamlit as st

from pages.shared.formats import plain
from pages.shared.history_words import thing_name, who_did
from pages.shared.moments import moment
from pages.shared.open_workshop import attempt_step
from pages.shared.show_problem import show_problem
from storage.verify import Altered, Verdict, check_history
from workshop.errors import Problem
from workshop.language import _, ngettext
from workshop.workshop import Workshop

_KEY = "history-verdict"
_NAMED = 5  # things, before the rest is but counted


def offer_check() -> bool:
    """Show the button; say whether it was just pressed."""
    return st.button(_("Comprobar el historial"), key="check-history", icon=":material/verified_user:")


def show_verdict(workshop: Workshop, is_asked: bool) -> None:
    """Check where that is asked for, and show what was found until the page is left or it is checked again."""
    if is_asked:
        _check(workshop)
    kept = st.session_state.get(_KEY)
    if kept is None or kept[0] != workshop.id:
        return
    verdict: Verdict = kept[1]
    if verdict.holds:
        _show_whole(workshop, verdict)
    elif verdict.first is not None:
        _show_altered(workshop, verdict.first)
    else:
        _show_differing(workshop, verdict)


def _check(workshop: Workshop) -> None:
    said = _("Se comprueba el historial, cambio por cambio…")
    with st.empty():
        bar = st.progress(0.0, said)

        def tell(done: int, rows: int) -> None:
            bar.progress(done / max(rows, done, 1), said)

        try:
            verdict = attempt_step(check_history, tell)
        except Problem as problem:
            show_problem(problem)
            return
        st.session_state[_KEY] = workshop.id, verdict
        bar.empty()


def _show_whole(workshop: Workshop, verdict: Verdict) -> None:
    said = ngettext(
        "Se comprobó {count} cambio; el taller es lo que dice el historial.",
        "Se comprobaron {count} cambios, del primero al último; el taller es lo que dice el historial.",
        verdict.rows,
    )
    st.success(said.format(count=verdict.rows), title=_("El historial está íntegro"), icon=":material/verified_user:")
    for erasure in verdict.erasures:
        told = _("El {when} se borraron los datos de una persona, y así consta. Filas que cambiaron: {rows}.")
        st.caption(told.format(when=plain(moment(erasure.at, workshop.facts.timezone)), rows=erasure.rows))


def _show_altered(workshop: Workshop, first: Altered) -> None:
    if first.at is None:
        said = _("Faltan todos los cambios que se escribieron.")
    else:
        said = _("El primer cambio que no coincide, o que sigue a uno que falta, es el n.º {number}: {when}, {who}.")
        said = said.format(
            number=first.number,
            when=plain(moment(first.at, workshop.facts.timezone)),
            who=plain(who_did("", first.actor_name)),
        )
    advice = _("Haga ahora un respaldo, no borre nada y compárelo con uno anterior junto con quien cuida el servidor.")
    st.error(f"{said} {advice}", title=_("El historial no está como se escribió"), icon=":material/gpp_maybe:")


def _show_differing(workshop: Workshop, verdict: Verdict) -> None:
    names = ", ".join(thing_name(workshop, item) for item in verdict.altered[:_NAMED])
    count = len(verdict.altered)
    said = ngettext(
        "El historial está íntegro, pero {count} cosa no es lo que él dice: {names}.",
        "El historial está íntegro, pero {count} cosas no son lo que él dice: {names}.",
        count,
    )
    advice = _("Haga ahora un respaldo, no borre nada y compárelo con uno anterior junto con quien cuida el servidor.")
    st.error(
        f"{said.format(count=count, names=plain(names))} {advice}",
        title=_("El taller no está como se escribió"),
        icon=":material/gpp_maybe:",
    )
