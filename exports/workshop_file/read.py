"""Reads a workshop file: everything in it is checked, then turned into the changes that build the workshop."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from exports.workshop_file.build import build_changes
from exports.workshop_file.references import Fault, find_reference_faults
from exports.workshop_file.schema import WorkshopFile
from workshop.carried_files import CarriedFile
from workshop.changes import Change
from workshop.errors import InvalidFile
from workshop.language import _
from workshop.new_items import build_workshop
from workshop.workshop import Workshop

MAX_BYTES = 50_000_000
MAX_FAULTS = 200  # told at once; a file that is wrong throughout needs no more to be put right
MAX_COMMAS = 1_000_000  # and so values: each that is wrong costs memory before it can be told
MAX_PATH = 300  # characters of a path
_MANY, _FIRST = 20_000, 20


@dataclass(frozen=True)
class FileContent:
    """What a file holds: the inserts that build it from an empty database, the first of them the root.

    `files` are its logos, its Word template and its dossier, by the ids under which the changes name them.
    """

    title: str
    changes: list[Change]
    files: dict[str, CarriedFile] = field(default_factory=dict)

    def workshop(self) -> Workshop:
        """Return the workshop the changes make."""
        return build_workshop(self.changes)


def load_file(path: Path) -> FileContent:
    """Read a workshop file from disk, refusing an oversized one unread. Raises: InvalidFile."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _refused([("", _too_large(size))])
        with path.open("rb") as file:
            return read_workshop_file(file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        raise _refused([("", _("no se encontró"))]) from None
    except OSError:
        raise _refused([("", _("no se pudo leer"))]) from None


def read_workshop_file(data: bytes | str) -> FileContent:
    """Read a workshop file.

    Raises: InvalidFile with every fault found, one "path: reason" a line, before anything is made.
    """
    content = _parse(data)
    try:
        file, faults = _check(content)
    except RecursionError:
        raise _refused([("", _("no es JSON que se pueda leer"))]) from None
    if file is None or faults:
        raise _refused(faults)
    return FileContent(file.workshop.title, *build_changes(file))


def _check(content: Any) -> tuple[WorkshopFile | None, list[Fault]]:
    file: WorkshopFile | None = None
    shape: list[Fault] = []
    try:
        file = WorkshopFile.model_validate(content)
    except ValidationError as problem:
        shape = _shape_faults(content, problem)
    return file, [*shape, *find_reference_faults(content)]


def _parse(data: bytes | str) -> Any:
    size = len(data)
    if size > MAX_BYTES:
        raise _refused([("", _too_large(size))])
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        if text.count(",") > MAX_COMMAS:
            raise _refused([("", _("tiene demasiados valores"))])
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as problem:
        where = _("no es JSON: línea {line}, columna {column}").format(line=problem.lineno, column=problem.colno)
        raise _refused([("", where)]) from None
    except UnicodeDecodeError:
        raise _refused([("", _("no es un texto en UTF-8"))]) from None
    except (ValueError, RecursionError):
        raise _refused([("", _("no es JSON que se pueda leer"))]) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise _refused([("", _("la clave «{key}» está repetida").format(key=twice[:60]))])
    return found


def _no_number(constant: str) -> Any:
    raise ValueError(constant)


def _too_large(size: int) -> str:
    phrase = _("pesa {size} MB y el máximo es {limit} MB")
    return phrase.format(size=-(-size // 1_000_000), limit=MAX_BYTES // 1_000_000)


def _refused(faults: list[Fault]) -> InvalidFile:
    whole = _("archivo")
    lines = [_printable(f"{path[-MAX_PATH:] or whole}: {reason}") for path, reason in faults[:MAX_FAULTS]]
    if len(faults) > MAX_FAULTS:
        lines.append(_("… y {count} más.").format(count=len(faults) - MAX_FAULTS))
    return InvalidFile(faults="\n".join(lines))


def _shape_faults(content: Any, problem: ValidationError) -> list[Fault]:
    """Return the faults of shape; of a file that is wrong throughout, those of the first entries of each list."""
    if problem.error_count() > _MANY:
        try:
            WorkshopFile.model_validate(_shortened(content))
        except ValidationError as shorter:
            problem = shorter
        else:
            return [("", _("fallas encontradas: {count}").format(count=problem.error_count()))]
    return [_fault(each) for each in problem.errors(include_url=False, include_input=False)]


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(found) for key, found in value.items()}
    return [_shortened(found) for found in value[:_FIRST]] if isinstance(value, list) else value


def _printable(line: str) -> str:
    """Return a line that any terminal shows: the file's own words may hold anything."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _fault(error: ErrorDetails) -> Fault:
    return "".join(_steps(error["loc"])).lstrip("."), _reason(error)


def _steps(place: tuple[int | str, ...]) -> Iterator[str]:
    for step in place:
        if isinstance(step, int):
            yield f"[{step}]"
        elif step != "[key]":
            yield f".{step}"


def _reason(error: ErrorDetails) -> str:
    phrases = {
        "missing": _("falta esta clave"),
        "extra_forbidden": _("clave desconocida"),
        "string_type": _("debe ser un texto"),
        "string_unicode": _("contiene un carácter que no es Unicode válido"),
        "bool_type": _("debe ser true o false"),
        "int_type": _("debe ser un número entero"),
        "list_type": _("debe ser una lista"),
        "dict_type": _("debe ser un objeto"),
        "model_type": _("debe ser un objeto"),
        "model_attributes_type": _("debe ser un objeto"),
        "literal_error": _("debe ser «plenaria/1»"),
        "greater_than_equal": _("el número es demasiado pequeño"),
        "less_than_equal": _("el número es demasiado grande"),
        "too_long": _("tiene demasiadas entradas"),
    }
    if error["type"] == "fault":
        return error["msg"]
    return phrases.get(error["type"], _("no es un valor válido"))
