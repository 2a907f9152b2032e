"""Writing while the group talks: a page's request of changes is weighed one by one against what others wrote."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop.cells import KINDS, Item, decode, default_of, encode
from workshop.changes import Change, Entry, Status, Step
from workshop.checked_changes import check_change, is_free_text, writable
from workshop.denials import REPEATED_ID, denial_of, denial_of_repetition, is_same
from workshop.errors import InvalidChange, ItemNotFound, Problem, TextChangedMeanwhile
from workshop.items import Action, Objective
from workshop.merging import merge_texts
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.remark import sign_of
from workshop.workshop import Workshop

PastText = Callable[[str, str, int], str | None]  # (item, field, version) → the text the cell had then
WasJustDeleted = Callable[[str], bool]  # (item) → whether somebody deleted it a moment ago, kept steps only


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
        item = writable(workshop, actor, change)
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


def _signed(workshop: Workshop, actor: Actor, change: Change) -> Change:
    """Return a remark under the name of who makes it; for a delegation speaks only who writes down what is said."""
    if change.kind != "insert" or change.type != "remark":
        return change
    cells = dict(change.cells) | {"author": actor.name, "by": sign_of(actor)}
    if not may(actor, Doing.WRITE_MATRIX, workshop, change.parent):
        cells.pop("delegation", None)
    return dataclasses.replace(change, cells=cells)


def _refused(workshop: Workshop, change: Change, problem: Problem) -> tuple[Step | None, Result]:
    """Park a text whose row is gone, so that it can still be read; refuse the rest."""
    item = workshop.items.get(change.item)
    if change.kind == "set" and change.field and item is not None and isinstance(problem, ItemNotFound):
        now = (item.version(change.field), item.cell(change.field))
        return Step(change=change, status="parked"), Result(change.id, "parked", *now, reason=problem.message())
    return None, Result(change.id, "refused", reason=problem.message())


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
