"""What a page writes and reads: requests of changes go in, one axis as the matrix needs it comes out."""

import asyncio
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import answering, open_for
from pages.shared.running import database
from storage.requests import submit_request
from workshop.cells import NAMES, Item
from workshop.changes import Change
from workshop.errors import InvalidChange, UnknownProtocol
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.write_matrix import Wish
from workshop.workshop import Workshop

PROTOCOL = 1
_BYTES = 256 * 1024
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class WishedChange(BaseModel):
    """One change as the protocol spells it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: Id
    kind: Literal["set", "insert", "move", "delete", "restore"]
    item: Id
    type: str | None = None
    field: str | None = None
    base: int | Id | None = None
    text: str | None = None
    parent: Id | None = None
    after: Id | None = None
    cells: dict[str, str] = Field(default_factory=dict)


class WishedRequest(BaseModel):
    """A request of at most 500 changes: one transaction, one revision, one step of undo."""

    model_config = ConfigDict(extra="forbid", strict=True)
    protocol: int
    client: Annotated[str, StringConstraints(max_length=64)]
    request: Id | None = None
    undoes: Id | None = None
    changes: Annotated[list[WishedChange], Field(min_length=1, max_length=500)]


@answering
async def post_changes(request: Request) -> Response:
    """Keep a request; answer with the revision reached and what became of each change."""
    workshop, actor = await open_for(request)
    wished = read_request(await _body(request))
    wishes = [_wish(change) for change in wished.changes]
    done = submit_request(
        database(),
        workshop.id,
        actor,
        wishes,
        request=wished.request or wished.changes[0].id,
        undoes=wished.undoes,
    )
    revision, results = await asyncio.wrap_future(done)
    return JSONResponse(
        {
            "revision": revision,
            "results": [{name: getattr(result, name) for name in result.__slots__} for result in results],
        }
    )


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _BYTES:
            raise InvalidChange(path="$", reason=f"> {_BYTES} bytes")
    return body


def read_request(body: bytes) -> WishedRequest:
    """Read and check a request. Raises: UnknownProtocol, InvalidChange with the path of the first fault."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raise InvalidChange(path="$", reason="JSON") from None
    if isinstance(raw, dict) and raw.get("protocol") != PROTOCOL:
        raise UnknownProtocol()
    try:
        return WishedRequest.model_validate(raw)
    except ValidationError as error:
        fault = error.errors()[0]
        raise InvalidChange(path=path_of(fault["loc"]), reason=fault["msg"]) from None


def path_of(place: tuple[int | str, ...]) -> str:
    """Return a place in JSON as people write it: changes[3].text."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return path.lstrip(".") or "$"


def _wish(wished: WishedChange) -> Wish:
    if wished.kind == "set" and wished.field is None:
        raise InvalidChange(path="field", reason="null")
    change = Change(
        id=wished.id,
        kind=wished.kind,
        item=wished.item,
        type=wished.type if wished.kind == "insert" else None,
        field=wished.field if wished.kind == "set" else None,
        text=wished.text if wished.kind == "set" else None,
        parent=wished.parent,
        after=wished.after,
        cells=wished.cells if wished.kind == "insert" else {},
    )
    return Wish(change, wished.base)


@answering
async def get_axis(request: Request) -> Response:
    """Answer with everything the matrix of one axis shows, tombstones included, at one revision."""
    workshop, actor = await open_for(request)
    axis = workshop.find(request.path_params["axis"], Axis)
    hidden = hidden_fields(workshop, actor)
    kinds = _SHOWN - hidden_kinds(hidden)
    items = _below(workshop, axis.id, kinds)
    facts, numbers = workshop.facts, number_plan(workshop)
    objectives = workshop.objectives(axis.id)
    return JSONResponse(
        {
            "protocol": PROTOCOL,
            "revision": workshop.revision,
            "root": workshop.root,
            "axis": axis.id,
            "items": [item_json(item, hidden) for item in items],
            "order": {item.id: _shown_children(workshop, item.id, kinds) for item in items},
            "footnotes": {
                note.id: {"text": note.text, "version": note.version("text"), "deleted": note.deleted}
                for note in workshop.footnotes.values()
            },
            "note_numbers": note_numbers(workshop),
            "numbering": facts.numbering,
            "axis_number": numbers.axes[axis.id],
            "first_objective": int(numbers.objectives[objectives[0].id]) if objectives else 1,
            "withdrawn": [each.id for each in items if isinstance(each, Action) and workshop.is_withdrawn(each.id)],
            "writable": may(actor, Doing.WRITE_MATRIX, workshop, axis.id),
        }
    )


_SHOWN = frozenset({"axis", "objective", "action", "input", "remark"})
_INTERNAL = frozenset({"input"})  # kinds that only those see who see internal notes


def _below(workshop: Workshop, item: str, kinds: frozenset[str]) -> list[Item]:
    found = [workshop.items[item]]
    for child in _shown_children(workshop, item, kinds):
        found += _below(workshop, child, kinds)
    return found


def _shown_children(workshop: Workshop, item: str, kinds: frozenset[str]) -> list[str]:
    return [child for child in workshop.order.get(item, ()) if NAMES[type(workshop.items[child])] in kinds]


def item_json(item: Item, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return an item with its cells as text and their versions, without the fields this viewer may not see."""
    fields = [name for name in item.fields() if name not in hidden]
    return {
        "id": item.id,
        "type": NAMES[type(item)],
        "parent": item.parent,
        "deleted": item.deleted,
        "cells": {name: item.cell(name) for name in fields},
        "versions": {name: item.version(name) for name in fields if item.version(name)},
    }


def hidden_fields(workshop: Workshop, actor: Actor) -> frozenset[str]:
    """Return the fields an actor may not see."""
    return frozenset() if may(actor, Doing.READ_INTERNAL, workshop) else frozenset({"internal_note"})


def hidden_kinds(hidden: frozenset[str]) -> frozenset[str]:
    """Return the kinds of item that somebody may not see from whom these fields are hidden."""
    return _INTERNAL if hidden else frozenset()
