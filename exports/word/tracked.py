"""Two states of a document laid over each other, paragraph by paragraph: each difference becomes a tracked change."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.word.blocks import read_blocks
from exports.word.body import Body
from exports.word.options import By, Since
from exports.word.pieces import NoteOf, Part, read_parts
from exports.word.revisions import Revisions
from exports.word.tracked_sections import Stretch, joined, without_turns
from exports.word.tracked_sheets import TrackedSheets
from workshop.differences import opcodes

Key = tuple[str, ...]
_NUMBERED = ("Action", "SubAction", "Objective")  # of these an empty line bears the number of the list below it
# What ends a body whose last paragraph may come or go: hidden, and not empty, for LibreOffice would give an empty one
# the look of what goes.
_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
_LAST = (
    f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{_HIDDEN}</w:pPr>'
    f'<w:r>{_HIDDEN}<w:t xml:space="preserve"> </w:t></w:r></w:p>'
)


@dataclass(slots=True)
class _Group:
    """Paragraphs that belong to one text: what they are known by in both states, and the item they are of."""

    key: Key
    item: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Written:
    """A body that was written, and the annexes in it by the bookmark of their heading."""

    body: Body
    annexes: Mapping[str, str]

    def sheets(self) -> dict[str, list[Part]]:
        """Return the parts of each annex by its name, under "" those of the plan before them."""
        found: dict[str, list[Part]] = {"": []}
        name = ""
        for part in read_parts(without_turns(self.body.xml()), self.body.footnotes.note_of):
            anchor = part.anchor if self.annexes and part.style == "Heading1" else ""
            name = self.annexes.get(anchor, name)
            found.setdefault(name, []).append(part)
        return found


@dataclass(frozen=True, slots=True)
class AnnexSheets:
    """An annex there may be: its name, and whether its sheets lie across."""

    name: str
    across: bool


def track_changes(now: Written, then: Written, annexes: Sequence[AnnexSheets], since: Since) -> None:
    """Turn a body into one that shows how it came from an earlier one, which shares its lists.

    All changes accepted it is the body as it was written, all rejected the earlier one. `annexes` names those there
    may be, in their order; one that only one of the two has came or went whole.
    """
    tracking = _Tracking(since)
    body, earlier = now.body, then.body
    old, new = then.sheets(), now.sheets()
    stretches = [Stretch(list(tracking.laid_over(old.pop(""), new.pop(""))), across=False)]
    for annex in annexes:
        if annex.name in old or annex.name in new:
            notes = earlier.footnotes.note_of, body.footnotes.note_of
            stretches.append(tracking.annex(annex, old.get(annex.name), new.get(annex.name), notes))
    laid = joined(
        _closed(stretches, body.sheet.across), body.sheet, body.begins_with_cover, tracking.revisions, tracking.house
    )
    _track_notes(body, earlier, tracking)
    for number in tracking.revisions.shown:
        body.footnotes.take(earlier.footnotes, number)
    body.replace(body.footnotes.in_order_of(laid))


def _closed(stretches: list[Stretch], across: bool) -> list[Stretch]:
    """Return stretches with one that ends the body as its last sheet lies; it says something only where it must."""
    last = stretches[-1]
    is_needed = last.across != across or (bool(last.pieces) and not last.pieces[-1][1])
    return [*stretches, Stretch([(_LAST, True)] if is_needed else [], across)]


def _track_notes(body: Body, earlier: Body, tracking: "_Tracking") -> None:
    """Show in each note that stands in both states what changed in its text."""
    before = {note: number for number, note in reversed(earlier.footnotes.numbers())}
    for number, note in body.footnotes.numbers():
        if note not in before:
            continue
        old, new = earlier.footnotes.markup(before[note]), body.footnotes.markup(number)
        if old != new:
            parts = read_parts(old, earlier.footnotes.note_of), read_parts(new, body.footnotes.note_of)
            body.footnotes.reword(number, "".join(tracking.within_note(note, *parts)))


class _Tracking:
    """One pass over two states of a document."""

    def __init__(self, since: Since) -> None:
        self._since = since
        self.house = since.whose("")
        self.revisions = Revisions()
        self._lists: dict[str, str] = {}  # a list of the earlier state → the one that took its place
        self._whose: dict[str, By] = {}  # the words of a text of the plan → who changed its item

    def laid_over(self, old: list[Part], new: list[Part]) -> Iterator[tuple[str, bool]]:
        """Yield both states of the plan in one, with each paragraph whether it neither came nor went."""
        before, after = _groups(old), _groups(new)
        pairs = list(_paired(before, after))
        self._whose = {said: self._by(item) for said, item in _own_words([*before, *after]).items()}
        self._lists |= {a.counted: b.counted for a, b, _ in pairs if a and b and a.counted and b.counted}
        for pair in pairs:
            yield self._written(*pair), pair[0] is not None and pair[1] is not None

    def annex(
        self, annex: AnnexSheets, old: list[Part] | None, new: list[Part] | None, notes: tuple[NoteOf, NoteOf]
    ) -> Stretch:
        """Return both states of an annex in one, `None` where it is in one alone."""
        before, after = (read_blocks(parts or [], note_of) for parts, note_of in zip((old, new), notes, strict=True))
        pieces = list(TrackedSheets(self.revisions, self.house, self._whose).laid_over(before, after))
        return Stretch(pieces, annex.across, was=old is not None, stays=new is not None)

    def within_note(self, note: str, old: list[Part], new: list[Part]) -> Iterator[str]:
        """Yield both states of a footnote in one."""
        for before, after in _paired_parts(old, new):
            yield self._written(before, after, note)

    def _written(self, old: Part | None, new: Part | None, item: str) -> str:
        by = self._by(item)
        if new is None:
            assert old is not None
            return "" if old.opaque else self.revisions.deleted(old, by, self._lists.get(old.counted or ""))
        if new.opaque:
            return new.xml
        return self.revisions.inserted(new, by) if old is None else self.revisions.reworded(old, new, by)

    def _by(self, item: str) -> By:
        return self._since.whose(item)


def _own_words(groups: list[_Group]) -> dict[str, str]:
    """Return the items of the plan by the first line of their own text, as far as no two say the same."""
    said: dict[str, set[str]] = {}
    for group in groups:
        if group.item and group.key[-1] == "":
            said.setdefault(group.parts[0].said.strip(), set()).add(group.item)
    return {words: items.pop() for words, items in said.items() if words and len(items) == 1}


def _groups(parts: list[Part]) -> list[_Group]:
    found = groupby(_known(parts), key=lambda known: (known[0], known[1]))
    return [_Group(key, item, [part for _key, _item, part in group]) for (key, item), group in found]


def _known(parts: list[Part]) -> list[tuple[Key, str, Part]]:
    """Return each paragraph with what it is known by: its item's text; else its words and the heading above it."""
    known: list[tuple[Key, str, Part]] = []
    heading, within = "", _Within()
    for part in parts:
        item, name = within.enter(part)
        if part.style.startswith("Heading") and item:
            heading = item
        if item:
            known.append((("item", item, "details" if part.style.endswith("Detail") else name), item, part))
        else:
            known.append((("plain", heading, part.style, part.likeness), "", part))
    for place in range(len(known) - 2, -1, -1):
        key, _item, part = known[place]
        if key[0] == "plain" and part.style in _NUMBERED and part.is_empty:
            known[place] = (*known[place + 1][:2], part)
    return known


class _Within:
    """Follows the plan's own bookmarks from one paragraph to the next."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, str]] = {}  # the ids of those that began and have not ended

    def enter(self, part: Part) -> tuple[str, str]:
        """Return the item and the field whose text a paragraph is of; nothing for words of the house."""
        found = next(iter(self._open.values()), ("", ""))
        for number, name in part.begins:
            self._open[number] = name
            found = found if found[0] else name
        for number in part.ends:
            self._open.pop(number, None)
        return found


def _paired(old: list[_Group], new: list[_Group]) -> Iterator[tuple[Part | None, Part | None, str]]:
    """Yield the paragraphs of both states side by side, those that went before those that came in their place."""
    for tag, start, end, low, high in opcodes(_keys(old), _keys(new), most=sys.maxsize):
        if tag == "equal":
            for before, after in zip(old[start:end], new[low:high], strict=True):
                yield from ((*pair, after.item) for pair in _paired_parts(before.parts, after.parts))
            continue
        yield from ((part, None, group.item) for group in old[start:end] for part in group.parts)
        yield from ((None, part, group.item) for group in new[low:high] for part in group.parts)


def _keys(groups: list[_Group]) -> list[Key]:
    return [group.key for group in groups]


def _paired_parts(old: list[Part], new: list[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield the paragraphs of one text side by side: those that read alike, and between them those of one style."""
    steps = opcodes([(part.style, part.likeness) for part in old], [(part.style, part.likeness) for part in new])
    for _tag, start, end, low, high in steps:
        for before, after in zip(old[start:end], new[low:high], strict=False):
            if before.style == after.style:
                yield before, after
            else:
                yield before, None
                yield None, after
        both = min(end - start, high - low)
        yield from ((part, None) for part in old[start + both : end])
        yield from ((None, part) for part in new[low + both : high])
