"""Entering by a personal link: opening it shows whom it is for, a POST enters; and leaving."""

import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pages.api.answers import in_thread, person_at, speak_to
from pages.api.principal import cookie_of
from pages.components import digest
from pages.shared.running import cookie_name, database, is_https
from storage.people import SIGN_IN_DAYS, enter, leave, person_of_cookie, person_of_link
from workshop.errors import LinkNotValid, Problem
from workshop.language import _, current_language

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plenaria</title><style>
:root {{ color-scheme: light dark; --ink: #17365d; --paper: #fff; --soft: #f3f6f9; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #dbe7f5; --paper: #14181f; --soft: #1d232c; }} }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--soft); color: var(--ink);
  font: 1.1rem/1.5 system-ui, sans-serif; }}
main {{ background: var(--paper); padding: 2.5rem; border-radius: .75rem; max-width: 26rem; margin: 1rem; }}
h1 {{ margin: 0 0 1rem; font-size: 1.5rem; }}
button {{ font: inherit; width: 100%; padding: .8rem; border: 0; border-radius: .5rem; background: #1f6f78; color: #fff;
  cursor: pointer; }}
a {{ color: inherit; }} small {{ opacity: .8; }}
:focus-visible {{ outline: 3px solid #e0a800; outline-offset: 2px; }}
</style></head><body><main>{body}</main></body></html>"""


async def show_link(request: Request) -> Response:
    """Say whom a link is for and offer to enter; nothing is consumed, so link previews do no harm."""
    speak_to(request)
    try:
        person = await in_thread(person_of_link, database(), request.path_params["token"])
    except LinkNotValid as problem:
        return _calm_page(problem)
    kept = _("Se guarda su nombre y lo que escriba en el taller, hasta que la coordinación lo cierre.")
    welcome, enter_now = html.escape(_("Le damos la bienvenida,")), html.escape(_("Entrar"))
    body = (
        f"<h1>{welcome}<br>{html.escape(person.name)}</h1>"
        f'<form method="post"><button>{enter_now}</button></form>'
        f"<p><small>{html.escape(kept)}</small></p>"
    )
    return _page(body)


async def use_link(request: Request) -> Response:
    """Enter: use the link up and set the cookie. Who has just entered by this very link is let through again."""
    speak_to(request)
    token = request.path_params["token"]
    try:
        secret = await in_thread(enter, database(), token)
    except LinkNotValid as problem:
        sent = cookie_of(request.headers)
        known = await in_thread(person_of_cookie, database(), sent) if sent else None
        if known is not None:
            return RedirectResponse("/", 303)
        return _calm_page(problem)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        cookie_name(), secret, max_age=SIGN_IN_DAYS * 86400, httponly=True, samesite="lax", secure=is_https(), path="/"
    )
    return answer


async def ask_to_leave(request: Request) -> Response:
    """Ask before leaving: a link alone shall not sign anybody out. What is unsent on this computer goes with them."""
    speak_to(request)
    asked, leave_now, back = _("¿Salir de Plenaria?"), _("Salir"), _("Volver al taller")
    explained = _("En este equipo ya no se podrá ver el taller. Para volver hará falta un enlace personal nuevo.")
    person = person_at(request)
    known = html.escape(person.id if person else "")
    body = (
        f"<h1>{html.escape(asked)}</h1><p>{html.escape(explained)}</p>"
        f'<form method="post" data-person="{known}"><button>{html.escape(leave_now)}</button></form>'
        f'<p><a href="/">{html.escape(back)}</a></p>'
        f'<script type="module" src="/recursos/{digest()}/live/leave.js"></script>'
    )
    return _page(body)


async def sign_out(request: Request) -> Response:
    """Leave: end the sign-in and drop the cookie."""
    speak_to(request)
    secret = cookie_of(request.headers)
    if secret:
        await in_thread(leave, database(), secret)
    left, explained = _("Ha salido"), _("Para volver a entrar, pida un enlace nuevo a la coordinación.")
    body = f"<h1>{html.escape(left)}</h1><p>{html.escape(explained)}</p>"
    answer = _page(body)
    answer.delete_cookie(cookie_name(), path="/", secure=is_https(), httponly=True, samesite="lax")
    return answer


def _calm_page(problem: Problem) -> HTMLResponse:
    refused = html.escape(_("No se pudo entrar"))
    body = f"<h1>{refused}</h1><p>{html.escape(problem.message())}</p>"
    return _page(body, problem.status)


def _page(body: str, status: int = 200) -> HTMLResponse:
    page = HTMLResponse(_PAGE.format(lang=current_language(), body=body), status)
    page.headers["cache-control"] = "no-store"
    return page
