"""In plenary: what is decided, remarked and reserved on each item of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.amendments import open_amendments
from workshop.cells import Item
from workshop.changes import Change, new_id
from workshop.choices import CHOICES
from workshop.errors import InvalidValue
from workshop.items import Axis, Decision, Delegation, Remark, Reservation
from workshop.labels import choice_label
from workshop.permissions import Actor, Doing, may, require
from workshop.plenary_errors import DecidedMeanwhile, ReasonRequired, WordingChanged
from workshop.wordings import period, reword, wording
from workshop.workshop import Workshop

SETTLED = frozenset({"adopted", "adopted_with_changes", "ad_referendum", "withdrawn", "merged"})
_ADOPTS = frozenset({"adopted", "adopted_with_changes"})
NEEDS_REASON = frozenset({"sent_back", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Decidable:
    """Something the plenary decides on: a whole item (`field` is `None`) or one text of it, with its wording."""

    item: str
    field: str | None
    wording: str

    @property
    def key(self) -> str:
        """Return a name for it that no other has and that stays while its wording changes."""
        return f"{self.item}.{self.field}" if self.field else self.item


def decidables(workshop: Workshop) -> Iterator[Decidable]:
    """Yield all that the plenary decides on, in the plan's order; what has no wording yet is left out."""
    facts = workshop.facts
    wordings = [
        ("plan_title", facts.plan_title),
        ("plan_period", period(facts)),
        ("general_objective", facts.general_objective),
    ]
    yield from (Decidable(facts.id, field, wording) for field, wording in wordings if wording)
    for axis in workshop.axes:
        texts = [("title", axis.title), ("commitment", axis.commitment)]
        yield from (Decidable(axis.id, field, wording) for field, wording in texts if wording)
        for objective in workshop.objectives(axis.id):
            if objective.text:
                yield Decidable(objective.id, None, objective.text)
            yield from (Decidable(each.id, None, each.text) for each in workshop.actions(objective.id) if each.text)


def others_like(workshop: Workshop, decidable: Decidable) -> list[Decidable]:
    """Return what else there is of the same kind, with which something may be united."""
    kind, name = type(workshop.items[decidable.item]), decidable.field
    like = (each for each in decidables(workshop) if each.field == name and type(workshop.items[each.item]) is kind)
    return [each for each in like if each.item != decidable.item]


def is_settled(workshop: Workshop, decidable: Decidable) -> bool:
    """Say whether the decision in force closes the matter: adopted, ad referendum, withdrawn or merged."""
    decision = workshop.decision(decidable.item, decidable.field)
    return decision is not None and decision.outcome in SETTLED


def is_undisputed(workshop: Workshop, decidable: Decidable) -> bool:
    """Say whether nothing was decided, proposed, remarked or reserved on something."""
    said = bool(remarks_on(workshop, decidable)) or bool(workshop.reservations(decidable.item))
    said = said or bool(open_amendments(workshop, decidable.item, decidable.field))
    return not said and not workshop.decision(decidable.item, decidable.field)


def remarks_on(workshop: Workshop, decidable: Decidable) -> list[Remark]:
    """Return what was remarked on the very text that is decided on, oldest first."""
    return [remark for remark in workshop.remarks(decidable.item) if remark.field == decidable.field]


def reworded_since(workshop: Workshop, decidable: Decidable) -> bool:
    """Say whether the text is no longer the one that the decision in force was taken on."""
    decision = workshop.decision(decidable.item, decidable.field)
    return decision is not None and decision.wording is not None and decision.wording != decidable.wording


def decides_at_the_table(workshop: Workshop, actor: Actor, axis: Axis) -> bool:
    """Say whether somebody ticks actions as adopted in the matrix itself: in plenary, and where there are no stages."""
    return workshop.facts.stage in (None, "plenary") and may(actor, Doing.DECIDE, workshop, axis.id)


def decide(
    workshop: Workshop,
    actor: Actor,
    item: str,
    outcome: str,
    *,
    field: str | None = None,
    reason: str | None = None,
    text: str | None = None,
    shown: str | None = None,
    known: str | None = None,
) -> list[Change]:
    """Record a decision on an item or one field of it; `text` is the wording agreed in the same step.

    Outcome "reopened" takes the decision in force back; adopting settles the amendments left open as not taken.
    `shown` is the wording the plenary had before its eyes, `known` the id of the decision then in force ("" for none);
    what somebody else has decided alike a moment ago is not decided twice.
    Raises: ReasonRequired for sent back and withdrawn, WordingChanged when what stands is not what was shown,
    DecidedMeanwhile when another decision is in force than the one known, NameRequired for a blank text.
    """
    require(actor, Doing.DECIDE, workshop, item)
    found: Item = workshop.find(item)
    if outcome not in CHOICES[("decision", "outcome")]:
        raise InvalidValue(value=outcome, field="outcome")
    if outcome in NEEDS_REASON and not (reason or "").strip():
        raise ReasonRequired()
    standing = wording(found, field)
    if shown is not None and shown != standing:
        raise WordingChanged()
    if known is not None and _is_decided_alike(workshop, item, field, outcome, known) and text is None:
        return []
    changes = [] if text is None or text.strip() == standing else reword(found, field, text.strip())
    changes += _left_aside(workshop, item, field) if outcome in _ADOPTS else []
    return [*changes, _decision(workshop, actor, item, outcome, field, reason, text.strip() if text else standing)]


def adopt_undisputed(workshop: Workshop, actor: Actor) -> list[Change]:
    """Adopt in one step everything that nobody disputes."""
    require(actor, Doing.DECIDE, workshop)
    return [
        _decision(workshop, actor, each.item, "adopted", each.field, None, each.wording)
        for each in decidables(workshop)
        if is_undisputed(workshop, each)
    ]


def add_remark(
    workshop: Workshop, actor: Actor, item: str, text: str, *, field: str | None = None, delegation: str | None = None
) -> list[Change]:
    """Take down a remark on an item; `delegation` is the id of who spoke, `None` when not attributed."""
    require(actor, Doing.DECIDE, workshop, item)
    workshop.find(item)
    if delegation is not None:
        workshop.find(delegation, Delegation)
    if not text.strip():
        return []
    cells = {"text": text.strip(), "field": field, "delegation": delegation, "author": actor.name, "at": now()}
    return [_record(workshop, item, "remark", cells)]


def add_reservation(workshop: Workshop, actor: Actor, item: str, delegation: str, text: str = "") -> list[Change]:
    """Take down a delegation's reservation to an item; its text may be left out."""
    require(actor, Doing.DECIDE, workshop, item)
    workshop.find(item)
    workshop.find(delegation, Delegation)
    return [_record(workshop, item, "reservation", {"delegation": delegation, "text": text.strip(), "at": now()})]


def take_back(workshop: Workshop, actor: Actor, record: str) -> list[Change]:
    """Take a remark or a reservation back; the history keeps it."""
    require(actor, Doing.DECIDE, workshop)
    found: Item = workshop.find(record)
    if not isinstance(found, Remark | Reservation | Decision):
        raise InvalidValue(value=record, field="remark")
    return [Change(kind="delete", item=record)]


def now() -> str:
    """Return the present instant as records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_decided_alike(workshop: Workshop, item: str, field: str | None, outcome: str, known: str) -> bool:
    """Say whether a decision that is news to who decides is the very one they take. Raises: DecidedMeanwhile."""
    decision = workshop.decision(item, field)
    if (decision.id if decision else "") == known:
        return False
    now = decision.outcome if decision else "reopened"
    if now != outcome:
        raise DecidedMeanwhile(outcome=choice_label("decision", "outcome", now))
    return True


def _left_aside(workshop: Workshop, item: str, field: str | None) -> list[Change]:
    """Return what settles the amendments of a text that is adopted without them."""
    return [
        Change(kind="set", item=each.id, field="outcome", text="not_taken")
        for each in open_amendments(workshop, item, field)
    ]


def _decision(
    workshop: Workshop,
    actor: Actor,
    item: str,
    outcome: str,
    field: str | None,
    reason: str | None,
    wording: str | None,
) -> Change:
    cells = {
        "outcome": outcome,
        "field": field,
        "reason": (reason or "").strip() or None,
        "wording": wording,
        "author": actor.name,
        "at": now(),
    }
    return _record(workshop, item, "decision", cells)


def _record(workshop: Workshop, parent: str, kind: str, cells: dict[str, str | None]) -> Change:
    last = workshop.last_child(parent)
    filled = {name: text for name, text in cells.items() if text is not None}
    return Change(kind="insert", item=new_id(), type=kind, parent=parent, after=last, cells=filled)
