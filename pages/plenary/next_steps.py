"""Próximos pasos: what is to be done after the workshop, by whom and by when, noted as it is said."""

import streamlit as st

from pages.plenary.noted import keep, round_of
from pages.shared.choices import tell_apart
from pages.shared.formats import day, plain
from pages.shared.naming import short
from pages.shared.open_workshop import performing
from workshop.items import NextStep
from workshop.language import _
from workshop.use_cases.give_floor import add_next_step, drop_next_step
from workshop.workshop import Workshop

_FORM = "next-step"


def offer_next_steps(workshop: Workshop) -> None:
    """Show the next steps, the form for one more, and the menu that takes one back."""
    steps = {each.id: each for each in workshop.children(workshop.root, NextStep)}
    title = _("Próximos pasos ({count})").format(count=len(steps)) if steps else _("Próximos pasos")
    with st.expander(title, icon=":material/event_upcoming:"):
        for each in steps.values():
            said = " · ".join(part for part in (each.who, day(each.date, "long") or each.when or "") if part)
            st.markdown(f"- {plain(each.what)}" + (f"  \n  :small[{plain(said)}]" if said else ""))
        number = round_of(_FORM)
        with st.form(f"next-step-{number}", border=False):
            what = st.text_input(_("Qué se hará"), key=f"step-what-{number}")
            who = st.text_input(_("Quién"), key=f"step-who-{number}")
            date = st.date_input(_("Para cuándo"), None, key=f"step-date-{number}", format="DD/MM/YYYY")
            when = st.text_input(_("O en palabras"), key=f"step-when-{number}")
            if st.form_submit_button(_("Anotar"), icon=":material/add:", key="add-step", width="stretch"):
                use_case = performing(add_next_step, what or "", who or "", date, when or "")
                keep(_FORM, _("Se anotó el próximo paso."), use_case)
        if steps:
            names = tell_apart({each.id: plain(short(each.what, 40)) for each in steps.values()})
            chosen = st.menu_button(
                _("Quitar"), list(names), key="drop-step", icon=":material/delete:",
                format_func=lambda each: names.get(each, ""),
            )  # fmt: skip
            if chosen in steps:
                keep(_FORM, _("Se quitó."), performing(drop_next_step, chosen))
