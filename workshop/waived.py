"""What somebody looked at and let pass, so that it is not listed any more."""

from dataclasses import dataclass

from workshop.cells import Item


@dataclass(frozen=True, kw_only=True)
class Waiver(Item, kind="waiver", under="workshop"):
    """Something to review that was let pass with a reason.

    `about` is the sign of the thing and of the words it was about: when these change, it is listed again. `said` is
    the sentence it was listed with, `at` a UTC instant in ISO form.
    """

    about: str = ""
    said: str = ""
    reason: str = ""
    author: str | None = None
    at: str | None = None
