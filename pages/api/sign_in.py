"""Entering by a personal link: opening it shows whom it is for, a POST enters; and leaving."""

import html

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.api.answers import in_thread, person_at, speak_to
from pages.api.plain_page import calm_page, plain_page, what_is_kept
from pages.api.principal import cookie_of
from pages.components import digest
from pages.shared.running import cookie_name, database, is_https
from storage.people import SIGN_IN_DAYS, enter, leave, person_of_cookie, person_of_link
from workshop.errors import LinkNotValid
from workshop.language import _


async def show_link(request: Request) -> Response:
    """Say whom a link is for and offer to enter; nothing is consumed, so link previews do no harm."""
    speak_to(request)
    try:
        person = await in_thread(person_of_link, database(), request.path_params["token"])
    except LinkNotValid as problem:
        return calm_page(problem)
    welcome, enter_now = html.escape(_("Le damos la bienvenida,")), html.escape(_("Entrar"))
    body = (
        f"<h1>{welcome}<br>{html.escape(person.name)}</h1>"
        f'<form method="post"><button>{enter_now}</button></form>{what_is_kept()}'
    )
    return plain_page(body)


async def use_link(request: Request) -> Response:
    """Enter: use the link up and set the cookie. Who has just entered by this very link is let through again."""
    speak_to(request)
    token = request.path_params["token"]
    try:
        person = await in_thread(person_of_link, database(), token)
        secret = await in_thread(enter, database(), token)
    except LinkNotValid as problem:
        sent = cookie_of(request.headers)
        known = await in_thread(person_of_cookie, database(), sent) if sent else None
        if known is not None:
            return RedirectResponse("/", 303)
        return calm_page(problem)
    return let_in(secret, "/matriz" if person.table_axis else "/")


def let_in(secret: str, page: str = "/") -> Response:
    """Hand over the cookie of a new sign-in and lead to the workshop; a table's laptop opens its matrix."""
    answer = RedirectResponse(page, 303)
    answer.set_cookie(
        cookie_name(), secret, max_age=SIGN_IN_DAYS * 86400, httponly=True, samesite="lax", secure=is_https(), path="/"
    )
    return answer


async def ask_to_leave(request: Request) -> Response:
    """Ask before leaving: a link alone shall not sign anybody out. What is unsent on this computer goes with them."""
    speak_to(request)
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


async def sign_out(request: Request) -> Response:
    """Leave: end the sign-in, at the address for it those on all other devices too, and drop the cookie."""
    speak_to(request)
    secret = cookie_of(request.headers)
    if secret:
        await in_thread(leave, database(), secret, request.url.path.endswith("/todos"))
    left, explained = _("Ha salido"), _("Para volver a entrar, pida un enlace nuevo a la coordinación.")
    body = f"<h1>{html.escape(left)}</h1><p>{html.escape(explained)}</p>"
    answer = plain_page(body)
    answer.delete_cookie(cookie_name(), path="/", secure=is_https(), httponly=True, samesite="lax")
    return answer
