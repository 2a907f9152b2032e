"""The security log counts what one request was denied, instead of a row for each change of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the count; what was noted before happened once."""
    with op.batch_alter_table("security_event") as table:
        table.add_column(sa.Column("count", sa.Integer(), nullable=False, server_default="1"))
