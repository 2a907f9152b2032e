"""The cover: logos, who convenes, the plan's title on a shaded band, what this copy is, when and where it was made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from babel.dates import format_date, format_interval

from exports.word.body import Body
from exports.word.document import Frame
from exports.word.markup import Paragraph, run
from exports.word.pictures import Named
from exports.word.sheets import BAND, MARGIN
from workshop.approval import approval_citation
from workshop.bracketed import is_bracketed
from workshop.items import Facts
from workshop.language import _, current_language
from workshop.rehearsals import rehearsal_mark
from workshop.text import without_marks
from workshop.wordings import period
from workshop.workshop import Workshop

_BAND_HEIGHT = 5_200  # twentieths of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStamp:
    """What is stamped on a copy: the day it was made, and its status ("Borrador 2"); `None` is a working copy."""

    date: Date
    status: str | None = None

    def status_text(self) -> str:
        """Return the status in the language in use."""
        return self.status or _("Copia de trabajo")


def cover(workshop: Workshop, stamp: PlanStamp, body: Body, frame: Frame, logos: Sequence[Named] = ()) -> str:
    """Return the cover as markup. Lines whose fact is unknown are left out."""
    facts = workshop.facts
    row = [Paragraph("CoverLogos", body.pictures.row(logos, frame.text_width))] if logos else []
    above = row + _lines("CoverBody", facts.body) + _lines("CoverNetwork", facts.network) + [Paragraph("CoverGap", "")]
    below = [
        *_lines("CoverStatus", rehearsal_mark(facts)),
        *_lines("CoverStatus", stamp.status_text()),
        *_lines("CoverDetail", long_date(stamp.date, frame.language.labels)),
        *_lines("CoverDetail", approval_citation(facts, date_in_words)),
        *_workshop_lines(facts, frame),
        *_disclaimer(facts),
    ]
    return _xml(above) + _band(_title_lines(workshop, body), frame) + _xml(below)


def long_date(date: Date, language: str) -> str:
    """Return a date in words, such as "14 de marzo de 2018"."""
    return format_date(date, format="long", locale=language)


def date_in_words(date: Date) -> str:
    """Return a date in words, in the language in use."""
    return long_date(date, current_language())


def _title_lines(workshop: Workshop, body: Body) -> list[Paragraph]:
    """Write the plan's title and its years, each within [ ] while the plenary has left it in brackets."""
    facts = workshop.facts

    def standing(text: str, field: str) -> str:
        return f"[{text}]" if text.strip() and is_bracketed(workshop, facts, field) else text

    title = without_marks(facts.plan_title or facts.title)
    lines = _lines("Title", standing(title, "plan_title")) or [Paragraph("Title", body.gap())]
    years = standing(period(facts), "plan_period")
    return lines + (_lines("Subtitle", _("Período {period}").format(period=years)) if years else [])


def _workshop_lines(facts: Facts, frame: Frame) -> list[Paragraph]:
    """Write the workshop the plan comes from: its title where it is not the plan's, place and dates."""
    title = facts.title if facts.plan_title and facts.plan_title != facts.title else ""
    where_and_when = ", ".join(part for part in (facts.place, days_of(facts, frame.language.labels)) if part.strip())
    lines = _lines("CoverWorkshop", title) + _lines("CoverDetail", facts.subtitle)
    return lines + _lines("CoverDetail", where_and_when)


def days_of(facts: Facts, language: str) -> str:
    """Return the days of a workshop in words, or what is said of them while they are not known."""
    if facts.start_date is None:
        return facts.dates_note or ""
    if facts.end_date is None or facts.end_date <= facts.start_date:
        days = long_date(facts.start_date, language)
    else:
        days = format_interval(facts.start_date, facts.end_date, "yMMMMd", locale=language)
    return days if facts.dates_confirmed else _("{dates} (fechas por confirmar)").format(dates=days)


def _disclaimer(facts: Facts) -> list[Paragraph]:
    texts = [text for text in re.split(r"\n[ \t]*\n", without_marks(facts.disclaimer)) if text.strip()]
    styles = ["Disclaimer"] + ["DisclaimerText"] * len(texts)
    return [Paragraph(style, run(text)) for style, text in zip(styles, texts, strict=False)]


def _lines(style: str, text: str) -> list[Paragraph]:
    text = without_marks(text)
    return [Paragraph(style, run(text))] if text.strip() else []


def _xml(paragraphs: list[Paragraph]) -> str:
    return "".join(paragraph.xml() for paragraph in paragraphs)


def _band(paragraphs: list[Paragraph], frame: Frame) -> str:
    """Write the band from one edge of the paper to the other; a table of one cell is the only shading that bleeds."""
    width = frame.page_width
    inside = f'<w:left w:w="{MARGIN}" w:type="dxa"/><w:right w:w="{MARGIN}" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="-{MARGIN}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inside}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_BAND_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{_xml(paragraphs)}</w:tc></w:tr></w:tbl>'
    )
