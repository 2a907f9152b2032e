"""Taking a list of people in, pasted or from a file, once it was looked through: all of it in one step."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.changes import Change
from workshop.errors import ListChangedMeanwhile
from workshop.items import Participant
from workshop.new_items import NewItems
from workshop.people_list import PersonRow
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.weighed_people import Decision, Known, weigh_people
from workshop.workshop import Workshop


def import_people(
    workshop: Workshop,
    actor: Actor,
    rows: Sequence[PersonRow],
    decisions: Mapping[int, Decision] | None = None,
    seen: str | None = None,
) -> list[Change]:
    """Register who is new and change who is known; doubtful and refused rows are left out.

    The rows are weighed anew upon the latest list; `seen` is the digest of the weighing that was looked at.
    Raises: ListChangedMeanwhile where that is no longer what would be done, NameRequired, ItemNotFound, InvalidText.
    """
    require(actor, Doing.PREPARE, workshop)
    weighing = weigh_people(workshop, rows, decisions)
    if seen is not None and seen != weighing.digest():
        raise ListChangedMeanwhile()
    new = NewItems(workshop)
    changes: list[Change] = []
    for known in weighing.people:
        if known.item is None:
            values = _values(known)
            item = new.add(Participant, workshop.root, **values)
            check_item(workshop, Participant(id=item, **values))
        else:
            changes += _edits(known, known.item)
    return [*new.changes, *changes]


def _values(known: Known) -> dict[str, Any]:
    """Return somebody's cells as values."""
    values: dict[str, Any] = dict(known.cells) | {"guest": known.cells["guest"] == "1"}
    return values | {name: values[name] or None for name in ("delegation", "profile", "sex")}


def _edits(known: Known, person: Participant) -> list[Change]:
    return [
        Change(kind="set", item=person.id, field=name, text=text, version=person.version(name) + 1)
        for name, text in known.cells.items()
        if (person.cell(name) or "") != text
    ]
