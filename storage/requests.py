"""A page's request of changes, kept as one revision; sent twice, it is answered twice and applied once."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from sqlalchemy import Connection

from storage.commit import Committed, commit_in, write
from storage.database import Database
from storage.history import entries_by_id, entries_of_request, entries_touching, text_at
from workshop.permissions import Actor
from workshop.use_cases.take_back import TakingBack, items_at_stake
from workshop.use_cases.write_matrix import Result, Wish, Writing


def submit_request(
    database: Database,
    workshop_id: int,
    actor: Actor,
    wishes: Sequence[Wish],
    *,
    request: str,
    undoes: str | None = None,
) -> "Future[tuple[int, list[Result]]]":
    """Weigh and keep a request in one transaction; the revision reached and a result for each wish follow.

    The future raises: WorkshopNotFound, BusyStorage; a wish that may not be is a refused result, not an error.
    """
    answered: Future[tuple[int, list[Result]]] = Future()
    results: list[Result] = []

    def run(db: Connection) -> Committed:
        ids = {wish.change.id for wish in wishes} | {wish.base for wish in wishes if isinstance(wish.base, str)}
        writing = Writing(list(wishes), entries_by_id(db, workshop_id, ids), partial(text_at, db, workshop_id))
        use_case = _taking_back(db, workshop_id, writing, wishes, undoes) if undoes else writing
        try:
            return commit_in(database, db, workshop_id, actor, use_case, request=request, undoes=undoes)
        finally:
            results[:] = use_case.results

    def answer(done: "Future[Committed]") -> None:
        error = done.exception()
        if error is not None:
            answered.set_exception(error)
        else:
            answered.set_result((done.result().workshop.revision, results))

    write(database, run).add_done_callback(answer)
    return answered


def _taking_back(db: Connection, workshop_id: int, writing: Writing, wishes: Sequence[Wish], undoes: str) -> TakingBack:
    undone = entries_of_request(db, workshop_id, undoes)
    items = items_at_stake(wishes)
    since = entries_touching(db, workshop_id, items, undone[-1].revision) if undone and items else []
    return TakingBack(writing, wishes, undone, since)
