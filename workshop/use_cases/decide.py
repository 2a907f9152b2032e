"""In plenary: what is decided, remarked and reserved on each item of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.changes import Change, new_id
from workshop.errors import InvalidValue, ReasonRequired
from workshop.items import CHOICES, Decision, Item, Remark, Reservation
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop

SETTLED = frozenset({"adopted", "adopted_with_changes", "ad_referendum", "withdrawn", "merged"})
_NEEDS_REASON = frozenset({"sent_back", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Decidable:
    """Something the plenary decides on: a whole item (`field` is `None`) or one text of it, with its wording."""

    item: str
    field: str | None
    wording: str


def decidables(workshop: Workshop) -> Iterator[Decidable]:
    """Yield all that the plenary decides on, in the plan's order; what has no wording yet is left out."""
    facts = workshop.facts
    period = "–".join(str(year) for year in (facts.plan_from, facts.plan_to) if year)
    wordings = [("plan_title", facts.plan_title), ("plan_period", period), ("general_objective", facts.general_objective)]
    yield from (Decidable(facts.id, field, wording) for field, wording in wordings if wording)
    for axis in workshop.axes:
        texts = [("title", axis.title), ("commitment", axis.commitment)]
        yield from (Decidable(axis.id, field, wording) for field, wording in texts if wording)
        for objective in workshop.objectives(axis.id):
            if objective.text:
                yield Decidable(objective.id, None, objective.text)
            yield from (Decidable(action.id, None, action.text) for action in workshop.actions(objective.id) if action.text)


def is_settled(workshop: Workshop, decidable: Decidable) -> bool:
    """Say whether the decision in force closes the matter: adopted, ad referendum, withdrawn or merged."""
    decision = workshop.decision(decidable.item, decidable.field)
    return decision is not None and decision.outcome in SETTLED


def is_undisputed(workshop: Workshop, decidable: Decidable) -> bool:
    """Say whether nothing was decided, remarked or reserved on something."""
    said = [each for each in workshop.remarks(decidable.item) if each.field == decidable.field]
    return not said and not workshop.decision(decidable.item, decidable.field) and not workshop.reservations(decidable.item)


def decide(
    workshop: Workshop,
    actor: Actor,
    item: str,
    outcome: str,
    *,
    field: str | None = None,
    reason: str | None = None,
    text: str | None = None,
) -> list[Change]:
    """Record a decision on an item or one field of it; `text` is the wording agreed in the same step.

    Outcome "reopened" takes the decision in force back. Raises: ReasonRequired for sent back and withdrawn.
    """
    require(actor, Doing.DECIDE, workshop, item)
    found = workshop.find(item)
    if outcome not in CHOICES[("decision", "outcome")]:
        raise InvalidValue(value=outcome, field="outcome")
    if outcome in _NEEDS_REASON and not (reason or "").strip():
        raise ReasonRequired()
    name = field or "text"
    changes = []
    if text is not None and name in found.fields() and text != found.cell(name):
        changes.append(Change(kind="set", item=item, field=name, text=text))
    wording = text if text is not None else _wording(workshop, found, field)
    cells = {"outcome": outcome, "field": field, "reason": reason, "wording": wording, "author": actor.name, "at": now()}
    return [*changes, _record(workshop, item, "decision", cells)]


def adopt_undisputed(workshop: Workshop, actor: Actor) -> list[Change]:
    """Adopt in one step everything that nobody disputes."""
    require(actor, Doing.DECIDE, workshop)
    return [
        change
        for each in decidables(workshop)
        if is_undisputed(workshop, each)
        for change in decide(workshop, actor, each.item, "adopted", field=each.field)
    ]


def add_remark(
    workshop: Workshop, actor: Actor, item: str, text: str, *, field: str | None = None, delegation: str | None = None
) -> list[Change]:
    """Take down a remark on an item; `delegation` is the id of who spoke, `None` when not attributed."""
    require(actor, Doing.DECIDE, workshop, item)
    workshop.find(item)
    if not text.strip():
        return []
    cells = {"text": text.strip(), "field": field, "delegation": delegation, "author": actor.name, "at": now()}
    return [_record(workshop, item, "remark", cells)]


def add_reservation(workshop: Workshop, actor: Actor, item: str, delegation: str, text: str) -> list[Change]:
    """Take down a delegation's reservation to an item."""
    require(actor, Doing.DECIDE, workshop, item)
    workshop.find(item)
    workshop.find(delegation)
    return [_record(workshop, item, "reservation", {"delegation": delegation, "text": text.strip(), "at": now()})]


def take_back(workshop: Workshop, actor: Actor, record: str) -> list[Change]:
    """Take a remark or a reservation back; the history keeps it."""
    require(actor, Doing.DECIDE, workshop)
    found = workshop.find(record)
    if not isinstance(found, Remark | Reservation | Decision):
        raise InvalidValue(value=record, field="remark")
    return [Change(kind="delete", item=record)]


def now() -> str:
    """Return the present instant as records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _wording(workshop: Workshop, item: Item, field: str | None) -> str | None:
    if field == "plan_period":
        return next((each.wording for each in decidables(workshop) if each.field == field), None)
    return item.cell(field or "text")


def _record(workshop: Workshop, parent: str, kind: str, cells: dict[str, str | None]) -> Change:
    last = workshop.last_child(parent)
    filled = {name: text for name, text in cells.items() if text is not None}
    return Change(kind="insert", item=new_id(), type=kind, parent=parent, after=last, cells=filled)
