"""The security log: who was let in, who was denied what and how often; it holds no names and no texts."""

import json
import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from storage import tables
from storage.database import Database
from workshop.permissions import Grant

_log = logging.getLogger("plenaria")


def note_denials(database: Database, denials: Mapping[str, int], person: str, workshop_id: int | None) -> None:
    """Note what one request or step was denied, a row for each kind with how often; nobody waits for it.

    It is outside of the workshop's stream: a request that is refused whole makes no revision, but is noted.
    """
    rows = [event_row(kind, person, workshop_id, count) for kind, count in sorted(denials.items())]

    def write(db: Connection) -> None:
        db.execute(insert(tables.security_event), rows)

    database.queue(lambda: database.transact(write)).add_done_callback(_say_if_lost)


def _say_if_lost(done: "Future[None]") -> None:
    if done.exception() is not None:
        _log.error("the security log could not be written", exc_info=done.exception())


def event_row(
    kind: str,
    person: str | None,
    workshop_id: int | None,
    count: int = 1,
    by: str | None = None,
    grants: Iterable[Grant] | None = None,
) -> dict[str, object]:
    """Return an event of this moment as a row.

    `person` is whom it is about, `by` who did it to them (`None`: they themselves), `grants` the roles they were given.
    """
    roles = None if grants is None else json.dumps([[each.role.value, each.axis] for each in grants])
    now = datetime.now(UTC)
    row = {"at": now, "kind": kind, "person": person, "workshop_id": workshop_id, "count": count}
    return row | {"actor": by, "roles": roles}
