"""Roles get the names of the field, links can be a table's, and there are room codes and people who wait."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Rename the roles and add what the new ways in need."""
    op.execute("UPDATE role SET role = 'rapporteur' WHERE role = 'writer'")
    op.execute("UPDATE role SET role = 'participant' WHERE role = 'reader'")
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("table_axis", sa.String(32)))
        table.add_column(sa.Column("sitting", sa.Text()))
    with op.batch_alter_table("link") as table:
        table.add_column(sa.Column("reusable", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("sign_in") as table:
        table.add_column(sa.Column("link", sa.String(64)))
    _add_tables()


def _add_tables() -> None:
    op.create_table(
        "room_code",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("ended_at", _INSTANT),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name="fk_room_code_workshop_id_workshop"),
        sa.PrimaryKeyConstraint("workshop_id", name="pk_room_code"),
        sa.UniqueConstraint("code_hash", name="uq_room_code_code_hash"),
    )
    op.create_table(
        "waiting",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_waiting_person_person"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name="fk_waiting_workshop_id_workshop"),
        sa.PrimaryKeyConstraint("person", name="pk_waiting"),
    )
    op.create_index("ix_waiting_workshop_id", "waiting", ["workshop_id"])
    op.create_table(
        "registration",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_registration_person_person"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name="fk_registration_workshop_id_workshop"),
        sa.PrimaryKeyConstraint("person", "workshop_id", name="pk_registration"),
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access"),
    )
