"""Plans of any size for measuring: as many actions as asked for, over four axes."""

from workshop.changes import Change, new_id

AXES = 4
_TEXT = "Fortalecer el intercambio oportuno de información entre las instituciones nacionales, acción número {number}."


def plan_of(actions: int) -> list[Change]:
    """Return the changes that make a workshop with so many actions, evenly over four axes, two columns filled."""
    root = new_id()
    changes = [
        Change(kind="insert", item=root, type="workshop", cells={"title": f"Plan de {actions}", "plan_title": "Plan"})
    ]
    previous = None
    for number in range(AXES):
        axis, objective = new_id(), new_id()
        title = {"title": f"Eje de trabajo {number + 1}", "commitment": "Nos comprometemos a cumplirlo."}
        changes.append(Change(kind="insert", item=axis, type="axis", parent=root, after=previous, cells=title))
        text = {"text": "Mejorar la cooperación regional."}
        changes.append(Change(kind="insert", item=objective, type="objective", parent=axis, cells=text))
        changes += _actions(objective, range(number, actions, AXES))
        previous = axis
    return changes


def plan_of_one_axis(actions: int) -> list[Change]:
    """Return the changes that make a workshop with all its actions under one objective of one axis."""
    root, axis, objective = new_id(), new_id(), new_id()
    return [
        Change(kind="insert", item=root, type="workshop", cells={"title": f"Eje de {actions}", "plan_title": "Plan"}),
        Change(kind="insert", item=axis, type="axis", parent=root, cells={"title": "Eje", "commitment": "Cumplirlo."}),
        Change(kind="insert", item=objective, type="objective", parent=axis, cells={"text": "Mejorar la cooperación."}),
        *_actions(objective, range(actions)),
    ]


def _actions(objective: str, numbers: range) -> list[Change]:
    made: list[Change] = []
    last = None
    for number in numbers:
        item = new_id()
        cells = {"text": _TEXT.format(number=number + 1), "responsible": "Secretaría técnica", "timeframe": "2027-2029"}
        made.append(Change(kind="insert", item=item, type="action", parent=objective, after=last, cells=cells))
        last = item
    return made
