"""Who looks on: the person behind the page's session, and the language they read."""

import streamlit as st

from pages.shared.running import database, known
from pages.shared.this_run import once
from storage.people import Person, choose_language, find_person, person_of_principal
from workshop.language import LANGUAGES, current_language, set_language


def viewer() -> Person | None:
    """Return the person who entered, `None` before entering; from here on the page speaks their language."""
    principal = st.user.get("principal")
    person = once(("person", principal), lambda: _person(str(principal))) if principal else None
    set_language((person.language if person else None) or _language_of_browser())
    return person


def offer_languages(person: Person) -> None:
    """Show the switch of languages; the choice is kept with the person."""
    chosen = st.segmented_control(
        "Idioma / Language",
        list(LANGUAGES),
        default=current_language(),
        format_func=lambda code: code.upper(),
        key="language",
        label_visibility="collapsed",
        required=True,
    )
    if chosen and chosen != current_language():
        choose_language(database(), person.id, chosen)
        known().forget(person.id)
        st.rerun()


def _person(principal: str) -> Person | None:
    """Return who is here by a sign-in that still lives; tests of pages, which have none, name the person itself."""
    return find_person(database(), principal) if len(principal) == 32 else person_of_principal(database(), principal)


def _language_of_browser() -> str:
    locale = st.context.locale or "es"
    return "en" if locale.lower().startswith("en") else "es"
