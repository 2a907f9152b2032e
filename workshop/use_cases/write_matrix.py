"""Writing while the group talks: a page's request of changes is weighed one by one against what others wrote."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop.cells import KINDS, NAMES, PARENTS, Item, Lines, decode, default_of, encode
from workshop.changes import Change, Entry, Status, Step
from workshop.choices import CHOICES
from workshop.denials import REPEATED_ID, denial_of, denial_of_repetition, is_same
from workshop.errors import InvalidChange, InvalidValue, ItemNotFound, Problem, TextChangedMeanwhile
from workshop.items import Action, Objective
from workshop.merging import merge_texts
from workshop.permissions import Actor, Doing, may, require
from workshop.rules import check_item
from workshop.use_cases.remark import sign_of
from workshop.workshop import Workshop

PastText = Callable[[str, str, int], str | None]  # (item, field, version) → the text the cell had then
WasJustDeleted = Callable[[str], bool]  # (item) → whether somebody deleted it a moment ago, kept steps only
_DOING: Mapping[str, Doing] = {
    "objective": Doing.WRITE_MATRIX,
    "action": Doing.WRITE_MATRIX,
    "footnote": Doing.WRITE_MATRIX,
    "input": Doing.WRITE_MATRIX,
    "remark": Doing.REMARK,
    "section": Doing.CONSOLIDATE,  # the plan's front matter: prepared by coordinators, who may all, then consolidated
    "term": Doing.CONSOLIDATE,
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
}
# What a workshop is from its making on: no page makes a real one a rehearsal.
_SAID_ONCE = ("workshop", "rehearsal_of")
# What no page makes or changes by itself: a draft comes of being issued, an amendment of being proposed and settled.
_RECORDS = frozenset({"draft", "amendment", "sounding", "mark", "waiver"})
# Cells whose lines are ids of items, and of which kinds these are.
_REFERENCES: Mapping[tuple[str, str], str] = {
    ("action", "transversal"): "axis",
    ("action", "origin"): "axis",
    ("action", "merged_into"): "action",
    ("member", "participant"): "participant",
    ("attendance", "participant"): "participant",
    ("participant", "delegation"): "delegation",
    ("participant", "profile"): "profile",
    ("input", "delegation"): "delegation",
    ("input", "became"): "action remark footnote",
    ("initiative", "axes"): "axis",
    ("compliance", "axes"): "axis",
    ("session_note", "delegation"): "delegation",
    ("question", "delegation"): "delegation",
    ("answer", "delegation"): "delegation",
    ("practice", "delegation"): "delegation",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A change as a page asks for it; `base` is the version of the cell it was typed upon, or an own change's id."""

    change: Change
    base: int | str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a wish: `text` and `version` are the cell's as they now stand, `reason` a sentence."""

    id: str
    status: Status
    version: int | None = None
    text: str | None = None
    reason: str | None = None


class Writing:
    """One request of a page as a use case; `results` answers each wish once it has run, in their order.

    `past` holds those already kept under their ids: they are answered again, never applied twice. A text written in
    a row that `was_just_deleted` brings the row back. `denials` counts, by kind, what the security log shall hear of.
    """

    def __init__(
        self,
        wishes: list[Wish],
        past: Mapping[str, Entry],
        past_text: PastText,
        was_just_deleted: WasJustDeleted = lambda item: False,
    ) -> None:
        self._wishes = wishes
        self._past = past
        self._past_text = past_text
        self._was_just_deleted = was_just_deleted
        self.denials: Counter[str] = Counter()
        self._made: dict[str, int] = {}  # change id → the version it made
        self._offered: dict[str, str] = {}  # change id → its text as sent, where merging made another of it
        self._answered: dict[str, Result] = {}
        self.results: list[Result] = []

    @property
    def is_known(self) -> bool:
        """Say whether some of the request was kept before."""
        return any(wish.change.id in self._past for wish in self._wishes)

    def __call__(self, workshop: Workshop, actor: Actor) -> list[Step]:
        """Return the steps to keep; each wish is weighed against the workshop as the ones before it leave it."""
        steps: list[Step] = []
        self.results.clear()
        self._answered.clear()
        self.denials.clear()
        for wish in self._wishes:
            made, result = self._weigh_anywhere(workshop, actor, wish)
            self.results.append(result)
            self._answered[result.id] = result
            steps += made
            changes = [step.change for step in made if step.status != "parked"]
            workshop = workshop.apply(changes, workshop.revision) if changes else workshop
        return steps

    def _weigh_anywhere(self, workshop: Workshop, actor: Actor, wish: Wish) -> tuple[list[Step], Result]:
        """Weigh a wish, one for a row that was just deleted as if the row stood: where it goes through, it does."""
        back = self._return_of_row(workshop, actor, wish.change)
        step, result = self._weigh(workshop.apply([back], workshop.revision) if back else workshop, actor, wish)
        if step is None:
            return [], result
        return [Step(change=back), step] if back and step.status != "parked" else [step], result

    def _return_of_row(self, workshop: Workshop, actor: Actor, change: Change) -> Change | None:
        item = workshop.items.get(change.item)
        is_new = change.kind == "set" and change.id not in self._past and change.id not in self._answered
        if not is_new or not isinstance(item, Objective | Action) or not item.deleted:
            return None
        is_elsewhere = isinstance(item, Action) and item.merged_into is not None  # its words stand in another action
        if is_elsewhere or not workshop.is_live(item.parent) or not self._was_just_deleted(item.id):
            return None
        back = Change(kind="restore", item=item.id)
        try:
            check_change(workshop, actor, back)
        except Problem:
            return None
        return back

    def _deny(self, kind: str | None) -> None:
        if kind is not None:
            self.denials[kind] += 1

    def _weigh(self, workshop: Workshop, actor: Actor, wish: Wish) -> tuple[Step | None, Result]:
        change = wish.change
        if change.id in self._answered:
            first = next(each.change for each in self._wishes if each.change.id == change.id)
            self._deny(None if is_same(first, change) else REPEATED_ID)
            return None, self._answered[change.id]
        if change.id in self._past:
            self._deny(denial_of_repetition(actor, self._past[change.id], _as_compared(workshop, change)))
            return None, answered_before(workshop, actor, self._past[change.id])
        try:
            change = as_kept(workshop, change)
            if change.kind == "set":
                return self._weigh_text(workshop, actor, Wish(change, wish.base))
            check_change(workshop, actor, change)
            change = _signed(workshop, actor, change)
        except Problem as problem:
            self._deny(denial_of(workshop, change, problem))
            return _refused(workshop, change, problem)
        return Step(change=change), Result(change.id, "applied")

    def _weigh_text(self, workshop: Workshop, actor: Actor, wish: Wish) -> tuple[Step | None, Result]:
        change = wish.change
        item = _writable(workshop, actor, change)
        assert change.field is not None
        current, version = item.cell(change.field), item.version(change.field)
        if change.text == current:
            self._made[change.id] = version
            return None, Result(change.id, "applied", version, current)
        base, own = self._base(wish)
        if base == version and own is None:
            self._made[change.id] = version + 1
            return Step(change=change), Result(change.id, "applied", version + 1, change.text)
        merged = self._merge(item, change, self._text_at(item, change, base) if own is None else own, current)
        if merged is None:
            reason = TextChangedMeanwhile().message()
            return Step(change=change, status="parked"), Result(change.id, "parked", version, current, reason)
        self._made[change.id] = version + 1
        self._offered[change.id] = change.text or ""
        step = Step(change=with_text(change, merged), status="merged", offered=change.text)
        return step, Result(change.id, "merged", version + 1, merged)

    def _merge(self, item: Item, change: Change, base: str | None, current: str | None) -> str | None:
        assert change.field is not None
        if not is_free_text(item, change.field):
            return None
        return merge_texts(base or "", current or "", change.text or "")

    def _text_at(self, item: Item, change: Change, version: int) -> str | None:
        return self._past_text(item.id, change.field or "", version) if version else None

    def _base(self, wish: Wish) -> tuple[int, str | None]:
        """Return the version a text was typed upon, and that text where it was an own one which merging changed.

        A page that goes on typing has not seen the merged text: to take that for its base would undo the other's edit.
        """
        if not isinstance(wish.base, str):
            return wish.base or 0, None
        past = self._past.get(wish.base)
        if past is None:
            return self._made.get(wish.base, 0), self._offered.get(wish.base)
        return past.change.version or 0, (past.offered or "") if past.status == "merged" else None  # an emptied list


def as_kept(workshop: Workshop, change: Change) -> Change:
    """Return a change with its texts as cells hold them.

    Raises: ItemNotFound, InvalidValue, InvalidText, TextTooLong.
    """
    if change.kind == "set":
        item = workshop.items.get(change.item)
        if item is None or change.field is None:
            raise ItemNotFound()
        return dataclasses.replace(change, text=_as_kept(type(item), change.field, change.text))
    kind = KINDS.get(change.type or "")
    if change.kind != "insert" or kind is None:
        return change
    texts = {field: _as_kept(kind, field, text) for field, text in change.cells.items()}
    return dataclasses.replace(change, cells={field: text for field, text in texts.items() if text is not None})


def _as_compared(workshop: Workshop, change: Change) -> Change:
    try:
        return as_kept(workshop, change)
    except Problem:
        return change


def _as_kept(kind: type[Item], field: str, text: str | None) -> str | None:
    value = decode(kind, field, text)
    return encode(() if value == ("",) else value, default_of(kind, field))  # a list emptied on the screen has no entry


def check_change(workshop: Workshop, actor: Actor, change: Change) -> None:
    """Let an insert, move, delete or restore pass. Raises: Forbidden, StageClosed, ItemNotFound, InvalidChange …"""
    if change.kind == "insert":
        _check_insert(workshop, actor, change)
        return
    item = workshop.items.get(change.item)
    if item is None or item.parent is None:
        raise ItemNotFound()
    require(actor, _doing_to(item), workshop, item.id)
    _check_kind(NAMES[type(item)])
    if change.kind != "restore" and not workshop.is_live(item.id):
        raise ItemNotFound()
    if change.kind == "move":
        _check_parent(workshop, actor, NAMES[type(item)], change)
        _check_depth(workshop, item, change.parent or "")
    if change.kind == "restore":
        _check_depth(workshop, item, item.parent)


def _signed(workshop: Workshop, actor: Actor, change: Change) -> Change:
    """Return a remark under the name of who makes it; for a delegation speaks only who writes down what is said."""
    if change.kind != "insert" or change.type != "remark":
        return change
    cells = dict(change.cells) | {"author": actor.name, "by": sign_of(actor)}
    if not may(actor, Doing.WRITE_MATRIX, workshop, change.parent):
        cells.pop("delegation", None)
    return dataclasses.replace(change, cells=cells)


def _check_insert(workshop: Workshop, actor: Actor, change: Change) -> None:
    kind = change.type or ""
    if kind not in PARENTS or not PARENTS[kind]:
        raise InvalidChange(path="type", reason=kind or "null")
    _check_kind(kind)
    if change.item in workshop.items:
        raise InvalidChange(path="item", reason=change.item)
    _check_parent(workshop, actor, kind, change)
    if kind == "action":
        _check_depth(workshop, None, change.parent or "")
    for field, text in change.cells.items():
        require(actor, doing_of(kind, field), workshop, None if kind == "footnote" else change.parent)
        _check_references(workshop, kind, field, text)
    check_item(workshop, _new_item(change))


def _check_parent(workshop: Workshop, actor: Actor, kind: str, change: Change) -> None:
    parent = workshop.find(change.parent or "")
    require(actor, doing_of(kind), workshop, None if kind == "footnote" else parent.id)
    if NAMES[type(parent)] not in PARENTS[kind]:
        raise InvalidChange(path="parent", reason=NAMES[type(parent)])


def _check_kind(kind: str) -> None:
    if kind in _RECORDS:
        raise InvalidChange(path="type", reason=kind)


def _check_depth(workshop: Workshop, item: Item | None, parent: str | None) -> None:
    """Keep sub-actions one level deep and nothing under itself."""
    above = parent
    while item is not None and above is not None:
        if above == item.id:
            raise InvalidChange(path="parent", reason=parent)
        above = workshop.items[above].parent
    under = workshop.items[parent or ""]
    if isinstance(under, Action) and (
        isinstance(workshop.items[under.parent or ""], Action) or (item is not None and workshop.actions(item.id))
    ):
        raise InvalidChange(path="parent", reason=parent)


def _writable(workshop: Workshop, actor: Actor, change: Change) -> Item:
    item = workshop.items.get(change.item)
    if item is None:
        raise ItemNotFound()
    kind, field = NAMES[type(item)], change.field or ""
    require(actor, _doing_to(item, field), workshop, item.id)
    _check_kind(kind)
    if (kind, field) == _SAID_ONCE:
        raise InvalidChange(path="field", reason=field)
    if not workshop.is_live(item.id):
        raise ItemNotFound()
    _check_references(workshop, kind, field, change.text)
    check_item(workshop, item.with_cell(field, change.text, item.version(field)))
    return item


def _check_references(workshop: Workshop, kind: str, field: str, text: str | None) -> None:
    wanted = _REFERENCES.get((kind, field))
    for named in (text or "").split("\n") if wanted else ():
        found = workshop.items.get(named)
        if named and (found is None or NAMES[type(found)] not in (wanted or "").split()):
            raise InvalidValue(value=named[:60], field=field)


def _new_item(change: Change) -> Item:
    item = KINDS[change.type or ""](id=change.item, parent=change.parent)
    for field, text in change.cells.items():
        item = item.with_cell(field, text, 1)
    return item


def doing_of(kind: str, field: str | None = None) -> Doing:
    """Return what somebody does who changes an item of a kind, or one cell of it."""
    return _DOING_CELL.get((kind, field or "")) or _DOING.get(kind, Doing.PREPARE)


def _doing_to(item: Item, field: str | None = None) -> Doing:
    """Return what somebody does who changes an item that is there: a remark is made by many, and no one's to reword."""
    doing = doing_of(NAMES[type(item)], field)
    return Doing.WRITE_MATRIX if doing is Doing.REMARK else doing


def _refused(workshop: Workshop, change: Change, problem: Problem) -> tuple[Step | None, Result]:
    """Park a text whose row is gone, so that it can still be read; refuse the rest."""
    item = workshop.items.get(change.item)
    if change.kind == "set" and change.field and item is not None and isinstance(problem, ItemNotFound):
        now = (item.version(change.field), item.cell(change.field))
        return Step(change=change, status="parked"), Result(change.id, "parked", *now, reason=problem.message())
    return None, Result(change.id, "refused", reason=problem.message())


def is_free_text(item: Item, field: str) -> bool:
    """Say whether a cell holds prose that can be merged, not a choice, number, date or reference."""
    named, name = item.fields()[field], (NAMES[type(item)], field)
    is_one_id = name in _REFERENCES and named is not Lines
    return named in (str, str | None, Lines) and name not in CHOICES and not is_one_id


def with_text(change: Change, text: str) -> Change:
    """Return a set change with another text."""
    return Change(kind=change.kind, item=change.item, field=change.field, text=text, id=change.id)


def answered_before(workshop: Workshop, actor: Actor, entry: Entry) -> Result:
    """Answer a change that was kept earlier as it was answered then; a parked one with the cell as it now stands."""
    change = entry.change
    if entry.actor != actor.id:
        return Result(change.id, "refused", reason=InvalidChange(path="id", reason=change.id).message())
    item = workshop.items.get(change.item)
    if entry.status == "parked" and change.field and item is not None:
        now = (item.version(change.field), item.cell(change.field))
        return Result(change.id, "parked", *now, reason=TextChangedMeanwhile().message())
    return Result(change.id, entry.status, change.version, change.text)
