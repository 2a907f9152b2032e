"""A stage's closing is announced ahead, may be called off, and comes about at its hour by itself."""

from datetime import UTC, datetime

from workshop.changes import Change
from workshop.closings import announced
from workshop.errors import InvalidValue
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.open_stage import NOTHING, STAGES
from workshop.use_cases.prepare_workshop import Edits, edit_facts
from workshop.workshop import Workshop

# The stages in which others than the coordination write: closing one of these takes the pen out of somebody's hand.
WARNED = ("group_work", "plenary", "consolidation")


def announce_closing(
    workshop: Workshop, actor: Actor, opens: str, at: datetime, known: Edits = NOTHING
) -> list[Change]:
    """Announce that the open stage closes at an instant and which one then opens; said again, the last word counts.

    `known` is what is known of the step already, as of opening it at once. Raises: InvalidValue where no stage is open,
    or for one that is no other stage; TextChangedMeanwhile.
    """
    require(actor, Doing.OPEN_STAGE, workshop)
    if workshop.facts.stage is None or opens not in STAGES or opens == workshop.facts.stage:
        raise InvalidValue(value=opens, field="stage")
    announced_now: dict[str, str | None] = {
        "closes_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "opens_next": opens,
    }
    return [*_set(workshop, announced_now), *edit_facts(workshop, actor, known)]


def call_off_closing(workshop: Workshop, actor: Actor) -> list[Change]:
    """Call an announced closing off: the stage stays open."""
    require(actor, Doing.OPEN_STAGE, workshop)
    return _set(workshop, {"closes_at": None, "opens_next": None})


def close_as_announced(workshop: Workshop, _actor: Actor) -> list[Change]:
    """Close the stage whose announced hour has come; nothing before that, and nothing where it was closed already.

    Nobody is asked for a right: whoever announced it had it.
    """
    closing = announced(workshop)
    if closing is None or not is_closing_due(workshop):
        return []
    return _set(workshop, {"stage": closing.opens, "closes_at": None, "opens_next": None})


def is_closing_due(workshop: Workshop) -> bool:
    """Say whether an announced closing should have come about by now."""
    closing = announced(workshop) if workshop.items else None  # one that is being created has nothing yet
    return closing is not None and closing.is_due(datetime.now(UTC))


def _set(workshop: Workshop, wanted: dict[str, str | None]) -> list[Change]:
    facts = workshop.facts
    return [
        Change(kind="set", item=facts.id, field=name, text=text)
        for name, text in wanted.items()
        if facts.cell(name) != text
    ]
