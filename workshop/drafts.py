"""Issued drafts of the plan: how they are counted and called."""

from workshop.errors import DraftNotFound
from workshop.items import Draft
from workshop.language import _
from workshop.workshop import Workshop


def draft_title(number: int) -> str:
    """Return what a draft is called, on its cover and on every screen."""
    return _("Primer borrador") if number == 1 else _("Borrador {number}").format(number=number)


def next_number(workshop: Workshop) -> int:
    """Return the number of the draft to come; that of one taken back is never given again."""
    return 1 + max((item.number for item in workshop.items.values() if isinstance(item, Draft)), default=0)


def find_draft(workshop: Workshop, number: int) -> Draft:
    """Return an issued draft. Raises: DraftNotFound."""
    found = next((draft for draft in workshop.drafts if draft.number == number), None)
    if found is None:
        raise DraftNotFound()
    return found
