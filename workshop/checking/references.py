"""Sources that are later than the plan that cites them."""

import re
from collections.abc import Iterator
from datetime import date as Date

from workshop.checking.check import Check
from workshop.checking.looking import Looking
from workshop.items import Footnote
from workshop.language import _
from workshop.text import folded, without_marks

# A source's own year: behind a comma or "de", or in brackets. "2021-2025" and "Agenda 2030" are no dates of a source.
_DATED = re.compile(r"(?:, |\(|\bde |\bof |\b(?:in|en) )(?P<year>(?:19|20)\d\d)(?=\)|\.?\s*$|[.;,] )(?!\.\d)")
_AHEAD = re.compile(r"\b(?:agenda|hacia|rumbo|meta|horizonte|vision|periodo|period|plan|hasta|until|by|para)\b[^,(]*$")


def find_late_sources(looking: Looking) -> Iterator[Check]:
    """Yield the references and notes whose source bears a year after the edition's."""
    latest = edition_year(looking)
    if latest is None:
        return
    for spot in looking.with_notes:
        if spot.field != "references" and not isinstance(spot.item, Footnote):
            continue
        for year in source_years(spot.text):
            if year > latest:
                sentence = _("Cita una fuente de {year}, posterior a esta edición ({edition}): revise el año.")
                said = sentence.format(year=year, edition=latest)
                yield looking.check("late_reference", spot, said, about=str(year))


def edition_year(looking: Looking) -> int | None:
    """Return the last year a source of this edition can be of; `None` where nothing says when it is made.

    A plan is still worked on after its workshop, up to its first year; a later workshop moves the bound.
    """
    facts = looking.facts
    day: Date | None = facts.end_date or facts.start_date
    years = [year for year in (day.year if day else None, facts.plan_from) if year is not None]
    return max(years, default=None)


def source_years(text: str) -> list[int]:
    """Return the years by which a text dates the sources it cites, each once."""
    found = []
    for line in without_marks(text).split("\n"):
        for match in _DATED.finditer(line):
            if match.group().startswith("(") or not _AHEAD.search(folded(line[: match.start()])[-60:]):
                found.append(int(match["year"]))
    return list(dict.fromkeys(found))
