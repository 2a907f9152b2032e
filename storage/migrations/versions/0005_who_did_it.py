"""The security log says who did it to somebody, and which roles they were given."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; of what was noted before they are not known."""
    with op.batch_alter_table("security_event") as table:
        table.add_column(sa.Column("actor", sa.String(32)))
        table.add_column(sa.Column("roles", sa.Text()))
