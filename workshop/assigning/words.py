"""What an assignment meets and what it does not, in words: a line for each thing that was asked, and why it fails."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.assigning.distribution import Assignment, Distribution, fixed_groups
from workshop.assigning.reasons import Reason, reason_of
from workshop.assigning.score import Kind, Shortfall, shortfalls
from workshop.errors import N_
from workshop.items import Delegation, Participant, Profile, Tie, WorkingGroup
from workshop.language import _, ngettext
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was asked: in how many of how many cases it holds, and a sentence for each that does not."""

    name: str
    label: str
    met: int
    total: int
    unmet: Sequence[str] = ()


_WHY: dict[Reason, str] = {
    "few_people": N_("no hay personas suficientes"),
    "many_people": N_("hay más personas que lugares"),
    "few_groups": N_("son más personas que grupos"),
    "fixed": N_("lo deciden los lugares fijos"),
    "limits": N_("ningún grupo admite a tantas personas"),
}


def outcomes(workshop: Workshop, distribution: Distribution, assignment: Assignment) -> list[Outcome]:
    """Return what was asked of an assignment and how far it holds, the weightiest first; nothing for no groups."""
    if not distribution.places:
        return []
    found = list(shortfalls(distribution, assignment))
    made = (
        _placed(workshop, distribution, assignment),
        _fixed(distribution, assignment),
        _sizes(workshop, distribution, found),
        _bonds(workshop, distribution, found),
        _profiles(workshop, distribution, found),
        _delegations(workshop, distribution, found),
        _wishes(workshop, distribution, assignment),
        _first_wishes(distribution, assignment),
    )
    return [outcome for outcome in made if outcome.total]


def group_title(workshop: Workshop, group: str) -> str:
    """Return what a group is called where groups of several axes stand together."""
    found = workshop.items[group]
    axis = workshop.items[found.parent or ""]
    title = axis.cell("short_title") or axis.cell("title") or ""
    name = found.name if isinstance(found, WorkingGroup) else ""
    return f"{name} · {title}" if name else title


def _placed(workshop: Workshop, distribution: Distribution, assignment: Assignment) -> Outcome:
    waiting = [person.id for person in distribution.people if person.id not in assignment]
    total = len(distribution.people)
    unmet = [_("Sin grupo: {names}.").format(names=_names(workshop, waiting))] if waiting else []
    return Outcome("placed", _("Con grupo"), total - len(waiting), total, unmet)


def _fixed(distribution: Distribution, assignment: Assignment) -> Outcome:
    held = {person.id: person.fixed for person in distribution.people if person.fixed is not None}
    met = sum(assignment.get(person) == group for person, group in held.items())
    unmet = [_("Hay personas con lugar fijo que no están en él.")] if met < len(held) else []
    return Outcome("fixed", _("Lugares fijos"), met, len(held), unmet)


def _sizes(workshop: Workshop, distribution: Distribution, found: Sequence[Shortfall]) -> Outcome:
    wrong = _of_kinds(found, "limit", "uneven")
    told: dict[str, str] = {}
    for each in wrong:
        told.setdefault(each.group or "", _size_words(workshop, distribution, each))
    total = len(distribution.places)
    return Outcome("sizes", _("Tamaños"), total - len(told), total, list(told.values()))


def _size_words(workshop: Workshop, distribution: Distribution, each: Shortfall) -> str:
    count, group = abs(each.amount), group_title(workshop, each.group or "")
    if each.amount > 0:
        words = ngettext("{group}: {count} persona de más", "{group}: {count} personas de más", count)
    else:
        words = ngettext("{group}: falta {count} persona", "{group}: faltan {count} personas", count)
    return _because(words.format(group=group, count=count), distribution, each)


def _bonds(workshop: Workshop, distribution: Distribution, found: Sequence[Shortfall]) -> Outcome:
    asked = [bond for bond in distribution.bonds if sum(each in distribution.by_id for each in bond.people) > 1]
    told: dict[str, str] = {}
    for each in _of_kinds(found, "bond"):
        tie = workshop.items[each.subject or ""]
        names = _names(workshop, tie.people if isinstance(tie, Tie) else ())
        together = isinstance(tie, Tie) and tie.kind == "together"
        words = _("No quedan juntas: {names}") if together else _("No quedan separadas: {names}")
        told.setdefault(tie.id, _because(words.format(names=names), distribution, each))
    return Outcome("bonds", _("Juntas o separadas"), len(asked) - len(told), len(asked), list(told.values()))


def _profiles(workshop: Workshop, distribution: Distribution, found: Sequence[Shortfall]) -> Outcome:
    wrong = _of_kinds(found, "profile")
    by_profile: dict[str, list[Shortfall]] = {}
    for each in wrong:
        by_profile.setdefault(each.subject or "", []).append(each)
    unmet = []
    for profile, missing in by_profile.items():
        words = _("{profile} no está en: {groups}").format(
            profile=_name(workshop, profile),
            groups=", ".join(group_title(workshop, each.group or "") for each in missing),
        )
        unmet.append(_because(words, distribution, missing[0]))
    total = len(distribution.profiles) * len(distribution.places)
    return Outcome("profiles", _("Perfiles en los grupos"), total - len(wrong), total, unmet)


def _delegations(workshop: Workshop, distribution: Distribution, found: Sequence[Shortfall]) -> Outcome:
    by_delegation: dict[str, list[Shortfall]] = {}
    for each in _of_kinds(found, "delegation"):
        by_delegation.setdefault(each.subject or "", []).append(each)
    unmet = []
    for delegation, wrong in by_delegation.items():
        crowded = [each for each in wrong if each.amount > 0] or wrong
        groups = ", ".join(group_title(workshop, each.group or "") for each in crowded)
        if crowded[0].amount > 0:
            words = _("{delegation} tiene varias personas en: {groups}")
        else:
            words = _("{delegation} tiene pocas personas en: {groups}")
        words = words.format(delegation=_name(workshop, delegation), groups=groups)
        unmet.append(_because(words, distribution, crowded[0]))
    total = len(distribution.delegations)
    return Outcome("delegations", _("Delegaciones"), total - len(by_delegation), total, unmet)


def _wishes(workshop: Workshop, distribution: Distribution, assignment: Assignment) -> Outcome:
    axes = {place.id: place.axis for place in distribution.places}
    asking = [person for person in distribution.people if person.wishes and person.id in assignment]
    listed = [person.id for person in asking if axes[assignment[person.id]] in person.wishes]
    held = fixed_groups(distribution)
    others = [person.id for person in asking if person.id not in set(listed)]
    decided, gave_way = [each for each in others if each in held], [each for each in others if each not in held]
    unmet = [_not_wished(workshop, decided, _("lo deciden los lugares fijos"))] if decided else []
    unmet += [_not_wished(workshop, gave_way)] if gave_way else []
    return Outcome("wishes", _("Preferencias"), len(listed), len(asking), unmet)


def _not_wished(workshop: Workshop, people: Sequence[str], reason: str = "") -> str:
    words = ngettext(
        "{count} persona no queda en un eje que prefiere: {names}",
        "{count} personas no quedan en un eje que prefieren: {names}",
        len(people),
    ).format(count=len(people), names=_names(workshop, people))
    return f"{words}: {reason}." if reason else f"{words}."


def _first_wishes(distribution: Distribution, assignment: Assignment) -> Outcome:
    axes = {place.id: place.axis for place in distribution.places}
    asking = [person for person in distribution.people if person.wishes and person.id in assignment]
    first = sum(axes[assignment[person.id]] == person.wishes[0] for person in asking)
    return Outcome("first_wishes", _("En su primera"), first, len(asking))


def _of_kinds(found: Sequence[Shortfall], *kinds: Kind) -> list[Shortfall]:
    return [each for each in found if each.kind in kinds]


def _because(words: str, distribution: Distribution, each: Shortfall) -> str:
    why = _WHY.get(reason_of(distribution, each))
    if why is None:
        return f"{words}."
    reason = _(why)
    return f"{words}: {reason}."


_SHOWN = 6  # names in one sentence


def _names(workshop: Workshop, people: Sequence[str]) -> str:
    names = [_name(workshop, person) for person in people]
    more = len(names) - _SHOWN
    if more <= 1:
        return ", ".join(names)
    return _("{names} y {count} más").format(names=", ".join(names[:_SHOWN]), count=more)


def _name(workshop: Workshop, item: str) -> str:
    found = workshop.items.get(item)
    return found.name if isinstance(found, Participant | Profile | Delegation) else ""
