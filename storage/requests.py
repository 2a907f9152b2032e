"""A page's request of changes, kept as one revision; sent twice, it is answered twice and applied once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from storage.commit import Committed, commit_in, write
from storage.database import Database
from storage.history import deleted_since, entries_by_id, entries_of_request, entries_touching, text_at
from storage.security_log import note_denials
from workshop.changes import Entry, Step
from workshop.permissions import Actor
from workshop.use_cases.take_back import TakingBack, items_at_stake
from workshop.use_cases.write_matrix import PastText, Result, WasJustDeleted, Wish, Writing
from workshop.workshop import Workshop

JUST_NOW = timedelta(hours=1)  # how long after its deletion a row comes back for a text that was written in it


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
    denials: Counter[str] = Counter()

    def run(db: Connection) -> Committed:
        def weigh(workshop: Workshop, actor: Actor) -> list[Step]:
            # Read only now, behind the workshop's lock: another process may just have kept the same request.
            writing = Writing(list(wishes), *_past(db, workshop_id, wishes, undoes))
            use_case = _taking_back(db, workshop_id, writing, wishes, undoes) if undoes else writing
            steps = use_case(workshop, actor)
            results[:] = use_case.results
            denials.clear()
            denials.update(writing.denials)
            return steps

        return commit_in(database, db, workshop_id, actor, weigh, request=request, undoes=undoes)

    def answer(done: "Future[Committed]") -> None:
        error = done.exception()
        if error is not None:
            answered.set_exception(error)
            return
        answered.set_result((done.result().workshop.revision, results))
        if denials:
            note_denials(database, denials, actor.id, workshop_id)

    write(database, run).add_done_callback(answer)
    return answered


def _past(
    db: Connection, workshop_id: int, wishes: Sequence[Wish], undoes: str | None
) -> tuple[Mapping[str, Entry], PastText, WasJustDeleted]:
    """Return what a request is weighed by: its changes kept before, the texts of cells, and what was just deleted."""
    ids = {wish.change.id for wish in wishes} | {wish.base for wish in wishes if isinstance(wish.base, str)}
    # What takes a step back was not just written: it brings nothing back that others deleted.
    moment = datetime.max.replace(tzinfo=UTC) if undoes else datetime.now(UTC) - JUST_NOW
    was_just_deleted = partial(deleted_since, db, workshop_id, moment)
    return entries_by_id(db, workshop_id, ids), partial(text_at, db, workshop_id), was_just_deleted


def _taking_back(db: Connection, workshop_id: int, writing: Writing, wishes: Sequence[Wish], undoes: str) -> TakingBack:
    undone = entries_of_request(db, workshop_id, undoes)
    items = items_at_stake(wishes)
    since = entries_touching(db, workshop_id, items, undone[-1].revision) if undone and items else []
    return TakingBack(writing, wishes, undone, since)
