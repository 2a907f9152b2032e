"""Making an issued draft again: it stays as it was, but for the name of somebody who was erased."""

from workshop.changes import Change
from workshop.items import Draft
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop


def note_remade(workshop: Workshop, actor: Actor, draft: str, at: str) -> list[Change]:
    """Note on a draft that its document was made again at an instant in ISO form; one that was taken back bears none.

    It is for who may erase people. Raises: Forbidden, ItemNotFound.
    """
    require(actor, Doing.INVITE, workshop)
    found = workshop.items.get(draft)
    if isinstance(found, Draft) and found.deleted:
        return []
    return [Change(kind="set", item=workshop.find(draft, Draft).id, field="remade_at", text=at)]
