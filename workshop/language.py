"""The language of the current page, command or document: Spanish is the source, the catalogs stand beside."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = {"es": "Español", "en": "English"}
_LOCALE = Path(__file__).parent / "locale"
_current: ContextVar[str] = ContextVar("language", default="es")


def current_language() -> str:
    """Return the code of the language in use here, "es" unless one was set."""
    return _current.get()


def set_language(code: str) -> None:
    """Set the language of this thread or task; an unknown code means Spanish."""
    _current.set(code if code in LANGUAGES else "es")


@contextmanager
def language(code: str) -> Iterator[None]:
    """Use another language within a `with` block, for instance a document's own."""
    token = _current.set(code if code in LANGUAGES else "es")
    try:
        yield
    finally:
        _current.reset(token)


@cache
def catalog(code: str) -> gettext.NullTranslations:
    """Return the compiled catalog of a language; Spanish, the source, has none."""
    return gettext.translation("plenaria", _LOCALE, languages=[code], fallback=True)


def _(phrase: str) -> str:
    """Translate a Spanish phrase to the language in use."""
    return catalog(_current.get()).gettext(phrase)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a phrase that depends on a number."""
    return catalog(_current.get()).ngettext(singular, plural, count)
