"""Turns typed values into the changes that insert items, each behind its last sibling."""

from typing import Any

from workshop.cells import NAMES, Item, decode, default_of, encode
from workshop.changes import Change, new_id
from workshop.errors import InvalidValue
from workshop.workshop import Workshop

LAST = "last"  # as `after`: behind all that stand there already


class NewItems:
    """Gathers insert changes, for an empty database or for a workshop that stands."""

    def __init__(self, workshop: Workshop | None = None) -> None:
        self.changes: list[Change] = []
        self._workshop = workshop
        self._last: dict[str, str | None] = {}

    def add(
        self,
        kind: type[Item],
        parent: str | None,
        /,
        *,
        after: str | None = LAST,
        item: str | None = None,
        **values: Any,
    ) -> str:
        """Insert an item under a parent (`None`: the root) and return its id; values left out stay at their defaults.

        `after` is a sibling's id, `None` for the first place. Raises: InvalidValue, InvalidText, TextTooLong.
        """
        item = item or new_id()
        if parent is not None and after == LAST:
            after = self._last.get(parent) or last_child(self._workshop, parent)
            self._last[parent] = item
        cells = {name: text for name, value in values.items() if (text := _cell(kind, name, value)) is not None}
        self.changes.append(Change(kind="insert", item=item, type=NAMES[kind], parent=parent, after=after, cells=cells))
        return item


def last_child(workshop: Workshop | None, parent: str) -> str | None:
    """Return the id of the last child of a parent, deleted ones included; `None` while there is none."""
    children = workshop.order.get(parent, ()) if workshop else ()
    return children[-1] if children else None


def _cell(kind: type[Item], name: str, value: object) -> str | None:
    if name not in kind.fields():
        raise InvalidValue(value=name, field=NAMES[kind])
    default = default_of(kind, name)
    kept = decode(kind, name, encode(value, default))
    return None if kept == default else encode(kept, default)


def build_workshop(changes: list[Change], number: int = 0) -> Workshop:
    """Return the workshop that inserts from an empty database make; the first of them is its root."""
    return Workshop(id=number, revision=0, root=changes[0].item, items={}, order={}).apply(changes, revision=1)
