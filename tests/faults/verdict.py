"""What became of all that pages sent, judged by the history and the rows and not by what the server answered."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from storage.database import Database
from storage.history import entries_since
from storage.verify import verify_workshop
from storage.workshops import load
from tests.faults.client import Page, Sent, Wished
from workshop.changes import Entry
from workshop.workshop import Workshop


@dataclass
class Verdict:
    """Counts of changes; `faults` says in words what else was found wrong."""

    tries: int
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    misplaced: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Say whether all is where it belongs, once."""
        return not (self.lost or self.twice or self.misplaced or self.faults) and self.acknowledged > 0


def judge(database: Database, number: int, pages: Sequence[Page], tries: int) -> Verdict:
    """Hold what the pages sent against the database. Each text sent must hold a word that no other does."""
    return database.read(lambda db: _judge(db, number, pages, tries))


def _judge(db: Connection, number: int, pages: Sequence[Page], tries: int) -> Verdict:
    verdict = Verdict(tries)
    entries = entries_since(db, number, 0)
    by_id = {entry.change.id: entry for entry in entries}
    for page in pages:
        for request in page.sent:
            _judge_request(verdict, request, by_id)
    verdict.twice += _twice(entries)
    verdict.misplaced += _strayed(load(db, number), pages)
    verdict.faults += [*_gaps(entries), *_overwrites(entries, pages)]
    if not verify_workshop(db, number).holds:
        verdict.faults.append("the history's chain or its replay")
    if db.dialect.name == "sqlite" and db.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        verdict.faults.append("the file's integrity")
    return verdict


def _judge_request(verdict: Verdict, request: Sent, by_id: dict[str, Entry]) -> None:
    kept = [by_id[change["id"]] for change in request.changes if change["id"] in by_id]
    answers = [result["status"] for result in request.results.values()]
    if not answers:
        verdict.faults.append("a request that was never answered")
    if not request.was_refused and len({entry.revision for entry in kept}) > 1:
        verdict.faults.append("a request in two revisions")
    if kept and len(kept) < len(answers) - answers.count("refused"):
        verdict.faults.append("a torn request")
    for change in request.changes:
        status = request.results.get(change["id"], {}).get("status", "refused")
        if status == "refused":
            continue
        verdict.acknowledged += 1
        entry = by_id.get(change["id"])
        verdict.lost += entry is None or not _is_whole(change, entry)
        verdict.misplaced += entry is not None and not _is_in_place(change, entry)
        if entry is not None and entry.status != status:
            verdict.faults.append(f"answered {status}, kept {entry.status}")


def _is_whole(change: Wished, entry: Entry) -> bool:
    """Say whether all the words that were sent are in the history, and in the cell's versions unless parked."""
    if change["kind"] == "set":
        return change["text"] == (entry.offered if entry.status == "merged" else entry.change.text)
    return change["kind"] != "insert" or dict(entry.change.cells) == change["cells"]


def _is_in_place(change: Wished, entry: Entry) -> bool:
    names = ("kind", "item", "field", "parent", "after")
    return all(change.get(name) == getattr(entry.change, name) for name in names)


def _twice(entries: list[Entry]) -> int:
    """Count texts that were kept more than once."""
    texts: Counter[str] = Counter()
    for entry in entries:
        if entry.undoes is None and entry.actor != "command-line":
            texts.update([entry.offered or entry.change.text or ""] if entry.change.kind == "set" else ())
            texts.update(text for name, text in entry.change.cells.items() if name == "text")
    return sum(count - 1 for text, count in texts.items() if text)


def _strayed(workshop: Workshop, pages: Sequence[Page]) -> int:
    """Count texts that stand in a row they were not written in."""
    home: dict[str, set[str]] = defaultdict(set)
    for change in _sent(pages):
        if change["kind"] == "set":
            home[change["text"]].add(change["item"])
    cells = [(item.id, item.cell(name)) for item in workshop.items.values() for name in item.versions]
    return sum(item not in home[text] for item, text in cells if text in home)


def _gaps(entries: list[Entry]) -> Iterable[str]:
    """Name the cells whose versions do not follow one another, each standing on the text of the one before."""
    latest: dict[tuple[str, str], tuple[int, str | None]] = {}
    for entry in entries:
        change = entry.change
        if change.kind == "insert":
            latest.update({(change.item, name): (1, text) for name, text in change.cells.items()})
        if change.kind == "set" and entry.status != "parked":
            version, text = latest.get((change.item, change.field or ""), (0, None))
            if change.version != version + 1 or (entry.before or "") != (text or ""):
                yield f"a gap in the versions of {change.item}/{change.field}"
            latest[change.item, change.field or ""] = (change.version or 0, change.text)


def _overwrites(entries: list[Entry], pages: Sequence[Page]) -> Iterable[str]:
    """Name the texts that took the place of one their writer had not seen, and merges that dropped what was new."""
    sent = {change["id"]: change for change in _sent(pages) if change["kind"] == "set"}
    made = {entry.change.id: entry for entry in entries}
    texts = _versions(entries)
    for entry in entries:
        change = sent.get(entry.change.id)
        if change is None or entry.status == "parked":
            continue
        base, offered = change["base"], None
        if isinstance(base, str):
            base, offered = (made[base].change.version, made[base].offered) if base in made else (0, None)
        if entry.status == "applied" and (entry.change.version or 0) - 1 != base:
            yield f"{entry.change.text!r} overwrote what its writer had not seen"
        seen = texts.get((change["item"], change["field"], base)) if offered is None else offered
        if entry.status == "merged" and not words(change["text"]) - words(seen) <= words(entry.change.text):
            yield f"a merge dropped new words of {change['text']!r}"
        if entry.status == "merged" and not words(entry.before) - words(seen) <= words(entry.change.text):
            yield f"a merge dropped words that {change['text']!r} had not seen"


def _versions(entries: list[Entry]) -> dict[tuple[str, str, int], str | None]:
    """Return every text each cell ever had."""
    texts: dict[tuple[str, str, int], str | None] = {}
    for entry in entries:
        change = entry.change
        if change.kind == "insert":
            texts.update({(change.item, name, 1): text for name, text in change.cells.items()})
        if change.kind == "set" and entry.status != "parked":
            texts[change.item, change.field or "", change.version or 0] = change.text
    return texts


def words(text: str | None) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"\w+", text or ""))


def _sent(pages: Sequence[Page]) -> Iterable[Wished]:
    return (change for page in pages for request in page.sent for change in request.changes)
