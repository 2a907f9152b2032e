"""What every noun of a workshop has in common: a place in the tree, and cells with a version each.

A cell travels and rests as text (`None` when it was never filled); `encode` and `decode` pass between
that text and the typed value a class shows.
"""

import dataclasses
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Self, get_args, get_origin, get_type_hints

from workshop.choices import CHOICES
from workshop.errors import InvalidValue
from workshop.text import clean_text

Lines = tuple[str, ...]  # one text in the cell, an entry per line
KINDS: "dict[str, type[Item]]" = {}  # the nouns by the name of their kind; workshop/items.py fills it
NAMES: "dict[type[Item], str]" = {}  # and back
PARENTS: dict[str, frozenset[str]] = {}  # where each kind may stand: the kinds of its parent


@dataclass(frozen=True, kw_only=True)
class Item:
    """A thing in the workshop's tree. `versions` counts the changes of each cell, from 1; absent means never set."""

    id: str
    parent: str | None = None
    deleted: bool = False
    versions: Mapping[str, int] = field(default_factory=dict, repr=False)

    def __init_subclass__(cls, kind: str = "", under: str = "") -> None:
        """Register a noun under its `kind`; `under` names the kinds of item it may stand below."""
        KINDS[kind], NAMES[cls], PARENTS[kind] = cls, kind, frozenset(under.split())

    @classmethod
    def fields(cls) -> Mapping[str, Any]:
        """Return the cells of this kind of item, name to type, in order."""
        return _fields(cls)

    def version(self, name: str) -> int:
        """Return how often a cell was set; 0 for never."""
        return self.versions.get(name, 0)

    def cell(self, name: str) -> str | None:
        """Return a cell as it is stored, sent and merged."""
        value = getattr(self, name)
        if value is None or isinstance(value, str):  # as most are
            return value
        return encode(value, default_of(type(self), name) if value == () else None)

    def with_cell(self, name: str, text: str | None, version: int) -> Self:
        """Return the item with one cell changed. Raises: InvalidValue."""
        value = decode(type(self), name, text)
        return dataclasses.replace(self, **{name: value, "versions": {**self.versions, name: version}})


_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FIELDS: dict[type[Item], Mapping[str, Any]] = {}  # read once for each class
_ITEM_FIELDS = {"id", "parent", "deleted", "versions"}


def _fields(cls: type[Item]) -> Mapping[str, Any]:
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        names = [part.name for part in dataclasses.fields(cls) if part.name not in _ITEM_FIELDS]
        _FIELDS[cls] = types.MappingProxyType({name: hints[name] for name in names})
    return _FIELDS[cls]


def default_of(cls: type[Item], name: str) -> Any:
    """Return the value a field has before it was ever set."""
    return cls.__dataclass_fields__[name].default


def encode(value: object, default: object = None) -> str | None:
    """Return the text of a typed value: dates in ISO form, "1" or "0", list entries one per line.

    An empty list is `None`, but "" where its field's `default` holds entries: emptied is not the same as never filled.
    """
    match value:
        case ():
            return "" if default else None
        case None:
            return None
        case bool():
            return "1" if value else "0"
        case tuple():
            return "\n".join(value)
        case Date():
            return value.isoformat()
        case _:
            return str(value)


def decode(cls: type[Item], name: str, text: str | None) -> Any:
    """Return the typed value of a cell's text; `None` gives no value, no lines, or what the field starts with.

    Raises: InvalidValue when the text does not have the field's shape or is none of its choices.
    """
    kind = cls.fields().get(name)
    if kind is None:
        raise InvalidValue(value=name, field=NAMES.get(cls, cls.__name__))
    if text is None and get_origin(kind) is tuple:
        return ()
    default = default_of(cls, name)
    if text is None:
        return None if _is_optional(kind) else default
    if text == "" and isinstance(default, tuple) and default:
        return ()
    try:
        value = _parse(kind, name, clean_text(text))
    except ValueError:
        raise InvalidValue(value=text[:60], field=name) from None
    allowed = CHOICES.get((NAMES[cls], name))
    if allowed and not set(value if isinstance(value, tuple) else (value,)) <= set(allowed):
        raise InvalidValue(value=text[:60], field=name)
    return value


def _is_optional(kind: Any) -> bool:
    return type(None) in get_args(kind)


def _parse(kind: Any, name: str, text: str) -> Any:
    if get_origin(kind) is tuple:
        return tuple(text.split("\n"))
    types_of = get_args(kind) or (kind,)
    if bool in types_of:
        return {"1": True, "0": False}[text] if text in {"0", "1"} else _refuse()
    if int in types_of:
        return int(text)
    if Date in types_of:
        return Date.fromisoformat(text)
    if name == "starts" and not _CLOCK.fullmatch(text):
        _refuse()
    return text


def _refuse() -> Any:
    raise ValueError
