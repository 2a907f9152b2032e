"""How a plan counts: the lists of axes, objectives, actions and sub-actions, in either of its two shapes."""

from exports.word.body import Body
from exports.word.numbering import Level
from workshop.items import Facts
from workshop.language import _

_NAVY = '<w:b/><w:color w:val="17365D"/>'
_TEAL = '<w:b/><w:color w:val="1F6F78"/>'
_CAPITALS = '<w:b/><w:caps/><w:color w:val="1F6F78"/><w:sz w:val="26"/>'


def add_plan_lists(body: Body, facts: Facts) -> None:
    """Add the plan's lists to a document.

    With "axis" actions count in each axis (Eje → Acción → Inciso), objectives apart; with "codes" in each objective
    (Eje → Objetivo → Acción → Inciso), where objectives either start anew in each axis or run on over all.
    """
    if facts.numbering == "axis":
        body.numbering.add(_axis(), _action("%2."), _sub_action("%3)"))
        body.numbering.add(_objective("%1"))
    elif facts.run_on_objectives:
        body.numbering.add(_axis())
        body.numbering.add(_objective("%1"), _action("%1.%2"), _sub_action("%3)"))
    else:
        body.numbering.add(_axis(), _objective("%2"), _action("%2.%3"), _sub_action("%4)"))


def _axis() -> Level:
    """Return the axes' level: its number stands in capitals on a line of its own, above the title."""
    return Level("Heading2", _("Eje {number}:").format(number="%1"), suffix="nothing", look=_CAPITALS)


def _objective(number: str) -> Level:
    return Level("Objective", _("Objetivo {number}:").format(number=number), suffix="space", look=_TEAL)


def _action(number: str) -> Level:
    return Level("Action", number, left=567, hanging=567, look=_NAVY)


def _sub_action(number: str) -> Level:
    return Level("SubAction", number, "lowerLetter", 1021, 454, look=_NAVY)
