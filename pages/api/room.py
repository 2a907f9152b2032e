"""Entering by the room's code: code and name are asked for, and who gives them waits at the door until let in."""

import html
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.api.answers import in_thread, person_at
from pages.api.plain_page import calmly, plain_page, what_is_kept
from pages.api.sign_in import let_in
from pages.api.tries import Tries
from pages.shared.running import database
from storage.people import log_event
from storage.room import ALPHABET, LENGTH, knock
from workshop.errors import (
    BusyStorage,
    CodeNotValid,
    EntranceBusy,
    InvalidText,
    NameRequired,
    Problem,
    RoomFull,
    TooManyTries,
)
from workshop.language import _

_BYTES = 4096  # of a form
_tries = Tries()


@calmly
async def show_room(request: Request) -> Response:
    """Ask for the code, unless the QR brought it, and the name; who is in already goes on."""
    if person_at(request) is not None:
        return RedirectResponse("/", 303)
    return _form(_letters(request.path_params.get("code", "")), "")


@calmly
async def enter_room(request: Request) -> Response:
    """Have somebody wait at the door; a wrong code is told apart from nothing else, and may be corrected."""
    if person_at(request) is not None:
        return RedirectResponse("/", 303)
    said = await _said(request)
    code, name = _letters(said.get("code", "")), said.get("name", "")
    try:
        await _tries.turn()
        secret = await in_thread(knock, database(), code, name)
    except CodeNotValid as problem:
        count = _tries.wrong()
        if count:
            await in_thread(log_event, database(), "wrong_code", None, None, count)
        return _form(code, name, problem)
    except TooManyTries as problem:
        return _form(code, name, problem)
    except (NameRequired, InvalidText, RoomFull) as problem:
        _tries.right()
        return _form(code, name, problem)
    except BusyStorage:
        _tries.right()
        return _form(code, name, EntranceBusy())
    _tries.right()
    return let_in(secret)


def _form(code: str, name: str, problem: Problem | None = None) -> Response:
    title, ask_code, ask_name = _("Entrar al taller"), _("Código de la sala"), _("Su nombre y apellidos")
    ask_in, waiting = _("Pedir entrada"), _("Si no se le da entrada en 30 minutos, su nombre se borra.")
    shown = f"{code[:4]}-{code[4:]}" if len(code) == LENGTH else code
    said = f'<p class="pl-problem" role="alert">{html.escape(problem.message())}</p>' if problem else ""
    first = not code or isinstance(problem, CodeNotValid)  # what is to be typed next
    body = (
        f"<h1>{html.escape(title)}</h1>{said}"
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
