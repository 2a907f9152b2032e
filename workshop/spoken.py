"""What the plenary's order is made of: which group presents, who asked for the floor, what somebody is to do next."""

from dataclasses import dataclass
from datetime import date as Date

from workshop.cells import Item


@dataclass(frozen=True, kw_only=True)
class Speaker(Item, kind="speaker", under="workshop"):
    """Somebody who asked for the floor: a delegation by its id, or a `name`, or both.

    `asked`, `began` and `ended` are UTC instants in ISO form. Who began and did not end has the floor.
    """

    delegation: str | None = None
    name: str = ""
    asked: str | None = None
    began: str | None = None
    ended: str | None = None


@dataclass(frozen=True, kw_only=True)
class Presentation(Item, kind="presentation", under="workshop"):
    """The turn of a group to present its `axis`, an id, in the order of its siblings; `minutes` are those it has.

    `began` and `ended` are UTC instants in ISO form. What began and did not end runs.
    """

    axis: str | None = None
    minutes: int | None = None
    began: str | None = None
    ended: str | None = None


@dataclass(frozen=True, kw_only=True)
class NextStep(Item, kind="next_step", under="workshop"):
    """What is to be done after the workshop, by whom, and by when: a date, or in words."""

    what: str = ""
    who: str = ""
    date: Date | None = None
    when: str | None = None
