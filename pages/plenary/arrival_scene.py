"""The shared screen at the beginning of a session: the code by which everybody says that they are there."""

from html import escape

import segno

from pages.plenary.fitting import LARGEST, WIDTH, Text, fit
from pages.plenary.scenes import frame
from pages.shared.formats import day
from workshop.attendance import figures, session_at
from workshop.language import _
from workshop.now import instant
from workshop.workshop import Workshop


def arrival(workshop: Workshop, address: str) -> str:
    """Return the code of the session that is on or comes next, what to do with it, and how many are there."""
    session = session_at(workshop, instant())
    if session is None:
        nothing = escape(_("Todavía no hay agenda."))
        return frame(workshop, "", f"<p>{nothing}</p>", LARGEST)
    found = figures(workshop, session.id)
    heading = _("¿Ya está aquí?")
    lines = [
        _("Escanee el código con su teléfono y diga «Estoy aquí»."),
        _("Presentes: {present} de {expected}").format(present=found.present, expected=found.expected),
    ]
    below = "".join(f"<p>{escape(text)}</p>" for text in lines)
    link = f"{address}/presente/{workshop.id}/{session.id}"
    picture = segno.make(link, error="m").svg_data_uri(scale=8, border=2, dark="#000", light="#fff")
    alt = escape(_("Código QR para decir que se está en la sesión"))
    main = (
        f'<div class="pl-screen-welcome"><div><h1 class="pl-screen-heading">{escape(heading)}</h1>{below}</div>'
        f'<div class="pl-screen-qr"><img src="{escape(picture)}" alt="{alt}"></div></div>'
    )
    place = " · ".join(part for part in (session.title, day(session.date, "medium")) if part)
    size = fit([Text(heading, gap=0.8), *(Text(text, 0.6, gap=0.3) for text in lines)], width=WIDTH * 0.6)
    return frame(workshop, escape(place), main, size)
