"""The words a plan has agreed upon: one term for one thing, what is not said for it, and what countries call it."""

from dataclasses import dataclass

from workshop.cells import Item, Lines


@dataclass(frozen=True, kw_only=True)
class AgreedTerm(Item, kind="agreed_term", under="workshop"):
    """The term a plan uses for one thing; `avoided` are words it does not use for it.

    `equivalents` say what countries call it at home, a line each, the country first: "México: estancia".
    """

    term: str = ""
    avoided: Lines = ()
    equivalents: Lines = ()
