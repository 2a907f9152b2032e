"""A copy of a workshop: the inserts of another one with ids of its own, with or without people, content and records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property

from workshop.cells import NAMES, Item, encode
from workshop.changes import Change, new_id
from workshop.errors import NameRequired
from workshop.items import Action, Axis, Footnote
from workshop.labels import field_label
from workshop.language import _
from workshop.running_agenda import RUN_CELLS
from workshop.text import clean_text, marks, without_marks
from workshop.workshop import Workshop

# What each kind of item is of a workshop. What is in none of these is prepared for it, and is always copied.
PEOPLE = frozenset({"participant", "member", "tie"})
CONTENT = frozenset({"objective", "action", "past_activity"})
_WEIGHED = "amendment sounding mark decision reservation remark".split()
_HEARD = "attendance speaker input session_note question answer practice next_step".split()
RECORDS = frozenset([*_WEIGHED, *_HEARD])
NEVER = frozenset({"draft", "waiver"})  # they name a revision, or bear signs of ids, which the copy does not have
PREPARED = frozenset(
    "workshop logo mandate section term session agenda_item delegation profile axis group footnote attachment "
    "initiative compliance agreed_term presentation".split()
)
_OF_PEOPLE = frozenset({"attendance"})  # records that need the people too
# Cells that go with the people, the content or the records, though their item stays.
_PERSONAL = {
    ("group", "facilitator"),
    ("group", "rapporteur"),
    ("group", "helper"),
    ("delegation", "head"),
    ("agenda_item", "moderator"),
    ("agenda_item", "panel"),
    ("speaker", "name"),
    ("next_step", "who"),
}
_OF_RECORDS = {"author", "by"}  # of whatever kind: who said it
_WRITTEN = {("axis", "commitment")}
_REACHED = {
    *(("workshop", name) for name in "approval approval_body approval_place approval_date".split()),
    *(("workshop", name) for name in "handover_date handover_by handover_to handover_draft".split()),
    ("axis", "handed_in"),
    ("axis", "merged_into"),
    ("axis", "split_from"),
    ("axis", "proposed_as"),
    ("axis", "worked_as"),
    ("action", "merged_into"),
    ("action", "split_from"),
    *(("agenda_item", name) for name in RUN_CELLS),
    ("presentation", "began"),
    ("presentation", "ended"),
}
_SCREEN = "screen_scene screen_item screen_leader screen_by screen_since screen_plain".split()
_OF_THE_MOMENT = {("workshop", name) for name in ["stage", "closes_at", "opens_next", *_SCREEN]}
_DATES = {("workshop", "start_date"), ("workshop", "end_date"), ("session", "date")}
_OF_DATES = {("workshop", "dates_confirmed"), ("workshop", "dates_note")}
_FILES = ("file", "template")  # cells that hold the id of a file
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWish:
    """What somebody wants of a copy.

    `content` is what stands in the axes, `records` what was said and decided. `first_day` is the day to which all dates
    are shifted; without it they stay as they are if `keeps_dates`, else they are empty. `rehearsal` marks the copy as
    one, for good.
    """

    title: str
    people: bool = True
    content: bool = True
    records: bool = False
    first_day: Date | None = None
    keeps_dates: bool = False
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """The inserts of a copy, its root first, and its files: the id each has there to the one it has in the original."""

    changes: list[Change]
    files: Mapping[str, str]


def copy_of(workshop: Workshop, wish: CopyWish) -> Copy:
    """Return a copy of a workshop as it now is, at the beginning of its preparation where it has stages.

    Raises: NameRequired for a blank title.
    """
    if not wish.title.strip():
        raise NameRequired(field=field_label("workshop", "title"))
    copying = _Copying(workshop, wish)
    changes = copying.changes()
    return Copy(changes, copying.files)


@dataclass
class _Copying:
    """One workshop on its way into a copy: the ids its items have there, and the files it takes along."""

    workshop: Workshop
    wish: CopyWish
    ids: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def changes(self) -> list[Change]:
        kept = list(self._kept(self.workshop.root))
        self.ids |= {item.id: new_id() for item in kept}
        inserts = [self._insert(item) for item in kept]
        gone = [Change(kind="delete", item=self.ids[item.id]) for item in kept if item.deleted]
        return [*self._behind_one_another(inserts), *gone]

    def _kept(self, item: str) -> Iterator[Item]:
        """Yield an item and what stands under it that is copied, parents first."""
        yield self.workshop.items[item]
        for child in self.workshop.order.get(item, ()):
            found = self.workshop.items[child]
            if self._is_wanted(found):
                yield from self._kept(child)

    def _is_wanted(self, item: Item) -> bool:
        kind, wish = NAMES[type(item)], self.wish
        if item.deleted:
            return _is_origin(item) and wish.content and wish.records
        if isinstance(item, Footnote):
            return wish.content or item.id in self._marked
        excluded = (
            NEVER | (frozenset() if wish.people else PEOPLE | _OF_PEOPLE) | (frozenset() if wish.content else CONTENT)
        )
        return kind not in (excluded if wish.records else excluded | RECORDS)

    @cached_property
    def _marked(self) -> set[str]:
        """Return the notes that texts which stay without the content have."""
        found: set[str] = set()
        for item in self.workshop.items.values():
            kind = NAMES[type(item)]
            if kind in PREPARED - {"footnote"} and self.workshop.is_live(item.id):
                for name in item.versions:
                    text = item.cell(name)
                    if text and "[^" in text and (kind, name) not in _WRITTEN:
                        found |= set(marks(text))
        return found

    def _insert(self, item: Item) -> Change:
        kind = NAMES[type(item)]
        cells = {name: text for name in item.versions if (text := self._cell(kind, item, name)) is not None}
        if item.parent is None:
            cells |= self._facts()
            return Change(kind="insert", item=self.ids[item.id], type=kind, cells=cells)
        return Change(kind="insert", item=self.ids[item.id], type=kind, parent=self.ids[item.parent], cells=cells)

    def _facts(self) -> dict[str, str]:
        facts = {"title": clean_text(self.wish.title.strip())}
        if self.workshop.facts.stage is not None:
            facts["stage"] = "preparation"
        if self.wish.rehearsal:
            facts["rehearsal_of"] = str(self.workshop.id)
        return facts

    def _cell(self, kind: str, item: Item, name: str) -> str | None:
        """Return a cell as the copy has it; `None` where it stays empty."""
        if self._is_left_out(kind, name):
            return None
        if (kind, name) in _DATES:
            return self._shifted(getattr(item, name))
        text = item.cell(name)
        if text is None or name not in _FILES or text in self.workshop.items:
            return None if text is None else self._renamed(text)
        return self._file(text)

    def _is_left_out(self, kind: str, name: str) -> bool:
        cell, wish = (kind, name), self.wish
        return (
            cell in _OF_THE_MOMENT
            or cell == ("workshop", "rehearsal_of")
            or (not wish.people and (cell in _PERSONAL or name in _OF_RECORDS))
            or (not wish.content and cell in _WRITTEN)
            or (not wish.records and cell in _REACHED)
            or (not wish.keeps_dates and cell in _OF_DATES)
        )

    def _shifted(self, day: Date | None) -> str | None:
        if day is None or self.wish.keeps_dates:
            return encode(day)
        if self.wish.first_day is None:
            return None
        first = first_day_of(self.workshop) or day
        try:
            return encode(day + (self.wish.first_day - first))
        except OverflowError:
            return None

    def _file(self, file: str) -> str:
        """Return the id of a file in the copy, one for each file however often it is named."""
        known = next((new for new, old in self.files.items() if old == file), None)
        if known is None:
            known = new_id()
            self.files[known] = file
        return known

    def _renamed(self, text: str) -> str | None:
        """Return a text with the copy's ids; a line that names but what is not copied is left out."""
        if not _ID.search(text):
            return text
        lines = [line for line in text.split("\n") if not self._names_nothing(line)]
        return "\n".join(_ID.sub(self._new_name, line) for line in lines) or None

    def _names_nothing(self, line: str) -> bool:
        return line in self.workshop.items and line not in self.ids

    def _new_name(self, found: re.Match[str]) -> str:
        """Return the copy's id for one in a text; a mark whose note is missing gets one, still without a note."""
        old = found[0]
        is_mark = found.string[max(0, found.start() - 2) : found.start()] == "[^"
        if old not in self.workshop.items and not is_mark:
            return old
        return self.ids.setdefault(old, new_id())

    @staticmethod
    def _behind_one_another(inserts: list[Change]) -> Iterator[Change]:
        last: dict[str | None, str] = {}
        for change in inserts:
            yield Change(
                kind="insert",
                item=change.item,
                type=change.type,
                parent=change.parent,
                after=last.get(change.parent),
                cells=change.cells,
            )
            last[change.parent] = change.item


def _is_origin(item: Item) -> bool:
    """Say whether something that is gone stays known for what came of it."""
    if isinstance(item, Axis):
        return any((item.merged_into, item.proposed_as, item.worked_as))
    return isinstance(item, Action) and item.merged_into is not None


def title_of_copy(workshop: Workshop, rehearsal: bool = False) -> str:
    """Return what a copy is called where nobody says otherwise; a rehearsal says in its title what it is."""
    phrase = _("Ensayo: {title}") if rehearsal else _("Copia de {title}")
    return phrase.format(title=without_marks(workshop.facts.title))


def first_day_of(workshop: Workshop) -> Date | None:
    """Return the first day known of a workshop, from which a copy's dates are shifted."""
    days = [each.date for each in workshop.sessions if each.date is not None]
    start = workshop.facts.start_date
    return min([*days, *([start] if start else [])], default=None)
