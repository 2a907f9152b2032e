"""A link may be for another device of somebody who is in already."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Note at a link the sign-in by which it was made."""
    with op.batch_alter_table("link") as table:
        table.add_column(sa.Column("device_of", sa.String(64)))
