"""Remarks on a matrix while its group works: anybody of the group leaves one, who writes attends to it."""

from hashlib import sha256

from workshop.changes import Change
from workshop.errors import Forbidden, InvalidValue, NameRequired
from workshop.items import Action, Delegation, Remark
from workshop.labels import field_label
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, may, require
from workshop.use_cases.decide import now
from workshop.workshop import Workshop


def leave_remark(
    workshop: Workshop, actor: Actor, action: str, text: str, delegation: str | None = None
) -> list[Change]:
    """Leave a remark on an action; `delegation` is the id of the one the actor belongs to.

    Raises: NameRequired for a blank text, ItemNotFound.
    """
    require(actor, Doing.REMARK, workshop, action)
    found = workshop.find(action, Action)
    if not text.strip():
        raise NameRequired(field=field_label("remark", "text"))
    own = workshop.find(delegation, Delegation).id if delegation else None
    new = NewItems(workshop)
    new.add(Remark, found.id, text=text.strip(), author=actor.name, by=sign_of(actor), delegation=own, at=now())
    return new.changes


def remarks_seen(workshop: Workshop, actor: Actor, item: str) -> list[Remark]:
    """Return the remarks on an item that somebody sees, oldest first: who but participates sees their own."""
    found = workshop.remarks(item)
    if may(actor, Doing.READ_INTERNAL, workshop):
        return found
    return [remark for remark in found if is_own(actor, remark)]


def sign_of(actor: Actor) -> str:
    """Return what tells somebody's remarks from those of others of their name, and says nothing else of them."""
    return sha256(f"remark {actor.id}".encode()).hexdigest()[:16]


def is_own(actor: Actor, remark: Remark) -> bool:
    """Say whether somebody made a remark."""
    return remark.by == sign_of(actor)


def may_put_away(workshop: Workshop, actor: Actor, remark: Remark) -> bool:
    """Say whether somebody may take a remark out of the list: one's own, or as who writes the matrix."""
    if may(actor, Doing.WRITE_MATRIX, workshop, remark.id):
        return True
    return is_own(actor, remark) and may(actor, Doing.REMARK, workshop, remark.id)


def put_away_remark(workshop: Workshop, actor: Actor, remark: str) -> list[Change]:
    """Take a remark out of the list, as attended to or as taken back; the history keeps it. Raises: Forbidden."""
    require(actor, Doing.REMARK, workshop, remark)
    found = workshop.items.get(remark)
    if not isinstance(found, Remark):
        raise InvalidValue(value=remark, field="remark")
    if not may_put_away(workshop, actor, found):
        raise Forbidden()
    return [] if found.deleted else [Change(kind="delete", item=remark)]
