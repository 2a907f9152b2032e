"""What a page says in a language, for tests of both."""

from workshop.language import catalog


def spoken(language: str, phrase: str) -> str:
    """Return a Spanish phrase of the screen as a page in `language` says it."""
    return catalog(language).gettext(phrase)
