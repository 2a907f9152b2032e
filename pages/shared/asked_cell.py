"""The item and field an address names, so that a list of what is to be looked at leads to the very place."""

import streamlit as st

CELL = "celda"  # pages/components/asked_cell.js reads it too


def naming_cell(item: str, field: str) -> str:
    """Return what an address says to lead to a field of an item."""
    return f"{CELL}={item}.{field}"


def asked_field() -> str:
    """Return the field the page's address names, "" for none."""
    return st.query_params.get(CELL, "").rpartition(".")[2]
