"""What keeps a page of Streamlit elements up to date: it hears the live socket and asks for a rerun when it must."""

from collections.abc import Sequence

import streamlit as st

from pages.components.assets import shim, style
from pages.components.live.closing_phrases import closing_phrases, stage_names
from workshop.language import _

_MOUNT = st.components.v2.component("plenaria_live", css=style("live/live.css"), js=shim("live"), isolate_styles=False)


def live(
    *,
    workshop: int,
    revision: int,
    watch: Sequence[str] | str = "all",
    key: str | None = None,
    standing: str = "",
    revoked: str = "",
) -> int | None:
    """Rerun the page when others change what it shows; return the revision that was the reason, `None` otherwise.

    `revision` is the one this run shows, `watch` the kinds of item ("action") and the ids whose changes matter, or
    "all"; `standing` is the sign of the rights the page was made for. Invisible but for "Sin conexión" and the clock of
    an announced closing; it blanks the page when the entry was revoked, saying `revoked` if given, and closes the
    dialog Streamlit opens over a lost connection.
    """
    ended = _("Su acceso a este taller terminó. Si debe volver, pida un enlace nuevo a la coordinación.")
    data = {
        "workshop": workshop,
        "revision": revision,
        "standing": standing,
        "watch": watch if isinstance(watch, str) else list(watch),
        "messages": {"offline": _("Sin conexión"), "revoked": revoked or ended, **closing_phrases()},
        "stages": stage_names(),
    }
    result = _MOUNT(key=key or f"live-{workshop}", data=data, on_changed_change=lambda: None)
    changed = result.changed
    return int(changed) if changed is not None else None
