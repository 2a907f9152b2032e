"""What every API route needs: who asks, in which workshop, and problems as JSON."""

import functools
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from pages.shared.running import database, known
from storage.people import Person, log_event
from storage.workshops import LARGEST_NUMBER, read_workshop
from workshop.errors import N_, Forbidden, Problem, WorkshopNotFound
from workshop.language import LANGUAGES, _, set_language
from workshop.permissions import Actor, Doing, may, require
from workshop.workshop import Workshop

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
_log = logging.getLogger("plenaria")
_readers = anyio.CapacityLimiter(20)


async def in_thread(work: Callable[..., T], *args: object) -> T:
    """Run blocking work outside the event loop, on threads of our own."""
    return await anyio.to_thread.run_sync(functools.partial(work, *args), limiter=_readers)


class NotEntered(Problem):
    """Nobody is signed in."""

    phrase = N_(
        "Su entrada venció. Vuelva a entrar con su enlace personal; lo que escribió está guardado en este equipo."
    )
    status = 401


def asker(connection: HTTPConnection) -> Person:
    """Return the person who asks. Raises: NotEntered."""
    person = person_at(connection)
    if person is None:
        raise NotEntered()
    return person


def person_at(connection: HTTPConnection) -> Person | None:
    """Return the person whose cookie the door found good, `None` without one."""
    person: Person | None = connection.scope.get("state", {}).get("person")
    return person


async def open_for(connection: HTTPConnection, doing: Doing = Doing.READ) -> tuple[Workshop, Actor]:
    """Return the workshop of the address and the asker as they act in it, who may do what is asked for there.

    Raises: NotEntered, WorkshopNotFound (also where the asker has no role: it is none of their business), Forbidden.
    """
    person = asker(connection)
    workshop_id = int(connection.path_params["workshop"])
    speak_to(connection)
    if workshop_id > LARGEST_NUMBER:
        raise WorkshopNotFound()
    return await in_thread(_open, person.id, workshop_id, doing)


async def open_to_write(request: Request) -> tuple[int, Actor]:
    """Return the number of the workshop of the address and the asker, who may read its matrix.

    In a full room nothing is read for it: what they may write is weighed in the transaction, upon the latest revision.
    Raises: as `open_for`.
    """
    person, workshop_id = asker(request), int(request.path_params["workshop"])
    actor, held = known().actor(person.id, workshop_id), database().held.get(workshop_id)
    if actor is None or held is None or not may(actor, Doing.READ_MATRIX, held):
        workshop, actor = await open_for(request, Doing.READ_MATRIX)
        return workshop.id, actor
    speak_to(request)
    return workshop_id, actor


def _open(person: str, workshop_id: int, doing: Doing) -> tuple[Workshop, Actor]:
    actor, workshop = known().find_actor(person, workshop_id), read_workshop(database(), workshop_id)
    try:
        require(actor, Doing.READ, workshop)
    except Forbidden:
        log_event(database(), "denied", person, workshop_id)
        raise WorkshopNotFound() from None
    try:
        require(actor, doing, workshop)
    except Forbidden:
        log_event(database(), "denied", person, workshop_id)
        raise
    return workshop, actor


async def body_within(request: Request, limit: int, too_much: Problem) -> bytes:
    """Return the body of a request as it comes in. Raises: `too_much` as soon as it exceeds `limit` bytes."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise too_much
    return bytes(body)


def speak_to(connection: HTTPConnection) -> None:
    """Answer in the language the person chose, else in the first of ours that the browser prefers."""
    person = person_at(connection)
    asked = [part.split(";")[0].strip()[:2] for part in connection.headers.get("accept-language", "").split(",")]
    preferred = next((code for code in asked if code in LANGUAGES), "es")
    set_language((person.language if person else None) or preferred)


def answering(handler: Handler) -> Handler:
    """Turn problems into JSON with the right status, and bugs into an id that the log explains."""

    @functools.wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Problem as problem:
            return problem_json(problem)
        except Exception:
            return bug_json()

    return answer


def problem_json(problem: Problem) -> JSONResponse:
    """Answer with a problem's name, its sentence and its path if it has one."""
    body = {"error": type(problem).__name__, "message": problem.message()}
    path = problem.facts.get("path")
    return JSONResponse(body | ({"path": path} if path else {}), problem.status)


def bug_json() -> JSONResponse:
    """Log the exception at hand under an id and answer with the id alone."""
    number = note_bug()
    message = _("Algo falló de nuestro lado. Intente de nuevo; si sigue, dé este número a soporte: {number}")
    return JSONResponse({"error": "Bug", "id": number, "message": message.format(number=number)}, 500)


def note_bug() -> str:
    """Log the exception at hand and return the id under which it stands there."""
    number = secrets.token_hex(4)
    _log.exception("bug %s", number)
    return number
