"""Who of the list the viewer is: as they are registered, else the only one of their name who is nobody yet."""

from pages.shared.running import database
from storage.room import registrations
from workshop.items import Participant
from workshop.own_groups import participant_of
from workshop.permissions import Actor
from workshop.workshop import Workshop


def own_participant(workshop: Workshop, actor: Actor) -> Participant | None:
    """Return the participant somebody is; `None` for who is not on the list, or cannot be told from a namesake."""
    known = registrations(database(), workshop.id)
    taken = {participant for person, participant in known.items() if person != actor.id}
    return participant_of(workshop, actor, known.get(actor.id), taken)
