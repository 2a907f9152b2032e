"""What is said of the plan: inputs, remarks, proposed wordings, decisions, reservations."""

from dataclasses import dataclass

from workshop.cells import Item


@dataclass(frozen=True, kw_only=True)
class Input(Item, kind="input", under="workshop axis"):
    """Something said that was caught in one line: the group's kitchen, never printed, never on the shared screen.

    `author` names who said it, `delegation` is an id; `at` is a UTC instant in ISO form; `became` is the id of the
    action, remark or footnote made of it, `None` while it is open. Of a note that two actions may say the same, `about`
    is the id of the one in this axis and `alike` that of the other.
    """

    text: str = ""
    author: str | None = None
    delegation: str | None = None
    at: str | None = None
    became: str | None = None
    about: str | None = None
    alike: str | None = None


@dataclass(frozen=True, kw_only=True)
class Remark(Item, kind="remark", under="workshop section axis objective action"):
    """Something said of its parent (and of its `field`, if one is named); `at` is a UTC instant in ISO form.

    `author` names who took it down; `by` is a sign of who made it themselves, by which they find it again.
    """

    text: str = ""
    field: str | None = None
    author: str | None = None
    delegation: str | None = None
    at: str | None = None
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Amendment(Item, kind="amendment", under="workshop section axis objective action"):
    """Another wording that a delegation proposes for its parent, or one `field` of it, upon `base`, which stood then.

    `outcome` is `None` while it is open. `at` is a UTC instant in ISO form, `author` names who proposed it (`None` if
    it was taken down for somebody else), `by` is a sign of them by which they find it again.
    """

    text: str = ""
    base: str = ""
    field: str | None = None
    delegation: str | None = None
    author: str | None = None
    at: str | None = None
    by: str | None = None
    outcome: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(Item, kind="decision", under="workshop section axis objective action"):
    """What the plenary decided of its parent (or of one `field` of it), on which wording; the last one counts."""

    outcome: str = ""
    field: str | None = None
    reason: str | None = None
    wording: str | None = None
    author: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reservation(Item, kind="reservation", under="workshop section axis objective action"):
    """A delegation's reservation to its parent."""

    delegation: str = ""
    text: str = ""
    at: str | None = None
