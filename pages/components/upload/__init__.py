"""A button that sends one file to a route of ours: Streamlit's own uploader keeps files at addresses open to all."""

from collections.abc import Callable, Sequence
from typing import Any, TypedDict

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _


class Kept(TypedDict, total=False):
    """What the route answered: the revision in which the file came to be shown, or what was read in it."""

    revision: int
    filled: dict[str, Any]
    people: str


_MOUNT = st.components.v2.component(
    "plenaria_upload", css=style("upload/upload.css"), js=shim("upload"), isolate_styles=False
)


def upload(
    *,
    address: str,
    label: str,
    accept: Sequence[str],
    limit: int,
    key: str,
    on_kept: Callable[[Kept], None],
    reads: bool = False,
) -> None:
    """Show the button; `on_kept` is called with the route's answer before the run that follows a kept file.

    `accept` are media types, or endings, offered for choosing and `limit` is in bytes; the route judges both anew.
    What it refuses is said here in its own words. Where the route `reads` for a while, that is said once all is sent.
    """

    # A callback, for a run that was asked for by the live socket at the same moment would swallow a result.
    def tell() -> None:
        kept = st.session_state[key].kept
        if kept:
            on_kept(kept)

    data = {"address": address, "label": label, "accept": ",".join(accept), "limit": limit}
    data["messages"] = _phrases(limit, reads)
    _MOUNT(key=key, data=data, on_kept_change=tell)


def _phrases(limit: int, reads: bool) -> dict[str, str]:
    heavy = _("El archivo pesa más de {limit} MB, que es el máximo. Redúzcalo y vuelva a subirlo.")
    return {
        **({"reading": _("Leyendo «{name}»…")} if reads else {}),
        "sending": _("Subiendo «{name}»…"),
        "kept": _("Se subió «{name}»."),
        "heavy": heavy.format(limit=limit // 1024**2),
        "failed": _("No se pudo subir «{name}». Revise la conexión e inténtelo de nuevo."),
    }
