"""What an open page is told of an announced closing: how long it has, and whether that ends its writing."""

from datetime import UTC, datetime
from typing import Any

from workshop.changes import Change
from workshop.closings import Announced, announced
from workshop.derived import once
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


def closing_json(workshop: Workshop, actor: Actor) -> dict[str, Any]:
    """Return the stage that is open and its closing (`None`: none is announced), in milliseconds from now.

    The page's own clock may be wrong: it counts from when it hears this.
    """
    closing = announced(workshop)
    return {"stage": workshop.facts.stage, "closing": _told(workshop, actor, closing) if closing else None}


def _told(workshop: Workshop, actor: Actor, closing: Announced) -> dict[str, Any]:
    left = closing.at - datetime.now(UTC)
    return {
        "at": closing.at.isoformat(),
        "left": round(left.total_seconds() * 1000),
        "closes": closing.closes,
        "opens": closing.opens,
        "stops": _stops(workshop, actor),
    }


def _stops(workshop: Workshop, actor: Actor) -> bool:
    """Say whether somebody who writes in a matrix now may no longer do so afterwards."""
    after = _afterwards(workshop)
    return any(
        may(actor, Doing.WRITE_MATRIX, workshop, axis.id) and not may(actor, Doing.WRITE_MATRIX, after, axis.id)
        for axis in workshop.axes
    )


@once  # a full room asks at the same moment
def _afterwards(workshop: Workshop) -> Workshop:
    opens = workshop.facts.opens_next
    return workshop.apply([Change(kind="set", item=workshop.root, field="stage", text=opens)])
