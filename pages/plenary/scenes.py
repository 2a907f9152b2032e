"""What the shared screen shows, scene by scene, as one element of escaped HTML; internal notes never get here."""

from collections.abc import Iterable
from html import escape
from math import sqrt

from pages.shared.prose import in_brackets, line, prose
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Decision, Objective
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.text import marks, without_marks
from workshop.use_cases.decide import SETTLED, Decidable, decidables, is_settled
from workshop.workshop import Workshop

_FILL = 0.92  # part of the screen that text of one size can fill before it overflows, measured
_ROOM = 1300  # characters that can still be read from the back of the room
_SHOWN = ("responsible", "timeframe", "indicator", "scope", "references")


def frame(workshop: Workshop, place: str, main: str, size: int, foot: str = "", state: str = "", look: str = "") -> str:
    """Return a scene: the workshop's title and `place` above, `main` in letters that fit `size` characters, a foot."""
    title = escape(without_marks(workshop.facts.title))
    return (
        f'<div class="pl-screen" role="region" aria-live="polite" translate="no">'
        f'<div class="pl-screen-head"><span>{title}</span><b>{place}</b></div>'
        f'<div class="pl-screen-main {look}" style="--fit:{fit(size)}">{main}</div>'
        f'<div class="pl-screen-foot"><div class="pl-screen-notes">{foot}</div>{state}</div></div>'
    )


def fit(size: int) -> float:
    """Return how large letters may be, as a part of the screen's mean side, for so many of them to fit on it."""
    return round(_FILL / sqrt(max(size, 60)), 4)


class PlanScenes:
    """The scenes of the plan: whole, one axis, one objective, one action."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.numbers = number_plan(workshop)
        self.notes = note_numbers(workshop)

    def plan(self) -> str:
        """Return the plan at a glance: title, general objective, and how far each axis is."""
        facts = self.workshop.facts
        period = "–".join(str(year) for year in (facts.plan_from, facts.plan_to) if year)
        title = " ".join(part for part in (facts.plan_title or facts.title, period) if part)
        rows = "".join(self._axis_row(axis) for axis in self.workshop.axes)
        main = (
            f'<h1 class="pl-screen-heading">{line(title, self.notes)}</h1>{self._text(facts.general_objective)}'
            f'<div class="pl-screen-list">{rows}</div>'
        )
        size = len(title) + len(facts.general_objective) + sum(45 + len(axis.title) for axis in self.workshop.axes)
        return frame(self.workshop, "", main, size)

    def axis(self, axis: Axis) -> str:
        """Return one axis: title, objectives, commitment, actions; these cut short where too many to read."""
        actions = [each for each in self.workshop.actions_of_axis(axis.id) if each.text]
        objectives = [each for each in self.workshop.objectives(axis.id) if each.text]
        head = sum(len(text) for text in (axis.title, axis.commitment or "", *(each.text for each in objectives)))
        each = max((_ROOM - head) // max(len(actions), 1) - 20, 60)
        rows = "".join(self._action_row(action, each) for action in actions)
        main = (
            f"{self._numbered(self.numbers.axes[axis.id], line(axis.title, self.notes), 'pl-screen-heading')}"
            f"{''.join(self._labelled(_('Objetivo'), item.text) for item in objectives)}"
            f"{self._labelled(_('Compromiso'), axis.commitment)}"
            f'<div class="pl-screen-list">{rows}</div>'
        )
        size = head + 120 + sum(min(len(action.text), each) + 45 for action in actions)
        return frame(self.workshop, self._done(axis), main, size, self._foot(axis.title, axis.commitment))

    def objective(self, objective: Objective) -> str:
        """Return one objective in large letters."""
        axis = self.workshop.above(objective.id, Axis)
        label = _("Objetivo {number}").format(number=self.numbers.objectives[objective.id])
        decision = self.workshop.decision(objective.id)
        main = f'<span class="pl-screen-label">{escape(label)}</span>{self._text(objective.text, decision)}'
        size = len(objective.text) + 30
        return frame(self.workshop, self._place(axis), main, size, self._foot(objective.text), state(decision))

    def action(self, action: Action) -> str:
        """Return one action with its sub-actions and columns, letter for letter."""
        axis, decision = self.workshop.above(action.id, Axis), self.workshop.decision(action.id)
        subs = self.workshop.actions(action.id)
        lettered = "".join(
            self._numbered(f"{self.numbers.actions[sub.id]})", prose(sub.text, self.notes)) for sub in subs if sub.text
        )
        text = f"{self._text(action.text, decision)}{lettered}"
        main = f"{self._numbered(self.numbers.code(self.workshop, action.id), text)}{self._columns(action)}"
        texts = [action.text, *(sub.text for sub in subs), *(action.cell(name) or "" for name in self._shown())]
        size = sum(len(text) + 25 * text.count("\n") for text in texts) + 30 * len(texts)
        return frame(self.workshop, self._place(axis), main, size, self._foot(*texts), state(decision))

    def _axis_row(self, axis: Axis) -> str:
        return (
            f'<span class="pl-screen-code">{self.numbers.axes[axis.id]}</span>'
            f"<span>{line(axis.title, self.notes)}</span>"
            f'<span class="pl-screen-state pl-screen-quiet">{self._done(axis)}</span>'
        )

    def _action_row(self, action: Action, room: int) -> str:
        return (
            f'<span class="pl-screen-code">{self.numbers.actions[action.id]}</span>'
            f"<span>{line(_shortened(action.text, room), self.notes)}</span>{state(self.workshop.decision(action.id))}"
        )

    def _numbered(self, number: str, inner: str, look: str = "") -> str:
        return (
            f'<div class="pl-screen-numbered {look}"><span class="pl-screen-code">{escape(number)}</span>'
            f'<div class="pl-screen-text">{inner}</div></div>'
        )

    def _text(self, text: str, decision: Decision | None = None) -> str:
        """Return a text in its paragraphs, between [ ] while the plenary keeps it in brackets."""
        if text and decision is not None and decision.outcome == "in_brackets":
            text = in_brackets(text)
        return f'<div class="pl-screen-text">{prose(text, self.notes)}</div>' if text else ""

    def _labelled(self, label: str, text: str | None) -> str:
        return f'<div><span class="pl-screen-label">{escape(label)}</span>{self._text(text)}</div>' if text else ""

    def _columns(self, action: Action) -> str:
        labels = column_labels(self.workshop.facts)
        filled = [(labels[name], text) for name in self._shown() if (text := action.cell(name))]
        shown = "".join(
            f'<div><span class="pl-screen-label">{escape(label)}</span>{line(text, self.notes)}</div>'
            for label, text in filled
        )
        return f'<div class="pl-screen-facts">{shown}</div>' if shown else ""

    def _shown(self) -> list[str]:
        return [name for name in self.workshop.facts.columns if name in _SHOWN]

    def _place(self, axis: Axis | None) -> str:
        if axis is None:
            return ""
        title = line(axis.short_title or axis.title, self.notes)
        return f"{escape(_('Eje {number}').format(number=self.numbers.axes[axis.id]))} · {title}"

    def _done(self, axis: Axis) -> str:
        own = {action.id for action in self.workshop.actions_of_axis(axis.id)}
        items = [each for each in decidables(self.workshop) if each.item in own]
        return escape(progress(self.workshop, items))

    def _foot(self, *texts: str | None) -> str:
        """Return the notes marked in what is shown, each with its number."""
        found = dict.fromkeys(note for text in texts for note in marks(text))
        known = [(note, self.workshop.footnotes[note].text) for note in found if note in self.workshop.footnotes]
        return "".join(
            f"<div><sup>{self.notes.get(note, '*')}</sup> {prose(text, {})}</div>" for note, text in known if text
        )


def state(decision: Decision | None) -> str:
    """Return the decision in force in a few discreet words; nothing while there is none."""
    if decision is None:
        return ""
    look = "pl-screen-adopted" if decision.outcome in SETTLED else "pl-screen-open"
    return (
        f'<span class="pl-screen-state {look}">{escape(choice_label("decision", "outcome", decision.outcome))}</span>'
    )


def progress(workshop: Workshop, items: Iterable[Decidable]) -> str:
    """Return how many of some items are settled, in words; "" for none."""
    found = list(items)
    if not found:
        return ""
    settled = sum(is_settled(workshop, each) for each in found)
    return ngettext("{settled} de {count} acordada", "{settled} de {count} acordadas", len(found)).format(
        settled=settled, count=len(found)
    )


def _shortened(text: str, room: int) -> str:
    """Return the first paragraph of a text, cut at a word where it is longer than there is room for."""
    first = text.strip().split("\n", 1)[0]
    if len(first) <= room and first == text.strip():
        return first
    cut = first if len(first) <= room else first[:room].rsplit(" ", 1)[0]
    return cut.rstrip(" .,;:") + " …"
