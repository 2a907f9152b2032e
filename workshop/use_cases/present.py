"""In plenary: the groups' presentations are put in order, given their minutes, begun and ended."""

from workshop.changes import Change
from workshop.items import Presentation
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.presentations import axes_to_present, presentations, running_presentation
from workshop.use_cases.decide import now
from workshop.use_cases.show_screen import show_on_screen
from workshop.workshop import Workshop


def list_presentations(workshop: Workshop, actor: Actor, minutes: int | None = None) -> list[Change]:
    """Put every axis that has no place in the order at its end, each with as many minutes."""
    require(actor, Doing.DECIDE, workshop)
    new = NewItems(workshop)
    for axis in axes_to_present(workshop):
        new.add(Presentation, workshop.root, axis=axis.id, minutes=minutes or None)
    return new.changes


def set_presentation_minutes(
    workshop: Workshop, actor: Actor, presentation: str, minutes: int | None = None
) -> list[Change]:
    """Say how many minutes a presentation has; `None`: as many as it needs."""
    require(actor, Doing.DECIDE, workshop)
    found = workshop.find(presentation, Presentation)
    return [Change(kind="set", item=found.id, field="minutes", text=str(minutes) if minutes else None)]


def shift_presentation(workshop: Workshop, actor: Actor, presentation: str, step: int) -> list[Change]:
    """Let a presentation change places with the one before it (`step` -1) or behind it (1), if there is one."""
    require(actor, Doing.DECIDE, workshop)
    listed = [each.id for each in presentations(workshop)]
    found = workshop.find(presentation, Presentation).id
    place = listed.index(found) + step if found in listed else -1
    if not 0 <= place < len(listed):
        return []
    siblings = workshop.order[workshop.root]
    before = siblings.index(listed[place]) - (0 if step > 0 else 1)
    after = siblings[before] if before >= 0 else None
    return [Change(kind="move", item=found, parent=workshop.root, after=after)]


def begin_presentation(workshop: Workshop, actor: Actor, presentation: str) -> list[Change]:
    """Begin a presentation and show its axis on the screen; the one that ran has ended."""
    require(actor, Doing.DECIDE, workshop)
    chosen, running = workshop.find(presentation, Presentation), running_presentation(workshop)
    if chosen.began:
        return []
    ended = [_set(running, "ended")] if running else []
    shown = show_on_screen(workshop, actor, "axis", chosen.axis)
    return [*ended, _set(chosen, "began"), *shown]


def end_presentation(workshop: Workshop, actor: Actor) -> list[Change]:
    """End the presentation that runs."""
    require(actor, Doing.DECIDE, workshop)
    running = running_presentation(workshop)
    return [_set(running, "ended")] if running else []


def drop_presentation(workshop: Workshop, actor: Actor, presentation: str) -> list[Change]:
    """Take a presentation out of the order; the history keeps it."""
    require(actor, Doing.DECIDE, workshop)
    return [Change(kind="delete", item=workshop.find(presentation, Presentation).id)]


def _set(presentation: Presentation, name: str) -> Change:
    return Change(kind="set", item=presentation.id, field=name, text=now())
