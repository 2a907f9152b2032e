"""The scene on the shared screen, which changes as the live line tells, without a run of the page."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import current_language

_MOUNT = st.components.v2.component(
    "plenaria_scene", css=style("countdown/countdown.css"), js=shim("scene"), isolate_styles=False
)


def scene(shown: Mapping[str, Any], *, workshop: int, zone: str | None) -> None:
    """Show a scene as `showing.shown_now` has it, and all that follow, in the language of this run.

    `zone` is the viewer's own where that is another than the workshop's.
    """
    asked = {"language": current_language(), "zone": zone}
    _MOUNT(key="scene", data={"workshop": workshop, "shown": dict(shown), "asked": asked})
