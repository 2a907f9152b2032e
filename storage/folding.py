"""Looking for words whatever their accents and capitals, the same on both databases."""

import sqlite3

from sqlalchemy import ColumnElement, Connection, func

from workshop.text import folded

_MARKED = "áàâãäåéèêëíìîïóòôõöúùûüñçý"
_PLAIN = "aaaaaaeeeeiiiiooooouuuuncy"


def teach_folding(connection: sqlite3.Connection) -> None:
    """Let a connection to SQLite, which knows the capitals of ASCII only, compare texts as we do."""
    connection.create_function("folded", 1, lambda text: None if text is None else folded(text), deterministic=True)


def folded_column(db: Connection, column: ColumnElement[str | None]) -> ColumnElement[str]:
    """Return a column's text without accents and capitals."""
    if db.dialect.name == "sqlite":
        return func.folded(column)
    # A server whose locale is C leaves the capitals with accents as they are.
    return func.translate(func.lower(column), _MARKED + _MARKED.upper(), _PLAIN + _PLAIN)
