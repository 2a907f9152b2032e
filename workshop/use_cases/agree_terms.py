"""Agreeing on words: one term for one thing, what is not said for it, and what countries call it."""

from collections.abc import Iterable

from workshop.changes import Change
from workshop.items import AgreedTerm
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.workshop import Workshop


def agree_term(
    workshop: Workshop, actor: Actor, term: str, avoided: Iterable[str] = (), equivalents: Iterable[str] = ()
) -> list[Change]:
    """Add an agreed term; blank lines are left out. Raises: NameRequired."""
    require(actor, Doing.CONSOLIDATE, workshop)
    new = NewItems(workshop)
    words, at_home = _lines(avoided), _lines(equivalents)
    item = new.add(AgreedTerm, workshop.root, term=term.strip(), avoided=words, equivalents=at_home)
    check_item(workshop, AgreedTerm(id=item, term=term))
    return new.changes


def _lines(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed if line.strip())
