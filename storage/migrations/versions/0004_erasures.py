"""Where names were erased from a history, its links were made anew: each time is on record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the record of erasures."""
    op.create_table(
        "erasure",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("chain_before", sa.String(64), nullable=False),
        sa.Column("chain_after", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name="fk_erasure_workshop_id_workshop"),
        sa.PrimaryKeyConstraint("number", name="pk_erasure"),
    )
    op.create_index("ix_erasure_workshop_id", "erasure", ["workshop_id"])
