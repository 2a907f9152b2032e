"""A page's request of changes, kept as one revision; sent twice, it is answered twice and applied once."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection

from storage.commit import Committed, commit_in, write
from storage.database import Database
from storage.history import entries_by_id, text_at
from workshop.permissions import Actor
from workshop.use_cases.write_matrix import Result, Wish, Writing


def submit_request(
    database: Database,
    workshop_id: int,
    actor: Actor,
    wishes: Sequence[Wish],
    *,
    request: str,
    undoes: str | None = None,
) -> tuple[int, list[Result]]:
    """Weigh and keep a request in one transaction; return the revision reached and a result for each wish.

    Raises: WorkshopNotFound, BusyStorage; a wish that may not be is a refused result, not an error.
    """
    results: list[Result] = []

    def run(db: Connection) -> Committed:
        ids = {wish.change.id for wish in wishes} | {wish.base for wish in wishes if isinstance(wish.base, str)}
        writing = Writing(list(wishes), entries_by_id(db, workshop_id, ids), partial(text_at, db, workshop_id))
        writing_results = writing.results
        try:
            return commit_in(database, db, workshop_id, actor, writing, request=request, undoes=undoes)
        finally:
            results[:] = writing_results

    return write(database, run).workshop.revision, results
