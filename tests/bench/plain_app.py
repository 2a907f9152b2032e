"""The yardstick: a shared matrix with Streamlit alone, a text area per cell, a fragment on a timer."""

import sqlite3

import streamlit as st

ROWS, COLUMNS = 60, 3


@st.cache_resource
def table() -> sqlite3.Connection:
    """Return the one table, made at the first call."""
    db = sqlite3.connect("plain.db", check_same_thread=False, isolation_level=None)
    db.execute("CREATE TABLE IF NOT EXISTS cell (row INT, col INT, text TEXT, version INT, PRIMARY KEY (row, col))")
    cells = [
        (row, column, "Fortalecer el intercambio de información", 1) for row in range(ROWS) for column in range(COLUMNS)
    ]
    db.executemany("INSERT OR IGNORE INTO cell VALUES (?, ?, ?, ?)", cells)
    return db


def save(row: int, column: int, key: str) -> None:
    """Keep what was typed."""
    values = (st.session_state[key], row, column)
    table().execute("UPDATE cell SET text = ?, version = version + 1 WHERE row = ? AND col = ?", values)


@st.fragment(run_every=2)
def matrix() -> None:
    """Show every cell; one that another person changed comes under a new key, or it would keep its old text."""
    for row, column, text, version in table().execute("SELECT row, col, text, version FROM cell ORDER BY row, col"):
        key = f"{row}-{column}-{version}"
        st.text_area(f"{row}-{column}", text, key=key, on_change=save, args=(row, column, key))


matrix()
