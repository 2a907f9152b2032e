"""The one way anything is written: a use case runs under its workshop's lock; what it wants is kept whole or not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage import tables
from storage.database import Database
from storage.files import insert_files
from storage.history import FIRST_LINK, chain, entries_of, entries_of_request, row_of
from storage.listeners import notify
from storage.positions import position_between
from storage.snapshots import EVERY, ON_THE_WAY, Kept, keep_snapshot
from storage.together import Waiting, take_waiting, write_together
from storage.workshops import advance, hold
from workshop.carried_files import CarriedFile
from workshop.cells import NAMES
from workshop.changes import Change, Entry, Step, new_id
from workshop.closings import closing_of, issued_in
from workshop.errors import WorkshopNotFound
from workshop.permissions import COMMAND_LINE, Actor
from workshop.use_cases.announce_closing import close_as_announced, is_closing_due
from workshop.workshop import Workshop, place

UseCase = Callable[[Workshop, Actor], Iterable[Change | Step]]


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit made: the workshop as it now is, and the history's entries, oldest first (none: nothing to do)."""

    workshop: Workshop
    entries: Sequence[Entry] = ()


class NothingToDo(Exception):
    """A use case wanted nothing: the transaction is rolled back, no revision is made."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__("nothing to do")
        self.workshop = workshop


class ClosingDue(Exception):
    """A stage's announced hour has passed: it is closed before anything else is done."""

    def __init__(self, workshop_id: int) -> None:
        super().__init__("closing due")
        self.workshop_id = workshop_id


def commit(
    database: Database, workshop_id: int, actor: Actor, use_case: UseCase, undoes: str | None = None
) -> Committed:
    """Run a use case on the latest revision and keep its changes as the next one; `undoes` is a request it takes back.

    One transaction; a constant number of statements whatever the workshop's size.
    Raises: WorkshopNotFound, BusyStorage, and every Problem of the use case; then nothing is written.
    """
    request = new_id()
    tries = 0

    def run(db: Connection) -> Committed:
        nonlocal tries
        tries += 1
        kept = entries_of_request(db, workshop_id, request) if tries > 1 else []
        if kept:  # the connection was lost after all was kept: doing it again would do it twice
            return Committed(advance(database, db, workshop_id, kept[0].revision), kept)
        return commit_in(database, db, workshop_id, actor, use_case, request=request, undoes=undoes)

    return write(database, run).result()


def close_stage(database: Database, workshop_id: int) -> Committed:
    """Close the stage whose announced hour has come, in the name of who announced it; once, whoever else does too.

    Raises: WorkshopNotFound, BusyStorage.
    """
    return write(database, lambda db: _close(database, db, workshop_id)).result()


def _close(database: Database, db: Connection, workshop_id: int) -> Committed:
    root = db.scalar(select(tables.workshop.c.root).where(tables.workshop.c.id == workshop_id))
    said = entries_of(db, workshop_id, [root or ""], "closes_at")
    announcers = [Actor(entry.actor, entry.actor_name) for entry in said if entry.change.text]
    actor = announcers[-1] if announcers else COMMAND_LINE
    return commit_in(database, db, workshop_id, actor, close_as_announced, request=new_id())


def create(
    database: Database,
    actor: Actor,
    changes: Sequence[Change],
    files: Mapping[str, CarriedFile] | None = None,
    also: Callable[[Connection, int], None] = lambda db, number: None,
) -> int:
    """Keep a new workshop whose first change inserts its root, with its `files` by id; return its number.

    `also` keeps what else belongs to it, in the same transaction.
    """
    root = changes[0]
    assert root.kind == "insert" and root.parent is None

    def begin(db: Connection) -> Committed:
        now = datetime.now(UTC)
        row = {"revision": 0, "root": root.item, "chain": FIRST_LINK, "created_at": now}
        workshop_id = db.execute(insert(tables.workshop).values(row).returning(tables.workshop.c.id)).scalar_one()
        insert_files(db, workshop_id, files or {})
        also(db, workshop_id)
        return commit_in(database, db, workshop_id, actor, lambda workshop, actor: changes, request=new_id())

    number = write(database, begin).result().workshop.id
    database.listeners.publish_list(number)
    return number


def commit_in(
    database: Database,
    db: Connection,
    workshop_id: int,
    actor: Actor,
    use_case: UseCase,
    *,
    request: str,
    undoes: str | None = None,
) -> Committed:
    """Run a use case inside a transaction that is already open on the writer thread."""
    revision, link = _next_revision(db, workshop_id)
    workshop = database.in_hand.get(workshop_id)  # as who went before in this transaction left it
    if workshop is None or workshop.revision != revision - 1:
        workshop = advance(database, db, workshop_id, revision - 1)
    if use_case is not close_as_announced and is_closing_due(workshop):
        raise ClosingDue(workshop_id)
    steps = [step if isinstance(step, Step) else Step(change=step) for step in use_case(workshop, actor)]
    if not steps:
        raise NothingToDo(workshop)
    now = datetime.now(UTC)
    entries = _entries(workshop, steps, Entry(
        revision=revision, change=steps[0].change, status="applied", actor=actor.id, actor_name=actor.name, at=now,
        request=request, undoes=undoes,
    ))  # fmt: skip
    applied = [entry.change for entry in entries if entry.status != "parked"]
    after = workshop.apply(applied, revision)
    _keep_items(db, workshop, after, applied)
    _keep_cells(db, after, applied)
    _keep_history(db, workshop_id, link, entries)
    _keep_snapshot(db, workshop, after, entries[0], applied)
    notify(db, workshop_id, revision)
    database.in_hand[workshop_id] = after
    return Committed(after, entries)


def _keep_snapshot(db: Connection, before: Workshop, after: Workshop, entry: Entry, changes: list[Change]) -> None:
    """Keep the workshop whole where something was closed or issued, and every so often on the way."""
    found = (closing_of(before, changes), issued_in(changes)) if before.items else ()
    reasons = [each.reason for each in found if each is not None]
    if not reasons and after.revision % EVERY == 0:
        reasons = [ON_THE_WAY]
    for reason in reasons:
        keep_snapshot(db, after, Kept(after.revision, reason, entry.actor_name, entry.at))


def write(database: Database, writing: Callable[[Connection], Committed]) -> "Future[Committed]":
    """Queue a transaction; what it makes is shown to readers and listeners in the order of commits."""
    work = Waiting(writing)
    database.waiting.append(work)
    database.queue(lambda: _write_waiting(database))
    return work.done


def _write_waiting(database: Database) -> None:
    """Keep those that wait, on the writer thread: together in a file, each alone on a server, which does it itself."""
    works = take_waiting(database.waiting)
    outcomes: Sequence[Committed | Exception | None] | None = None
    if len(works) > 1 and database.is_sqlite:
        try:
            outcomes = write_together(database, works)
        except Exception as error:
            outcomes = [error] * len(works)
    for work, outcome in zip(works, outcomes or [None] * len(works), strict=True):
        _answer(database, work, outcome)


def _answer(database: Database, work: Waiting, outcome: Committed | Exception | None) -> None:
    """Tell a work's outcome; `None`: it is yet to be done."""
    try:
        work.done.set_result(_shown(database, work, outcome))
    except Exception as error:
        work.done.set_exception(error)


def _shown(database: Database, work: Waiting, outcome: Committed | Exception | None) -> Committed:
    """Show readers and listeners what a work made, once it is kept. Raises: what the work raised."""
    try:
        if isinstance(outcome, Exception):
            raise outcome
        made = outcome or database.transact(work.writing)
    except NothingToDo as nothing:
        return Committed(nothing.workshop)
    except ClosingDue as due:
        number = due.workshop_id
        _shown(database, Waiting(lambda db: _close(database, db, number)), None)
        return _shown(database, work, None)
    hold(database, made.workshop)
    database.listeners.publish(made.workshop.id, made.entries)
    return made


def _next_revision(db: Connection, workshop_id: int) -> tuple[int, str]:
    own = tables.workshop
    found = db.execute(
        update(own)
        .where(own.c.id == workshop_id)
        .values(revision=own.c.revision + 1)
        .returning(own.c.revision, own.c.chain)
    ).one_or_none()
    if found is None:
        raise WorkshopNotFound()
    return found.revision, found.chain


def _entries(workshop: Workshop, steps: list[Step], pattern: Entry) -> list[Entry]:
    """Return the history of the steps: each set with the text before and its version, each move with its old place."""
    made: list[Entry] = []
    cells: dict[tuple[str, str], tuple[str | None, int]] = {}
    order = dict(workshop.order)
    for step in steps:
        change, before = step.change, None
        if change.kind in ("insert", "move"):
            before = _take_out(order, change)
            order[change.parent or ""] = place(order.get(change.parent or "", ()), change.item, change.after)
        if change.kind == "insert":
            cells.update({(change.item, field): (text, 1) for field, text in change.cells.items()})
        if change.kind == "set":
            assert change.field is not None
            key = (change.item, change.field)
            before, version = cells.get(key) or _standing(workshop, *key)
            if step.status != "parked":
                change = replace(change, version=version + 1)
                cells[key] = (change.text, version + 1)
        made.append(replace(pattern, change=change, status=step.status, before=before, offered=step.offered))
    return made


def _standing(workshop: Workshop, item: str, field: str) -> tuple[str | None, int]:
    found = workshop.items.get(item)
    return (found.cell(field), found.version(field)) if found else (None, 0)


def _keep_items(db: Connection, before: Workshop, after: Workshop, changes: list[Change]) -> None:
    """Write which items exist and where they stand: at most four statements."""
    touched = dict.fromkeys(change.item for change in changes if change.kind != "set")
    if not touched:
        return
    positions = _positions(db, before, changes)
    rows = [
        {
            "workshop_id": after.id,
            "id": item,
            "kind": NAMES[type(after.items[item])],
            "parent": after.items[item].parent,
            "deleted": after.items[item].deleted,
            **({"position": positions[item]} if item in positions else {}),
        }
        for item in touched
    ]
    fresh = [row for row in rows if row["id"] not in before.items]
    moved = [row for row in rows if row["id"] in before.items and "position" in row]
    marked = [row for row in rows if row["id"] in before.items and "position" not in row]
    if fresh:
        db.execute(insert(tables.item), fresh)
    _update_items(db, moved, ("parent", "position", "deleted"))
    _update_items(db, marked, ("deleted",))


def _update_items(db: Connection, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    if not rows:
        return
    own = tables.item.c
    statement = (
        update(tables.item)
        .where(own.workshop_id == bindparam("of_workshop"), own.id == bindparam("of_item"))
        .values({column: bindparam(f"new_{column}") for column in columns})
    )
    db.execute(
        statement,
        [
            {"of_workshop": row["workshop_id"], "of_item": row["id"], **{f"new_{c}": row[c] for c in columns}}
            for row in rows
        ],
    )


def _positions(db: Connection, workshop: Workshop, changes: list[Change]) -> dict[str, str]:
    """Return the new key of every item inserted or moved, given the keys of its neighbours."""
    order = dict(workshop.order)
    placements: list[tuple[str, str | None, str | None]] = []
    for change in changes:
        if change.kind in ("insert", "move"):
            _take_out(order, change)
            siblings = place(order.get(change.parent or "", ()), change.item, change.after)
            order[change.parent or ""] = siblings
            placements.append((change.item, *_neighbours(siblings, change.item, change.after)))
    return _keys(db, workshop.id, placements)


def _take_out(order: dict[str, tuple[str, ...]], change: Change) -> str | None:
    """Take a moving item out of its siblings; return where it stood, as "parent after"."""
    if change.kind != "move":
        return None
    parent = next(parent for parent, siblings in order.items() if change.item in siblings)
    at = order[parent].index(change.item)
    before = order[parent][at - 1] if at else ""
    order[parent] = order[parent][:at] + order[parent][at + 1 :]
    return f"{parent} {before}"


def _neighbours(siblings: tuple[str, ...], item: str, after: str | None) -> tuple[str | None, str | None]:
    if after is None:
        at = 0
    elif siblings[-1] == item:
        at = len(siblings) - 1
    else:
        at = siblings.index(item)
    return siblings[at - 1] if at else None, siblings[at + 1] if at + 1 < len(siblings) else None


def _keys(db: Connection, workshop_id: int, placements: list[tuple[str, str | None, str | None]]) -> dict[str, str]:
    own = tables.item.c
    made: set[str] = set()
    known: set[str] = set()
    for item, *pair in placements:
        known |= {near for near in pair if near is not None and near not in made}
        made.add(item)
    keys: dict[str, str] = {}
    if known:
        query = select(own.id, own.position).where(own.workshop_id == workshop_id, own.id.in_(known))
        keys = {row.id: row.position for row in db.execute(query)}
    for item, before, behind in placements:
        keys[item] = position_between(keys.get(before or ""), keys.get(behind or ""))
    return {item: keys[item] for item in made}


def _keep_cells(db: Connection, after: Workshop, changes: list[Change]) -> None:
    """Write the cells that were set or came with a new item: one statement."""
    touched: dict[tuple[str, str], None] = {}
    for change in changes:
        names = [change.field] if change.field else list(change.cells)
        touched.update({(change.item, name): None for name in names})
    rows = [
        {
            "workshop_id": after.id,
            "item": item,
            "field": field,
            "text": after.items[item].cell(field),
            "version": after.items[item].version(field),
        }
        for item, field in touched
    ]
    if rows:
        db.execute(_upsert_cell(db), rows)


def _upsert_cell(db: Connection) -> Insert:
    made = (postgresql_insert if db.dialect.name == "postgresql" else sqlite_insert)(tables.cell)
    return made.on_conflict_do_update(
        index_elements=["workshop_id", "item", "field"],
        set_={"text": made.excluded.text, "version": made.excluded.version},
        where=tables.cell.c.version < made.excluded.version,
    )


def _keep_history(db: Connection, workshop_id: int, link: str, entries: list[Entry]) -> None:
    rows = []
    for entry in entries:
        row = row_of(workshop_id, entry)
        link = row["chain"] = chain(link, row)
        rows.append(row)
    db.execute(insert(tables.change), rows)
    db.execute(update(tables.workshop).where(tables.workshop.c.id == workshop_id).values(chain=link))
