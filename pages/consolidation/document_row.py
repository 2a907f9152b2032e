"""A line of the page Documentos: what a document is called and for, beside it the ways to have it."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st


@contextmanager
def document_row(name: str, title: str, purpose: str) -> Iterator[None]:
    """Show a document's title and purpose; its buttons, shown within, stand beside them, on a phone below them."""
    with st.container(key=f"document-{name}", horizontal=True, vertical_alignment="center", border=True):
        st.html(f'<div class="pl-document"><h3>{escape(title)}</h3><p class="pl-below">{escape(purpose)}</p></div>')
        yield
