"""The dossier: links and files that go with the workshop or with a point of its agenda."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.cells import Item

if TYPE_CHECKING:
    from workshop.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class Attachment(Item, kind="attachment", under="workshop agenda_item"):
    """A link or a file attached to its parent; who sees the parent sees it.

    `link` is an address of the web; `file` is the id of a file among the workshop's, `file_name` what its sender called
    it. One of the two is there.
    """

    title: str = ""
    link: str | None = None
    file: str | None = None
    file_name: str | None = None
    description: str = ""


def dossier_of(workshop: "Workshop") -> list[Attachment]:
    """Return all that is attached: to the workshop, then to the points of its agenda in order."""
    found = workshop.children(workshop.root, Attachment)
    for session in workshop.sessions:
        for point in workshop.agenda_items(session.id):
            found += workshop.children(point.id, Attachment)
    return found
