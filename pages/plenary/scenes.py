"""What the shared screen shows of the plan, as one element of escaped HTML; internal notes never get here."""

from collections.abc import Iterable
from html import escape

from pages.plenary.fitting import Text, fit, fit_list, room_beside
from pages.plenary.handed_texts import Before
from pages.plenary.outcome_look import look_of
from pages.shared.naming import code_of, name_of
from pages.shared.prose import compared, line, prose, standing
from workshop.cells import Item
from workshop.differences import differences
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Decision, Objective
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.text import marks, without_marks
from workshop.use_cases.decide import Decidable, decidables, is_settled
from workshop.wordings import period
from workshop.workshop import Workshop

_SHOWN = ("responsible", "timeframe", "indicator", "scope", "references")
_STATE_SHARE = 0.76  # of the width, left to a text beside a state
_FEW = 3  # objectives of an axis that are read together
_ONE_COLUMN = 8  # actions that stand below each other; more stand in two columns


def frame(workshop: Workshop, place: str, main: str, size: float, foot: str = "", state: str = "") -> str:
    """Return a scene: the workshop's title and `place` above, `main` in letters of `size`, notes and state below."""
    title = escape(without_marks(workshop.facts.title))
    return (
        f'<div class="pl-screen" role="region" aria-live="polite" translate="no">'
        f'<div class="pl-screen-head"><span>{title}</span><b>{place}</b></div>'
        f'<div class="pl-screen-main" style="--size:{size:.2f}">{main}</div>'
        f'<div class="pl-screen-foot"><div class="pl-screen-notes">{foot}</div>{state}</div></div>'
    )


class PlanScenes:
    """The scenes of the plan: whole, one axis, one objective, one action."""

    def __init__(self, workshop: Workshop, before: Before | None = None) -> None:
        self.workshop = workshop
        self.before = before  # the texts as they were handed in, where what changed since is to be marked
        self.numbers = number_plan(workshop)
        self.notes = note_numbers(workshop)

    def plan(self) -> str:
        """Return the plan at a glance: title, general objective, and how far each axis is."""
        facts = self.workshop.facts
        years = standing(self.workshop, facts, "plan_period", period(facts))
        named = standing(self.workshop, facts, "plan_title", facts.plan_title) or facts.title
        title = " ".join(part for part in (named, years) if part)
        rows = "".join(
            _row(self.numbers.axes[axis.id], line(self._title(axis), self.notes), self._quiet(self._done(axis)))
            for axis in self.workshop.axes
        )
        main = (
            f'<h1 class="pl-screen-heading">{line(title, self.notes)}</h1>{self._text(facts, "general_objective")}'
            f'<div class="pl-screen-list">{rows}</div>'
        )
        axes = [Text(axis.title, share=_STATE_SHARE, indent=1.5) for axis in self.workshop.axes]
        return frame(self.workshop, "", main, fit([Text(title), Text(facts.general_objective), *axes]))

    def axis(self, axis: Axis) -> str:
        """Return one axis: title, objectives, commitment, actions; these cut short where too many to read."""
        actions = [each for each in self.workshop.actions_of_axis(axis.id) if each.text]
        objectives = [each for each in self.workshop.objectives(axis.id) if each.text]
        told = objectives if len(objectives) <= _FEW else []  # more are read one by one
        objective, commitment = _("Objetivo"), _("Compromiso")
        labelled = "".join(self._labelled(objective, each, "text") for each in told)
        labelled += self._labelled(commitment, axis, "commitment")
        below = [*(self._read(each, "text") for each in told), self._read(axis, "commitment")]
        head = [Text(self._read(axis, "title"), indent=1.5), *(Text(text, gap=1.3) for text in below if text)]
        columns = 2 if len(actions) > _ONE_COLUMN else 1
        texts = [without_marks(self._read(action, "text")) for action in actions]
        kept, size = fit_list(head, texts, columns=columns, share=0.97 if columns > 1 else _STATE_SHARE)
        main = (
            f"{_numbered(self.numbers.axes[axis.id], self._line(axis, 'title'), 'pl-screen-heading')}"
            f"{labelled}"
            f'<div class="pl-screen-beside" style="--columns:{columns}">{self._lists(actions, kept, columns)}</div>'
        )
        return frame(self.workshop, escape(self._done(axis)), main, size)

    def objective(self, objective: Objective) -> str:
        """Return one objective in large letters."""
        axis, decision = self.workshop.above(objective.id, Axis), self.workshop.decision(objective.id)
        label = name_of(self.workshop, self.numbers, objective.id)
        main = f'<span class="pl-screen-label">{escape(label)}</span>{self._text(objective, "text")}'
        foot = self._foot(objective.text)
        size = fit([Text(label, 0.62), Text(self._read(objective, "text"))], height=room_beside(foot.values()))
        return frame(self.workshop, self._place(axis), main, size, _notes(foot), state(decision))

    def action(self, action: Action) -> str:
        """Return one action with its sub-actions and columns, letter for letter."""
        axis, decision = self.workshop.above(action.id, Axis), self.workshop.decision(action.id)
        code = code_of(self.workshop, self.numbers, action.id)
        subs = [sub for sub in self.workshop.printed_actions(action.id) if sub.text]
        lettered = "".join(
            _numbered(f"{self.numbers.actions.get(sub.id, '')})", self._text(sub, "text")) for sub in subs
        )
        columns = self._columns(action)
        facts = "".join(
            f'<div><span class="pl-screen-label">{escape(label)}</span>{self._line(action, name)}</div>'
            for label, name in columns
        )
        main = _numbered(
            code, self._text(action, "text") + lettered
        ) + f'<div class="pl-screen-facts">{facts}</div>' * bool(facts)
        texts = [Text(self._read(each, "text"), indent=3 if each is action else 5) for each in (action, *subs)]
        share = 1 / max(min(len(columns), 2), 1)
        beside = [Text(f"{label}\n{self._read(action, name)}", 0.78, share) for label, name in columns]
        foot = self._foot(action.text, *(sub.text for sub in subs), *(action.cell(name) for _label, name in columns))
        size = fit([*texts, *_highest_of_two(beside)], height=room_beside(foot.values()))
        return frame(self.workshop, self._place(axis), main, size, _notes(foot), state(decision))

    def _lists(self, actions: list[Action], kept: int, columns: int) -> str:
        """Return the actions in lists side by side, with the decision in words where there is only one."""
        split = -(-len(actions) // columns) or 1
        told = sign if columns > 1 else state
        parts = [actions[start : start + split] for start in range(0, len(actions), split)]
        rows = (
            "".join(self._action_row(action, kept, told(self.workshop.decision(action.id))) for action in part)
            for part in parts
        )
        return "".join(f'<div class="pl-screen-list">{part}</div>' for part in rows)

    def _action_row(self, action: Action, kept: int, told: str) -> str:
        shown, number = _shortened(action.text, kept), self.numbers.actions.get(action.id, "—")
        if self._was(action, "text") is None:
            return _row(number, line(standing(self.workshop, action, "text", shown), self.notes), told)
        if len(without_marks(self._read(action, "text"))) <= kept:
            return _row(number, self._line(action, "text"), told)
        words = _("cambió")
        shown = standing(self.workshop, action, "text", _shortened(action.text, kept - len(words)))
        changed = f'<b class="pl-screen-changed">{escape(words)}</b>'
        return _row(number, f"{line(shown, self.notes)} {changed}", told)

    def _title(self, axis: Axis) -> str:
        return standing(self.workshop, axis, "title", axis.title)

    def _text(self, item: Item, field: str) -> str:
        """Return a text in its paragraphs, between [ ] while the plenary keeps it in brackets."""
        text = standing(self.workshop, item, field, item.cell(field))
        inner = prose(text, self.notes) if self._was(item, field) is None else f"<p>{self._line(item, field)}</p>"
        return f'<div class="pl-screen-text">{inner}</div>' if text else ""

    def _line(self, item: Item, field: str) -> str:
        """Return a text on one line, what changed since it was handed in marked by word."""
        text, was = standing(self.workshop, item, field, item.cell(field)), self._was(item, field)
        return line(text, self.notes) if was is None else compared(was, text, self.notes)

    def _was(self, item: Item, field: str) -> str | None:
        """Return how a text was handed in, `None` where nothing is to be marked."""
        return self.before(item, field) if self.before else None

    def _read(self, item: Item, field: str) -> str:
        """Return all the words that stand on the screen for a text, those that went too."""
        was, text = self._was(item, field), item.cell(field) or ""
        return text if was is None else "".join(piece.text for piece in differences(was, text))

    def _labelled(self, label: str, item: Item, field: str) -> str:
        inner = self._text(item, field)
        return f'<div><span class="pl-screen-label">{escape(label)}</span>{inner}</div>' if inner else ""

    def _columns(self, action: Action) -> list[tuple[str, str]]:
        """Return label and field of the filled columns that the room may see."""
        labels = column_labels(self.workshop.facts)
        shown = [name for name in self.workshop.facts.columns if name in _SHOWN]
        return [(labels[name], name) for name in shown if action.cell(name)]

    def _place(self, axis: Axis | None) -> str:
        if axis is None:
            return ""
        title = line(axis.short_title or axis.title, self.notes)
        return _("Eje {number} · {title}").format(number=self.numbers.axes[axis.id], title=title)

    def _done(self, axis: Axis) -> str:
        own = {action.id for action in self.workshop.actions_of_axis(axis.id)}
        return progress(self.workshop, (each for each in decidables(self.workshop) if each.item in own))

    def _quiet(self, text: str) -> str:
        return f'<span class="pl-screen-state pl-screen-quiet">{escape(text)}</span>'

    def _foot(self, *texts: str | None) -> dict[str, str]:
        """Return number and text of the notes marked in what is shown."""
        found = dict.fromkeys(note for text in texts for note in marks(text))
        known = {note: self.workshop.footnotes[note].text for note in found if note in self.workshop.footnotes}
        return {str(self.notes.get(note, "*")): text for note, text in known.items() if text}


def state(decision: Decision | None) -> str:
    """Return the decision in force in a few discreet words; empty while there is none."""
    if decision is None:
        return '<span class="pl-screen-state"></span>'
    words = escape(choice_label("decision", "outcome", decision.outcome))
    return f'<span class="pl-screen-state pl-screen-{look_of(decision)}">{words}</span>'


def sign(decision: Decision | None) -> str:
    """Return the decision in force as a sign of one or two letters, where there is no room for words."""
    look = look_of(decision) if decision else "quiet"
    shown = {"settled": "✓", "open": "[ ]" if decision and decision.outcome == "in_brackets" else ""}.get(look)
    return f'<span class="pl-screen-{look}">{shown}</span>' if shown else "<span></span>"


def progress(workshop: Workshop, items: Iterable[Decidable]) -> str:
    """Return how many of some items are settled, in words; "" for none."""
    found = list(items)
    if not found:
        return ""
    settled = sum(is_settled(workshop, each) for each in found)
    return ngettext("{settled} de {count} acordada", "{settled} de {count} acordadas", len(found)).format(
        settled=settled, count=len(found)
    )


def _row(number: str, text: str, state: str) -> str:
    return f'<span class="pl-screen-code">{escape(number)}</span><span>{text}</span>{state}'


def _numbered(number: str, inner: str, look: str = "") -> str:
    return (
        f'<div class="pl-screen-numbered {look}"><span class="pl-screen-code">{escape(number)}</span>'
        f'<div class="pl-screen-text">{inner}</div></div>'
    )


def _notes(notes: dict[str, str]) -> str:
    return "".join(f"<div><sup>{escape(number)}</sup> {prose(text, {})}</div>" for number, text in notes.items())


def _highest_of_two(beside: list[Text]) -> list[Text]:
    """Return the text that decides the height of each row of columns, two standing side by side."""
    rows = [beside[start : start + 2] for start in range(0, len(beside), 2)]
    return [max(row, key=lambda text: len(text.text)) for row in rows]


def _shortened(text: str, kept: int) -> str:
    """Return the first paragraph of a text, cut at a word (its note marks left out) where longer than may be kept."""
    first = text.strip().split("\n", 1)[0]
    read = without_marks(first)
    if len(read) <= kept and first == text.strip():
        return first
    cut = first if len(read) <= kept else read[:kept].rsplit(" ", 1)[0]
    return cut.rstrip(" .,;:") + " …"
