"""The world of the table at a running server, asked by everybody for everything once: what the tests then look at."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from storage.database import Database
from tests.served import Server
from tests.table.effects import denials, once_settled
from tests.table.people import Asking, leave
from tests.table.routes import TRIES, try_file
from tests.table.table import OUTSIDE, UNKNOWN, WHO, everybody, may, may_in_all, rows
from tests.table.visit import Visit
from tests.table.wishes import Wishes, wishes_of
from tests.table.world import World, build_world, data_folder_of
from workshop.changes import new_id
from workshop.workshop import Workshop

WHERE_IT_DIFFERS = "GLCQ"  # the stages in which pages open that are closed in others; fault 18 goes through all
CHANGES = "POST /api/workshops/{workshop}/changes"
Cell = tuple[str, str, str]  # row, person, stage


@dataclass
class Round:
    """What was found in all cells of a kind, and what else was wrong."""

    found: dict[Cell, bool] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    denied: Counter[tuple[str, int]] = field(default_factory=Counter)  # what the security log is to have noted
    noted: Counter[tuple[str, int]] = field(default_factory=Counter)  # and what it has


class ServedWorld:
    """Everybody of the table at one server."""

    def __init__(self, server: Server, world: World, costly: str) -> None:
        self.server, self.world, self.costly = server, world, costly
        self.asking = {(who, when): Asking(server, world, who, when) for who, when in everybody()}

    @cached_property
    def routes(self) -> Round:
        """Try every route as everybody: in every stage where it is a workshop's, else in one."""
        done, before = Round(), denials(self.world.database)
        for name in rows("route"):
            for (who, when), asking in self.asking.items():
                if name not in TRIES or ("{workshop}" not in name and when != "G"):
                    continue
                done.found[name, who, when] = TRIES[name](asking)
                is_due = not may("route", name, who, when) or name == CHANGES  # the change it sends is of nothing here
                if "{workshop}" in name and who not in UNKNOWN and is_due:
                    done.denied[asking.somebody.id, asking.place.number] += 1
        return self._noted(done, before)

    @cached_property
    def files(self) -> Round:
        """Ask for every file as everybody; what somebody gets in all stages alike, in one of them, which goes round."""
        done, stages = Round(), self.costly
        for place, name in enumerate(rows("file")):
            for turn, who in enumerate(WHO):
                same = may_in_all("file", name, who) and stages == WHERE_IT_DIFFERS
                for when in stages[(place + turn) % len(stages)] if same else stages:
                    done.found[name, who, when] = try_file(self.asking[who, when], name)
        return done

    @cached_property
    def pages(self) -> Round:
        """Open every page as everybody, by its address."""
        done, before = Round(), denials(self.world.database)
        for (who, when), asking in self.asking.items():
            if when not in self.costly:
                continue
            with Visit(asking) as visit:
                for name in rows("page"):
                    shown = visit.run("" if name == "inicio" else name)
                    done.found[name, who, when] = not shown.is_closed
                    done.wrong += [f"{name}: {who} in {when}"] if shown.is_broken else []
            never = sum(not any(may("page", name, who, each) for each in "PGLCHAQ") for name in rows("page"))
            expected = {"away": 1} if who in OUTSIDE else {who: never}
            if expected.get(who):
                done.denied[asking.somebody.id, asking.place.number] += expected[who]
        return self._noted(done, before)

    @cached_property
    def changes(self) -> Round:
        """Send a wish of each row as everybody who may send any, in every stage; all those of one person at once."""
        done, before = Round(), denials(self.world.database)
        for (who, when), asking in self.asking.items():
            if not may("route", CHANGES, who, when):
                done.found |= {(row, who, when): False for row in rows("change")}
                continue
            wishes = {row: wishes_of(self.world, when, row) for row in rows("change")}
            then = self.world.workshop(when)
            results = _send(asking, wishes)
            _judge(done, asking, wishes, results, then)
            count = sum(_is_denial(result["reason"]) for result in results)
            if count:
                done.denied[asking.somebody.id, asking.place.number] += count
        return self._noted(done, before)

    def _noted(self, done: Round, before: Counter[tuple[str, int]]) -> Round:
        done.noted = once_settled(lambda: denials(self.world.database) - before, done.denied)
        return done


@contextmanager
def serving(folder: Path, costly: str = WHERE_IT_DIFFERS) -> Iterator[ServedWorld]:
    """Serve the world from a folder. Without LibreOffice: it would take seconds for each Word file.

    Pages and documents, which cost most, are asked for in some stages alone; all else in every one.
    """
    server = Server(folder, forked=True, PATH="")
    database = Database(f"sqlite:///{folder / 'plenaria.db'}")
    try:
        with data_folder_of(folder):
            yield ServedWorld(server, build_world(database), costly)
    finally:
        leave(server)
        database.close()
        server.stop()


def _send(asking: Asking, wishes: dict[str, Wishes]) -> list[dict[str, Any]]:
    """Send all wishes in one request and return what became of each, in their order."""
    for each in (wish for some in wishes.values() for wish in some):
        each.setdefault("id", new_id())
    body = {"protocol": 1, "client": "tabla", "changes": [wish for some in wishes.values() for wish in some]}
    answer = asking.ask("POST", f"/api/workshops/{asking.place.number}/changes", json=body)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def _judge(
    done: Round, asking: Asking, wishes: dict[str, Wishes], results: list[dict[str, Any]], then: Workshop
) -> None:
    """Say of each row whether its wishes were let through, all or none, and whether what was refused left no trace."""
    now, answers = asking.world.workshop(asking.when), iter(results)
    touched: set[str] = set()
    refused: dict[str, str] = {}
    for row, some in wishes.items():
        first, *back = [next(answers)["status"] != "refused" for _wish in some]
        done.found[row, *asking.key] = first
        if first and not all(back):
            done.wrong.append(f"{row}: {asking.who} in {asking.when} could not put it back")
        for wish in some:
            if first:
                touched |= {wish["item"], *_below(now, wish["item"])}
            else:
                refused[wish["item"]] = row
    for item, row in refused.items():
        if item not in touched and now.items.get(item) != then.items.get(item):
            done.wrong.append(f"{row}: {asking.who} in {asking.when} left a trace")


def _below(now: Workshop, item: str) -> set[str]:
    return {item, *(each for child in now.order.get(item, ()) for each in _below(now, child))}


def _is_denial(reason: str | None) -> bool:
    """Say whether a refusal belongs into the security log."""
    from workshop.errors import Forbidden, ItemNotFound, StageClosed

    return reason in {kind().message() for kind in (Forbidden, StageClosed, ItemNotFound)}
