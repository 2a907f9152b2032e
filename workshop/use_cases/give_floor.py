"""In plenary: the speakers' list is kept, the floor is given and taken back, and what is to be done next is noted."""

from datetime import date as Date

from workshop.changes import Change
from workshop.errors import NameRequired
from workshop.floor import floor
from workshop.items import Delegation, NextStep, Speaker
from workshop.labels import field_label
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.decide import now
from workshop.workshop import Workshop


def ask_for_floor(workshop: Workshop, actor: Actor, delegation: str | None = None, name: str = "") -> list[Change]:
    """Put somebody at the end of the speakers' list. Raises: NameRequired for nobody, ItemNotFound."""
    require(actor, Doing.DECIDE, workshop)
    if delegation is None and not name.strip():
        raise NameRequired(field=field_label("speaker", "name"))
    own = workshop.find(delegation, Delegation).id if delegation else None
    new = NewItems(workshop)
    new.add(Speaker, workshop.root, delegation=own, name=name.strip(), asked=now())
    return new.changes


def give_floor(workshop: Workshop, actor: Actor, speaker: str | None = None) -> list[Change]:
    """Give the floor to somebody of the list, or to who comes next; who had it has ended.

    Nothing but that end happens where nobody waits.
    """
    require(actor, Doing.DECIDE, workshop)
    listed = floor(workshop)
    chosen = workshop.find(speaker, Speaker) if speaker else listed.following
    ended = [_set(listed.speaking, "ended")] if listed.speaking and listed.speaking != chosen else []
    return [*ended, *([_set(chosen, "began")] if chosen and not chosen.began else [])]


def end_floor(workshop: Workshop, actor: Actor) -> list[Change]:
    """Take the floor back from who has it."""
    require(actor, Doing.DECIDE, workshop)
    speaking = floor(workshop).speaking
    return [_set(speaking, "ended")] if speaking else []


def leave_list(workshop: Workshop, actor: Actor, speaker: str) -> list[Change]:
    """Take somebody off the speakers' list; the history keeps it."""
    require(actor, Doing.DECIDE, workshop)
    return [Change(kind="delete", item=workshop.find(speaker, Speaker).id)]


def go_first(workshop: Workshop, actor: Actor, speaker: str) -> list[Change]:
    """Let somebody who waits speak next: a point of order, or a delegation that has not spoken yet."""
    require(actor, Doing.DECIDE, workshop)
    chosen = workshop.find(speaker, Speaker)
    first = floor(workshop).following
    if first is None or first.id == chosen.id:
        return []
    siblings = workshop.order[workshop.root]
    before = siblings[: siblings.index(first.id)]
    return [Change(kind="move", item=chosen.id, parent=workshop.root, after=before[-1] if before else None)]


def set_speaking_minutes(workshop: Workshop, actor: Actor, minutes: int | None) -> list[Change]:
    """Say how many minutes each speaker has; `None`: as many as they need."""
    require(actor, Doing.DECIDE, workshop)
    text = str(minutes) if minutes else None
    return [Change(kind="set", item=workshop.root, field="speaking_minutes", text=text)]


def add_next_step(
    workshop: Workshop, actor: Actor, what: str, who: str = "", date: Date | None = None, when: str = ""
) -> list[Change]:
    """Note what is to be done after the workshop. Raises: NameRequired when it does not say what."""
    require(actor, Doing.DECIDE, workshop)
    if not what.strip():
        raise NameRequired(field=field_label("next_step", "what"))
    new = NewItems(workshop)
    new.add(NextStep, workshop.root, what=what.strip(), who=who.strip(), date=date, when=when.strip() or None)
    return new.changes


def drop_next_step(workshop: Workshop, actor: Actor, step: str) -> list[Change]:
    """Take a next step back; the history keeps it."""
    require(actor, Doing.DECIDE, workshop)
    return [Change(kind="delete", item=workshop.find(step, NextStep).id)]


def _set(speaker: Speaker, name: str) -> Change:
    return Change(kind="set", item=speaker.id, field=name, text=now())
