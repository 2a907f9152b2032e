"""Erasing what is kept about a person: what that means is said, and it asks twice, for it cannot be undone."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.api.news import forget_messages
from pages.shared.following import flash
from pages.shared.named_drafts import Seek, ask_about_drafts, documents_naming, remake_drafts, seek, titles_of
from pages.shared.open_workshop import attempt_step, current
from pages.shared.show_problem import show_problem
from storage.database import Database
from storage.remaking import KeptDocument, Sought
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop


def offer_erasing(erase: Callable[[Database, Workshop, Actor, str], list[int]], how: Seek, whom: str) -> bool:
    """Show the button that erases somebody; say whether that has just been done, for the page to be shown anew.

    `how` is the step that finds them in documents.
    """
    with st.popover(_("Borrar sus datos"), icon=":material/person_off:", key="erase"):
        st.caption(
            _(
                "Su nombre, correo y cargo salen de la lista, del historial y de las versiones; queda «Persona "
                "borrada» en su delegación. Lo que escribió y lo acordado queda. No se puede deshacer; los respaldos "
                "ya hechos lo conservan hasta que se reemplacen."
            )
        )
        workshop = current()[0]
        sought = seek(how, whom)
        found = documents_naming(sought)
        remake = ask_about_drafts(workshop, found)
        if not st.button(_("Borrar para siempre"), key="erase-now", type="primary", disabled=remake is None):
            return False
        try:
            numbers = attempt_step(erase, whom)
            for number in numbers:
                forget_messages(number)
            flash(_remade(found, sought) if remake else _("Se borraron los datos de la persona."))
        except Problem as problem:
            show_problem(problem)
            return False
    return True


def _remade(found: Sequence[KeptDocument], sought: Sought) -> str:
    """Make the drafts that name somebody again, who has been erased; return what is to be said of it."""
    with st.spinner(_("Se rehacen los borradores…")):
        left = remake_drafts(found, sought.words)
    if left:
        said = _("Se borraron sus datos y se rehicieron los borradores. Sigue escrito en un texto de: {names}.")
        return said.format(names=titles_of(left))
    said = _("Se borraron los datos de la persona y se rehicieron los borradores: {names}.")
    return said.format(names=titles_of(found))
