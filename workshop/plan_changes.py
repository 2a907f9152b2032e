"""What changed in the plan from one state to another, item by item: what came, went, moved or reads otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workshop.differences import opcodes
from workshop.footnotes import texts_in_order
from workshop.items import Axis
from workshop.workshop import Workshop

Fate = Literal["new", "gone", "moved", "changed"]
Texts = Mapping[str, Mapping[str, str]]  # item → its printed texts by field, in the order of the document


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text in both states; "" where there was none, or where there is none any more."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of one item of the plan: all its texts where it came or went, else those that read otherwise.

    `axis` is the one it stands in, or stood in; `None` outside the axes. Moved ones may read otherwise, too.
    """

    item: str
    fate: Fate
    axis: str | None
    texts: tuple[Reworded, ...]


def compare_plans(then: Workshop, now: Workshop) -> list[ItemChange]:
    """Return all that changed in what the plan prints, in its order; what went stands where it stood."""
    before, after = _texts(then), _texts(now)
    moved = _moved(then, now, before, after)
    found = (_change(then, now, item, before, after, moved) for item in merged(list(after), list(before)))
    return [change for change in found if change is not None]


def merged(there: Sequence[str], come: Sequence[str]) -> list[str]:
    """Return what is there, in its order, with what else there is in `come` behind whatever it stands behind."""
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    known = set(there)
    for item in come:
        if item in known:
            last = item
        else:
            behind.setdefault(last, []).append(item)
    return [*behind.get(None, []), *(each for item in there for each in (item, *behind.get(item, [])))]


def _texts(workshop: Workshop) -> dict[str, dict[str, str]]:
    facts, found = workshop.facts, dict[str, dict[str, str]]()
    cover = {name: facts.cell(name) or "" for name in ("plan_title", "plan_from", "plan_to")}
    found[facts.id] = cover
    for item, name, text in texts_in_order(workshop):
        found.setdefault(item.id, {})[name] = (text or "").strip()
    for note in workshop.footnotes.values():
        found[note.id] = {"text": note.text or ""}
    return found


def _change(
    then: Workshop, now: Workshop, item: str, before: Texts, after: Texts, moved: set[str]
) -> ItemChange | None:
    old, new = before.get(item, {}), after.get(item, {})
    names = merged(list(new), list(old))
    texts = tuple(Reworded(name, old.get(name, ""), new.get(name, "")) for name in names)
    reworded = tuple(each for each in texts if each.before != each.after)
    axis = (now if item in after else then).above(item, Axis)
    place = axis.id if axis else None
    if item not in before or item not in after:
        is_note = item in now.footnotes or item in then.footnotes  # its mark tells of it, where there is one
        fate: Fate = "new" if item in after else "gone"
        return None if is_note or not reworded else ItemChange(item, fate, place, reworded)
    if item in moved:
        return ItemChange(item, "moved", place, reworded)
    return ItemChange(item, "changed", place, reworded) if reworded else None


def _moved(then: Workshop, now: Workshop, before: Texts, after: Texts) -> set[str]:
    """Return what stands under something else, or has changed places with its siblings."""
    both = [item for item in after if item in before and item not in now.footnotes]
    parents = {item: now.items[item].parent for item in both}
    away = {item for item in both if then.items[item].parent != parents[item]}
    return away | set(_reordered(before, [item for item in both if item not in away], parents))


def _reordered(before: Texts, staying: list[str], parents: Mapping[str, str | None]) -> Iterator[str]:
    places = {item: place for place, item in enumerate(before)}
    families: dict[str | None, list[str]] = {}
    for item in staying:
        families.setdefault(parents[item], []).append(item)
    for family in families.values():
        stood = sorted(family, key=lambda item: places[item])
        for tag, _start, _end, low, high in opcodes(stood, family):
            yield from family[low:high] if tag != "equal" else ()
