"""Reading a pasted agenda: days, hours, activities and who is responsible, shown before anything is added."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workshop.hours import minutes_between, read_hour
from workshop.pasted_lines import pasted_lines

_DAY = re.compile(r"^(d[ií]a|day|sesi[oó]n|session|jornada)\s+\w+", re.I)
_CLOCK = r"\d{1,2}(?:\s*[:.h]\s*\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?"
_HOURS = re.compile(
    rf"^\s*(?P<start>{_CLOCK})\s*(?:(?:-|–|—|a|to)\s*(?P<end>{_CLOCK}))?\s*(?:h(?:rs?|oras)?\.?)?(?=[\s|:;,\t-]|$)",
    re.I,
)
_LENGTH = re.compile(r"\(?\b(\d{1,3})\s*(?:min(?:utos|utes)?\b\.?|['′])\)?", re.I)
_COLUMNS = re.compile(r"\t|\||;")
_HEADINGS = {
    *("hora", "horario", "actividad", "punto", "responsable"),
    *("time", "hour", "activity", "item", "responsible"),
}

# Words that tell what kind of point it is, the first that is found; plain letters.
_KINDS = (
    ("registration", ("registro", "inscripcion", "registration")),
    ("lunch", ("almuerzo", "lunch")),
    ("break", ("receso", "cafe", "pausa", "break", "coffee")),
    ("synthesis", ("sintesis", "recap")),
    ("closing", ("cierre", "clausura", "closing")),
    ("opening", ("apertura", "bienvenida", "inauguracion", "opening", "welcome")),
    ("group_work", ("grupos", "grupo de trabajo", "working group", "group work")),
    ("plenary", ("plenaria", "plenary")),
    ("panel", ("panel",)),
    ("questions", ("preguntas", "questions", "q&a")),
    ("presentation", ("presentacion", "exposicion", "presentation")),
)


@dataclass(frozen=True, slots=True)
class PastedPoint:
    """One line of the list as it was understood. `day` counts the headings of days before it, from 0."""

    day: int
    title: str
    kind: str = "other"
    starts: str | None = None
    minutes: int | None = None
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastedAgenda:
    """Days by their headings, and the points of all of them in order; a list without headings is one nameless day."""

    days: tuple[str, ...]
    points: tuple[PastedPoint, ...]


def read_agenda(text: str) -> PastedAgenda:
    """Return what a pasted agenda says, one point a line: "08:30–09:00 Registro | Coordinación".

    Columns are parted by tab, "|" or ";". A length is told by an end, by "(30 min)", or by where the next point starts.

    Raises: ListTooLong.
    """
    days: list[str] = []
    points: list[PastedPoint] = []
    for line in (line.strip() for line in pasted_lines(text)):
        if not line or _is_heading(line):
            continue
        if _DAY.match(line):
            days.append(" ".join(line.split()))
        else:
            point = _point(line, max(len(days) - 1, 0))
            if point is not None:
                points.append(point)
    return PastedAgenda(tuple(days or [""] if points else days), tuple(_with_lengths(points)))


def _is_heading(line: str) -> bool:
    return all(_fold(cell) in _HEADINGS for cell in _COLUMNS.split(line) if cell.strip())


def _point(line: str, day: int) -> PastedPoint | None:
    starts = ends = None
    found = _HOURS.match(line)
    if found and _is_hour(found, line) and (starts := read_hour(found["start"])):
        ends = read_hour(found["end"]) if found["end"] else None
        line = line[found.end() :]
    length = _LENGTH.search(line)
    if length:
        line = line[: length.start()] + line[length.end() :]
    cells = [cell.strip(" \t:–—-.,") for cell in _COLUMNS.split(line)]
    title, *others = [" ".join(cell.split()) for cell in cells if cell] or [""]
    if not title:
        return None
    minutes = int(length[1]) if length else minutes_between(starts, ends) if starts and ends else None
    return PastedPoint(day, title, _kind(title), starts, minutes, tuple(others))


def _is_hour(found: re.Match[str], line: str) -> bool:
    """Say whether a number at the start tells the time: "20 years of work" does not."""
    return bool(found["end"]) or not found["start"].strip().isdigit() or line[found.end() :][:1] in tuple("\t|;:")


def _with_lengths(points: list[PastedPoint]) -> Iterator[PastedPoint]:
    """Give a point without a length the time until the next one of its day starts."""
    for place, point in enumerate(points):
        following = points[place + 1] if place + 1 < len(points) else None
        known = following and following.day == point.day and following.starts and point.starts
        if point.minutes is None and known and following and following.starts and point.starts:
            point = replace(point, minutes=minutes_between(point.starts, following.starts))
        yield point


def _kind(title: str) -> str:
    words = _fold(title)
    return next((kind for kind, signs in _KINDS if any(sign in words for sign in signs)), "other")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip()
