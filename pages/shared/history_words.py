"""What history says of a change, in the reader's words: what it was done to, which part of it, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pages.shared.history_values import in_words
from pages.shared.naming import name_of, short
from storage.erasing import ERASED
from workshop.cells import NAMES, Item
from workshop.changes import Change, Entry
from workshop.closings import AfterClosing
from workshop.headings import field_heading, kind_heading
from workshop.items import Action, Axis, Facts, Footnote, Objective, Participant
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import COMMAND_LINE
from workshop.workshop import Workshop

_IN_THE_PLAN = (Axis, Objective, Action, Footnote)  # what has a number, and what a close is about
_NAMED_BY = ("title", "name", "heading", "term", "text", "activity")  # the first of them that an item has says which
_ABOUT_ANOTHER = frozenset({"remark", "decision", "reservation", "member", "group", "input", "term", "agenda_item"})
_EXCERPT = 80  # characters that are enough to know a thing again


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words; `part` is the field, or what was done; `marks` what else is to be known of it.

    `excerpt` says which thing it is where its name alone does not. `is_text` says that `before` and `after` can be
    compared word by word.
    """

    at: datetime
    revision: int
    who: str
    thing: str
    excerpt: str
    part: str
    before: str
    after: str
    marks: tuple[str, ...]
    is_text: bool = False


class Teller:
    """Tells the changes of a workshop; `turns` and `undone` are what was found with them in the history."""

    def __init__(self, workshop: Workshop, turns: Iterable[Entry], undone: Iterable[str] = ()) -> None:
        self._workshop = workshop
        self._numbers = number_plan(workshop)
        self._undone = frozenset(undone)
        self._turns = list(turns)
        self._after: dict[str, AfterClosing] = {}

    def tell(self, entry: Entry) -> Told:
        """Return a change in words."""
        change = entry.change
        before, after = self._sides(entry)
        return Told(
            at=entry.at,
            revision=entry.revision,
            who=who_did(entry.actor, entry.actor_name),
            thing=thing_name(self._workshop, change.item),
            excerpt=_excerpt(self._workshop, change),
            part=self._part(entry),
            before=before,
            after=after,
            marks=tuple(self._marks(entry)),
            is_text=change.kind == "set",
        )

    def _part(self, entry: Entry) -> str:
        change, item = entry.change, self._workshop.items.get(entry.change.item)
        if change.kind == "set" and item is not None:
            return field_heading(NAMES[type(item)], change.field or "", self._workshop.facts)
        stays = change.kind == "move" and (entry.before or "").partition(" ")[0] == change.parent
        words: Mapping[str, str] = {
            "insert": _("Se agregó"),
            "move": _("Cambió de lugar") if stays else _("Se movió"),
            "delete": _("Se eliminó"),
            "restore": _("Se recuperó"),
        }
        return words.get(change.kind, change.field or "")

    def _sides(self, entry: Entry) -> tuple[str, str]:
        change, workshop = entry.change, self._workshop
        item = workshop.items.get(change.item)
        if change.kind == "move":
            left = (entry.before or "").partition(" ")[0]
            stays = left == change.parent
            return ("", "") if stays else (thing_name(workshop, left), thing_name(workshop, change.parent or ""))
        if item is None or change.kind not in ("set", "insert"):
            return "", ""
        if change.kind == "set":
            name = change.field or ""
            return in_words(workshop, item, name, entry.before), in_words(workshop, item, name, change.text)
        return "", "\n".join(self._filled(item, change))

    def _filled(self, item: Item, change: Change) -> Iterable[str]:
        for name, text in change.cells.items():
            words = in_words(self._workshop, item, name, text)
            if words:
                heading = field_heading(NAMES[type(item)], name, self._workshop.facts)
                yield _("{heading}: {text}").format(heading=heading, text=words)

    def _marks(self, entry: Entry) -> Iterable[str]:
        if entry.status == "parked":
            yield _("No se guardó: otra persona había cambiado lo mismo")
        if entry.status == "merged":
            yield _("Se juntó con otro cambio")
        if entry.undoes:
            yield _("Deshace un paso anterior")
        if entry.request in self._undone:
            yield _("Se deshizo después")
        if self._is_late(entry):
            yield _("Después del cierre")

    def _is_late(self, entry: Entry) -> bool:
        """Say whether the plan was changed after the group's work was closed, or while its axis was handed in."""
        item = self._workshop.items.get(entry.change.item)
        if not isinstance(item, _IN_THE_PLAN) or entry.change.field == "handed_in":
            return False
        axis = self._workshop.above(item.id, Axis)
        where = axis.id if axis else ""
        if where not in self._after:
            root = self._workshop.root
            self._after[where] = AfterClosing([turn for turn in self._turns if turn.change.item in (root, where)])
        return self._after[where].at(entry.revision)


def who_did(person: str, name: str) -> str:
    """Return the name of who did something as the page shows it."""
    if person == COMMAND_LINE.id:
        return _("Línea de comandos")
    return _("Persona borrada") if name == ERASED else name


def thing_name(workshop: Workshop, item: str) -> str:
    """Return what people call a thing of the workshop: "Acción 2.3", "Persona", "Observación · Eje 1"."""
    found = workshop.items.get(item)
    if found is None:
        return ""
    kind = NAMES[type(found)]
    heading = kind_heading(kind, workshop.facts)
    if not workshop.is_live(item):
        return _("{thing}, ya no está").format(thing=heading)
    if isinstance(found, Axis | Objective | Action):
        return name_of(workshop, number_plan(workshop), item).removesuffix(" —")
    if kind in _ABOUT_ANOTHER and not isinstance(workshop.items.get(found.parent or ""), Facts):
        return f"{heading} · {thing_name(workshop, found.parent or '')}"
    return heading


def _excerpt(workshop: Workshop, change: Change) -> str:
    """Return words by which a thing is known again, unless the change itself says them."""
    item = workshop.items.get(change.item)
    name = next((each for each in _NAMED_BY if item is not None and each in item.fields()), None)
    if item is None or isinstance(item, Facts) or name is None or change.kind == "insert" or change.field == name:
        return _member(workshop, item) if change.kind != "insert" else ""
    return short(item.cell(name), _EXCERPT)


def _member(workshop: Workshop, item: Item | None) -> str:
    person = workshop.items.get(item.cell("participant") or "") if item and "participant" in item.fields() else None
    return person.name if isinstance(person, Participant) else ""
