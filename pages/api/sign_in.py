"""Entering by a personal link: opening it shows whom it is for, a POST enters; and leaving."""

import html
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.api.answers import in_thread, person_at
from pages.api.plain_page import calm_page, calmly, plain_page, what_is_kept
from pages.api.principal import cookie_of
from pages.components import digest
from pages.shared.running import cookie_name, database, is_https
from storage.people import SIGN_IN_DAYS, Person, came_by, enter, leave, person_of_link, workshops_of
from storage.workshops import read_workshop
from workshop.errors import LinkNotValid
from workshop.language import _


@calmly
async def show_link(request: Request) -> Response:
    """Say whom a link is for and offer to enter; nothing is consumed, so link previews do no harm."""
    try:
        person, title = await in_thread(_whose, request.path_params["token"])
    except LinkNotValid as problem:
        return await _go_on_or(request, problem)
    here = person_at(request)
    body = _welcome(person, title) + (of_another(here) if here and here.id != person.id else "")
    button = '<form method="post"><button>' + html.escape(_("Entrar")) + "</button></form>"
    return plain_page(body + button + (_kept_at_table() if person.table_axis else what_is_kept()))


def _whose(token: str) -> tuple[Person, str]:
    """Return whom a link is for, and the title of the workshop it leads to where that is one."""
    person = person_of_link(database(), token)
    numbers = workshops_of(database(), person.id)
    title = read_workshop(database(), min(numbers)).facts.title if numbers and len(numbers) == 1 else ""
    return person, title


def _welcome(person: Person, title: str) -> str:
    welcome = _("Equipo de la mesa") if person.table_axis else _("Le damos la bienvenida,")
    below = f"<p translate=no>{html.escape(title)}</p>" if title else ""
    return f"<h1>{html.escape(welcome)}<br><span translate=no>{html.escape(person.name)}</span></h1>{below}"


def of_another(here: Person) -> str:
    """Say who is in on this device, and that entering otherwise ends that; with the way to go on as they are."""
    said = _("En este equipo ha entrado {name}. Al seguir, su entrada aquí se cierra.").format(name=here.name)
    go_on = _("Seguir como {name}").format(name=here.name)
    return f'<p>{html.escape(said)} <a href="/">{html.escape(go_on)}</a></p>'


def _kept_at_table() -> str:
    said = _(
        "Abre la matriz de un grupo en este equipo hasta que termine el día. Quien escribe elige su nombre, que se "
        "guarda con lo que escriba y la hora mientras se conserve el taller."
    )
    return f"<p><small>{html.escape(said)}</small></p>"


@calmly
async def use_link(request: Request) -> Response:
    """Enter: use the link up and set the cookie. Who has entered by this very link is let through again."""
    token, here = request.path_params["token"], person_at(request)
    try:
        person = await in_thread(person_of_link, database(), token)
        secret = await in_thread(enter, database(), token)
    except LinkNotValid as problem:
        return await _go_on_or(request, problem)
    if here is not None and here.id != person.id:
        await in_thread(leave, database(), cookie_of(request.headers) or "")
    return let_in(secret, "/matriz" if person.table_axis else "/")


async def _go_on_or(request: Request, problem: LinkNotValid) -> Response:
    """Let through who is in already by a link of theirs, as from their letter on the second day; else be calm."""
    here = person_at(request)
    if here is not None and await in_thread(came_by, database(), request.path_params["token"], here.id):
        return RedirectResponse("/matriz" if here.table_axis else "/", 303)
    return calm_page(problem, _ways_on(here))


def _ways_on(here: Person | None) -> Mapping[str, str]:
    if here is not None:
        return {"/": _("Seguir como {name}").format(name=here.name)}
    return {"/sala": _("Entrar con el código de la sala")}


def let_in(secret: str, page: str = "/") -> Response:
    """Hand over the cookie of a new sign-in and lead to the workshop; a table's laptop opens its matrix."""
    answer = RedirectResponse(page, 303)
    answer.set_cookie(
        cookie_name(), secret, max_age=SIGN_IN_DAYS * 86400, httponly=True, samesite="lax", secure=is_https(), path="/"
    )
    return answer


@calmly
async def ask_to_leave(request: Request) -> Response:
    """Ask before leaving: a link alone shall not sign anybody out. What is unsent on this computer goes with them."""
    asked, leave_now, back = _("¿Salir de Plenaria?"), _("Salir"), _("Volver al taller")
    everywhere = _("Salir de todos los equipos")
    explained = _("En este equipo ya no se podrá ver el taller. Para volver hará falta un enlace personal nuevo.")
    person = person_at(request)
    known = html.escape(person.id if person else "")
    body = (
        f"<h1>{html.escape(asked)}</h1><p>{html.escape(explained)}</p>"
        f'<form method="post" data-person="{known}"><button>{html.escape(leave_now)}</button></form>'
        f'<form method="post" action="/salir/todos" data-person="{known}">'
        f'<button class="pl-other">{html.escape(everywhere)}</button></form>'
        f'<p><a href="/">{html.escape(back)}</a></p>'
        f'<script type="module" src="/recursos/{digest()}/live/leave.js"></script>'
    )
    return plain_page(body)


@calmly
async def sign_out(request: Request) -> Response:
    """Leave: end the sign-in, at the address for it those on all other devices too, and drop the cookie."""
    secret = cookie_of(request.headers)
    if secret:
        await in_thread(leave, database(), secret, request.url.path.endswith("/todos"))
    left, explained = _("Ha salido"), _("Para volver a entrar, pida un enlace nuevo a la coordinación.")
    room = _("Entrar con el código de la sala")
    body = f'<h1>{html.escape(left)}</h1><p>{html.escape(explained)}</p><p><a href="/sala">{html.escape(room)}</a></p>'
    answer = plain_page(body)
    answer.delete_cookie(cookie_name(), path="/", secure=is_https(), httponly=True, samesite="lax")
    return answer
