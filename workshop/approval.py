"""The decision that approved the plan, said in one line: which body, by what, where and when."""

from collections.abc import Callable
from datetime import date as Date

from workshop.items import Facts
from workshop.language import _
from workshop.text import without_marks


def approval_citation(facts: Facts, say: Callable[[Date], str]) -> str:
    """Return the citation of what approved the plan, its date as `say` puts it in words; "" before anything is known.

    What says it all in the decision alone, as older workshops do, is a sentence of its own and stays as it is.
    """
    decision = _flat(facts.approval)
    day = say(facts.approval_date) if facts.approval_date else ""
    beside = [_flat(facts.approval_body), decision, _flat(facts.approval_place), day]
    said = [part for part in beside if part]
    if said == [decision]:
        return without_marks(facts.approval).strip()
    return _("Aprobación: {citation}").format(citation=", ".join(said)) if said else ""


def _flat(text: str | None) -> str:
    return " ".join(without_marks(text).split()).rstrip(" .,;")
