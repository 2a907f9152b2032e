"""What is to be looked at in a plan, with what its history tells: asked here alone, so that all pages say the same."""

from pages.shared.running import database
from storage.meanings import read_meanings
from workshop.checks import Check, checks
from workshop.derived import once
from workshop.workshop import Workshop


@once
def checked(workshop: Workshop) -> list[Check]:
    """Return all that is to be looked at in this stage, in the plan's order."""
    return checks(workshop, read_meanings(database(), workshop))


def checked_axis(workshop: Workshop, axis: str) -> list[Check]:
    """Return what is to be looked at within one axis, in order."""
    return [check for check in checked(workshop) if check.axis == axis]
