"""What somebody did last and has not taken back: the steps that are to be undone one after another."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, select

from storage import tables
from storage.history import entry_of
from workshop.changes import Entry

_FAR = 200  # revisions that one goes back
_ROWS = 600  # of them at most: a step that is not within them whole is none


def own_steps(db: Connection, workshop_id: int, actor: str, revision: int) -> list[list[Entry]]:
    """Return somebody's steps that stand, the last first, each with what it did oldest first; `revision` is the last.

    A step that took another back is none, and neither is one that anybody took back, unless that was taken back too.
    """
    row = tables.change.c
    recent = (row.workshop_id == workshop_id, row.revision > revision - _FAR)
    undoing = select(row.request, row.undoes).where(*recent, row.undoes.is_not(None)).distinct()
    undone_by: dict[str, list[str]] = {}
    for found in db.execute(undoing):
        undone_by.setdefault(found.undoes, []).append(found.request)
    query = select(tables.change).where(*recent, row.actor == actor, row.undoes.is_(None))
    rows = db.execute(query.order_by(row.number.desc()).limit(_ROWS)).mappings().all()
    steps = list(_by_request(map(entry_of, rows)))
    whole = steps[:-1] if len(rows) == _ROWS else steps
    return [step for step in whole if _stands(step[0].request, undone_by)]


def _by_request(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    for _request, found in groupby(entries, key=lambda entry: entry.request):
        yield list(found)[::-1]


def _stands(request: str, undone_by: dict[str, list[str]]) -> bool:
    return not any(_stands(each, undone_by) for each in undone_by.get(request, ()))
