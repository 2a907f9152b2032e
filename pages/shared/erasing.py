"""Erasing what is kept about a person: what that means is said, and it asks twice, for it cannot be undone."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.api.news import forget_messages
from pages.shared.following import flash_later
from pages.shared.named_drafts import Seek, ask_about_drafts, documents_naming, remake_drafts, titles_of
from pages.shared.open_workshop import attempt_step, current
from pages.shared.seen import forget_later
from pages.shared.show_problem import show_problem
from storage.database import Database
from storage.erasing import ERASED
from storage.remaking import KeptDocument, Sought
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop

Erase = Callable[[Database, Workshop, Actor, str], list[int]]


def offer_erasing(erase: Erase, seek: Seek, whom: str) -> bool:
    """Show the button that erases somebody; say whether that has just been done, for the page to be shown anew.

    `seek` is the step that finds them in documents.
    """
    sought = attempt_step(seek, whom)
    if sought.words <= {ERASED}:
        return False
    with st.popover(_("Borrar sus datos"), icon=":material/person_off:", key="erase"):
        st.caption(
            _(
                "Su nombre, correo y cargo salen de la lista, del historial y de las versiones; queda «Persona "
                "borrada» en su delegación. Lo que escribió y lo acordado queda. No se puede deshacer; los respaldos "
                "ya hechos lo conservan hasta que se reemplacen."
            )
        )
        found = documents_naming(sought)
        remake = ask_about_drafts(current()[0], found)
        if not st.button(_("Borrar para siempre"), key="erase-now", type="primary", disabled=remake is None):
            return False
        return _erase(erase, whom, sought, found if remake else ())


def _erase(erase: Erase, whom: str, sought: Sought, remade: Sequence[KeptDocument]) -> bool:
    """Erase somebody and make documents that name them again; say whether that was done.

    The page hears of it while it goes on, and is run again beside it: until all is done, nothing is shown from here.
    """
    forget = forget_later()

    def step(database: Database, workshop: Workshop, actor: Actor) -> None:
        for number in erase(database, workshop, actor, whom):
            forget_messages(number)
        forget(whom)
        left = remake_drafts(database, workshop, actor, remade, sought.words)
        say(_what_was_done(remade, left))

    try:
        with flash_later() as say:
            attempt_step(step)
    except Problem as problem:
        show_problem(problem)
        return False
    return True


def _what_was_done(remade: Sequence[KeptDocument], left: Sequence[KeptDocument]) -> str:
    if left:
        said = _("Se borraron sus datos y se rehicieron los borradores. Sigue escrito en un texto de: {names}.")
        return said.format(names=titles_of(left))
    if titles_of(remade):
        said = _("Se borraron los datos de la persona y se rehicieron los borradores: {names}.")
        return said.format(names=titles_of(remade))
    return _("Se borraron los datos de la persona.")
