"""What is missing in a workshop, the nearest first, each with the page on which it is put right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pages.shared.navigation import AGENDA, CHECKS, GROUPS, PEOPLE
from workshop.agenda import clock
from workshop.checks import checks
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.permissions import Actor, Doing, Role, may
from workshop.quotas import quota_board
from workshop.use_cases.form_groups import unassigned
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to do: a sentence, the page that does it, the page's icon."""

    sentence: str
    page: str
    icon: str


def what_is_missing(workshop: Workshop, actor: Actor) -> list[Missing]:
    """Return what is left to prepare (for who prepares), then what the plan lacks, counted by axis."""
    found = list(_to_prepare(workshop)) if may(actor, Doing.PREPARE, workshop) else []
    if workshop.facts.stage != "preparation" and may(actor, Doing.READ_INTERNAL, workshop):
        found += _in_the_plan(workshop, actor)
    return found


def _to_prepare(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.axes:
        yield Missing(_("Todavía no hay ejes"), GROUPS, "diversity_3")
    if workshop.facts.stage is None:
        return
    yield from _of_the_agenda(workshop)
    yield from _of_people(workshop)


def _of_the_agenda(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.sessions:
        yield Missing(_("Todavía no hay agenda"), AGENDA, "calendar_month")
    slots = [slot for session in workshop.sessions for slot in clock(workshop, session.id)]
    blank = sum(slot.blank for slot in slots)
    if blank:
        sentence = ngettext("Un punto de agenda sin hora", "{count} puntos de agenda sin hora", blank)
        yield Missing(sentence.format(count=blank), AGENDA, "calendar_month")
    clashes = sum(bool(slot.overlap) for slot in slots)
    if clashes:
        sentence = ngettext("Un traslape en la agenda", "{count} traslapes en la agenda", clashes)
        yield Missing(sentence.format(count=clashes), AGENDA, "calendar_month")


def _of_people(workshop: Workshop) -> Iterator[Missing]:
    if not workshop.participants:
        yield Missing(_("Todavía no hay personas en la lista"), PEOPLE, "group")
        return
    short = quota_board(workshop).missing()
    if short:
        sentence = ngettext(
            "Falta una persona para completar los cupos", "Faltan {count} personas para completar los cupos", short
        )
        yield Missing(sentence.format(count=short), PEOPLE, "group")
    free = len(unassigned(workshop)) if workshop.axes else 0
    if free:
        sentence = ngettext("Una persona sin grupo", "{count} personas sin grupo", free)
        yield Missing(sentence.format(count=free), GROUPS, "diversity_3")


def axes_of(workshop: Workshop, actor: Actor) -> list[Axis]:
    """Return the axes somebody is to look after: those they write in, all for who coordinates."""
    if actor.axes is None or Role.COORDINATOR in actor.roles:
        return workshop.axes
    return [axis for axis in workshop.axes if axis.id in actor.axes]


def _in_the_plan(workshop: Workshop, actor: Actor) -> Iterator[Missing]:
    counts = Counter(check.axis for check in checks(workshop))
    for axis in axes_of(workshop, actor):
        if counts[axis.id]:
            sentence = ngettext("{axis}: una cosa por revisar", "{axis}: {count} cosas por revisar", counts[axis.id])
            title = axis.short_title or axis.title
            yield Missing(sentence.format(axis=title, count=counts[axis.id]), CHECKS, "fact_check")
    if counts[None] and Role.COORDINATOR in actor.roles:
        sentence = ngettext(
            "Portada y textos: una cosa por revisar", "Portada y textos: {count} cosas por revisar", counts[None]
        )
        yield Missing(sentence.format(count=counts[None]), CHECKS, "fact_check")
