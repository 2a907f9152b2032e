"""Erasing what is kept about a person: what that means is said, and it asks twice, for it cannot be undone."""

from collections.abc import Callable

import streamlit as st

from pages.api.news import forget_messages
from pages.shared.following import flash
from pages.shared.open_workshop import attempt_step
from pages.shared.show_problem import show_problem
from storage.database import Database
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop


def offer_erasing(erase: Callable[[Database, Workshop, Actor, str], list[int]], whom: str) -> bool:
    """Show the button that erases somebody; say whether that has just been done, for the page to be shown anew."""
    with st.popover(_("Borrar sus datos"), icon=":material/person_off:", key="erase"):
        st.caption(
            _(
                "Su nombre, correo y cargo salen de la lista, del historial y de las versiones; queda «Persona "
                "borrada» en su delegación. Lo que escribió y lo acordado queda. No se puede deshacer; los respaldos "
                "ya hechos lo conservan hasta que se reemplacen."
            )
        )
        if not st.button(_("Borrar para siempre"), key="erase-now", type="primary"):
            return False
        try:
            numbers = attempt_step(erase, whom)
        except Problem as problem:
            show_problem(problem)
            return False
    for number in numbers:
        forget_messages(number)
    flash(_("Se borraron los datos de la persona."))
    return True
