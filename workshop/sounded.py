"""What a sounding is made of: a text put to the delegations, and one mark of each of them."""

from dataclasses import dataclass

from workshop.cells import Item


@dataclass(frozen=True, kw_only=True)
class Sounding(Item, kind="sounding", under="workshop section axis objective action"):
    """A text put to the delegations, on the wording that stood then; open until `closed`.

    `at` and `closed` are UTC instants in ISO form, `author` the name of who put it.
    """

    field: str | None = None
    wording: str = ""
    author: str | None = None
    at: str | None = None
    closed: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mark(Item, kind="mark", under="sounding"):
    """What a delegation says to its parent, a sounding; an objection has its reason. `author` names who said it."""

    delegation: str = ""
    choice: str = ""
    reason: str | None = None
    author: str | None = None
    at: str | None = None
