"""How a rehearsal is told from the workshop it is a copy of, on every page and every document."""

from workshop.items import Facts
from workshop.language import _


def is_rehearsal(facts: Facts) -> bool:
    """Say whether a workshop is a rehearsal of another."""
    return facts.rehearsal_of is not None


def rehearsal_mark(facts: Facts) -> str:
    """Return the sentence that marks a document of a rehearsal; "" for a real workshop."""
    return _("ENSAYO: no es un documento del taller") if is_rehearsal(facts) else ""


def marked(facts: Facts, words: str) -> str:
    """Return words such as a title under the mark of a rehearsal; as they are for a real workshop."""
    return " · ".join([_("ENSAYO"), words]) if is_rehearsal(facts) else words
