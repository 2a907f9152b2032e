"""The hand-over of the plan to those who follow it up, said in one line: which draft, when, by whom, to whom."""

import re
from collections.abc import Callable
from datetime import date as Date

from workshop.drafts import draft_title
from workshop.items import Facts
from workshop.language import _
from workshop.text import without_marks

_CONFERENCE = re.compile(
    r"\b(CRM|RCM|Conferencia Regional sobre Migraci[oó]n|Regional Conference on Migration)\b", re.IGNORECASE
)


def likely_recipients(facts: Facts) -> list[str]:
    """Return to whom the plan is handed over unless somebody says otherwise: the body that convened the workshop.

    The plans of the conference, and of no body at all, go to ST and OIM. Source: C6 of the product's definition.
    """
    body = facts.body.strip()
    return [body] if body and not _CONFERENCE.search(body) else ["ST", "OIM"]


def handover_line(facts: Facts, say: Callable[[Date], str]) -> str:
    """Return what is known of the hand-over, its date as `say` puts it in words; "" before anything is known."""
    who, whom = _flat(facts.handover_by), [_flat(name) for name in facts.handover_to if _flat(name)]
    how = [
        _("el {day}").format(day=say(facts.handover_date)) if facts.handover_date else "",
        _("por {who}").format(who=who) if who else "",
        _("a {whom}").format(whom=_listed(whom)) if whom else "",
    ]
    if not facts.handover_draft and not any(how):
        return ""
    what = draft_title(facts.handover_draft) if facts.handover_draft else _("El plan")
    return " ".join([_("{what}: entregado").format(what=what), *(part for part in how if part)])


def _listed(names: list[str]) -> str:
    return _(" y ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _flat(text: str | None) -> str:
    return " ".join(without_marks(text).split()).rstrip(" .,;")
