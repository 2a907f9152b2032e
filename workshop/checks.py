""" "Por revisar": what the plan still lacks, each thing with its place and a sentence that says what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop.cells import Item
from workshop.derived import once
from workshop.footnotes import texts_in_order
from workshop.items import Action, Axis, Facts, Objective, Section
from workshop.language import _
from workshop.note_homes import internal_notes
from workshop.numbering import Numbers, number_plan
from workshop.placeholders import find_placeholder
from workshop.text import marks, without_marks
from workshop.timeframe import fault_of, read_timeframe
from workshop.waivers import sign, waivers
from workshop.workshop import Workshop

Kind = Literal[
    "objective",
    "commitment",
    "text",
    "responsible",
    "timeframe",
    "period",
    "placeholder",
    "mark_without_note",
    "note_without_mark",
]
_EXCERPT = 60  # characters of a note that are enough to recognise it


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at: in which `field` of which `item`, within which `axis` (`None`: outside the axes).

    `place` is the number a reader knows it by ("2.4", "2.4 a)"), or a heading; "" for a note that stands nowhere.
    """

    kind: Kind
    item: str
    field: str
    axis: str | None
    place: str
    sentence: str


@once
def checks(workshop: Workshop) -> list[Check]:
    """Return all that is to be looked at, in the plan's order, notes without a mark last; not what was let pass.

    Source: K of the product's definition.
    """
    passed = waivers(workshop)
    return [check for check in _Looking(workshop).through_the_plan() if sign_of(workshop, check) not in passed]


def sign_of(workshop: Workshop, check: Check) -> str:
    """Return the sign by which a check is known again while the words it is about stay as they are."""
    item = workshop.items[check.item]
    text = item.cell(check.field) if check.field in item.fields() else ""
    return sign(check.kind, check.item, check.field, text, check.sentence if check.kind == "placeholder" else "")


def checks_of_axis(workshop: Workshop, axis: str) -> list[Check]:
    """Return what is to be looked at within one axis, in order."""
    return [check for check in checks(workshop) if check.axis == axis]


class _Looking:
    """One pass over the plan's printed texts."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.numbers: Numbers = number_plan(workshop)
        self.notes = workshop.footnotes
        self.marked: list[str] = []
        self.axis: Axis | None = None

    def through_the_plan(self) -> Iterator[Check]:
        facts = self.workshop.facts
        for cover in ("title", "plan_title"):
            yield from self._placeholder(facts, cover, facts.cell(cover))
        for item, name, text in texts_in_order(self.workshop):
            if isinstance(item, Axis) and item is not self.axis:
                self.axis = item
                yield from self._axis_without_objective(item)
            yield from self._gaps(item, name)
            yield from self._period(item, name, text)
            yield from self._placeholder(item, name, text)
            yield from self._marks(item, name, text)
        yield from self._notes_without_mark()

    def _axis_without_objective(self, axis: Axis) -> Iterator[Check]:
        if not self.workshop.objectives(axis.id):
            yield self._check("objective", axis, "title", _("Falta el objetivo del eje."))

    def _gaps(self, item: Item, name: str) -> Iterator[Check]:
        match item, name:
            case Objective(), "text" if not item.text.strip():
                yield self._check("objective", item, "text", self._missing_objective(item))
            case Axis(), "commitment" if not (item.commitment or "").strip():
                yield self._check("commitment", item, "commitment", _("Falta el compromiso."))
            case Action(), "text" if not self._is_sub_action(item) and not self.workshop.is_withdrawn(item.id):
                yield from self._action_gaps(item)
            case _:
                pass

    def _action_gaps(self, action: Action) -> Iterator[Check]:
        columns = self.workshop.facts.columns
        if not action.text.strip():
            yield self._check("text", action, "text", _("La acción está en blanco: escríbala o elimínela."))
            return
        if "responsible" in columns and not "".join(action.responsible).strip():
            yield self._check("responsible", action, "responsible", _("Falta quién es responsable."))
        if "timeframe" in columns and not (action.timeframe or "").strip():
            yield self._check("timeframe", action, "timeframe", _("Falta el plazo."))

    def _period(self, item: Item, name: str, text: str | None) -> Iterator[Check]:
        """Look at a timeframe that cannot be right; it is never rewritten."""
        if name != "timeframe" or not text:
            return
        facts = self.workshop.facts
        fault, words = fault_of(read_timeframe(text), facts.plan_from, facts.plan_to), without_marks(text).strip()
        if fault == "reversed":
            sentence = _("El plazo «{words}» termina antes de empezar: ponga primero la fecha más temprana.")
            yield self._check("period", item, name, sentence.format(words=words))
        elif fault == "outside":
            years = "–".join(str(year) for year in (facts.plan_from, facts.plan_to) if year is not None)
            sentence = _("El plazo «{words}» queda fuera del período del plan ({period}): corrija uno de los dos.")
            yield self._check("period", item, name, sentence.format(words=words, period=years))

    def _placeholder(self, item: Item, name: str, text: str | None) -> Iterator[Check]:
        words = find_placeholder(without_marks(text)) if text else None
        if words:
            sentence = _("Quedó algo por completar: «{words}».").format(words=words)
            yield self._check("placeholder", item, name, sentence)

    def _marks(self, item: Item, name: str, text: str | None) -> Iterator[Check]:
        for note in marks(text) if text and "[^" in text else ():
            self.marked.append(note)
            found = self.notes.get(note)
            if found is None or not (found.text or "").strip():
                sentence = _("La llamada de nota {number} no tiene su nota al pie.").format(number=len(self.marked))
                yield self._check("mark_without_note", item, name, sentence)
            else:
                yield from self._note_placeholder(item, name, found.text or "")

    def _note_placeholder(self, item: Item, name: str, text: str) -> Iterator[Check]:
        words = find_placeholder(text)
        if words:
            sentence = _("En la nota al pie {number} quedó algo por completar: «{words}».")
            yield self._check("placeholder", item, name, sentence.format(number=len(self.marked), words=words))

    def _notes_without_mark(self) -> Iterator[Check]:
        facts = self.workshop.facts
        marked = {*self.marked, *marks(facts.title), *marks(facts.plan_title)}
        unmarked = [(note.id, note.text) for note in self.notes.values() if note.id not in marked and note.text]
        inside = internal_notes(self.workshop) if unmarked else frozenset()
        for note, said in unmarked:
            if note not in inside:
                text = said if len(said) <= _EXCERPT else said[: _EXCERPT - 1] + "…"
                sentence = _("La nota al pie «{text}» no tiene llamada en el texto.").format(text=text)
                yield Check("note_without_mark", note, "text", None, "", sentence)

    def _check(self, kind: Kind, item: Item, name: str, sentence: str) -> Check:
        axis = self.axis.id if self.axis else None
        return Check(kind, item.id, name, axis, self._place(item), sentence)

    def _place(self, item: Item) -> str:
        if isinstance(item, Axis | Action):
            return self.numbers.code(self.workshop, item.id)
        if isinstance(item, Facts):
            return _("Portada y objetivo general")
        if isinstance(item, Objective):
            return self.numbers.axes.get(item.parent or "", "")
        section = self.workshop.above(item.id, Section)
        return without_marks(section.heading) if section else ""

    def _missing_objective(self, objective: Objective) -> str:
        siblings = self.workshop.objectives(objective.parent or "")
        if len(siblings) == 1:
            return _("Falta el objetivo del eje.")
        number = self.numbers.objectives.get(objective.id, "")
        return _("Falta el texto del objetivo {number}.").format(number=number)

    def _is_sub_action(self, action: Action) -> bool:
        return isinstance(self.workshop.items.get(action.parent or ""), Action)
