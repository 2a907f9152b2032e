"""Ticks of attendance from the door: each is kept by itself, and may come late from where the network was gone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import answering, body_within, in_thread, open_for
from pages.shared.running import database
from storage.commit import Committed, commit
from workshop.attendance import as_taken
from workshop.changes import Change
from workshop.errors import InvalidChange
from workshop.now import instant
from workshop.permissions import Actor, Doing
from workshop.use_cases.take_attendance import mark_absent, mark_left, mark_present
from workshop.workshop import Workshop

_BYTES = 128 * 1024
_MOST = 1000  # people of one step
_LONGEST = 12 * 3600  # seconds a tick may have waited for the network

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Ticked(BaseModel):
    """What a page asks for: `ago` is how many seconds ago it was ticked, by the page's own clock."""

    model_config = ConfigDict(strict=True, extra="forbid")

    session: Id
    does: Literal["here", "away", "left"]
    people: Annotated[list[Id], Field(min_length=1, max_length=_MOST)]
    ago: Annotated[int, Field(ge=0)] = 0

    def changes(self, workshop: Workshop, actor: Actor) -> list[Change]:
        """Return the changes it makes in a workshop."""
        at = instant() - timedelta(seconds=min(self.ago, _LONGEST))
        if self.does == "here":
            return mark_present(workshop, actor, self.session, self.people, *as_taken(workshop, self.session, at))
        if self.does == "left":
            return mark_left(workshop, actor, self.session, self.people, at.isoformat(timespec="seconds"))
        return mark_absent(workshop, actor, self.session, self.people)


@answering
async def post_attendance(request: Request) -> Response:
    """Keep that people came to a session, left it, or are not there after all; sent twice, it is kept once."""
    workshop, actor = await open_for(request, Doing.TAKE_ATTENDANCE)
    body = await body_within(request, _BYTES, InvalidChange(path="people", reason=_MOST))
    ticked = _ticked(body)
    committed = await in_thread(_keep, workshop.id, actor, ticked.changes)
    return JSONResponse({"revision": committed.workshop.revision}, 201)


def _ticked(body: bytes) -> Ticked:
    try:
        return Ticked.model_validate_json(body)
    except ValidationError as problem:
        place = ".".join(str(step) for step in problem.errors()[0]["loc"])
        raise InvalidChange(path=place, reason=problem.errors()[0]["type"]) from None


def _keep(workshop_id: int, actor: Actor, use_case: Callable[[Workshop, Actor], list[Change]]) -> Committed:
    return commit(database(), workshop_id, actor, use_case)
