"""Says which language a page speaks, for screen readers, spelling and translators; Streamlit says English of all."""

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import current_language

_MOUNT = st.components.v2.component(
    "plenaria_language", css=style("language/language.css"), js=shim("language"), isolate_styles=False
)


def mark_language() -> None:
    """Mark the page, whatever it shows or fails to show, as written in the language its viewer reads."""
    _MOUNT(key="page-language", data={"language": current_language()})
