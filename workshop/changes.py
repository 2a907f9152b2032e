"""A change: one step in the stream a workshop is made of, as pages send it and history keeps it."""

import dataclasses
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

Kind = Literal["set", "insert", "move", "delete", "restore"]
Status = Literal["applied", "merged", "parked", "refused"]


def new_id() -> str:
    """Return a fresh id: 32 hexadecimal digits of a random UUID, as browsers make them too."""
    return secrets.token_hex(16)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to happen to one item.

    set: `field` becomes `text`, its cell reaching `version`; insert: an item of `type` with `cells`, under `parent`
    behind `after` (`None`: first); move: to `parent` behind `after`; delete: leaves a tombstone; restore: undoes it.
    """

    kind: Kind
    item: str
    type: str | None = None
    field: str | None = None
    text: str | None = None
    version: int | None = None
    parent: str | None = None
    after: str | None = None
    cells: Mapping[str, str] = dataclasses.field(default_factory=dict)
    id: str = dataclasses.field(default_factory=new_id)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change as history keeps it: who, when, what was there before, and what became of it.

    `before` is the cell's text before a set, or "parent after" before a move; a parked set never reached the cell, its
    `change.text` waits here. `offered` is the text as sent where merging made another of it. `request` is shared by
    the changes of one step; `undoes` is the request this one takes back.
    """

    revision: int
    change: Change
    status: Status
    actor: str
    actor_name: str
    at: datetime
    before: str | None = None
    offered: str | None = None
    request: str = ""
    undoes: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change a use case wants kept, and how: parked ones reach the history only.

    `offered` is the text as it was sent, where merging made another of it.
    """

    change: Change
    status: Status = "applied"
    offered: str | None = None
