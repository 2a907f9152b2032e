"""Reading a pasted agenda: days, hours, activities and who is responsible, shown before anything is added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import pairwise

from workshop.dates_in_words import is_only_a_date, read_date
from workshop.hours import minutes_between, read_hour
from workshop.pasted_lines import pasted_lines
from workshop.text import folded

_NUMBERED = r"(?:\d{1,2}|[ivx]{1,4}|un[oa]?|dos|tres|cuatro|cinco|seis|one|two|three|four|five|six)"
_DAY = re.compile(rf"^(?:d[ií]a|day|sesi[oó]n|session|jornada)\s+{_NUMBERED}\b(?!\s*(?:a|to)\s+\d)", re.I)
_THEME = re.compile(r"^(?:tema|theme|topic)\s*\d*\s*[:.–—-]\s*", re.I)
_LINK = re.compile(r"^(?:(?:enlace|link)[^:]*:\s*)?(https?://\S+)$", re.I)
_NAMED = re.compile(
    r"^(?P<what>moderan?|moderad(?:o|a) por|moderadora?|moderators?|moderated by|panel|panelistas?|panell?ists?|"
    r"responsables?|responsible|a cargo de)\s*:\s*(?P<who>.+)$",
    re.I,
)
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
    ("group_work", ("grupos", "grupo de trabajo", "trabajo en grupo", "working group", "group work")),
    ("plenary", ("plenaria", "plenary")),
    ("panel", ("panel",)),
    ("questions", ("preguntas", "questions", "q&a")),
    ("presentation", ("presentacion", "exposicion", "presentation")),
)


@dataclass(frozen=True, slots=True)
class PastedPoint:
    """A point as it was understood. `day` counts the headings of days before it, from 0."""

    day: int
    title: str
    kind: str = "other"
    starts: str | None = None
    minutes: int | None = None
    responsible: tuple[str, ...] = ()
    moderator: str | None = None
    panel: str | None = None


@dataclass(frozen=True, slots=True)
class PastedDay:
    """A day as its heading names it; "" where the list has none."""

    heading: str
    date: Date | None = None
    theme: str = ""
    join_link: str | None = None


@dataclass(frozen=True)
class PastedAgenda:
    """Days by their headings, and the points of all of them in order; a list without headings is one nameless day."""

    days: tuple[PastedDay, ...]
    points: tuple[PastedPoint, ...]


def read_agenda(text: str, near: Date | None = None) -> PastedAgenda:
    """Return what a pasted agenda says: "08:30–09:00 Registro | Coordinación", a point a line.

    Columns are parted by tab, "|" or ";". A length is told by an end, by "(30 min)", or by where the next point starts.
    A table whose cells came each on a line of its own is read by its blank lines: what stands together is a point,
    its hours may stand above, all hours of a day even before its first point. What stands above the first day without
    an hour is its title, and no point. A date without a year is the one closest to `near`.

    Raises: ListTooLong.
    """
    lines = [line.replace("\f", " ").strip() for line in pasted_lines(text)]
    reading = _Reading(near)
    if _is_apart(lines):
        for block in _blocks(lines):
            reading.block(block)
    else:
        for line in lines:
            reading.line(line)
    return reading.result()


class _Reading:
    """What was understood so far: days and points, and hours that still wait for their point."""

    def __init__(self, near: Date | None) -> None:
        self._near = near
        self._days: list[PastedDay] = []
        self._points: list[PastedPoint] = []
        self._hours: list[tuple[str, str | None]] = []

    def line(self, line: str) -> None:
        """Read a line that says all of a point."""
        if not line or _is_heading(line) or self._is_of_the_day(line) or self._is_of_the_point(line):
            return
        point = _point(line, max(len(self._days) - 1, 0))
        if point is not None:
            self._points.append(point)

    def block(self, lines: list[str]) -> None:
        """Read lines that stand together: hours, then a title and who is responsible, a line each."""
        lines = [line for line in lines if not _is_heading(line)]
        if lines and _THEME.match(lines[0]):
            lines = [" ".join(lines)]
        if lines and self._is_of_the_day(lines[0]):
            lines = lines[1:]
        self._hours += [hours for line in lines if (hours := _bare_hours(line))]
        title, *below = [line for line in lines if not _bare_hours(line)] or [""]
        point = _point(title, max(len(self._days) - 1, 0))
        if point is None:
            return
        if point.starts is None and self._hours:
            starts, ends = self._hours.pop(0)
            point = replace(point, starts=starts, minutes=minutes_between(starts, ends) if ends else point.minutes)
        self._points.append(point)
        for line in below:
            if not self._is_of_the_point(line):
                self._points[-1] = replace(self._points[-1], responsible=(*self._points[-1].responsible, _tidy(line)))

    def result(self) -> PastedAgenda:
        """Return all of it; what stood above the first day was the agenda's own title."""
        days = self._days or ([PastedDay("")] if self._points else [])
        return PastedAgenda(tuple(days), tuple(_with_lengths(self._points)))

    def _is_of_the_day(self, line: str) -> bool:
        """Take a line that begins a day, or says its theme or its link."""
        if _DAY.match(line) or is_only_a_date(line):
            self._begin(line)
        elif self._days and (theme := _THEME.match(line)):
            self._days[-1] = replace(self._days[-1], theme=_tidy(line[theme.end() :]))
        elif self._days and (link := _LINK.match(line)):
            self._days[-1] = replace(self._days[-1], join_link=link[1])
        else:
            return False
        return True

    def _begin(self, line: str) -> None:
        date, heading = read_date(line, self._near), " ".join(line.split())
        last = self._days[-1] if self._days else None
        is_dated_below = last and last.date is None and not self._has_points(len(self._days) - 1)
        if is_dated_below and last and is_only_a_date(line) and not is_only_a_date(last.heading):
            self._days[-1] = replace(last, date=date)  # "Día 1", and its date on the line below
            return
        if not self._days:
            self._points = [point for point in self._points if point.starts]
        self._hours.clear()
        self._days.append(PastedDay(heading, date))

    def _has_points(self, day: int) -> bool:
        return any(point.day == day for point in self._points)

    def _is_of_the_point(self, line: str) -> bool:
        """Take a line that names who moderates, sits on the panel or is responsible, of the point above it."""
        named = _NAMED.match(line)
        if named is None or not self._points:
            return False
        self._points[-1] = _with_people(self._points[-1], named)
        return True


def _with_people(point: PastedPoint, named: re.Match[str]) -> PastedPoint:
    what, who = named["what"].casefold(), _tidy(named["who"])
    if what.startswith("mod"):
        return replace(point, moderator=who)
    if what.startswith("pan"):
        return replace(point, panel="\n".join(part.strip() for part in re.split(r"[,;·]", who) if part.strip()))
    return replace(point, responsible=(*point.responsible, who))


def _is_apart(lines: Sequence[str]) -> bool:
    """Say whether each cell of a table stands on a line of its own: bare hours, or its headings below each other."""
    bare = sum(_bare_hours(line) is not None for line in lines)
    headed = any(_is_heading(a) and _is_heading(b) for a, b in pairwise(lines) if a and b)
    return bare > 1 or headed


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if not line or _DAY.match(line) or is_only_a_date(line):
            if block:
                yield block
            block = []
            if line:
                yield [line]
        else:
            block.append(line)


def _bare_hours(line: str) -> tuple[str, str | None] | None:
    """Return the hours of a line that says nothing else."""
    found = _HOURS.match(line)
    if not found or line[found.end() :].strip(" .:;-–—") or found["start"].strip().isdigit():
        return None
    starts = read_hour(found["start"])
    return (starts, read_hour(found["end"]) if found["end"] else None) if starts else None


def _tidy(text: str) -> str:
    return " ".join(text.strip(" \t:–—-.,").split())


def _is_heading(line: str) -> bool:
    return all(folded(cell) in _HEADINGS for cell in _COLUMNS.split(line) if cell.strip())


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
    point = PastedPoint(day, title, _kind(title), starts, minutes)
    for other in others:
        named = _NAMED.match(other)
        point = _with_people(point, named) if named else replace(point, responsible=(*point.responsible, other))
    return point


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
    words = folded(title)
    return next((kind for kind, signs in _KINDS if any(sign in words for sign in signs)), "other")
