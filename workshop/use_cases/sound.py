"""In plenary: a text is put to the delegations, each says how it stands to it, and the chair closes."""

from workshop.amendments import ground
from workshop.cells import Item, encode
from workshop.changes import Change, new_id
from workshop.choices import CHOICES
from workshop.errors import InvalidValue
from workshop.items import Delegation, Mark, Sounding
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.plenary_errors import ReasonRequired, SoundingClosed, SoundingsOff
from workshop.soundings import open_sounding
from workshop.use_cases.decide import now
from workshop.workshop import Workshop


def use_soundings(workshop: Workshop, actor: Actor, used: bool) -> list[Change]:
    """Say whether the plenary sounds the delegations at all; closing what is open when it no longer does."""
    require(actor, Doing.PREPARE, workshop)
    closed = [] if used else _closing(workshop)
    return [Change(kind="set", item=workshop.root, field="soundings", text=encode(used)), *closed]


def put_to_delegations(workshop: Workshop, actor: Actor, item: str, field: str | None = None) -> list[Change]:
    """Put a text to the delegations; a sounding still open is closed by it. Raises: SoundingsOff, ItemNotFound."""
    require(actor, Doing.DECIDE, workshop, item)
    if not workshop.facts.soundings:
        raise SoundingsOff()
    found: Item = workshop.find(item)
    text = ground(workshop, item, field).text
    new = NewItems(workshop)
    new.add(Sounding, found.id, field=field, wording=text, author=actor.name, at=now())
    return [*_closing(workshop), *new.changes]


def close_sounding(workshop: Workshop, actor: Actor) -> list[Change]:
    """Take no more marks; what was said stays. Nothing happens where none is open."""
    require(actor, Doing.DECIDE, workshop)
    return _closing(workshop)


def mark(
    workshop: Workshop, actor: Actor, sounding: str, delegation: str, choice: str, reason: str = ""
) -> list[Change]:
    """Say how a delegation stands to a text; it may change its mind until the sounding is closed.

    Raises: SoundingClosed, ReasonRequired for an objection without one, InvalidValue for what is no choice.
    """
    found = workshop.find(sounding, Sounding)
    require(actor, Doing.SOUND, workshop, found.parent)
    if found.closed is not None:
        raise SoundingClosed()
    if choice not in CHOICES["mark", "choice"]:
        raise InvalidValue(value=choice, field="choice")
    if choice == "object" and not reason.strip():
        raise ReasonRequired()
    said = {"choice": choice, "reason": reason.strip() or None, "author": actor.name, "at": now()}
    before = [each for each in workshop.children(sounding, Mark) if each.delegation == delegation]
    if before:
        return [
            Change(kind="set", item=before[-1].id, field=name, text=text)
            for name, text in said.items()
            if text != before[-1].cell(name)
        ]
    own = workshop.find(delegation, Delegation).id
    cells = {"delegation": own, **{name: text for name, text in said.items() if text is not None}}
    last = workshop.last_child(sounding)
    return [Change(kind="insert", item=new_id(), type="mark", parent=sounding, after=last, cells=cells)]


def _closing(workshop: Workshop) -> list[Change]:
    found = open_sounding(workshop)
    return [Change(kind="set", item=found.id, field="closed", text=now())] if found else []
