"""What the matrix reads: one axis with everything it shows, written once for all who see the same."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pages.api.answers import answering, in_thread, open_for
from pages.api.changes import PROTOCOL, hidden_fields
from workshop.bodies import named_bodies
from workshop.cells import NAMES, Item
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Initiative
from workshop.note_homes import internal_notes
from workshop.numbering import number_plan
from workshop.permissions import Doing, may
from workshop.related import compliance_indicators as indicators
from workshop.related import initiatives
from workshop.timeframe_offers import offered_timeframes
from workshop.workshop import Workshop

_READ = frozenset({"axis", "objective", "action"})
_SHOWN = _READ | {"input", "remark"}  # for those who see internal notes: what was caught, and what it became


@answering
async def get_axis(request: Request) -> Response:
    """Answer with everything the matrix of one axis shows, tombstones included, at one revision."""
    workshop, actor = await open_for(request, Doing.READ_MATRIX)
    axis = workshop.find(request.path_params["axis"], Axis)
    writable = may(actor, Doing.WRITE_MATRIX, workshop, axis.id)
    body = await in_thread(axis_bytes, workshop, axis, hidden_fields(workshop, actor), writable)
    return Response(body, media_type="application/json")


def axis_bytes(workshop: Workshop, axis: Axis, hidden: frozenset[str], writable: bool) -> bytes:
    """Return the answer as it is sent; it is kept with that very value of the workshop, so nothing grows old."""
    key = f"axis {axis.id} {sorted(hidden)} {writable}"
    if key not in workshop.__dict__:
        text = json.dumps(axis_json(workshop, axis, hidden, writable), ensure_ascii=False, separators=(",", ":"))
        workshop.__dict__[key] = text.encode()
    kept: bytes = workshop.__dict__[key]
    return kept


def axis_json(workshop: Workshop, axis: Axis, hidden: frozenset[str], writable: bool) -> dict[str, Any]:
    """Return an axis as the matrix reads it, without the fields this viewer may not see."""
    kinds = _READ if hidden else _SHOWN
    items = _below(workshop, axis.id, kinds)
    actions = [item for item in items if isinstance(item, Action)]
    objectives, numbers = workshop.objectives(axis.id), number_plan(workshop)
    return {
        "protocol": PROTOCOL,
        "revision": workshop.revision,
        "root": workshop.root,
        "axis": axis.id,
        "items": [item_json(item, hidden) for item in items],
        "order": {item.id: children for item in items if (children := _shown_children(workshop, item.id, kinds))},
        "footnotes": {
            note.id: {"text": note.text, "version": note.version("text"), "deleted": note.deleted}
            for note in workshop.footnotes.values()
            if not hidden or note.id not in internal_notes(workshop)
        },
        "note_numbers": note_numbers(workshop),
        "numbering": workshop.facts.numbering,
        "axis_number": numbers.axes[axis.id],
        "first_objective": int(numbers.objectives[objectives[0].id]) if objectives else 1,
        "withdrawn": [each.id for each in actions if workshop.is_withdrawn(each.id)],
        "outcomes": {each.id: found for each in actions if (found := _outcome(workshop, each))},
        "bodies": named_bodies(workshop),
        "timeframes": offered_timeframes(workshop),
        "method": workshop.facts.method or "",
        "initiatives": [_initiative(each) for each in initiatives(workshop, axis.id)],
        "compliance": [{"text": each.text, "instrument": each.instrument} for each in indicators(workshop, axis.id)],
        "writable": writable,
    }


def item_json(item: Item, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return an item with its cells as text and their versions, without the fields this viewer may not see."""
    cells = {name: item.cell(name) for name in item.fields() if name not in hidden}
    return {
        "id": item.id,
        "type": NAMES[type(item)],
        "parent": item.parent,
        "deleted": item.deleted,
        "cells": {name: text for name, text in cells.items() if text is not None},
        "versions": {name: version for name, version in item.versions.items() if version and name in cells},
    }


def _initiative(initiative: Initiative) -> dict[str, Any]:
    """Return a complementary initiative as the guidance shows it."""
    return {"body": initiative.body, "title": initiative.title, "actions": list(initiative.actions)}


def _below(workshop: Workshop, item: str, kinds: frozenset[str]) -> list[Item]:
    found = [workshop.items[item]]
    for child in _shown_children(workshop, item, kinds):
        found += _below(workshop, child, kinds)
    return found


def _shown_children(workshop: Workshop, item: str, kinds: frozenset[str]) -> list[str]:
    return [child for child in workshop.order.get(item, ()) if NAMES[type(workshop.items[child])] in kinds]


def _outcome(workshop: Workshop, action: Action) -> dict[str, str | None] | None:
    """Return the decision in force on an action: its id, its outcome, and the wording where that is not the text."""
    decision = workshop.decision(action.id)
    if decision is None:
        return None
    wording = {} if decision.wording in (None, action.text) else {"wording": decision.wording}
    return {"id": decision.id, "outcome": decision.outcome, **wording}
