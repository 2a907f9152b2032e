"""Dates, periods and free text the way the reader's language and Streamlit's labels need them."""

import re
from datetime import date as Date

from babel.dates import format_date

from workshop.language import _, current_language
from workshop.workshop import Workshop

_LOCALES = {"es": "es_CR", "en": "en"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$])")


def plain(text: str) -> str:
    """Return somebody's text as a label or a message shows it letter for letter, without links, pictures or styles."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def day(date: Date | None, form: str = "full") -> str:
    """Return a date as people write it ("miércoles, 14 de marzo de 2018"); "" for none."""
    return format_date(date, form, locale=_locale()) if date else ""


def short_day(date: Date | None) -> str:
    """Return a date in few letters ("14 mar 2018"); "" for none."""
    return day(date, "medium")


def days_of(workshop: Workshop) -> str:
    """Return when the workshop takes place, in one phrase; "" when nothing is known of it."""
    facts = workshop.facts
    if not facts.start_date:
        return facts.dates_note or ""
    first, last = short_day(facts.start_date), short_day(facts.end_date)
    span = first if last in ("", first) else _("del {first} al {last}").format(first=first, last=last)
    return span if facts.dates_confirmed else _("{span} (por confirmar)").format(span=span)


def _locale() -> str:
    return _LOCALES.get(current_language(), current_language())
