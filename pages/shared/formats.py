"""Dates, periods and free text the way the reader's language and Streamlit's labels need them."""

import re
from datetime import date as Date
from html import escape

from babel.dates import format_date, format_interval

from workshop.language import _, current_language
from workshop.workshop import Workshop

_LOCALES = {"es": "es_CR", "en": "en"}
_ADDRESS = re.compile(r"https?://\S+", re.I)
_BARE = re.compile(r"\b(https?(?=:)|www(?=\.))", re.I)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$])")


def plain(text: str) -> str:
    """Return somebody's text as a label or a message shows it letter for letter, without links, pictures or styles."""
    return _MARKDOWN.sub(r"\\\1", _apart(" ".join(text.split())))


def unlinked(sentence: str) -> str:
    """Return a sentence of ours that may quote somebody: what they wrote makes no link and no picture."""
    return _apart(sentence).replace("[", "\\[").replace("<", "\\<")


def _apart(text: str) -> str:
    """Put a joiner that nobody sees into bare addresses: Streamlit makes links of them, however they are escaped."""
    return _BARE.sub("\\1\u2060", text)


def linked(text: str) -> str:
    """Return a text as HTML: an address of the web as a link, everything else as it is written."""
    if not _ADDRESS.fullmatch(text.strip()):
        return escape(text)
    address = escape(text.strip())
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'


def day(date: Date | None, form: str = "full") -> str:
    """Return a date as people write it ("miércoles, 14 de marzo de 2018"); "" for none."""
    return format_date(date, form, locale=_locale()) if date else ""


def in_words(date: Date) -> str:
    """Return a date as a sentence holds it ("14 de marzo de 2018")."""
    return day(date, "long")


def days_of(workshop: Workshop) -> str:
    """Return when the workshop takes place, in one phrase; "" when nothing is known of it."""
    facts = workshop.facts
    if not facts.start_date:
        return facts.dates_note or ""
    span = day(facts.start_date, "long")
    if facts.end_date and facts.end_date > facts.start_date:
        span = format_interval(facts.start_date, facts.end_date, "yMMMMd", locale=_locale())
    return span if facts.dates_confirmed else _("{span} (por confirmar)").format(span=span)


def _locale() -> str:
    return _LOCALES.get(current_language(), current_language())
