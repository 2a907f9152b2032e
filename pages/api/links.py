"""Links for many at once: sheets with a QR for each person, or a file for a mail merge; made anew when asked for."""

import csv
import html
import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import segno
from starlette.requests import Request
from starlette.responses import Response

from pages.api.answers import body_within, in_thread, open_for
from pages.api.plain_page import calmly, plain_page
from pages.shared.formats import day
from pages.shared.running import database, public_url
from storage.people import LINK_DAYS
from storage.roles import Access, fresh_links, list_access
from workshop.errors import NobodyChosen, PersonNotFound, Problem
from workshop.language import _
from workshop.permissions import Actor, Doing
from workshop.rehearsals import marked
from workshop.role_labels import grants_label
from workshop.workshop import Workshop

_BYTES = 64 * 1024  # of a form: ids of a thousand people
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
_SHEET = """
:root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #777; --main: #17365d; }
body { display: block; } main { max-width: none; width: auto; margin: 0; padding: 1rem; border: 0; }
.pl-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.pl-card { border: 1px dashed #777; border-radius: .5rem; padding: 1rem; break-inside: avoid; text-align: center; }
.pl-card h2 { margin: 0; font-size: 1.15rem; } .pl-card p { margin: .2rem 0; } .pl-card img { width: 9rem; }
.pl-card code { font-size: .72rem; overflow-wrap: anywhere; }
@media print {
  h1, .pl-said, .pl-name { display: none; } main { padding: 0; }
  .pl-cards { grid-template-columns: repeat(3, 1fr); gap: .5rem; }
  .pl-card { padding: .6rem .5rem; font-size: .8rem; } .pl-card h2 { font-size: 1rem; } .pl-card img { width: 8rem; }
  .pl-card code { font-size: .62rem; }
}
"""


@calmly
async def show_links(request: Request) -> Response:
    """Ask whom links are to be made for, and in which form; nothing is made by looking."""
    workshop, actor = await open_for(request, Doing.INVITE)
    people = await in_thread(list_access, database(), workshop, actor)
    return _choice(workshop, [each for each in people if _may_have(each)])


def _choice(workshop: Workshop, people: list[Access], problem: Problem | None = None) -> Response:
    title, said = _("Enlaces para repartir"), _(
        "A cada persona marcada se le hace un enlace nuevo; los que tenía sin usar dejan de servir. "
        "Quienes ya entraron siguen dentro."
    )  # fmt: skip
    sheet, letters = _("Hojas con QR, para imprimir"), _("Archivo CSV, para combinar correspondencia")
    buttons = (
        f'<button name="form" value="sheet">{html.escape(sheet)}</button>'
        f'<button class="pl-other" name="form" value="csv">{html.escape(letters)}</button>'
    )
    nobody = _("Todavía no hay personas con acceso. Déselo primero en «Accesos».")
    ticks = "".join(_tick(workshop, person) for person in people)
    form = f'<form method="post">{ticks}{buttons}</form>' if people else f"<p>{html.escape(nobody)}</p>"
    wrong = f'<p class="pl-problem" role="alert">{html.escape(problem.message())}</p>' if problem else ""
    back_to = html.escape(_("Volver a «Accesos»"))
    back = f'<p><a href="/accesos?taller={workshop.id}">{back_to}</a></p>'
    body = f"<h1>{html.escape(title)}</h1><p>{html.escape(said)}</p>{wrong}{form}{back}"
    return plain_page(body, problem.status if problem else 200, width="40rem")


@calmly
async def make_links(request: Request) -> Response:
    """Make the links and answer with the sheet or the file; they are shown nowhere else."""
    workshop, actor = await open_for(request, Doing.INVITE)
    form, chosen = await _said(request)
    if not chosen:
        listed = await in_thread(list_access, database(), workshop, actor)
        return _choice(workshop, [each for each in listed if _may_have(each)], NobodyChosen())
    people, links = await in_thread(_make, workshop, actor, chosen)
    if form == "csv":
        name = f"plenaria-{workshop.id}-enlaces.csv"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(_letters(workshop, people, links), media_type="text/csv; charset=utf-8", headers=headers)
    return _sheet(workshop, people, links)


def _may_have(person: Access) -> bool:
    return person.table_axis is None and not person.everywhere


def _make(workshop: Workshop, actor: Actor, chosen: list[str]) -> tuple[list[Access], Mapping[str, str]]:
    listed = {each.id: each for each in list_access(database(), workshop, actor) if _may_have(each)}
    if not all(person in listed for person in chosen):
        raise PersonNotFound()
    tokens = fresh_links(database(), workshop, actor, chosen)
    links = {person: f"{public_url()}/entrar/{token}" for person, token in tokens.items()}
    return [each for each in listed.values() if each.id in links], links


def _tick(workshop: Workshop, person: Access) -> str:
    ticked = "" if person.present else " checked"
    roles = html.escape(grants_label(workshop, person.grants))
    return (
        f'<label class="pl-tick"><input type="checkbox" name="person" value="{person.id}"{ticked}>'
        f"<span>{html.escape(person.name)} <small>{roles}</small></span></label>"
    )


def _sheet(workshop: Workshop, people: list[Access], links: Mapping[str, str]) -> Response:
    title, said = (
        marked(workshop.facts, workshop.facts.title),
        _("Imprima esta página ahora: los enlaces no se vuelven a mostrar."),
    )
    cards = "".join(_card(workshop, person, links[person.id]) for person in people)
    body = f'<h1>{html.escape(title)}</h1><p class="pl-said">{html.escape(said)}</p><div class="pl-cards">{cards}</div>'
    return plain_page(body, styles=_SHEET)


def _card(workshop: Workshop, person: Access, link: str) -> str:
    picture = segno.make(link, micro=False).svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
    alt, until = _("Código QR del enlace personal"), day((datetime.now(UTC) + timedelta(days=LINK_DAYS)).date(), "long")
    once = _("Enlace personal: sirve para una sola entrada, hasta el {until}.").format(until=until)
    return (
        f'<section class="pl-card"><p><small>{html.escape(workshop.facts.title)}</small></p>'
        f"<h2>{html.escape(person.name)}</h2><p>{html.escape(grants_label(workshop, person.grants))}</p>"
        f'<img src="{html.escape(picture)}" alt="{html.escape(alt)}"><p><code>{html.escape(link)}</code></p>'
        f"<p><small>{html.escape(once)}</small></p></section>"
    )


def _letters(workshop: Workshop, people: list[Access], links: Mapping[str, str]) -> bytes:
    emails = {person.id: person.email for person in workshop.participants}
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow([_("Nombre"), _("Correo"), _("Enlace"), _("Papel")])
    for person in people:
        email, roles = emails.get(person.participant or "", ""), grants_label(workshop, person.grants)
        rows.writerow([harmless(text) for text in (person.name, email, links[person.id], roles)])
    return file.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text as a spreadsheet shows it, and never takes it for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


async def _said(request: Request) -> tuple[str, list[str]]:
    body = await body_within(request, _BYTES, PersonNotFound())
    fields = parse_qs(body.decode("utf-8", "replace"))
    return fields.get("form", [""])[0], fields.get("person", [])
