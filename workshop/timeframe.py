"""Reads a timeframe as people write it ("2019-2021", "marzo 2019", "Continuo") into a value; the text itself stays."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from workshop.text import folded, without_marks

Kind = Literal["period", "continuous", "to_be_defined", "free"]
Fault = Literal["reversed", "outside"]


@dataclass(frozen=True, slots=True)
class Timeframe:
    """When something is to happen: `begins` and `ends` are its first and last day, `None` where it is left open."""

    kind: Kind
    begins: Date | None = None
    ends: Date | None = None


def read_timeframe(text: str | None) -> Timeframe:
    """Return what a timeframe says, in Spanish or English; words that are no known form of a date are "free"."""
    words = re.sub(r"\s+", " ", folded(without_marks(text))).strip(" .;")
    if _CONTINUOUS.fullmatch(words):
        return Timeframe("continuous")
    if _TO_BE_DEFINED.fullmatch(words):
        return Timeframe("to_be_defined")
    span = _years(words) or _bound(words) or _point(words) or _range(words)
    return Timeframe("period", *span) if span else Timeframe("free")


def fault_of(timeframe: Timeframe, plan_from: int | None, plan_to: int | None) -> Fault | None:
    """Say what cannot be right: it ends before it begins, or lies wholly outside the plan's years (inclusive)."""
    begins, ends = timeframe.begins, timeframe.ends
    if begins and ends and ends < begins:
        return "reversed"
    is_before = ends is not None and plan_from is not None and ends.year < plan_from
    is_after = begins is not None and plan_to is not None and begins.year > plan_to
    return "outside" if is_before or is_after else None


Span = tuple[Date | None, Date | None]
_CONTINUOUS = re.compile(
    r"(?:(?:de (?:forma|manera|modo|caracter) )?(?:continu[oa]|permanente)|continuamente|permanentemente|en curso"
    r"|ongoing|continuous(?:ly)?|continuing|permanent)"
)
_TO_BE_DEFINED = re.compile(
    r"(?:(?:por|a) (?:definir|confirmar|determinar|acordar)(?:se)?|pendiente"
    r"|tbd|tbc|to be (?:defined|confirmed|determined|agreed)|pending)"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "enero ene january jan|febrero feb february|marzo mar march|abril abr april apr|mayo may|junio jun june|"
        "julio jul july|agosto ago august aug|septiembre setiembre sep sept set september|octubre oct october|"
        "noviembre nov november|diciembre dic december dec".split("|"),
        1,
    )
    for name in names.split()
}
_ORDINALS = {
    name: number
    for number, names in enumerate(
        "primer primero 1er 1.er 1ro 1.º 1° i first 1st 1|segundo 2do 2.º 2° ii second 2nd 2|"
        "tercer tercero 3er 3.er 3.º 3° iii third 3rd 3|cuarto 4to 4.º 4° iv fourth 4th 4".split("|"),
        1,
    )
    for name in names.split()
}
_PARTS = {
    "semestre": 6, "semester": 6, "half": 6, "cuatrimestre": 4, "trimestre": 3, "quarter": 3, "bimestre": 2,
}  # fmt: skip
_EDGES = {"inicio": 1, "principio": 1, "comienzo": 1, "beginning": 1, "start": 1, "early": 1,
          "mediado": 5, "middle": 5, "mid": 5,
          "fin": 9, "final": 9, "end": 9, "late": 9}  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF = r"(?: del?| of|,)?(?: ano)? ?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-3]?\d)"
_ORDINAL = rf"(?P<ordinal>{'|'.join(re.escape(each) for each in sorted(_ORDINALS, key=len, reverse=True))})"
_PART = rf"(?P<part>{'|'.join(_PARTS)})"
_EDGE = rf"(?P<edge>{'|'.join(sorted(_EDGES, key=len, reverse=True))})(?:e?s)?"
_BETWEEN = re.compile(r" ?(?:[-–—]| a(?:l)? | hasta (?:el )?| y (?:el )?| to | until | through | and | till ) ?")
_FROM = re.compile(r"(?:de|del|desde|desde el|entre|entre el|from|between) ")
_OPEN_ENDS: tuple[tuple[re.Pattern[str], bool], ...] = (
    (re.compile(r"(?:(?:para|hasta|antes del?|a mas tardar(?: en)?|a|by|until|before|due|no later than)"
                r"(?: (?:el|la|the))?) (?P<rest>.+)"), False),
    (re.compile(r"(?:(?:desde|a partir de|from|since|after|starting(?: in| on)?)(?:l| el| la| the)?) (?P<rest>.+)"),
     True),
)  # fmt: skip


def _years(words: str) -> Span | None:
    """Read years alone: "2019", "2019-2021", "2019 a 2021", "2019, 2020 y 2021", "2019-21"."""
    words = re.sub(r"^(?:anos?|years?) ", "", words)
    short = re.fullmatch(r"(20)(\d\d) ?[-–—/] ?(\d\d)", words)
    if short and int(short[3]) > 12:
        words = f"{short[1]}{short[2]}-{short[1]}{short[3]}"
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", words)]
    between = re.fullmatch(r"(?:(?:de|del|desde|entre|from|between) )?\d{4}(.+)\d{4}", words)
    if len(years) == 2 and between and re.fullmatch(r" ?(?:[-–—/]|al?|hasta|to|until|through) ?", between[1]):
        return Date(years[0], 1, 1), Date(years[1], 12, 31)
    is_list = re.fullmatch(r"(?:entre |between )?\d{4}(?:(?:, ?| y | e | and |, and )\d{4})*", words)
    return (Date(min(years), 1, 1), Date(max(years), 12, 31)) if years and is_list else None


def _bound(words: str) -> Span | None:
    """Read what is open at one end: "hasta diciembre de 2020", "a partir de 2019"."""
    for pattern, opens in _OPEN_ENDS:
        found = pattern.fullmatch(words)
        span = found and (_years(found["rest"]) or _point(found["rest"]))
        if span:
            return (span[0], None) if opens else (None, span[1])
    return None


def _range(words: str) -> Span | None:
    """Read from one point to another; the first may leave its year to the second ("enero a marzo de 2019")."""
    rest = _FROM.sub("", words, count=1) if _FROM.match(words) else words
    for cut in _BETWEEN.finditer(rest):
        first, ends = rest[: cut.start()], _point(rest[cut.end() :])
        begins = ends and (_point(first) or _in_its_year(first, ends))
        if begins and ends:
            return begins[0], ends[1]
    return None


def _in_its_year(words: str, ends: Span) -> Span | None:
    """Read a month or a part of a year that has no year of its own: that of the end, or the one before."""
    assert ends[0] and ends[1]
    begins = _point(f"{words} {ends[0].year}")
    return _point(f"{words} {ends[0].year - 1}") if begins and begins[0] and begins[0] > ends[1] else begins


def _point(words: str) -> Span | None:
    """Read one day, month, part of a year or year as its first and last day."""
    words = re.sub(r"^(?:en|el|la|durante|in|on|the|during) (?:el |la |the )?", "", words)
    for pattern, build in _POINTS:
        found = pattern.fullmatch(words)
        if found:
            try:
                return build(found)
            except ValueError:  # no such day
                return None
    return None


def _day(found: re.Match[str]) -> Span:
    day = Date(int(found["year"]), _month_of(found), int(found["day"]))
    return day, day


def _numbers(found: re.Match[str]) -> Span:
    """Read a day first, as here, unless only the other order makes a date."""
    first, second = int(found["first"]), int(found["second"])
    day, month = (second, first) if second > 12 else (first, second)
    made = Date(int(found["year"]), month, day)
    return made, made


def _months(found: re.Match[str]) -> Span:
    month = _month_of(found)
    return _from_month(int(found["year"]), month, month)


def _part(found: re.Match[str]) -> Span:
    length = _PARTS[found["part"]]
    number = _ORDINALS[found["ordinal"]]
    return _from_month(int(found["year"]), (number - 1) * length + 1, number * length)


def _short_part(found: re.Match[str]) -> Span:
    length = 3 if found["letter"] in "qt" else 6
    number = int(found["number"])
    return _from_month(int(found["year"]), (number - 1) * length + 1, number * length)


def _edge(found: re.Match[str]) -> Span:
    month = _EDGES[found["edge"]]
    return _from_month(int(found["year"]), month, month + 3)


def _year(found: re.Match[str]) -> Span:
    return _from_month(int(found["year"]), 1, 12)


def _month_of(found: re.Match[str]) -> int:
    name = found["month"]
    return int(name) if name.isdigit() else _MONTHS[name]


def _from_month(year: int, first: int, last: int) -> Span:
    """Return from the first day of one month to the last of another. Raises: ValueError beyond December."""
    return Date(year, first, 1), Date(year, last, calendar.monthrange(year, last)[1] if last <= 12 else 0)


_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (_YEAR, _year),
        (rf"(?:ano|year) {_YEAR}", _year),
        (rf"{_MONTH}[ /-]?{_OF}{_YEAR}", _months),
        (rf"(?:mes de|month of) {_MONTH}{_OF}{_YEAR}", _months),
        (rf"(?P<month>0?[1-9]|1[0-2])[/.-]{_YEAR}", _months),
        (rf"{_YEAR}[/.-](?P<month>0?[1-9]|1[0-2])", _months),
        (rf"(?P<first>[0-3]?\d)[/.-](?P<second>[0-3]?\d)[/.-]{_YEAR}", _numbers),
        (rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)", _day),
        (rf"{_DAY}(?:st|nd|rd|th|\.?º|°)?(?: de| of|-|/)? ?{_MONTH}[ /-]?{_OF}{_YEAR}", _day),
        (rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", _day),
        (rf"{_ORDINAL} {_PART}{_OF}{_YEAR}", _part),
        (rf"{_PART} {_ORDINAL}{_OF}{_YEAR}", _part),
        (rf"(?P<letter>[qts])(?P<number>[1-4])[ /-]?{_OF}{_YEAR}", _short_part),
        (rf"{_YEAR}[ /-]?(?P<letter>[qts])(?P<number>[1-4])", _short_part),
        (rf"(?:a |the )?{_EDGE}[ -]?{_OF}{_YEAR}", _edge),
    )
)
