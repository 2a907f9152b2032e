"""What a page writes: requests of changes go in, what became of each comes out."""

import asyncio
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import answering, body_within, open_to_write
from pages.shared.running import database
from storage.requests import submit_request
from workshop.cells import KINDS
from workshop.changes import Change
from workshop.errors import InvalidChange, UnknownProtocol
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.write_matrix import Wish
from workshop.viewing import KINDS_FOR_GUESTS, is_guest
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
    workshop_id, actor = await open_to_write(request)
    wished = read_request(await body_within(request, _BYTES, InvalidChange(path="$", reason=f"> {_BYTES} bytes")))
    wishes = [_wish(change) for change in wished.changes]
    done = submit_request(
        database(),
        workshop_id,
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


_INTERNAL = frozenset({"input", "remark"})  # kinds that only those see who see internal notes
TEXTS = "*"  # stands among the hidden fields for all of them: such a page is told that something changed, not what


def hidden_fields(workshop: Workshop, actor: Actor) -> frozenset[str]:
    """Return the fields an actor may not see."""
    if is_guest(workshop, actor):
        return frozenset({"internal_note", TEXTS})
    return frozenset() if may(actor, Doing.READ_INTERNAL, workshop) else frozenset({"internal_note"})


def hidden_kinds(hidden: frozenset[str]) -> frozenset[str]:
    """Return the kinds of item that somebody may not see from whom these fields are hidden."""
    if TEXTS in hidden:
        return frozenset(KINDS) - KINDS_FOR_GUESTS
    return _INTERNAL if hidden else frozenset()
