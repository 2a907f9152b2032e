"""The order in which the groups present their axes, how it runs, and how many minutes each took of those it had."""

from datetime import datetime, timedelta

from workshop.items import Axis, Presentation
from workshop.workshop import Workshop


def presentations(workshop: Workshop) -> list[Presentation]:
    """Return the presentations in their order; that of an axis which is gone is left out."""
    return [
        each
        for each in workshop.children(workshop.root, Presentation)
        if each.axis and workshop.is_live(each.axis) and isinstance(workshop.items[each.axis], Axis)
    ]


def running_presentation(workshop: Workshop) -> Presentation | None:
    """Return the one that runs."""
    return next((each for each in reversed(presentations(workshop)) if each.began and not each.ended), None)


def next_presentation(workshop: Workshop) -> Presentation | None:
    """Return the first that has not begun."""
    return next((each for each in presentations(workshop) if not each.began), None)


def axes_to_present(workshop: Workshop) -> list[Axis]:
    """Return the axes that have no place in the order yet, in the plan's order."""
    placed = {each.axis for each in presentations(workshop)}
    return [axis for axis in workshop.axes if axis.id not in placed]


def time_used(presentation: Presentation) -> timedelta | None:
    """Return how long one lasted; `None` until it has ended."""
    if not presentation.began or not presentation.ended:
        return None
    lasted = datetime.fromisoformat(presentation.ended) - datetime.fromisoformat(presentation.began)
    return max(lasted, timedelta())


def presentation_due(presentation: Presentation) -> datetime | None:
    """Return the instant at which its time is up; `None` where it has no minutes, or has not begun."""
    if not presentation.minutes or not presentation.began:
        return None
    return datetime.fromisoformat(presentation.began) + timedelta(minutes=presentation.minutes)
