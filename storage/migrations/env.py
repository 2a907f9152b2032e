"""Where Alembic starts: it works on the connection it is handed, or, for writing a new migration, on one of its own."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from storage.database import Database
from storage.tables import Instant, metadata


def migrate(connection: Connection) -> None:
    """Run the migrations asked for inside the connection's transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_column_type,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def render_column_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column type as what the database sees of it: a migration must not change when tables.py does."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


handed = context.config.attributes.get("connection")
if handed is not None:
    migrate(handed)
else:
    Database().write(migrate)
