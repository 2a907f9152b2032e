"""What the plan still lacks: objectives, commitments, and the columns of its actions."""

from collections.abc import Iterator

from workshop.checking.check import Check
from workshop.checking.looking import Looking, Spot
from workshop.items import Action, Axis, Objective
from workshop.language import _


def find_gaps(looking: Looking) -> Iterator[Check]:
    """Yield what is missing."""
    seen: set[str] = set()
    for spot in looking.spots:
        if isinstance(spot.item, Axis) and spot.item.id not in seen:
            seen.add(spot.item.id)
            yield from _axis_without_objective(looking, spot)
        match spot.item, spot.field:
            case Objective(), "text" if not spot.text.strip():
                yield looking.check("objective", spot, _missing_objective(looking, spot.item))
            case Axis(), "commitment" if not spot.text.strip():
                yield looking.check("commitment", spot, _("Falta el compromiso."))
            case _:
                pass
    for spot in looking.actions:
        yield from _of_action(looking, spot)


def _axis_without_objective(looking: Looking, spot: Spot) -> Iterator[Check]:
    if not looking.workshop.objectives(spot.item.id):
        yield looking.check("objective", spot, _("Falta el objetivo del eje."), field="title")


def _missing_objective(looking: Looking, objective: Objective) -> str:
    if len(looking.workshop.objectives(objective.parent or "")) == 1:
        return _("Falta el objetivo del eje.")
    number = looking.numbers.objectives.get(objective.id, "")
    return _("Falta el texto del objetivo {number}.").format(number=number)


def _of_action(looking: Looking, spot: Spot) -> Iterator[Check]:
    columns, action = looking.facts.columns, spot.item
    assert isinstance(action, Action)
    if not spot.text.strip():
        yield looking.check("text", spot, _("La acción está en blanco: escríbala o elimínela."))
        return
    if "responsible" in columns and not "".join(action.responsible).strip():
        yield looking.check("responsible", spot, _("Falta quién es responsable."), field="responsible")
    if "timeframe" in columns and not (action.timeframe or "").strip():
        yield looking.check("timeframe", spot, _("Falta el plazo."), field="timeframe")
    if "indicator" in columns and not (action.indicator or "").strip():
        yield looking.check("indicator", spot, _("Falta el indicador."), field="indicator")
