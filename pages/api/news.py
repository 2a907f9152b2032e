"""What a page is told of each revision of a workshop: only what its viewer may see, written once for all alike."""

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from pages.api.changes import TEXTS, hidden_kinds
from pages.shared.running import database
from storage.history import entries_since
from storage.listeners import KEPT, THE_LIST
from storage.workshops import APPLIED, read_workshop
from workshop.cells import NAMES
from workshop.changes import Entry
from workshop.footnotes import note_numbers
from workshop.note_homes import internal_notes

# Kinds whose texts are told, for the matrix shows them; of all else, such as people, only that it has changed.
_TOLD = frozenset({"workshop", "axis", "objective", "action", "footnote", "decision", "input", "remark"})
News = tuple[int, str] | None  # the last revision told, and a message, or a list of messages as JSON
_AT_HAND = 64  # gatherings whose news are kept as they were sent
K = TypeVar("K", bound=tuple[Any, ...])
V = TypeVar("V")
_gathered: dict[tuple[int, int, int, frozenset[str]], tuple[int, str]] = {}


def news_of(workshop_id: int, since: int, hidden: frozenset[str]) -> News:
    """Return what is new after a revision, oldest first and in one piece; a "reset" when it is too much."""
    latest = database().held[workshop_id].revision
    if latest == since:
        return None
    if since > latest or latest - since > KEPT:
        return latest, json.dumps({"reset": True, "revision": latest})
    key = (workshop_id, since, latest, hidden)
    if key not in _gathered:
        while len(_gathered) >= _AT_HAND:
            _gathered.pop(next(iter(_gathered)), None)
        _gathered[key] = _gather(workshop_id, since, latest, hidden)
    return _gathered[key]


def _gather(workshop_id: int, since: int, latest: int, hidden: frozenset[str]) -> tuple[int, str]:
    kept = database().listeners.since(workshop_id, since) or _from_history(workshop_id, since, latest)
    messages = [_message(workshop_id, revision, tuple(entries), hidden) for revision, entries in kept]
    return kept[-1][0], messages[0] if len(messages) == 1 else f"[{', '.join(messages)}]"


def _from_history(workshop_id: int, since: int, latest: int) -> list[tuple[int, Sequence[Entry]]]:
    entries = database().read(lambda db: entries_since(db, workshop_id, since, until=latest))
    revisions = dict.fromkeys(entry.revision for entry in entries)
    return [(revision, [entry for entry in entries if entry.revision == revision]) for revision in revisions]


def new_workshops(since: int) -> News:
    """Return the message of a workshop made since, numbered by the newest."""
    latest = database().listeners.last_told(THE_LIST) or 0
    told = {"revision": latest, "changes": [{"kind": "insert", "type": "workshop"}]}
    return (latest, json.dumps(told)) if latest > since else None


_messages: dict[tuple[int, int, frozenset[str]], str] = {}


def _message(workshop_id: int, revision: int, entries: Sequence[Entry], hidden: frozenset[str]) -> str:
    """Return the message of one revision; it is made once for all the pages that see the same."""
    key = (workshop_id, revision, hidden)
    if key not in _messages:
        while len(_messages) >= KEPT:
            _messages.pop(next(iter(_messages)), None)
        _messages[key] = _written(workshop_id, revision, entries, hidden)
    return _messages[key]


def forget_messages(workshop_id: int) -> None:
    """Write a workshop's messages anew from now on: a name in them was erased."""
    _forget(_messages, workshop_id)
    _forget(_gathered, workshop_id)


def _forget(kept: dict[K, V], workshop_id: int) -> None:
    for key in [key for key in list(kept) if key[0] == workshop_id]:
        kept.pop(key, None)


def _written(workshop_id: int, revision: int, entries: Sequence[Entry], hidden: frozenset[str]) -> str:
    shown = [entry for entry in entries if entry.status in APPLIED and entry.change.field not in hidden]
    workshop = database().held.get(workshop_id) or read_workshop(database(), workshop_id)
    kinds = {entry.change.item: NAMES[type(workshop.items[entry.change.item])] for entry in shown}
    shown = [entry for entry in shown if kinds[entry.change.item] not in hidden_kinds(hidden)]
    if hidden and "footnote" in kinds.values():
        shown = [entry for entry in shown if entry.change.item not in internal_notes(workshop)]
    changes = [_change_json(entry, kinds[entry.change.item], hidden) for entry in shown]
    message: dict[str, Any] = {"revision": revision, "changes": changes}
    if TEXTS not in hidden and any(_may_renumber(entry) for entry in shown):
        message["note_numbers"] = note_numbers(workshop)
    return json.dumps(message, ensure_ascii=False)


def _may_renumber(entry: Entry) -> bool:
    change = entry.change
    texts = (change.text or "", entry.before or "", *change.cells.values())
    return change.kind in ("move", "delete", "restore") or any("[^" in text for text in texts)


def _change_json(entry: Entry, kind: str, hidden: frozenset[str]) -> dict[str, Any]:
    change = entry.change
    if TEXTS in hidden:
        return {"kind": change.kind, "type": kind}
    if kind not in _TOLD:
        return {"kind": change.kind, "item": change.item, "type": kind, "parent": change.parent}
    merged = {"merged": True} if entry.status == "merged" else {}
    return merged | {
        "id": change.id,
        "kind": change.kind,
        "item": change.item,
        "type": kind,
        "field": change.field,
        "text": change.text,
        "version": change.version,
        "parent": change.parent,
        "after": change.after,
        "cells": {name: text for name, text in change.cells.items() if name not in hidden},
        "by": entry.actor_name,
    }
