"""The list of who was connected, as video platforms write it: found wherever it begins, in either language."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.errors import N_, Problem
from workshop.person_names import fold

LIMIT = 2 * 1024**2  # bytes of a file
MOST = 10_000  # connections that are read
_AHEAD = 60  # lines among which the list begins
_SEPARATORS = ("\t", ",", ";")
_YES = frozenset({"yes", "si", "true", "verdadero"})
# What the columns are called, folded and without what stands in brackets.
_HEADINGS: Mapping[str, frozenset[str]] = {
    "name": frozenset(
        {"name", "full name", "display name", "user name", "participant", "participants", "first name", "nombre"}
        | {"nombre completo", "nombre para mostrar", "nombre de usuario", "nombre del participante", "participante"}
    ),
    "surname": frozenset({"last name", "apellido", "apellidos"}),
    "email": frozenset(
        {"email", "e mail", "user email", "email address", "correo", "correo electronico"}
        | {"correo electronico del usuario", "correo electronico de usuario", "direccion de correo electronico"}
    ),
    "account": frozenset({"participant id", "id de participante", "id del participante"}),
    "at": frozenset(
        {"join time", "first join", "first join time", "time joined", "joined at", "hora de entrada", "hora de union"}
        | {"primera union", "primera entrada", "hora de la primera union", "hora de primera union"}
        | {"hora de ingreso", "hora de incorporacion", "primera incorporacion", "hora de conexion", "se unio"}
    ),
    "left": frozenset(
        {"leave time", "last leave", "last leave time", "time exited", "left at", "hora de salida", "ultima salida"}
        | {"hora de la ultima salida", "hora de ultima salida", "hora de abandono", "hora de desconexion", "salio"}
    ),
    "waited": frozenset({"in waiting room", "en la sala de espera", "en sala de espera"}),
}
_BRACKETS = re.compile(r"\([^()]*\)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d+)?\s*([ap])?\.?\s*(?:m\b\.?)?(\s*z\b|\+00:?00)?", re.I)
_EMAIL = re.compile(r"[^\s<>@;,]{1,64}@[^\s<>@;,]{1,190}")


class NotAPlatformFile(Problem):
    """A file in which no list of connections was found."""

    phrase = N_(
        "En el archivo no hay una lista de conexiones con nombres y horas de entrada. "
        "Descargue de la plataforma el informe de asistencia como CSV y cárguelo tal como está."
    )
    status = 422


class PlatformFileTooLarge(Problem):
    """A file has more than `limit` megabytes."""

    phrase = N_("El archivo pesa más de {limit} MB, que es el máximo de un informe de asistencia.")
    status = 413


@dataclass(frozen=True, slots=True)
class Connection:
    """Somebody who was connected, all their times made one: `at` the first they joined, `left` the last they left.

    Hours are minutes since midnight by the file's own clock, `None` where they cannot be read; `is_utc` says that this
    clock is UTC's. `also` is another name they go by, `times` how often they joined.
    """

    name: str
    email: str = ""
    at: int | None = None
    left: int | None = None
    also: str = ""
    times: int = 1
    is_utc: bool = False


def read_platform_file(content: bytes) -> list[Connection]:
    """Return who was connected, in the order in which they first appear. Raises: NotAPlatformFile."""
    found: dict[str, Connection] = {}
    for row in _rows(_text(content)):
        connection = _connection(row)
        if connection is None:
            continue
        key = connection.email or fold(connection.name)
        found[key] = _joined(found[key], connection) if key in found else connection
        if len(found) >= MOST:
            break
    if not found:
        raise NotAPlatformFile()
    return _without_names_of_addresses(list(found.values()))


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:200]:
        raise NotAPlatformFile()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of the list by what their columns mean, until the list ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, line in enumerate(lines[:_AHEAD]):
        for separator in _SEPARATORS:
            columns = _columns(next(_read([line], separator), []))
            if {"name", "at"} <= set(columns.values()):
                yield from _below(lines[place + 1 :], separator, columns)
                return


def _below(lines: Sequence[str], separator: str, columns: Mapping[int, str]) -> Iterator[Mapping[str, str]]:
    for cells in _read(lines, separator):
        if not any(cell.strip() for cell in cells) or len(cells) <= min(columns):
            return
        if len([cell for cell in cells if cell.strip()]) == 1 and len(columns) > 1:
            return  # the title of the next list
        yield {meaning: cells[place].strip() for place, meaning in columns.items() if place < len(cells)}


def _read(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO("\n".join(lines)), delimiter=separator)
    except csv.Error:
        raise NotAPlatformFile() from None


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return place to meaning of the columns that mean something; the first of those that mean the same counts."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        heading = fold(_BRACKETS.sub(" ", cell))
        meaning = next((name for name, known in _HEADINGS.items() if heading in known), None)
        if meaning is not None and meaning not in found.values():
            found[place] = meaning
    return found


def _connection(row: Mapping[str, str]) -> Connection | None:
    if fold(row.get("waited", "")) in _YES:
        return None
    whole = " ".join(filter(None, [row.get("name", ""), row.get("surname", "")]))
    aside = re.search(r"\(([^()]+)\)", whole)
    name = " ".join(_BRACKETS.sub(" ", whole).split())
    address = _EMAIL.search(row.get("email", "") or row.get("account", ""))
    at, left = _clock(row.get("at", "")), _clock(row.get("left", ""))
    if not name:
        return None
    return Connection(
        name=name[:200],
        email=address[0].casefold() if address else "",
        at=at[0] if at else None,
        left=left[0] if left else None,
        also=aside[1].strip()[:200] if aside and fold(aside[1]) != fold(name) else "",
        is_utc=at is not None and at[1],
    )


def _clock(cell: str) -> tuple[int, bool] | None:
    """Return the minutes since midnight of the last hour in a cell, and whether it is said to be UTC's."""
    found = list(_CLOCK.finditer(cell.replace("\u202f", " ").replace("\xa0", " ")))
    if not found:
        return None
    hours, minutes, half, utc = found[-1].groups()
    hour, minute = int(hours), int(minutes)
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return (hour * 60 + minute, bool(utc)) if hour < 24 and minute < 60 else None


def _joined(one: Connection, other: Connection) -> Connection:
    """Return two connections of one person as one."""
    starts = [each for each in (one.at, other.at) if each is not None]
    ends = [each for each in (one.left, other.left) if each is not None]
    return Connection(
        name=one.name,
        email=one.email,
        at=min(starts, default=None),
        left=max(ends, default=None),
        also=one.also or other.also or (other.name if fold(other.name) != fold(one.name) else ""),
        times=one.times + other.times,
        is_utc=one.is_utc,
    )


def _without_names_of_addresses(found: list[Connection]) -> list[Connection]:
    """Join who came once with an address and once without: under one name that only one address bears."""
    addressed: dict[str, list[Connection]] = {}
    for each in found:
        if each.email:
            addressed.setdefault(fold(each.name), []).append(each)
    kept: list[Connection] = []
    for each in found:
        same = addressed.get(fold(each.name), [])
        if not each.email and len(same) == 1:
            at = next(place for place, other in enumerate([*kept, *found]) if other.email == same[0].email)
            if at < len(kept):
                kept[at] = _joined(kept[at], each)
                continue
        kept.append(each)
    return kept
