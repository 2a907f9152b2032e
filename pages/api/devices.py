"""Opening Plenaria on another device of one's own: who is in makes a link that opens once, within ten minutes."""

import html

import segno
from starlette.requests import Request
from starlette.responses import Response

from pages.api.answers import asker, in_thread
from pages.api.plain_page import calmly, plain_page
from pages.shared.running import database, public_url
from storage.devices import PATIENCE, devices_of, link_for_device
from workshop.language import _, ngettext

_MINUTES = int(PATIENCE.total_seconds() // 60)
_QR = """
.pl-qr { display: block; width: 15rem; max-width: 100%; margin: 0 auto 1rem; }
code { font-size: .85rem; overflow-wrap: anywhere; user-select: all; }
"""


@calmly
async def offer_device(request: Request) -> Response:
    """Say what a link for another device does; nothing is made by looking."""
    person = asker(request)
    title, make, back = _("Abrir en otro dispositivo"), _("Mostrar el código QR"), _("Volver al taller")
    explained = _(
        "Un enlace personal sirve para un solo equipo. Aquí se hace uno más, para un teléfono o una computadora de "
        "usted: sirve una sola vez, durante {minutes} minutos. Quien lo abra entra como usted; no lo comparta."
    ).format(minutes=_MINUTES)
    count = await in_thread(devices_of, database(), person.id)
    said = ngettext("Ahora entra desde un equipo.", "Ahora entra desde {count} equipos.", count).format(count=count)
    body = (
        f"<h1>{html.escape(title)}</h1><p>{html.escape(explained)}</p>"
        f'<form method="post"><button>{html.escape(make)}</button></form>'
        f'<p><small>{html.escape(said)}</small></p><p><a href="/">{html.escape(back)}</a></p>'
    )
    return plain_page(body)


@calmly
async def make_device_link(request: Request) -> Response:
    """Make the link and show it, as a QR and as text; it is shown nowhere else."""
    token, _until = await in_thread(link_for_device, database(), asker(request))
    return plain_page(_shown(f"{public_url()}/entrar/{token}"), styles=_QR)


def _shown(link: str) -> str:
    title, alt = _("Escanee con su otro dispositivo"), _("Código QR para su otro dispositivo")
    said = _("O abra esta dirección en él. Sirve una sola vez, durante {minutes} minutos.").format(minutes=_MINUTES)
    back = _("Volver al taller")
    picture = segno.make(link, micro=False).svg_data_uri(scale=6, border=3, dark="#000", light="#fff")
    return (
        f'<h1>{html.escape(title)}</h1><img class="pl-qr" src="{html.escape(picture)}" alt="{html.escape(alt)}">'
        f'<p>{html.escape(said)}</p><p><code translate="no">{html.escape(link)}</code></p>'
        f'<p><a href="/">{html.escape(back)}</a></p>'
    )
