"""What is somebody's to do now: the one main thing by role and stage, and what is asked of them besides."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime
from typing import Literal

from workshop.derived import once
from workshop.expected_roles import folded
from workshop.items import AgendaItem, Axis, Remark
from workshop.language import _, ngettext
from workshop.missing import axes_of
from workshop.now import Moment, moments, to_come
from workshop.permissions import WRITING, Actor, Doing, Role, may
from workshop.use_cases.decide import decidables, is_settled
from workshop.use_cases.inputs import leftovers
from workshop.viewing import is_guest, is_open_to_guests
from workshop.workshop import Workshop

# stage: open or close one; present: lead the room's screen through one's axis; decide: take down what is agreed;
# draft: the plan as it will be printed; write, read: the matrix; group: the matrix of one's group; session: the agenda.
Main = Literal["stage", "present", "decide", "draft", "write", "read", "group", "session"]
Place = Literal["matrix", "decisions", "proposals", "consolidation"]
_ORDER = (
    Role.COORDINATOR,
    Role.PLENARY_RAPPORTEUR,
    Role.FACILITATOR,
    Role.RAPPORTEUR,
    Role.HELPER,
    Role.CONSOLIDATOR,
    Role.PARTICIPANT,
    Role.GUEST,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked of somebody: a sentence, where it is done, and in which axis (`None`: in none)."""

    sentence: str
    place: Place
    axis: str | None = None


def main_of(workshop: Workshop, actor: Actor) -> Main:
    """Return the one main thing somebody does now: of several roles the first with more to do than to read counts."""
    found = [_main_as(workshop, replace(actor, roles=frozenset({role}))) for role in _ORDER if role in actor.roles]
    return next((main for main in found if main != "read"), found[0] if found else "session")


def why_only_reading(workshop: Workshop, actor: Actor) -> str:
    """Return, for who writes or decides in some stage, why they but read now; "" where that is not so."""
    if main_of(workshop, actor) != "read":
        return ""
    if actor.roles.isdisjoint(WRITING):
        return _("Su etapa todavía no está abierta: por ahora la matriz solo se lee.")
    own = axes_of(workshop, actor)
    if not own:
        return _("La coordinación todavía no ha propuesto los ejes.")
    if any(axis.handed_in for axis in own) and workshop.facts.stage == "group_work":
        return _("Su eje está entregado a la plenaria: por ahora la matriz solo se lee.")
    if workshop.facts.stage == "preparation":
        return _("La etapa de trabajo en grupos todavía no está abierta: por ahora la matriz solo se lee.")
    return _("La etapa de trabajo en grupos está cerrada: por ahora la matriz solo se lee.")


def asked_of(workshop: Workshop, actor: Actor) -> list[Asked]:
    """Return what is asked of somebody now, besides the main thing: the most pressing first."""
    found: list[Asked] = []
    if not actor.roles.isdisjoint(WRITING) and Role.COORDINATOR not in actor.roles:
        for axis in axes_of(workshop, actor):
            found += _of_a_writer(workshop, actor, axis)
    if not actor.roles.isdisjoint({Role.PLENARY_RAPPORTEUR, Role.COORDINATOR}):
        found += _of_the_plenary(workshop, actor)
    if Role.CONSOLIDATOR in actor.roles and may(actor, Doing.CONSOLIDATE, workshop):
        found += _of_the_consolidation(workshop)
    if not found and workshop.axes and not may(actor, Doing.READ_INTERNAL, workshop):
        found += _of_who_takes_part(workshop, actor)
    return found


def _of_who_takes_part(workshop: Workshop, actor: Actor) -> Iterator[Asked]:
    if may(actor, Doing.REMARK, workshop):
        yield Asked(_("Lea la matriz de su grupo y deje sus observaciones"), "matrix")
    if workshop.facts.stage == "plenary" and may(actor, Doing.AMEND, workshop):
        yield Asked(_("Proponga otra redacción y vea qué pasó con sus propuestas"), "proposals")


def own_turns(workshop: Workshop, actor: Actor, at: datetime) -> list[Moment]:
    """Return the points still to come in which somebody speaks, moderates or sits on the panel, by their name."""
    name = folded(actor.name)
    guest = is_guest(workshop, actor)

    def is_theirs(point: AgendaItem) -> bool:
        named = (*point.responsible, point.moderator or "", *(point.panel or "").split("\n"))
        return name in map(folded, named) and (not guest or is_open_to_guests(workshop, point))

    return to_come(workshop, at, is_theirs) if name else []


def next_group_work(workshop: Workshop, at: datetime) -> Moment | None:
    """Return the group work that is on at a local time of the workshop's zone, else the next one to come."""
    then = at.date(), at.strftime("%H:%M")
    found = [each for each in moments(workshop, at) if each.slot.item.kind == "group_work"]
    return next((each for each in found if each.state == "now" or _ends(each) > then), None)


def _ends(moment: Moment) -> tuple[Date, str]:
    return moment.date, moment.slot.ends or moment.slot.starts or ""


def _main_as(workshop: Workshop, actor: Actor) -> Main:
    """Return the main thing of somebody with one role; "read" where its stage is not open."""
    (role,) = actor.roles
    match role:
        case Role.COORDINATOR:
            return "write" if workshop.facts.stage is None and workshop.axes else "stage"
        case Role.PLENARY_RAPPORTEUR:
            return "decide" if may(actor, Doing.DECIDE, workshop) else "read"
        case Role.FACILITATOR if workshop.facts.stage == "plenary" and axes_of(workshop, actor):
            return "present"
        case Role.FACILITATOR | Role.RAPPORTEUR | Role.HELPER:
            own = axes_of(workshop, actor)
            return "write" if any(may(actor, Doing.WRITE_MATRIX, workshop, axis.id) for axis in own) else "read"
        case Role.CONSOLIDATOR:
            return "draft"
        case Role.PARTICIPANT:
            return "group"
        case Role.GUEST:
            return "session"


def _of_a_writer(workshop: Workshop, actor: Actor, axis: Axis) -> Iterator[Asked]:
    counted, title = _counts(workshop), axis.short_title or axis.title

    def ask(sentence: str, count: int = 0) -> Asked:
        return Asked(sentence.format(axis=title, count=count), "matrix", axis.id)

    if count := counted["sent_back"][axis.id]:
        back = ngettext("{axis}: una acción devuelta al grupo", "{axis}: {count} acciones devueltas al grupo", count)
        yield ask(back, count)
    if may(actor, Doing.WRITE_MATRIX, workshop, axis.id):
        if count := counted["remarks"][axis.id]:
            said = ngettext("{axis}: una observación por atender", "{axis}: {count} observaciones por atender", count)
            yield ask(said, count)
        if count := counted["inputs"][axis.id]:
            yield ask(ngettext("{axis}: un insumo por usar", "{axis}: {count} insumos por usar", count), count)
    if workshop.facts.stage is not None and not axis.handed_in and may(actor, Doing.HAND_IN, workshop, axis.id):
        yield ask(_("{axis}: entregar a la plenaria cuando el grupo termine"))


def _of_the_plenary(workshop: Workshop, actor: Actor) -> Iterator[Asked]:
    left = _undecided(workshop) if workshop.facts.stage == "plenary" and may(actor, Doing.DECIDE, workshop) else 0
    if left:
        sentence = ngettext("Un punto por acordar en plenaria", "{count} puntos por acordar en plenaria", left)
        yield Asked(sentence.format(count=left), "decisions")


def _of_the_consolidation(workshop: Workshop) -> Iterator[Asked]:
    left = len(leftovers(workshop))
    if left:
        sentence = ngettext("Un insumo de los grupos sin usar", "{count} insumos de los grupos sin usar", left)
        yield Asked(sentence.format(count=left), "consolidation")


@once
def _undecided(workshop: Workshop) -> int:
    return sum(not is_settled(workshop, each) for each in decidables(workshop))


@once
def _counts(workshop: Workshop) -> Mapping[str, Counter[str]]:
    """Return what waits in each axis (by its id): actions sent back, remarks, inputs nothing was made of yet."""
    counted: Mapping[str, Counter[str]] = {"sent_back": Counter(), "remarks": Counter(), "inputs": Counter()}
    for action in workshop.walk_actions():
        decision, axis = workshop.decision(action.id), workshop.above(action.id, Axis)
        if axis is not None and decision is not None and decision.outcome == "sent_back":
            counted["sent_back"][axis.id] += 1
    for each in workshop.items.values():
        if isinstance(each, Remark) and workshop.is_live(each.id) and (axis := workshop.above(each.id, Axis)):
            counted["remarks"][axis.id] += 1
    for caught in leftovers(workshop):
        counted["inputs"][caught.parent or ""] += 1
    return counted
