"""What somebody, or their delegation, proposed to the plenary, and which text the room is looking at."""

from collections.abc import Sequence

from workshop.derived import once
from workshop.items import Amendment
from workshop.permissions import Actor
from workshop.use_cases.decide import Decidable
from workshop.use_cases.remark import sign_of
from workshop.use_cases.show_screen import scene_of, scene_on
from workshop.workshop import Workshop


@once
def all_proposals(workshop: Workshop) -> list[Amendment]:
    """Return every amendment of a workshop whose text still stands, the newest first."""
    found = [item for item in workshop.items.values() if isinstance(item, Amendment) and workshop.is_live(item.id)]
    return sorted(found, key=lambda each: each.at or "", reverse=True)


def own_proposals(workshop: Workshop, actor: Actor, delegation: str | None) -> list[Amendment]:
    """Return what somebody proposed, and others of their delegation (an id; `None` for none), the newest first."""
    sign = sign_of(actor)
    return [
        each for each in all_proposals(workshop) if each.by == sign or (delegation and each.delegation == delegation)
    ]


def in_the_room(workshop: Workshop, items: Sequence[Decidable]) -> Decidable | None:
    """Return the first of some texts that the shared screen shows by itself; `None` while it shows something else."""
    scene = scene_on(workshop)
    if scene[1] is None:
        return None
    return next((each for each in items if scene_of(workshop, each.item) == scene), None)
