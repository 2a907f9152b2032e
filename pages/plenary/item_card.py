"""The item the plenary is at, large, with all that was said of it: one element of escaped HTML."""

from html import escape

from pages.plenary.outcome_look import look_of
from pages.shared.moments import moment_of
from pages.shared.naming import name_of
from pages.shared.prose import compared, line, prose, standing
from workshop.attributed import who_said
from workshop.footnotes import note_numbers
from workshop.items import Action, Amendment, Axis, Decision, Remark, Reservation
from workshop.labels import choice_label
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.text import marks, without_marks
from workshop.use_cases.decide import Decidable, remarks_on, reworded_since
from workshop.workshop import Workshop

_COLUMNS = ("responsible", "timeframe", "indicator", "scope", "references")


def item_card(workshop: Workshop, decidable: Decidable) -> str:
    """Return an item with its wording, columns, notes, decision, remarks and reservations."""
    inner = item_head(workshop, decidable) + _body(workshop, decidable) + _said(workshop, decidable)
    return f'<article class="pl-item">{inner}</article>'


def item_text(workshop: Workshop, decidable: Decidable) -> str:
    """Return the text of an item alone, without its columns and what was said of it."""
    notes = note_numbers(workshop)
    wording = prose(_standing(workshop, decidable), notes)
    inner = f'<div class="pl-item-wording" translate="no">{wording}</div>'
    return f'<article class="pl-item">{item_head(workshop, decidable)}{inner}</article>'


def speaker(workshop: Workshop, record: Amendment | Remark | Reservation) -> str:
    """Return whose words a record is, "Sin atribuir" for nobody's."""
    return who_said(workshop, record) or _("Sin atribuir")


def item_head(workshop: Workshop, decidable: Decidable) -> str:
    """Return what an item is called, where it stands and what was decided on it."""
    numbers = number_plan(workshop)
    name = name_of(workshop, numbers, decidable.item, decidable.field)
    axis = workshop.above(decidable.item, Axis)
    place = "" if axis is None or axis.id == decidable.item else f"{numbers.axes[axis.id]}. {without_marks(axis.title)}"
    decision = workshop.decision(decidable.item, decidable.field)
    return (
        f'<header><span class="pl-item-name">{escape(name)}</span>'
        f'<span class="pl-item-place" translate="no">{escape(place)}</span>{_decided(decision)}</header>'
    )


def _decided(decision: Decision | None) -> str:
    if decision is None:
        undecided = _("Por acordar")
        return f'<span class="pl-item-state">{escape(undecided)}</span>'
    words = escape(choice_label("decision", "outcome", decision.outcome))
    return f'<span class="pl-item-state pl-item-{look_of(decision)}">{words}</span>'


def _body(workshop: Workshop, decidable: Decidable) -> str:
    notes = note_numbers(workshop)
    parts = [f'<div class="pl-item-wording">{prose(_standing(workshop, decidable), notes)}</div>']
    texts: list[str | None] = [decidable.wording]
    action = workshop.items[decidable.item]
    if isinstance(action, Action):
        numbers = number_plan(workshop)
        for sub in workshop.printed_actions(action.id):
            letter = numbers.actions.get(sub.id, "")
            parts.append(f'<div class="pl-item-sub">{letter}) {line(sub.text, notes)}</div>')
            texts.append(sub.text)
        parts.append(_columns(workshop, action, notes))
        texts += [action.cell(name) for name in _COLUMNS]
    return f'<div translate="no">{"".join(parts)}{_footnotes(workshop, texts, notes)}</div>'


def _standing(workshop: Workshop, decidable: Decidable) -> str:
    return standing(workshop, workshop.items[decidable.item], decidable.field, decidable.wording)


def _columns(workshop: Workshop, action: Action, notes: dict[str, int]) -> str:
    labels = column_labels(workshop.facts)
    shown = [name for name in workshop.facts.columns if name in _COLUMNS and action.cell(name)]
    rows = "".join(f"<dt>{escape(labels[name])}</dt><dd>{line(action.cell(name), notes)}</dd>" for name in shown)
    return f'<dl class="pl-item-columns">{rows}</dl>' if rows else ""


def _footnotes(workshop: Workshop, texts: list[str | None], notes: dict[str, int]) -> str:
    marked = dict.fromkeys(note for text in texts for note in marks(text))
    shown = [(note, workshop.footnotes[note].text) for note in marked if note in workshop.footnotes]
    rows = "".join(f"<div><sup>{notes.get(note, '*')}</sup> {prose(text, {})}</div>" for note, text in shown if text)
    return f'<div class="pl-item-notes">{rows}</div>' if rows else ""


def _said(workshop: Workshop, decidable: Decidable) -> str:
    decision = workshop.decision(decidable.item, decidable.field)
    parts = [_reason(decision), _reworded(workshop, decidable, decision)]
    parts += [_remark(workshop, remark) for remark in remarks_on(workshop, decidable)]
    parts += [_reservation(workshop, each) for each in workshop.reservations(decidable.item)]
    said = "".join(parts)
    return f'<div class="pl-item-said">{said}</div>' if said else ""


def _reason(decision: Decision | None) -> str:
    if decision is None or not decision.reason:
        return ""
    return _paragraph(_("Motivo"), decision.reason)


def _reworded(workshop: Workshop, decidable: Decidable, decision: Decision | None) -> str:
    """Return what changed in the text since it was decided."""
    if decision is None or not reworded_since(workshop, decidable):
        return ""
    words = compared(decision.wording, decidable.wording, note_numbers(workshop))
    label = escape(_("El texto cambió después de esta decisión"))
    return f'<p class="pl-compared"><b class="pl-warning">{label}</b><br><span translate="no">{words}</span></p>'


def _remark(workshop: Workshop, remark: Remark) -> str:
    who = " · ".join(
        part for part in (speaker(workshop, remark), moment_of(remark.at, workshop.facts.timezone)) if part
    )
    return _paragraph(_("Observación"), remark.text, who)


def _reservation(workshop: Workshop, reservation: Reservation) -> str:
    return _paragraph(_("Reserva"), reservation.text, speaker(workshop, reservation))


def _paragraph(label: str, text: str, who: str = "") -> str:
    by = f' <span class="pl-item-by" translate="no">{escape(who)}</span>' if who else ""
    return f'<p><b>{escape(label)}</b>{by}<br><span translate="no">{line(text, {})}</span></p>'
