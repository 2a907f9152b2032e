"""A document's pages as pictures, asked of our own routes once the page stands: making them holds up no run."""

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _

_MOUNT = st.components.v2.component(
    "plenaria_preview", css=style("preview/preview.css"), js=shim("preview"), isolate_styles=False
)


def preview(*, address: str, chosen: str, revision: int, name: str, key: str) -> None:
    """Show the pages below an address; a later revision is offered, not made unasked. `name` is the document's.

    `chosen` is what the address asks for of the document, as its query; once it is another, the pages are made anew.
    """
    data = {"address": address, "chosen": chosen, "revision": revision, "name": name, "messages": _phrases()}
    _MOUNT(key=key, data=data)


def _phrases() -> dict[str, str]:
    return {
        "preparing": _("Preparando las páginas…"),
        "page": _("Página {page} de {pages}"),
        "later": _("El plan cambió después de preparar estas páginas."),
        "again": _("Actualizar las páginas"),
        "failed": _("No se pudieron preparar las páginas. Revise la conexión e inténtelo de nuevo."),
    }
