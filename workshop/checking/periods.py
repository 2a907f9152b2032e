"""Time that cannot be: a timeframe outside the plan's period, and years counted otherwise than the period has them."""

import re
from collections.abc import Iterator

from workshop.checking.check import Check
from workshop.checking.looking import Looking
from workshop.items import Action
from workshop.language import _
from workshop.text import folded, without_marks
from workshop.timeframe import fault_of, read_timeframe

_WORDS = {
    word: number
    for number, words in enumerate(
        "dos two bienio bienal|tres three trienio trienal|cuatro four cuatrienio cuatrienal|"
        "cinco five quinquenio quinquenal|seis six sexenio sexenal|siete seven septenio|ocho eight|nueve nine|"
        "diez ten decenio decenal".split("|"),
        2,
    )
    for word in words.split()
}
_NUMBER = (
    r"(?P<number>\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    r"|two|three|four|five|six|seven|eight|nine|ten)"
)
_EACH = r"(?P<number>bienal|trienal|cuatrienal|quinquenal|sexenal|decenal)"
_OWN = r"(?:plan|periodo|period|vigencia|duracion|duration|horizonte|horizon|ejecucion|implementacion|implementation)"
# The years of the plan, not those of a person, a campaign or the past: they stand close to a word for the plan's time.
_YEARS = (
    re.compile(rf"\b{_OWN}\b(?: \w+){{0,4}}? {_NUMBER}(?: \(\d+\))? (?:anos|years)\b"),
    re.compile(rf"\b(?<!primeros )(?<!ultimos ){_NUMBER}(?: \(\d+\))? anos de (?:vigencia|duracion|ejecucion)\b"),
    re.compile(rf"\b(?<!first )(?<!last ){_NUMBER}[ -]years? (?:plan|period)\b"),
    re.compile(r"\b(?:este|presente|nuestro) plan(?: \w+){0,3} " + _EACH + r"\b"),
    re.compile(r"\b(?:este|presente) (?P<number>bienio|trienio|cuatrienio|quinquenio|sexenio|septenio|decenio)\b"),
)
_PART = re.compile(r"\b(?:primer\w*|ultim\w*|first|last|cada|every|previ\w*|anterior\w*)\b")


def find_periods(looking: Looking) -> Iterator[Check]:
    """Yield the timeframes that cannot be; they are never rewritten."""
    start, end = looking.facts.plan_from, looking.facts.plan_to
    for spot in looking.written:
        if spot.field != "timeframe":
            continue
        fault, words = fault_of(read_timeframe(spot.text), start, end), without_marks(spot.text).strip()
        if fault == "reversed":
            sentence = _("El plazo «{words}» termina antes de empezar: ponga primero la fecha más temprana.")
            yield looking.check("period", spot, sentence.format(words=words))
        elif fault == "outside":
            years = "–".join(str(year) for year in (start, end) if year is not None)
            sentence = _("El plazo «{words}» queda fuera del período del plan ({period}): corrija uno de los dos.")
            yield looking.check("period", spot, sentence.format(words=words, period=years))


def find_durations(looking: Looking) -> Iterator[Check]:
    """Yield where the texts around the actions give the plan another length than its period has.

    From 2019 to 2025 may be six years, from date to date, or seven, counted by the calendar: both pass.
    """
    start, end = looking.facts.plan_from, looking.facts.plan_to
    if start is None or end is None or end <= start:
        return
    for spot in looking.written:
        if isinstance(spot.item, Action):
            continue
        for words, years in durations(without_marks(spot.text)):
            if years not in (end - start, end - start + 1):
                sentence = _("«{words}» no concuerda con el período del plan ({start}–{end}): corrija uno de los dos.")
                yield looking.check("duration", spot, sentence.format(words=words, start=start, end=end), about=words)


def durations(text: str) -> list[tuple[str, int]]:
    """Return what a text says of how many years a plan lasts: the words, and the years."""
    plain = " ".join(re.sub(r"[^\w() -]", " · ", folded(text)).split())
    found = {}
    for pattern in _YEARS:
        for match in pattern.finditer(plain):
            number = match["number"]
            if not _PART.search(plain[max(match.start() - 10, 0) : match.end()]):
                found[match.span("number")] = (_said(match), int(number) if number.isdigit() else _WORDS[number])
    return list(found.values())


def _said(match: re.Match[str]) -> str:
    number, rest = match["number"], match.string[match.end("number") :]
    unit = re.match(r"[ -](?:\(\d+\) )?(anos|years?)", rest)
    return (number + unit.group()).replace("anos", "años") if unit else number
