"""What is missing in a workshop, the nearest first, each with the place in which it is put right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workshop.agenda import clock
from workshop.agenda_warnings import agenda_warnings
from workshop.alike import alike_actions, alike_to_others
from workshop.axis_lines import reached_axes
from workshop.checks import Check
from workshop.derived import once
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.permissions import Actor, Doing, Role, may
from workshop.quotas import quota_board
from workshop.use_cases.form_groups import unassigned
from workshop.workshop import Workshop

Place = Literal["agenda", "people", "groups", "checks", "consolidation"]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is left to do: a sentence, and where in the product it is done."""

    sentence: str
    place: Place


def what_is_missing(workshop: Workshop, actor: Actor, found: Sequence[Check]) -> list[Missing]:
    """Return what is left to prepare (for who prepares), then what was `found` in the plan, counted by axis."""
    missing = list(_preparations(workshop)) if may(actor, Doing.PREPARE, workshop) else []
    if is_told_of_the_plan(workshop, actor):
        missing += _alike(workshop) if may(actor, Doing.CONSOLIDATE, workshop) else []
        missing += _in_the_plan(workshop, actor, found)
    return missing


def is_told_of_the_plan(workshop: Workshop, actor: Actor) -> bool:
    """Say whether somebody is told what the plan lacks: nobody while it is prepared, never who may not see inside."""
    return workshop.facts.stage != "preparation" and may(actor, Doing.READ_INTERNAL, workshop)


@once
def _alike(workshop: Workshop) -> list[Missing]:
    """Return what may well be said twice; source: C3, from the first group session on."""
    count = len(alike_actions(workshop)) + len(alike_to_others(workshop))
    sentence = ngettext("Una acción se parece a otra: compárelas", "{count} pares de acciones parecidas", count)
    return [Missing(sentence.format(count=count), "consolidation")] if count else []


@once
def _preparations(workshop: Workshop) -> list[Missing]:
    return list(_to_prepare(workshop))


def _to_prepare(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.axes:
        yield Missing(_("Todavía no hay ejes"), "groups")
    if workshop.facts.stage is None:
        return
    yield from _of_the_agenda(workshop)
    yield from _of_people(workshop)


def _of_the_agenda(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.sessions:
        yield Missing(_("Todavía no hay agenda"), "agenda")
    slots = [slot for session in workshop.sessions for slot in clock(workshop, session.id)]
    blank = sum(slot.blank for slot in slots)
    if blank:
        sentence = ngettext("Un punto de agenda sin hora", "{count} puntos de agenda sin hora", blank)
        yield Missing(sentence.format(count=blank), "agenda")
    clashes = sum(bool(slot.overlap) for slot in slots)
    if clashes:
        sentence = ngettext("Un traslape en la agenda", "{count} traslapes en la agenda", clashes)
        yield Missing(sentence.format(count=clashes), "agenda")
    others = len(agenda_warnings(workshop)) - sum(len(slot.warnings()) for slot in slots)
    if others > 0:
        sentence = ngettext(
            "Otra cosa por revisar en la agenda", "Otras {count} cosas por revisar en la agenda", others
        )
        yield Missing(sentence.format(count=others), "agenda")


def _of_people(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.participants:
        yield Missing(_("Todavía no hay personas en la lista"), "people")
        return
    short = quota_board(workshop).awaited()
    if short:
        sentence = ngettext(
            "Falta una persona para completar los cupos", "Faltan {count} personas para completar los cupos", short
        )
        yield Missing(sentence.format(count=short), "people")
    free = len(unassigned(workshop)) if workshop.axes else 0
    if free:
        sentence = ngettext("Una persona sin grupo", "{count} personas sin grupo", free)
        yield Missing(sentence.format(count=free), "groups")


def axes_of(workshop: Workshop, actor: Actor) -> list[Axis]:
    """Return the axes somebody is to look after: those they write in, all for who coordinates."""
    if actor.axes is None or Role.COORDINATOR in actor.roles:
        return workshop.axes
    own = reached_axes(workshop, actor.axes)
    return [axis for axis in workshop.axes if axis.id in own]


def _in_the_plan(workshop: Workshop, actor: Actor, found: Sequence[Check]) -> Iterator[Missing]:
    counts = Counter(check.axis for check in found)
    for axis in axes_of(workshop, actor):
        if counts[axis.id]:
            sentence = ngettext("{axis}: una cosa por revisar", "{axis}: {count} cosas por revisar", counts[axis.id])
            title = axis.short_title or axis.title
            yield Missing(sentence.format(axis=title, count=counts[axis.id]), "checks")
    if counts[None] and Role.COORDINATOR in actor.roles:
        sentence = ngettext(
            "Portada y textos: una cosa por revisar", "Portada y textos: {count} cosas por revisar", counts[None]
        )
        yield Missing(sentence.format(count=counts[None]), "checks")
