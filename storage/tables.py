"""The tables: a workshop's items and cells, the chained history of its changes, and who may enter."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse local times, store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the instant with UTC attached."""
        if value is None:
            return None
        instant: datetime = value
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


Serial = BigInteger().with_variant(Integer, "sqlite")
Id = String(32)

workshop = Table(
    "workshop",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("revision", Integer, nullable=False),
    Column("root", Id, nullable=False),
    Column("chain", String(64), nullable=False),  # hash of the last row of its history
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

item = Table(
    "item",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("id", Id, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("parent", Id),
    Column("position", Text, nullable=False),  # a fractional key among its siblings, compared by code point
    Column("deleted", Boolean, nullable=False),
)

cell = Table(
    "cell",
    metadata,
    Column("workshop_id", Integer, primary_key=True),
    Column("item", Id, primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("text", Text),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["workshop_id", "item"], ["item.workshop_id", "item.id"]),
)

change = Table(
    "change",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("id", Id, nullable=False),
    Column("request", Id, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("item", Id, nullable=False),
    Column("type", String(20)),
    Column("field", String(40)),
    Column("before", Text),
    Column("text", Text),
    Column("offered", Text),
    Column("version", Integer),
    Column("parent", Id),
    Column("after", Id),
    Column("cells", Text),  # JSON
    Column("status", String(10), nullable=False),
    Column("actor", String(32), nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("undoes", Id),
    Column("chain", String(64), nullable=False),
    UniqueConstraint("workshop_id", "id"),
    Index("ix_change_workshop_revision", "workshop_id", "revision"),
    Index("ix_change_workshop_item", "workshop_id", "item", "field"),
    Index("ix_change_workshop_request", "workshop_id", "request"),
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("content", Text, nullable=False),  # JSON: items, cells and order at that revision
)

file = Table(
    "file",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", String(10)),  # NULL: never chosen
    Column("table_axis", Id),  # of a table's laptop, which stands for whoever types there: the axis it opens
    Column("sitting", Text),  # who types there now
    Column("created_at", Instant, nullable=False),
)

role = Table(
    "role",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("workshop_id", ForeignKey("workshop.id"), index=True),  # NULL: in every workshop
    Column("role", String(20), nullable=False),
    Column("axis", Id),  # NULL: in all axes
)

link = Table(
    "link",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("entered_at", Instant),
    Column("revoked_at", Instant),
    Column("reusable", Boolean, nullable=False, server_default=false()),  # a table's: it opens until it expires
    Column("device_of", String(64)),  # the sign-in whose person made it for another device of theirs
)

sign_in = Table(
    "sign_in",
    metadata,
    Column("cookie_hash", String(64), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("link", String(64)),  # the token_hash it was made by; NULL: by a room code, or before links were noted
)

room_code = Table(
    "room_code",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("made", Integer, nullable=False),  # the how manieth of its workshop: what it is derived from
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

waiting = Table(
    "waiting",  # who came by the room code and is to be admitted
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

registration = Table(
    "registration",  # which participant of a workshop's list a person is
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("participant", Id, nullable=False),
)

erasure = Table(
    "erasure",  # when a person's name was taken out of a history, whose links were made anew from there on
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("chain_before", String(64), nullable=False),
    Column("chain_after", String(64), nullable=False),
)

access = Table(
    "access",  # one row: how often anybody's way in or roles have changed, for open pages to look again
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
)

security_event = Table(
    "security_event",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("person", Id),
    Column("workshop_id", Integer),
    Column("count", Integer, nullable=False, server_default="1"),  # how often in one request
    Column("actor", Id),  # who did it to the person; NULL: they themselves, or before it was noted
    Column("roles", Text),  # those the person was given, as JSON: [["rapporteur", "<axis>"]]; NULL: it is about none
)
