"""The plan as its Word document will read, in one element: cover, contents, axes; what is missing is underlined."""

from collections.abc import Iterator
from html import escape

from pages.shared.formats import days_of, in_words
from pages.shared.prose import line, prose, standing
from workshop.approval import approval_citation
from workshop.cells import Item
from workshop.derived import once
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Term
from workshop.language import _
from workshop.lists_of_data import with_data
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.wordings import period
from workshop.workshop import Workshop


@once
def draft_html(workshop: Workshop) -> str:
    """Return the whole plan as escaped HTML."""
    draft = _Draft(workshop)
    return f'<article class="pl-draft" translate="no">{"".join(draft.parts())}</article>'


class _Draft:
    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.facts = workshop.facts
        self.numbers = number_plan(workshop)
        self.notes = note_numbers(workshop)
        self.labels = column_labels(workshop.facts)

    def parts(self) -> Iterator[str]:
        yield self._cover()
        yield self._contents()
        yield from self._front_matter()
        yield self._general_objective()
        for axis in self.workshop.axes:
            yield from self._axis(axis)
        yield self._footnotes()

    def _cover(self) -> str:
        facts = self.facts
        years = standing(self.workshop, facts, "plan_period", period(facts))
        above = "".join(f"<p>{escape(text)}</p>" for text in (facts.body, facts.network) if text)
        status = _("Copia de trabajo")
        below = " · ".join(part for part in (facts.place, days_of(self.workshop)) if part)
        approval = "".join(f"<p>{escape(said)}</p>" for said in [approval_citation(facts, in_words)] if said)
        named = standing(self.workshop, facts, "plan_title", facts.plan_title) or facts.title
        title = line(named, self.notes) or self._gap()
        return (
            f'<section class="pl-draft-cover">{above}<h2>{title}</h2><p>{escape(years)}</p>'
            f"<p>{escape(status)}</p>{approval}<p>{escape(below)}</p></section>"
        )

    def _contents(self) -> str:
        lines = [without_marks(section.heading) for section in self.workshop.sections if section.heading]
        if self.facts.general_objective:
            lines.append(_("Objetivo general"))
        rows = [f"<li>{escape(each)}</li>" for each in lines]
        rows += [f"<li>{self._heading(axis)}</li>" for axis in self.workshop.axes]
        return self._titled(_("Contenido"), f"<ul>{''.join(rows)}</ul>")

    def _front_matter(self) -> Iterator[str]:
        for section in self.workshop.sections:
            terms = "".join(
                f"<p><b>{line(term.term, self.notes)}:</b> {line(term.text, self.notes)}</p>"
                for term in self.workshop.children(section.id, Term)
            )
            signed = [section.signed_name, section.signed_position, section.signed_body]
            below = "".join(f"<p>{escape(each)}</p>" for each in signed if each)
            written = prose(with_data(self.workshop, section.text, in_words), self.notes)
            text = written or ("" if terms else f"<p>{self._gap()}</p>")
            heading = line(section.heading, self.notes)
            yield f'<section><h3 class="pl-capitals">{heading}</h3>{text}{terms}{below}</section>'

    def _general_objective(self) -> str:
        specific = "".join(f"<li>{line(each, self.notes)}</li>" for each in self.facts.specific_objectives)
        text = self._text(self.facts, "general_objective")
        below = f"<ul>{specific}</ul>" if specific else ""
        return self._titled(_("Objetivo general"), text + below)

    def _axis(self, axis: Axis) -> Iterator[str]:
        yield f"<section><h3>{self._heading(axis)}</h3>{prose(axis.description, self.notes)}"
        objectives = self.workshop.objectives(axis.id)
        if len(objectives) == 1:
            yield self._labelled(_("Objetivo"), objectives[0], "text")
        yield self._labelled(_("Compromiso"), axis, "commitment")
        codes = self.facts.numbering == "codes"
        for objective in objectives:
            number = self.numbers.objectives[objective.id]
            if len(objectives) > 1:
                yield self._labelled(_("Objetivo {number}").format(number=number), objective, "text")
            for action in self.workshop.printed_actions(objective.id):
                place = self.numbers.actions[action.id]
                yield self._action(f"{number}.{place}" if codes else f"{place}.", action)
        yield "</section>"

    def _action(self, number: str, action: Action) -> str:
        below = "".join(
            self._numbered(f"{self.numbers.actions[sub.id]})", sub) for sub in self.workshop.printed_actions(action.id)
        )
        return self._numbered(number, action, below)

    def _numbered(self, number: str, action: Action, below: str = "") -> str:
        inner = self._text(action, "text") + self._columns(action) + below
        return f'<div class="pl-draft-action"><span>{escape(number)}</span><div>{inner}</div></div>'

    def _columns(self, action: Action) -> str:
        said = []
        for name in self.facts.printed_columns:
            text = action.cell(name)
            if text or (name in ("responsible", "timeframe") and self._is_due(action, name)):
                value = line(text, self.notes).replace("<br>", "; ") if text else self._gap()
                said.append(f"<span><b>{escape(self.labels[name])}:</b> {value}</span>")
        return f'<p class="pl-draft-columns">{"".join(said)}</p>' if said else ""

    def _is_due(self, action: Action, name: str) -> bool:
        return name in self.facts.columns and not isinstance(self.workshop.items[action.parent or ""], Action)

    def _titled(self, title: str, inner: str) -> str:
        return f'<section><h3 class="pl-capitals">{escape(title)}</h3>{inner}</section>'

    def _labelled(self, label: str, item: Item, field: str) -> str:
        return f"<h4>{escape(label)}:</h4>{self._text(item, field)}"

    def _text(self, item: Item, field: str) -> str:
        """Return a text in its paragraphs, within [ ] while the plenary keeps it in brackets; a gap for none."""
        text = standing(self.workshop, item, field, item.cell(field))
        return prose(text, self.notes) or f"<p>{self._gap()}</p>"

    def _footnotes(self) -> str:
        texts = {note.id: note.text for note in self.workshop.footnotes.values()}
        rows = "".join(
            f'<li value="{number}">{prose(texts.get(note), {}) or self._gap()}</li>'
            for note, number in self.notes.items()
        )
        return f'<section class="pl-draft-notes"><ol>{rows}</ol></section>' if rows else ""

    def _heading(self, axis: Axis) -> str:
        number = _("Eje {number}:").format(number=self.numbers.axes[axis.id])
        title = standing(self.workshop, axis, "title", axis.title)
        return f"{escape(number)} {line(title, self.notes) or self._gap()}"

    def _gap(self) -> str:
        words = _("Por definir")
        return f"<u>{escape(words)}</u>"
