"""What somebody does who changes an item of some kind, or one cell of it: what `permissions` is then asked for."""

from collections.abc import Mapping

from workshop.cells import NAMES, Item
from workshop.permissions import Doing

_DOING: Mapping[str, Doing] = {
    "objective": Doing.WRITE_MATRIX,
    "action": Doing.WRITE_MATRIX,
    "footnote": Doing.WRITE_MATRIX,
    "input": Doing.WRITE_MATRIX,
    "remark": Doing.REMARK,
    "section": Doing.CONSOLIDATE,  # the plan's front matter: prepared by coordinators, who may all, then consolidated
    "term": Doing.CONSOLIDATE,
    "agreed_term": Doing.CONSOLIDATE,
    "decision": Doing.DECIDE,
    "reservation": Doing.DECIDE,
    "draft": Doing.CONSOLIDATE,
    "session_note": Doing.TAKE_NOTES,
    "question": Doing.TAKE_NOTES,
    "answer": Doing.TAKE_NOTES,
    "practice": Doing.TAKE_NOTES,
    "attendance": Doing.TAKE_ATTENDANCE,
    "amendment": Doing.DECIDE,
    "sounding": Doing.DECIDE,
    "presentation": Doing.DECIDE,
    "speaker": Doing.DECIDE,
    "waiver": Doing.CONSOLIDATE,
    "next_step": Doing.DECIDE,
    "mark": Doing.DECIDE,
}
# Cells that ask for another right than their item does.
_DOING_CELL: Mapping[tuple[str, str], Doing] = {
    ("workshop", "stage"): Doing.OPEN_STAGE,
    ("workshop", "closes_at"): Doing.OPEN_STAGE,
    ("workshop", "opens_next"): Doing.OPEN_STAGE,
    ("agenda_item", "began"): Doing.RUN_AGENDA,
    ("agenda_item", "ended"): Doing.RUN_AGENDA,
    ("agenda_item", "extra"): Doing.RUN_AGENDA,
    ("agenda_item", "skipped"): Doing.RUN_AGENDA,
    ("axis", "title"): Doing.WRITE_MATRIX,  # an axis is a proposal until the plan is final: its group may reword it
    ("axis", "commitment"): Doing.WRITE_MATRIX,
    ("axis", "handed_in"): Doing.HAND_IN,
    ("section", "protected"): Doing.PREPARE,
    ("action", "origin"): Doing.CONSOLIDATE,
    ("action", "merged_into"): Doing.CONSOLIDATE,
    ("action", "split_from"): Doing.CONSOLIDATE,
}
# What is so from a workshop's making on: no page makes a real one a rehearsal, or writes a past that a file told.
_SAID_ONCE = frozenset({("workshop", "rehearsal_of"), ("axis", "proposed_as"), ("axis", "worked_as")})
# What no page makes or changes by itself: a draft comes of being issued, an amendment of being proposed and settled.
_RECORDS = frozenset({"draft", "amendment", "sounding", "mark", "waiver"})


def doing_of(kind: str, field: str | None = None) -> Doing:
    """Return what somebody does who changes an item of a kind, or one cell of it."""
    return _DOING_CELL.get((kind, field or "")) or _DOING.get(kind, Doing.PREPARE)


def doing_to(item: Item, field: str | None = None) -> Doing:
    """Return what somebody does who changes an item that is there: a remark is made by many, and no one's to reword."""
    doing = doing_of(NAMES[type(item)], field)
    return Doing.WRITE_MATRIX if doing is Doing.REMARK else doing


def is_record(kind: str) -> bool:
    """Say whether items of a kind are made and changed by use cases of their own alone."""
    return kind in _RECORDS


def is_said_once(kind: str, field: str) -> bool:
    """Say whether a cell stays as it was at the making of its workshop."""
    return (kind, field) in _SAID_ONCE
