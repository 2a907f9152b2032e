"""Merging two records of one person: whatever refers to the one that goes refers to the one that stays from then on."""

from collections.abc import Iterator

from workshop.cells import Item
from workshop.changes import Change
from workshop.errors import SamePersonTwice
from workshop.expected_roles import folded, namesakes
from workshop.items import Member, Participant
from workshop.permissions import Actor, Doing, require
from workshop.person_updates import FIELDS
from workshop.workshop import Workshop

_NAMED = ("facilitator", "rapporteur", "helper", "head", "moderator")  # cells that hold a person's name


def merge_people(workshop: Workshop, actor: Actor, kept: str, gone: str) -> list[Change]:
    """Let one participant stand for two: blanks are filled from the other, whose places and offices go along.

    What would then be there twice, such as a place in a group, stays as it is for the one that is kept.
    Raises: ItemNotFound, SamePersonTwice.
    """
    require(actor, Doing.PREPARE, workshop)
    one, other = workshop.find(kept, Participant), workshop.find(gone, Participant)
    if one.id == other.id:
        raise SamePersonTwice()
    changes = [_set(one, name, text) for name, text in _filled(one, other).items()]
    taken = {(item.parent, type(item), name) for item, name in _references(workshop, one.id)}
    is_placed = any(isinstance(item, Member) for item, _name in _references(workshop, one.id))
    for item, name in _references(workshop, other.id):
        is_double = item.cell(name) == other.id and (item.parent, type(item), name) in taken
        if is_double or (isinstance(item, Member) and is_placed):
            changes.append(Change(kind="delete", item=item.id))
        else:
            changes.append(_set(item, name, _replaced(item.cell(name) or "", other.id, one.id)))
    changes += _moved(workshop, one, other)
    changes += _offices(workshop, one, other)
    return [*changes, Change(kind="delete", item=other.id)]


def _filled(one: Participant, other: Participant) -> dict[str, str]:
    """Return the cells of the one that is kept that become others: blank ones, a second address, both notes."""
    theirs = {name: other.cell(name) or "" for name in FIELDS}
    found = {name: theirs[name] for name in FIELDS if theirs[name] and not one.cell(name) and name != "guest"}
    addresses = list(dict.fromkeys(filter(None, [one.email, one.other_email, other.email, other.other_email])))
    for name, address in zip(("email", "other_email"), addresses, strict=False):
        if (one.cell(name) or "") != address:
            found[name] = address
    lines = [*one.notes.split("\n"), *other.notes.split("\n"), *addresses[2:]]
    notes = "\n".join(dict.fromkeys(line for line in lines if line))
    found.pop("notes", None)
    return found | ({"notes": notes} if notes != one.notes else {})


def _references(workshop: Workshop, person: str) -> Iterator[tuple[Item, str]]:
    """Yield every live item and cell that holds a person's id, whatever kind of thing it is."""
    for item in workshop.items.values():
        if item.deleted:
            continue
        for name in item.fields():
            value = getattr(item, name)
            if value and person in (value if isinstance(value, tuple) else (value,)):
                yield item, name


def _replaced(text: str, gone: str, kept: str) -> str:
    lines = (kept if line == gone else line for line in text.split("\n"))
    return "\n".join(dict.fromkeys(lines))


def _moved(workshop: Workshop, one: Participant, other: Participant) -> list[Change]:
    """Return the moves of what stands under the one that goes."""
    below = [item for item in workshop.order.get(other.id, ()) if not workshop.items[item].deleted]
    last = (workshop.order.get(one.id) or (None,))[-1]
    return [Change(kind="move", item=item, parent=one.id, after=last) for item in reversed(below)]


def _offices(workshop: Workshop, one: Participant, other: Participant) -> list[Change]:
    """Return the cells that name who goes, where nobody else of the list bears that name."""
    if folded(one.name) == folded(other.name) or len(namesakes(workshop, other.name)) > 1:
        return []
    return [
        _set(item, name, one.name)
        for item in workshop.items.values()
        for name in _NAMED
        if not item.deleted and name in item.fields() and folded(item.cell(name) or "") == folded(other.name)
    ]


def _set(item: Item, name: str, text: str) -> Change:
    return Change(kind="set", item=item.id, field=name, text=text, version=item.version(name) + 1)
