"""Which groups somebody who entered is in: as whom they are registered, else by their name."""

from pages.shared.own_participant import own_participant
from workshop.own_groups import OwnGroup, own_groups
from workshop.permissions import Actor
from workshop.workshop import Workshop


def groups_of(workshop: Workshop, actor: Actor) -> list[OwnGroup]:
    """Return somebody's own groups."""
    return own_groups(workshop, actor, own_participant(workshop, actor))
