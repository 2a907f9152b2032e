"""The stations of one action's way, from the group's text to the published one: who did what, when and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise
from typing import Literal

from workshop.changes import Entry
from workshop.items import Action, Amendment, Axis, Decision, Reservation
from workshop.traces import line_of, parts_of
from workshop.workshop import Workshop

Happened = Literal[
    "written", "reworded", "moved", "merged", "parted", "deleted", "restored",
    "amended", "decided", "reserved", "published",
]  # fmt: skip
_WORDED: frozenset[Happened] = frozenset({"written", "reworded", "merged"})


@dataclass(frozen=True, slots=True)
class Station:
    """One thing that happened to an action, in a `stage` of the workshop (`None`: it had none), by `who`, "" unknown.

    `before` and `after` are its texts where the words changed, the ids of its axes where it moved; `about` is the id of
    what it was done with: the action it was merged into, the amendment, the decision, the reservation, the draft.
    """

    happened: Happened
    at: datetime
    revision: int
    stage: str | None
    who: str = ""
    before: str | None = None
    after: str | None = None
    about: str | None = None


def traced_items(workshop: Workshop, action: str) -> list[str]:
    """Return the ids whose history tells an action's way: what it was merged into, what was said of it, the root."""
    line = line_of(workshop, action)
    said = (child for each in line for child in workshop.order.get(each, ()))
    told = [each for each in said if isinstance(workshop.items[each], Amendment | Decision | Reservation)]
    return [*line, *parts_of(workshop).get(action, ()), *told, workshop.root]


def stations(workshop: Workshop, action: str, entries: Sequence[Entry]) -> list[Station]:
    """Return the stations of an action and of what it was merged into, oldest first.

    `entries` are the history of `traced_items`, oldest first; texts that were typed one after the other in one stage
    are one station.
    """
    return _Way(workshop, action, [each for each in entries if each.status != "parked"]).stations()


class _Way:
    """One pass over the history of an action."""

    def __init__(self, workshop: Workshop, action: str, entries: Sequence[Entry]) -> None:
        self.workshop = workshop
        self.line = line_of(workshop, action)
        self.entries = entries
        self.stage: str | None = None

    def stations(self) -> list[Station]:
        groups = groupby(self._each(), key=self._what_is_one)
        told = [_as_one(list(group)) for _key, group in groups]
        merged = {each.revision for each in told if each.happened == "merged"}  # which notes the axis of origin too
        told = [each for each in told if each.happened != "reworded" or each.before != each.after]
        told = [each for each in told if each.happened != "moved" or each.revision not in merged]
        return sorted([*told, *self._published(told)], key=lambda each: each.revision)

    def _each(self) -> Iterator[Station]:
        for entry in self.entries:
            if entry.change.item == self.workshop.root:
                self._heed_stage(entry)
            elif (found := self._station(entry)) is not None:
                yield found
                if entry.revision == 1 and found.happened == "written":
                    yield from self._come_with(entry, found)

    def _what_is_one(self, station: Station) -> tuple[object, ...]:
        """Return by what neighbouring stations are one: texts by stage and draft, what else happened by its step."""
        if station.happened in ("written", "reworded"):
            return "text", station.stage, sum(draft.revision < station.revision for draft in self.workshop.drafts)
        return station.happened, station.about, station.revision

    def _heed_stage(self, entry: Entry) -> None:
        if entry.change.kind == "insert":
            self.stage = entry.change.cells.get("stage")
        elif entry.change.field == "stage":
            self.stage = entry.change.text

    def _station(self, entry: Entry) -> Station | None:
        """Return what an entry means to the action; `None` where it is no station."""
        change, item = entry.change, self.workshop.items.get(entry.change.item)
        plain = Station("written", entry.at, entry.revision, self.stage, entry.actor_name)
        if change.item in self.line:
            return self._of_action(entry, plain)
        if isinstance(item, Action):
            return self._parted(entry, plain)
        if change.kind == "insert" and isinstance(item, Decision | Reservation):
            return replace(plain, happened="decided" if isinstance(item, Decision) else "reserved", about=item.id)
        if change.kind == "insert" and isinstance(item, Amendment):
            return replace(plain, happened="amended", before=item.base, after=item.text, about=item.id)
        return None

    def _of_action(self, entry: Entry, plain: Station) -> Station | None:
        change = entry.change
        match change.kind, change.field:
            case "insert", _ if change.item == self.line[0]:
                return replace(plain, before="", after=change.cells.get("text", ""))
            case "set", "text":
                return replace(plain, happened="reworded", before=entry.before or "", after=change.text or "")
            case "set", "merged_into" if change.text in self.line:
                return replace(plain, happened="merged", after=self._first_words(change.text), about=change.text)
            case "set", "origin" if change.text:
                return replace(plain, happened="moved", before=change.text)
            case "move", _:
                return self._moved(entry, plain)
            case "delete", _ if change.item == self.line[-1]:
                return replace(plain, happened="deleted")
            case "restore", _:
                return replace(plain, happened="restored")
            case _:
                return None

    def _come_with(self, entry: Entry, plain: Station) -> Iterator[Station]:
        """Yield what an action had behind it when it came in with its workshop, as the file said."""
        origin, home = entry.change.cells.get("origin"), self._axis(entry.change.parent or "")
        if origin and origin != home:
            yield replace(plain, happened="moved", before=origin, after=home)
        came = [each.change for each in self.entries if each.revision == entry.revision]
        merged = {each.item: each.cells["merged_into"] for each in came if "merged_into" in each.cells}
        for original, into in pairwise(self.line):
            if merged.get(original) == into:
                yield replace(plain, happened="merged", before=None, after=self._first_words(into), about=into)

    def _parted(self, entry: Entry, plain: Station) -> Station | None:
        """Return the making of a part of the action, a new one or what was a sub-action of it."""
        change = entry.change
        if change.kind == "insert" and "split_from" in change.cells:
            return replace(plain, happened="parted", after=change.cells.get("text"), about=change.item)
        is_risen = change.field == "split_from" and change.text is not None
        return replace(plain, happened="parted", about=change.item) if is_risen else None

    def _moved(self, entry: Entry, plain: Station) -> Station | None:
        """Return a move to another axis; one within its axis is no station."""
        home, target = self._axis((entry.before or "").split(" ")[0]), self._axis(entry.change.parent or "")
        return replace(plain, happened="moved", before=home, after=target) if home != target else None

    def _axis(self, item: str) -> str | None:
        found = self.workshop.above(item, Axis)
        return found.id if found else None

    def _first_words(self, action: str | None) -> str | None:
        """Return the words an action began with."""
        inserts = (each.change for each in self.entries if each.change.kind == "insert" and each.change.item == action)
        return next((each.cells.get("text") for each in inserts), None)

    def _published(self, told: Sequence[Station]) -> Iterator[Station]:
        """Yield each draft that printed the action, with the words it had then."""
        for draft in self.workshop.drafts:
            before = [each for each in told if each.revision <= draft.revision]
            stands = next((each for each in reversed(before) if each.happened in ("deleted", "restored")), None)
            if not before or not draft.at or (stands is not None and stands.happened == "deleted"):
                continue
            words = next((each.after for each in reversed(before) if each.happened in _WORDED), None)
            at = datetime.fromisoformat(draft.at)
            yield Station("published", at, draft.revision, None, draft.author or "", after=words, about=draft.id)


def _as_one(group: list[Station]) -> Station:
    """Return stations that are one: from what was before the first to what was after the last, by all who did it."""
    first, last = group[0], group[-1]
    names = ", ".join(dict.fromkeys(each.who for each in group if each.who))
    after = next((each.after for each in reversed(group) if each.after is not None), None)
    before = next((each.before for each in group if each.before is not None), None)
    return replace(last, happened=first.happened, who=names, before=before, after=after)
