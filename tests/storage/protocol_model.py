"""What the change protocol promises, as a plain tree beside the database: Hypothesis writes in both and compares.

The model does not weigh: it asks what became of a change, and holds that against what may never happen.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storage.commit import create
from storage.database import Database
from storage.history import entries_since
from storage.requests import submit_request
from storage.snapshots import take_snapshot, workshop_at
from storage.verify import verify_workshop
from storage.workshops import load, read_workshop
from tests.storage.plain_tree import Row, Tree, check
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.write_matrix import Result, Wish

WRITERS = [
    Actor("a", "Norte", frozenset({Role.RAPPORTEUR}), frozenset({"axis1"})),
    Actor("b", "Sur", frozenset({Role.RAPPORTEUR}), frozenset({"axis1"})),
    Actor("c", "Otro eje", frozenset({Role.RAPPORTEUR}), frozenset({"axis2"})),
]
FIELDS = ("text", "responsible")
WORDS = "uno dos tres cuatro cinco seis siete á 日 [^n1] \\[^x] – ,".split()
NEVER = "0" * 32  # an id nobody made


@dataclass
class Made:
    """A request as it was sent, and which of its changes were kept with what answer."""

    actor: Actor
    request: str
    wishes: list[Wish]
    undoes: str | None = None


@dataclass
class Kept:
    """A change that has its place in the history: its answer, its wish, and how to take it back."""

    wish: Wish
    result: Result
    before: Any = None


class ProtocolModel(RuleBasedStateMachine):
    """Three writers on one plan, one of them on an axis of their own, over two processes of the app."""

    sent = taken = 0  # requests, and changes that history has of them, in all examples

    def __init__(self, processes: list[Database]) -> None:
        super().__init__()
        self.processes = processes
        self.number = create(processes[0], COMMAND_LINE, inserts())
        self.tree = Tree()
        self.texts: dict[tuple[str, str, int], str | None] = {}
        for change in inserts():
            self._insert(change)
        self.made: list[Made] = []
        self.kept: dict[str, Kept] = {}
        self.repeated: dict[str, Result] = {}  # of the request at hand: what said just what stood there
        self.revision = 1
        self.past = {1: copy.deepcopy(self.tree)}
        self.count = 0

    def new_id(self) -> str:
        """Return an id nobody else has, the same in each repetition."""
        self.count += 1
        return f"{self.count:032x}"

    # What writers do

    @rule(data=st.data(), actor=st.sampled_from(WRITERS), at=st.sampled_from([0, 1]))
    def write(self, data: st.DataObject, actor: Actor, at: int) -> None:
        """Send a request of one to four changes."""
        request = Made(actor, self.new_id(), [])
        for _ in range(data.draw(st.integers(1, 4))):
            request.wishes.append(self._wish(data, actor, request))
        self.made.append(request)
        self._send(request, at)

    @rule(data=st.data(), at=st.sampled_from([0, 1]))
    def send_again(self, data: st.DataObject, at: int) -> None:
        """Send an earlier request once more: its answer was lost."""
        if self.made:
            self._send(data.draw(st.sampled_from(self.made[-6:])), at)
        else:
            self.write(data, WRITERS[0], at)

    @rule(data=st.data(), at=st.sampled_from([0, 1]))
    def take_back(self, data: st.DataObject, at: int) -> None:
        """Undo an earlier request of one's own."""
        undone = [made for made in self.made[-6:] if self._is_undoable(made)]
        if undone:
            step = data.draw(st.sampled_from(undone))
            back = [wish for each in reversed(step.wishes) for wish in self._inverse(self.kept[each.change.id])]
            request = Made(step.actor, self.new_id(), back, undoes=step.request)
            self.made.append(request)
            self._send(request, at)
        else:
            self.write(data, WRITERS[1], at)

    @rule(at=st.sampled_from([0, 1]), keeps=st.booleans())
    def start_anew(self, at: int, keeps: bool) -> None:
        """Let a process forget what it holds in memory, as one does that just started; or keep a snapshot."""
        if keeps:
            take_snapshot(self.processes[at], self.number, COMMAND_LINE, "closing")
        else:
            self.processes[at].held.clear()

    def _wish(self, data: st.DataObject, actor: Actor, request: Made) -> Wish:
        kind = data.draw(st.sampled_from(["set", "set", "set", "set", "insert", "move", "delete", "restore"]))
        rows = [item for item, row in self.tree.rows.items() if row.kind in ("objective", "action")]
        rows += [wish.change.item for wish in request.wishes if wish.change.kind == "insert"]
        item = data.draw(st.sampled_from([*rows[-12:], "guide", "course", "manual"]))
        if kind == "set":
            return self._draw_set(data, actor, item, request)
        parent = data.draw(st.sampled_from(["objective1", "objective2", "axis1", *rows[-4:]]))
        after = data.draw(st.sampled_from([None, NEVER, "guide", "manual", *self.tree.children.get(parent, [])]))
        if kind == "insert":
            cells = {"text": self._draw_text(data, "")}
            fresh = {"item": self.new_id(), "type": "action", "cells": cells}
            return Wish(Change(id=self.new_id(), kind="insert", parent=parent, after=after, **fresh))
        if kind == "move":
            return Wish(Change(id=self.new_id(), kind="move", item=item, parent=parent, after=after))
        return Wish(Change(id=self.new_id(), kind=kind, item=item))  # type: ignore[arg-type]

    def _draw_set(self, data: st.DataObject, actor: Actor, item: str, request: Made) -> Wish:
        row = self.tree.rows.get(item)
        name = data.draw(st.sampled_from(FIELDS)) if row is None or row.kind == "action" else "text"
        version = row.versions.get(name, 0) if row else 0
        cell = (item, name)
        wishes = [wish for made in [*self.made, request] if made.actor is actor for wish in made.wishes]
        own = [wish.change.id for wish in wishes if (wish.change.item, wish.change.field) == cell]
        base = data.draw(st.sampled_from([version, version, version, *range(version), *own[-3:], NEVER]))
        seen = self._seen(base, cell)[1] if base in self.kept or isinstance(base, int) else ""
        text = self._draw_text(data, seen or "")
        return Wish(Change(id=self.new_id(), kind="set", item=item, field=name, text=text), base)

    def _draw_text(self, data: st.DataObject, seen: str) -> str:
        """Edit a text: put a word in, take one out, put one in place of another, or begin anew."""
        words, word = seen.split(" "), data.draw(st.sampled_from(WORDS))
        at = data.draw(st.integers(0, len(words)))
        way = data.draw(st.sampled_from(["in", "instead", "out", "line", "anew"]))
        if way == "anew":
            return " ".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=9)))
        instead = {"in": [word], "instead": [word], "out": [], "line": [f"{word}\n{word}"]}[way]
        return " ".join([*words[:at], *instead, *words[at + (way in ("instead", "out")) :]]).strip("\n")

    def _is_undoable(self, made: Made) -> bool:
        return made.undoes is None and all(
            wish.change.id in self.kept and self.kept[wish.change.id].result.status in ("applied", "merged")
            for wish in made.wishes
        )

    def _inverse(self, kept: Kept) -> Iterator[Wish]:
        change, fresh = kept.wish.change, {"id": self.new_id(), "item": kept.wish.change.item}
        if change.kind == "set":
            yield Wish(Change(kind="set", field=change.field, text=kept.before, **fresh), kept.result.version)
        elif change.kind == "move":
            parent, after = kept.before
            yield Wish(Change(kind="move", parent=parent, after=after, **fresh))
        else:
            yield Wish(Change(kind="restore" if change.kind == "delete" else "delete", **fresh))

    # What may come of it

    def _send(self, made: Made, at: int) -> None:
        type(self).sent += 1
        self.repeated.clear()
        known = {wish.change.id for wish in made.wishes} & self.kept.keys()
        future = submit_request(
            self.processes[at], self.number, made.actor, made.wishes, request=made.request, undoes=made.undoes
        )
        revision, results = future.result()
        assert [result.id for result in results] == [wish.change.id for wish in made.wishes]
        is_kept = [self._take(made, wish, result) for wish, result in zip(made.wishes, results, strict=True)]
        if made.undoes and not known:
            refused = [result.status == "refused" for result in results]
            assert all(refused) or not any(refused), "a step taken back in part"
        if any(is_kept):
            self.revision += 1
            self.past[self.revision] = copy.deepcopy(self.tree)
        assert revision == self.revision

    def _take(self, made: Made, wish: Wish, result: Result) -> bool:
        """Do in the model what the answer says was done, if it may be; say whether history must have it."""
        change = wish.change
        if change.id in self.kept:
            before = self.kept[change.id].result
            assert result.status == before.status
            if result.status != "parked":
                assert (result.version, result.text) == (before.version, before.text)
            return False
        if result.status == "refused":
            assert result.reason
            assert made.undoes or not self._must_be_taken(made.actor, change), f"{change} was refused"
            return False
        assert self._is_own(made.actor, change), f"{change} went into another's axis"
        if change.kind == "set":
            return self._take_set(made, wish, result)
        assert result.status == "applied"
        self.kept[change.id] = Kept(wish, result, self._arrange(change))
        return True

    def _is_own(self, actor: Actor, change: Change) -> bool:
        places = [change.parent] if change.kind == "insert" else [change.item, change.parent or change.item]
        return {self.tree.axis_of(place or "") for place in places} <= (actor.axes or set())

    def _must_be_taken(self, actor: Actor, change: Change) -> bool:
        """Say whether nothing speaks against a change: who writes it, where it stands, and where it goes."""
        rows = self.tree.rows
        if change.kind == "insert":
            parent = change.parent or ""
            return parent in rows and rows[parent].kind == "objective" and self._is_free(actor, parent)
        is_free = change.item in rows and self._is_free(actor, change.item)
        if change.kind == "move":
            return is_free and rows[change.item].kind == "action" and self._may_go(actor, change.parent or "")
        return is_free

    def _may_go(self, actor: Actor, parent: str) -> bool:
        return parent in self.tree.rows and self.tree.rows[parent].kind == "objective" and self._is_free(actor, parent)

    def _is_free(self, actor: Actor, item: str) -> bool:
        return self.tree.is_live(item) and self.tree.axis_of(item) in (actor.axes or set())

    def _arrange(self, change: Change) -> Any:
        """Insert, move, delete or restore in the model; return where a moved one stood."""
        if change.kind == "insert":
            assert change.item not in self.tree.rows and self.tree.is_live(change.parent)
            self._insert(change)
        elif change.kind == "move":
            assert self.tree.is_live(change.item) and self.tree.is_live(change.parent)
            assert change.item not in self.tree.above(change.parent)
            before = self.tree.take_out(change.item)
            self.tree.place(change.item, change.parent or "", change.after)
            return before
        else:
            assert change.kind == "restore" or self.tree.is_live(change.item)
            self.tree.rows[change.item].deleted = change.kind == "delete"
        return None

    def _insert(self, change: Change) -> None:
        cells = dict(change.cells)
        row = Row(change.type or "", change.parent, cells=dict(cells), versions=dict.fromkeys(cells, 1))
        self.tree.rows[change.item] = row
        self.texts.update({(change.item, name, 1): text for name, text in cells.items()})
        if change.parent is not None:
            self.tree.place(change.item, change.parent, change.after)

    def _take_set(self, made: Made, wish: Wish, result: Result) -> bool:
        change = wish.change
        cell = (change.item, change.field or "")
        row = self.tree.rows[change.item]
        current, version = row.cells.get(cell[1]), row.versions.get(cell[1], 0)
        if result.status == "parked":
            assert not made.undoes, "what takes a step back was parked"
            assert (result.version, result.text or "") == (version, current or "")
            self.kept[change.id] = Kept(wish, result)
            return True
        if result.version == version:  # it said what already stood there
            assert result.status == "applied" and (result.text or "") == (current or "") == _as_kept(change)
            self.repeated[change.id] = result
            return False
        if not self.tree.is_live(change.item):  # it comes back for what was written in it
            assert row.deleted and self.tree.is_live(row.parent)
            row.deleted = False
        assert result.version == version + 1
        self._check_words(wish, result, version, current or "")
        row.cells[cell[1]], row.versions[cell[1]] = result.text, version + 1
        self.texts[*cell, version + 1] = result.text
        self.kept[change.id] = Kept(wish, result, current)
        return True

    def _check_words(self, wish: Wish, result: Result, version: int, current: str) -> None:
        """Nothing is overwritten unseen: either the writer saw what stood there, or all that is new is in the text."""
        change, merged = wish.change, words(result.text)
        seen_version, seen = self._seen(wish.base, (change.item, change.field or ""))
        if result.status == "applied":
            assert (result.text or "") == _as_kept(change)
            assert seen_version == version, f"{change} overwrote {current!r}, which its writer had not seen"
            return
        mine, theirs = words(change.text), words(current)
        assert mine - words(seen) <= merged, f"{change.text!r} lost words to {result.text!r}"
        assert theirs - words(seen) <= merged, f"{current!r} lost words to {result.text!r}"
        assert merged <= mine | theirs

    def _seen(self, base: int | str | None, cell: tuple[str, str]) -> tuple[int | None, str | None]:
        """Return the version and the text a change was typed upon; no version where its writer never saw one."""
        if not isinstance(base, str):
            return base or 0, self.texts.get((*cell, base or 0))
        if base in self.repeated:  # who says just what stands there has it before them
            return self.repeated[base].version, self.repeated[base].text
        kept = self.kept.get(base)
        if kept is None or kept.result.status == "parked":
            return 0, None
        if kept.result.status == "merged":  # its writer goes on from what they sent
            return None, kept.wish.change.text
        return kept.result.version, kept.result.text

    # What must be so

    @invariant()
    def database_is_as_the_model(self) -> None:
        """Compare the rows and what a process holds with the tree."""
        check(self.processes[0].read(lambda db: load(db, self.number)), self.tree)
        check(read_workshop(self.processes[1], self.number), self.tree)

    def teardown(self) -> None:
        """Follow the history: each revision is what the model was then, and every text that was taken is in it."""
        type(self).taken += len(self.kept)
        database = self.processes[0]
        for revision, tree in self.past.items():
            check(workshop_at(database, self.number, revision), tree)
        entries = database.read(lambda db: entries_since(db, self.number, 1))
        found = {entry.change.id: entry for entry in entries}
        for change, kept in self.kept.items():
            entry, wish = found[change], kept.wish.change
            assert entry.status == kept.result.status
            if wish.kind == "set":
                assert ((entry.offered if entry.status == "merged" else entry.change.text) or "") == _as_kept(wish)
        assert database.read(lambda db: verify_workshop(db, self.number)).holds


def _as_kept(change: Change) -> str:
    return change.text or ""


def words(text: str | None) -> set[str]:
    """Return the words and marks of a text."""
    return set(re.findall(r"\[\^[^\]\s]+\]|\w+|[^\w\s]", text or ""))


def run_model(processes: list[Database], examples: int, steps: int, *, same: bool = False) -> tuple[int, int]:
    """Let Hypothesis write so many plans with up to so many steps each; return how much was sent and taken.

    `same` writes the same ones at each run, for a check that has to say of one state what it said before.
    """
    ProtocolModel.sent = ProtocolModel.taken = 0
    profile = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=same,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(lambda: ProtocolModel(processes), settings=profile)  # type: ignore[no-untyped-call]
    return ProtocolModel.sent, ProtocolModel.taken
