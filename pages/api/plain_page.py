"""The few pages outside Streamlit: entering, leaving, printing. They stand before any session, and need no script."""

import functools
import html
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pages.api.answers import note_bug, speak_to
from workshop.errors import EntranceBusy, Problem
from workshop.keeping_errors import BusyStorage
from workshop.language import _, current_language

Handler = Callable[[Request], Awaitable[Response]]
_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plenaria</title><style>
:root {{ color-scheme: light dark; --ink: #1b2733; --paper: #fff; --soft: #f2f5f8; --line: #c9d3dd; --main: #17365d;
  --problem: #b3261e; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e8edf2; --paper: #1a2633; --soft: #111a24; --line: #3a4a5b;
  --main: #27808a; --problem: #ffb4ab; }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; background: var(--soft);
  color: var(--ink); font: 1.05rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }}
main {{ background: var(--paper); padding: 2rem 2.25rem; border: 1px solid var(--line); border-radius: .75rem;
  width: calc(100% - 2rem); max-width: {width}; margin: 1rem; overflow-wrap: break-word; }}
@media (max-width: 480px) {{ main {{ padding: 1.5rem 1.25rem; }} }}
.pl-name {{ margin: 0 0 1.25rem; font-size: .9rem; font-weight: 600; letter-spacing: .04em; opacity: .75; }}
h1 {{ margin: 0 0 .75rem; font-size: 1.45rem; line-height: 1.3; }} p {{ margin: 0 0 1rem; }}
label {{ display: block; margin-bottom: 1rem; }} label.pl-tick {{ display: flex; gap: .6rem; margin: 0 0 .35rem; }}
input:not([type=checkbox]) {{ font: inherit; display: block; width: 100%; padding: .6rem; margin-top: .25rem;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); }}
input.pl-code {{ font: 1.4rem ui-monospace, monospace; letter-spacing: .15em; text-transform: uppercase; }}
form {{ margin: 0 0 1.25rem; }}
button {{ font: inherit; width: 100%; padding: .8rem; margin-top: .5rem; border: 0; border-radius: .5rem;
  background: var(--main); color: #fff; cursor: pointer; }}
button.pl-other {{ background: none; color: inherit; border: 1px solid var(--line); }}
a {{ color: inherit; }} small {{ opacity: .85; }} .pl-ways > :last-child, main > :last-child {{ margin-bottom: 0; }}
.pl-problem {{ color: var(--problem); }}
:focus-visible {{ outline: 3px solid #e0a800; outline-offset: 2px; }}
{styles}</style></head><body><main><p class="pl-name">Plenaria</p>{body}</main></body></html>"""


def plain_page(body: str, status: int = 200, *, width: str = "27rem", styles: str = "") -> HTMLResponse:
    """Return a page of escaped HTML that nothing on the way keeps."""
    page = HTMLResponse(_PAGE.format(lang=current_language(), body=body, width=width, styles=styles), status)
    page.headers["cache-control"] = "no-store"
    return page


def calm_page(problem: Problem, ways: Mapping[str, str] | None = None) -> HTMLResponse:
    """Return the one page for all that opens nothing, whatever the reason: what happened, and what to do next.

    `ways` are further ones to go on: address to words.
    """
    return _calm(_("No se pudo entrar"), problem.message(), problem.status, ways)


def calmly(handler: Handler) -> Handler:
    """Speak the asker's language, show problems as the calm page, and bugs as an id that the log explains."""

    @functools.wraps(handler)
    async def answer(request: Request) -> Response:
        speak_to(request)
        try:
            return await handler(request)
        except BusyStorage:
            return calm_page(EntranceBusy())
        except Problem as problem:
            said = _("No se pudo hacer")
            return _calm(said, problem.message(), problem.status, {"/": _("Ir al inicio de Plenaria")})
        except Exception:
            return bug_page()

    return answer


def bug_page() -> HTMLResponse:
    """Log the exception at hand under an id and show the id alone."""
    said = _("Intente de nuevo; si sigue, dé este número a soporte: {number}").format(number=note_bug())
    return _calm(_("Algo falló de nuestro lado"), said, 500)


def _calm(heading: str, said: str, status: int, ways: Mapping[str, str] | None = None) -> HTMLResponse:
    to_go = ((html.escape(to), html.escape(words)) for to, words in (ways or {}).items())
    links = "".join(f'<p><a href="{to}">{words}</a></p>' for to, words in to_go)
    body = f"<h1>{html.escape(heading)}</h1><p>{html.escape(said)}</p>"
    return plain_page(body + (f'<div class="pl-ways">{links}</div>' if links else ""), status)


def what_is_kept() -> str:
    """Say what entering keeps about a person and until when, as escaped HTML."""
    kept = _(
        "Se guardan su nombre, cuándo entra y lo que escriba, con la hora, mientras se conserve el taller. La entrada "
        "vence a los 14 días, o tras 4 días sin usarla. Si usted lo pide, la coordinación borra su nombre y sus "
        "datos; lo acordado y el lugar de su delegación quedan."
    )
    return f"<p><small>{html.escape(kept)}</small></p>"
