"""The few pages outside Streamlit: entering, leaving, printing. They stand before any session, and need no script."""

import html

from starlette.responses import HTMLResponse

from workshop.errors import Problem
from workshop.language import _, current_language

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plenaria</title><style>
:root {{ color-scheme: light dark; --ink: #17365d; --paper: #fff; --soft: #f3f6f9; --line: #c9d3dd; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #dbe7f5; --paper: #14181f; --soft: #1d232c; --line: #3a4a5b; }} }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--soft); color: var(--ink);
  font: 1.1rem/1.5 system-ui, sans-serif; }}
main {{ background: var(--paper); padding: 2.5rem; border-radius: .75rem; max-width: {width}; margin: 1rem; }}
h1 {{ margin: 0 0 1rem; font-size: 1.5rem; }}
label {{ display: block; margin-bottom: 1rem; }} label.pl-tick {{ display: flex; gap: .6rem; margin: 0 0 .35rem; }}
input:not([type=checkbox]) {{ font: inherit; display: block; width: 100%; box-sizing: border-box; padding: .6rem;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); }}
input.pl-code {{ font: 1.4rem ui-monospace, monospace; letter-spacing: .15em; text-transform: uppercase; }}
button {{ font: inherit; width: 100%; padding: .8rem; margin-top: .5rem; border: 0; border-radius: .5rem;
  background: #1f6f78; color: #fff; cursor: pointer; }}
button.pl-other {{ background: none; color: inherit; border: 1px solid var(--line); }}
a {{ color: inherit; }} small {{ opacity: .85; }} .pl-problem {{ color: #b3261e; }}
@media (prefers-color-scheme: dark) {{ .pl-problem {{ color: #ffb4ab; }} }}
:focus-visible {{ outline: 3px solid #e0a800; outline-offset: 2px; }}
{styles}</style></head><body><main>{body}</main></body></html>"""


def plain_page(body: str, status: int = 200, *, width: str = "26rem", styles: str = "") -> HTMLResponse:
    """Return a page of escaped HTML that nothing on the way keeps."""
    page = HTMLResponse(_PAGE.format(lang=current_language(), body=body, width=width, styles=styles), status)
    page.headers["cache-control"] = "no-store"
    return page


def calm_page(problem: Problem) -> HTMLResponse:
    """Return the one page for all that opens nothing, whatever the reason: what happened, and what to do next."""
    refused = html.escape(_("No se pudo entrar"))
    return plain_page(f"<h1>{refused}</h1><p>{html.escape(problem.message())}</p>", problem.status)


def what_is_kept() -> str:
    """Say what entering keeps about a person and until when, as escaped HTML."""
    kept = _(
        "Se guardan su nombre y lo que escriba en el taller, con la hora. La entrada vence a los 14 días, o tras 4 "
        "días sin usarla. Si usted lo pide, la coordinación borra su nombre; lo acordado queda."
    )
    return f"<p><small>{html.escape(kept)}</small></p>"
