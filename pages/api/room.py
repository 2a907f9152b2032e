"""Entering by the room's code: code and name are asked for, and who gives them waits at the door until let in."""

import html
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.api.answers import in_thread, person_at
from pages.api.plain_page import calmly, plain_page, what_is_kept
from pages.api.principal import cookie_of
from pages.api.sign_in import let_in, of_another
from pages.api.tries import Tries
from pages.shared.running import database
from storage.people import Person, leave, log_event, workshops_of
from storage.room import ALPHABET, LENGTH, knock, waits_at, workshop_of_code
from workshop.errors import CodeNotValid, EntranceBusy, InvalidText, NameRequired, Problem, RoomFull, TooManyTries
from workshop.keeping_errors import BusyStorage
from workshop.language import _

T = TypeVar("T")
_BYTES = 4096  # of a form
_tries = Tries()


@calmly
async def show_room(request: Request) -> Response:
    """Ask for the code, unless the QR brought it, and the name; who is in already where it leads goes on there."""
    code, here = _letters(request.path_params.get("code", "")), person_at(request)
    own = await _own_workshop(request, here, code) if here is not None else None
    return _form(code, "", here) if own is None else RedirectResponse(f"/?taller={own}", 303)


@calmly
async def enter_room(request: Request) -> Response:
    """Have somebody wait at the door; a wrong code is told apart from nothing else, and may be corrected."""
    said, here = await _said(request), person_at(request)
    code, name = _letters(said.get("code", "")), said.get("name", "")
    own = await _own_workshop(request, here, code) if here is not None else None
    if own is not None:
        return RedirectResponse(f"/?taller={own}", 303)
    try:
        secret = await _try(request, knock, code, name)
    except BusyStorage:
        return _form(code, name, here, EntranceBusy())
    except (CodeNotValid, TooManyTries, NameRequired, InvalidText, RoomFull) as problem:
        return _form(code, name, here, problem)
    if here is not None:
        await in_thread(leave, database(), cookie_of(request.headers) or "")
    return let_in(secret)


async def _try(request: Request, work: Callable[..., T], *args: object) -> T:
    """Do what a code opens, when it is its turn to be tried. Raises: CodeNotValid, TooManyTries, and what that does."""
    await _tries.turn(request.client.host if request.client else "")
    try:
        made = await in_thread(work, database(), *args)
    except CodeNotValid:
        count = _tries.wrong()
        if count:
            await in_thread(log_event, database(), "wrong_code", None, None, count)
        raise
    except Problem:
        _tries.right()
        raise
    _tries.right()
    return made


async def _own_workshop(request: Request, here: Person, code: str) -> int | None:
    """Return the workshop a code leads to, for who has a role there or waits at its door already."""
    if len(code) != LENGTH:
        return None
    try:
        number = await _try(request, workshop_of_code, code)
    except (CodeNotValid, TooManyTries):
        return None
    mine = await in_thread(workshops_of, database(), here.id)
    is_in = mine is None or number in mine or await in_thread(waits_at, database(), here.id) == number
    return number if is_in else None


def _form(code: str, name: str, here: Person | None, problem: Problem | None = None) -> Response:
    title, ask_code, ask_name = _("Entrar al taller"), _("Código de la sala"), _("Su nombre y apellidos")
    ask_in, waiting = _("Pedir entrada"), _("Si no se le da entrada en 30 minutos, su nombre se borra.")
    shown = f"{code[:4]}-{code[4:]}" if len(code) == LENGTH else code
    said = f'<p class="pl-problem" role="alert">{html.escape(problem.message())}</p>' if problem else ""
    first = not code or isinstance(problem, CodeNotValid)  # what is to be typed next
    body = (
        f"<h1>{html.escape(title)}</h1>{said}{of_another(here) if here else ''}"
        f'<form method="post" action="/sala">'
        f'<label>{html.escape(ask_code)}<input class="pl-code" name="code" required maxlength="12" autocomplete="off" '
        f'autocapitalize="characters" spellcheck="false" value="{html.escape(shown)}"{_focus(first)}></label>'
        f'<label>{html.escape(ask_name)}<input name="name" required maxlength="120" autocomplete="name" '
        f'value="{html.escape(name[:120])}"{_focus(not first)}></label>'
        f"<button>{html.escape(ask_in)}</button></form>{what_is_kept()}<p><small>{html.escape(waiting)}</small></p>"
    )
    page = plain_page(body, problem.status if problem else 200)
    if problem and problem.status == 503:
        page.headers["retry-after"] = "5"
    return page


def _focus(is_next: bool) -> str:
    return " autofocus" if is_next else ""


async def _said(request: Request) -> dict[str, str]:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _BYTES:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=8)
    return {name: values[0] for name, values in fields.items()}


def _letters(code: str) -> str:
    """Return what a typed code may hold: its letters, without the dash it is shown with."""
    return "".join(each for each in code.upper() if each in ALPHABET)[:LENGTH]
