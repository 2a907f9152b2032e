"""What a text points to: a source that is later than the plan itself, an item of the plan that is not there."""

import re
from collections.abc import Iterator
from datetime import date as Date

from workshop.checking.check import Check
from workshop.checking.looking import Looking, Spot
from workshop.items import Action, Footnote
from workshop.language import _
from workshop.text import folded, without_marks

# A source's own year: behind a comma or "de", or in brackets. "2021-2025" and "Agenda 2030" are no dates of a source.
_DATED = re.compile(r"(?:, |\(|\bde |\bof |\b(?:in|en) )(?P<year>(?:19|20)\d\d)(?=\)|\.?\s*$|[.;,] )(?!\.\d)")
_AHEAD = re.compile(r"\b(?:agenda|hacia|rumbo|meta|horizonte|vision|periodo|period|plan|hasta|until|by|para)\b[^,(]*$")
_POINTING = re.compile(
    r"\b(?P<word>acci[oó]n|actividad|action|activity|eje|axis|objetivo|objective|numeral|inciso|item)"
    r"(?:\s+(?:n[uú]mero|n[º°.]+|no\.|number))?\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<letter>\s?[a-z]\))?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
# Of another document: "el eje 3 del Plan Nacional", "numeral 4 del artículo 9". This plan is "este plan".
_ELSEWHERE = re.compile(
    r"[\s,]*(?:(?:del?|of|under|in|de la|de los)\s+(?!(?:este|presente|esta|this|matriz)\b)"
    r"(?:(?:la|el|los|las|the)\s+)?"
    r"(?:[A-ZÁÉÍÓÚ]\w|art[ií]culo|ley|convenci[oó]n|protocolo|estrategia|agenda|pol[ií]tica|article|law|strategy))"
)
_DIGIT = re.compile(r"\d")
_HEADING = re.compile(r"\s*[:.–—-]")
_AXES = frozenset({"eje", "axis"})
_OBJECTIVES = frozenset({"objetivo", "objective"})
_ITEMS = frozenset({"numeral", "item", "inciso"})


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


def find_pointers(looking: Looking) -> Iterator[Check]:
    """Yield the texts that point to a number of the plan that no item bears now."""
    known = _Known(looking)
    for spot in looking.with_notes:
        if not _DIGIT.search(spot.text):
            continue
        for words, word, number in pointers(without_marks(spot.text)):
            if not known.has(word, number, spot):
                sentence = _("Remite a «{words}», que no existe en el plan: corrija el número.").format(words=words)
                yield looking.check("cross_reference", spot, sentence, about=words)


def pointers(text: str) -> list[tuple[str, str, str]]:
    """Return where a text points to items of its own plan: the words, the noun in small letters, and the number.

    A heading of its own ("Action 1: …") and what follows from another document are left out.
    """
    found = {}
    for match in _POINTING.finditer(text):
        is_heading = match.start() == 0 and _HEADING.match(text[match.end() :])
        if not is_heading and not _ELSEWHERE.match(text[match.end() :]):
            found[match.group()] = (match.group(), folded(match["word"]), match["number"])
    return list(found.values())


class _Known:
    """The numbers the plan's items bear."""

    def __init__(self, looking: Looking) -> None:
        numbers, workshop = looking.numbers, looking.workshop
        self.axes = set(numbers.axes.values())
        self.objectives = set(numbers.objectives.values())
        self.codes: set[str] = set()
        self.within: dict[str | None, set[str]] = {}
        for spot in looking.spots:
            if isinstance(spot.item, Action) and spot.field == "text":
                code = numbers.code(workshop, spot.item.id)
                self.codes.add(code)
                self.within.setdefault(spot.axis, set()).add(numbers.actions.get(spot.item.id, ""))

    def has(self, word: str, number: str, spot: Spot) -> bool:
        """Say whether an item bears a number; a bare one counts in the axis of the text that says it."""
        if word in _AXES:
            return number in self.axes
        if word in _OBJECTIVES:
            return number in self.objectives or "." in number
        if "." not in number:
            return word in _ITEMS or spot.axis is None or number in self.within.get(spot.axis, set())
        return number in self.codes or (number.count(".") > 1 and any(code.startswith(number) for code in self.codes))
