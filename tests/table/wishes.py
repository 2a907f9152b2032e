"""One wish, as a page sends it, for each row of changes; what it would upset, a second one puts back at once."""

from collections.abc import Callable
from typing import Any

from tests.table.table import rows
from tests.table.world import ABROAD, Place, World
from workshop.cells import KINDS
from workshop.changes import new_id
from workshop.workshop import Workshop

Wishes = list[dict[str, Any]]
NEW = "Texto de prueba"
CELLS: dict[str, dict[str, str]] = {  # what a new item must say
    "action": {"text": NEW},
    "objective": {"text": NEW},
    "axis": {"title": NEW},
    "footnote": {"text": NEW},
    "input": {"text": NEW},
    "remark": {"text": NEW},
    "decision": {"outcome": "adopted"},
    "reservation": {"text": NEW},
    "amendment": {"text": NEW},
    "sounding": {"wording": NEW},
    "waiver": {"reason": NEW},
    "speaker": {"name": NEW},
    "presentation": {"minutes": "20"},
    "next_step": {"what": NEW},
    "mark": {"choice": "agree"},
    "logo": {"name": NEW},
    "mandate": {"text": NEW},
    "section": {"heading": NEW},
    "term": {"term": NEW},
    "session": {"title": NEW},
    "agenda_item": {"title": NEW},
    "profile": {"name": NEW},
    "group": {"name": NEW},
    "past_activity": {"activity": NEW},
    "workshop": {"title": NEW},
    "attachment": {"title": NEW, "link": "https://prueba.example/"},
    "session_note": {"text": NEW},
    "question": {"text": NEW},
    "answer": {"text": NEW},
    "practice": {"text": NEW},
    "initiative": {"body": NEW, "title": NEW},
    "compliance": {"text": NEW},
    "agreed_term": {"term": NEW},
}
PARENTS = {
    "action": "objective1",
    "objective": "axis1",
    "input": "axis1",
    "remark": "action1",
    "decision": "action1",
    "reservation": "action1",
    "amendment": "action1",
    "sounding": "action1",
    "mark": "sounding",
    "term": "section",
    "agenda_item": "session",
    "attendance": "session",
    "group": "axis1",
    "member": "group",
    "session_note": "point",
    "question": "point",
    "answer": "question",
    "practice": "point",
}
ITEMS = {  # by row, what it changes where that is not told by kind and axis
    "set footnote.text, foreword": "foreword_note",
    "set workshop.title": "root",
    "set workshop.stage": "root",
    "set workshop.rehearsal_of": "root",
    "set workshop.closes_at": "root",
    "set workshop.opens_next": "root",
    "set workshop.screen_scene": "root",
    "set workshop.general_objective": "root",
    "set agenda_item.title": "point",
    "set agenda_item.began": "point",
    "set agenda_item.ended": "point",
    "set agenda_item.extra": "point",
    "set agenda_item.skipped": "point",
    "set decision.reason, axis 1": "decision",
    "delete action, axis 1": "spare1",
    "set participant.email": "unplaced",
    "move axis": "axis2",
    "delete axis": "axis2",
    "move action, within axis 1": "spare1",
}
SHORT = {"footnote": "note", "agenda_item": "point"}


def wishes_of(world: World, when: str, row: str) -> Wishes:
    """Return the wishes of a row in the workshop of a stage: all of them are for who may, none for who may not."""
    place, now = world.places[when], world.workshop(when)
    if row in SPECIAL:
        return SPECIAL[row](world.places[ABROAD] if "another" in row or "no workshop" in row else place, place, now)
    verb, what, *_rest = row.replace(",", "").split()
    kind, _, name = what.partition(".")
    item = _item(place, row, kind)
    match verb:
        case "set":
            return [_set(now, item, name, _other(now, item, name))]
        case "insert":
            return [_insert(place, kind)]
        case "delete":
            return [{"kind": "delete", "item": item}, {"kind": "restore", "item": item}]
        case _:
            return [{"kind": "move", "item": item, "parent": now.items[item].parent, "after": None}]


def kinds_in_table() -> set[str]:
    """Return the kinds of item that a row inserts."""
    return {row.split()[1].strip(",") for row in rows("change") if row.startswith("insert ")} & set(KINDS)


def _item(place: Place, row: str, kind: str) -> str:
    axis = row.partition(", axis ")[2]
    for name in (ITEMS.get(row, ""), f"{SHORT.get(kind, kind)}{axis}", kind):
        if name in place.ids:
            return place[name]
    return ""


def _set(now: Workshop, item: str, name: str, text: str | None) -> dict[str, Any]:
    return {"kind": "set", "item": item, "field": name, "text": text, "base": now.items[item].version(name)}


def _other(now: Workshop, item: str, name: str) -> str | None:
    """Return another text than a cell has, that it may have; planted words stay in it."""
    text = now.items[item].cell(name)
    match name:
        case "stage" | "closes_at" | "opens_next" | "protected":
            return text  # to set it to what it is is not for everybody either
        case "rehearsal_of":
            return "1"
        case "origin":
            return now.axes[1].id if text is None else None
        case "merged_into" | "split_from":
            return None
        case "extra":
            return "5" if text is None else None
        case "skipped":
            return "0" if text == "1" else "1"
        case "began" | "ended":
            return "2027-03-10T14:30:00+00:00" if text is None else None
        case "minutes":
            return "20" if text == "15" else "15"
        case "screen_scene":
            return "agenda" if text == "welcome" else "welcome"
        case "email":
            return f"{new_id()}@prueba.example"
    return f"{text or ''} y más"


def _insert(place: Place, kind: str) -> dict[str, Any]:
    cells = CELLS.get(kind, {})
    if kind in ("member", "attendance"):
        cells = {"participant": place["unplaced"]}
    if kind == "participant":
        cells = {"name": NEW}
    if kind == "delegation":
        cells = {"code": new_id()[:6].upper(), "name": new_id()}
    if kind == "reservation":
        cells = {"delegation": place["delegation"]}
    if kind in ("profile", "axis"):
        cells = {name: f"{NEW} {new_id()}" for name in cells}
    parent = None if kind == "workshop" else place[PARENTS.get(kind, "root")]
    return {"kind": "insert", "item": new_id(), "type": kind, "parent": parent, "after": None, "cells": cells}


def _handed_in(axis: str) -> Callable[[Place, Place, Workshop], Wishes]:
    """Return what hands an axis in and takes it back, or the other way round."""

    def wishes(_far: Place, place: Place, now: Workshop) -> Wishes:
        item = now.items[place[axis]]
        there, gone = "2026-02-02T00:00:00+00:00", None
        first = _set(now, item.id, "handed_in", gone if item.cell("handed_in") else there) | {"id": new_id()}
        return [first, first | {"id": new_id(), "text": there if first["text"] is None else gone, "base": first["id"]}]

    return wishes


SPECIAL: dict[str, Callable[[Place, Place, Workshop], Wishes]] = {
    "set axis.handed_in, axis 1": _handed_in("axis1"),
    "set axis.handed_in, axis 3": _handed_in("axis3"),
    "move action, from axis 1 to axis 2": lambda far, here, now: [
        {"kind": "move", "item": here["spare1"], "parent": here["objective2"], "after": None},
        {"kind": "move", "item": here["spare1"], "parent": here["objective1"], "after": None},
    ],
    "insert sub-action, axis 1": lambda far, here, now: [_insert(here, "action") | {"parent": here["action1"]}],
    "insert action with origin, axis 1": lambda far, here, now: [
        _insert(here, "action") | {"cells": {"text": NEW, "origin": here["axis2"]}}
    ],
    "set action.text, of another workshop": lambda far, here, now: [
        {"kind": "set", "item": far["action1"], "field": "text", "text": NEW, "base": 3}
    ],
    "set action.text, of no workshop": lambda far, here, now: [
        {"kind": "set", "item": new_id(), "field": "text", "text": NEW, "base": 3}
    ],
    "delete action, of another workshop": lambda far, here, now: [{"kind": "delete", "item": far["action1"]}],
    "move action, to another workshop": lambda far, here, now: [
        {"kind": "move", "item": here["action1"], "parent": far["objective1"], "after": None}
    ],
    "insert action, in another workshop": lambda far, here, now: [
        _insert(here, "action") | {"parent": far["objective1"]}
    ],
}
