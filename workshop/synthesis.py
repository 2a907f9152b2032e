"""The synthesis a day opens with: what the day before it captured, point by point, as a text to read out and edit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from workshop.cells import NAMES, Item
from workshop.items import AgendaItem, Amendment, Axis, Decision, Remark, Reservation, Session
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.spoken import Speaker
from workshop.text import without_marks
from workshop.workshop import Workshop

R = TypeVar("R", Amendment, Decision, Remark, Reservation)
_MOST = 12  # things of one kind that are told one by one
_LONGEST = 220  # characters of a text that stands for its item
_HEARD = frozenset({"session_note", "question", "practice"})  # what is taken down at a point, beside its own notes


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the synthesis and what stands under it, a line each."""

    heading: str
    lines: tuple[str, ...]


def day_before(workshop: Workshop, session: str) -> Session | None:
    """Return the day whose synthesis another opens with; `None` for the first."""
    days = workshop.sessions
    place = next((number for number, each in enumerate(days) if each.id == session), 0)
    return days[place - 1] if place else None


def synthesis(workshop: Workshop, session: str) -> list[Part]:
    """Return what a day captured: its points with notes, the groups' progress, what was decided, remarked, reserved.

    What participants wrote by themselves, and what the groups caught in their kitchen, is counted, never quoted. What
    bears an instant belongs to the day it was made on; of a day without a date only its points tell.
    """
    day = workshop.find(session, Session)
    told = [
        Part(_("Puntos de la agenda"), tuple(_points(workshop, session))),
        Part(_("Trabajo de los grupos"), tuple(_groups(workshop, day.date))),
        Part(_("Acuerdos"), tuple(_decisions(workshop, day.date))),
        Part(_("Observaciones y reservas"), tuple(_said(workshop, day.date))),
        Part(_("Intervenciones"), tuple(_spoke(workshop, day.date))),
    ]
    return [part for part in told if part.lines]


def synthesis_text(workshop: Workshop, session: str) -> str:
    """Return a day's synthesis as one text: each heading a paragraph, what stands under it a list."""
    return "\n\n".join(
        "\n\n".join([part.heading, "\n".join(f"- {line}" for line in part.lines)])
        for part in synthesis(workshop, session)
    )


def _points(workshop: Workshop, session: str) -> Iterator[str]:
    for item in workshop.agenda_items(session):
        title = item.title.strip() or choice_label("agenda_item", "kind", item.kind)
        if item.skipped and not item.began:
            yield _("{point}: no se trató.").format(point=title)
            continue
        notes = [*_lines(item.notes), *_heard(workshop, item)]
        if notes:
            yield f"{title}: {'; '.join(_short(line) for line in notes[:_MOST])}"


def _lines(text: str) -> list[str]:
    return [stripped for line in text.split("\n") if (stripped := line.strip().removeprefix("- ").strip(" .;"))]


def _heard(workshop: Workshop, item: AgendaItem) -> list[str]:
    """Return what was taken down below a point, whoever spoke named first."""
    below = (workshop.items[child] for child in workshop.order.get(item.id, ()))
    return [_attributed(workshop, each) for each in below if not each.deleted and NAMES[type(each)] in _HEARD]


def _attributed(workshop: Workshop, said: Item) -> str:
    who = " · ".join(part for part in (_delegation(workshop, said.cell("delegation")), said.cell("author")) if part)
    text = (said.cell("text") or "").strip(" .;")
    return f"{who}: {text}" if who else text


def _groups(workshop: Workshop, date: Date | None) -> Iterator[str]:
    numbers = number_plan(workshop)
    for axis in workshop.axes:
        count = sum(bool(action.text.strip()) for action in workshop.actions_of_axis(axis.id))
        caught = len([each for each in workshop.inputs(axis.id) if _is_of(workshop, each.at, date)])
        if not (count or caught or axis.handed_in):
            continue
        words = [ngettext("una acción", "{count} acciones", count).format(count=count)]
        if caught:
            words.append(ngettext("un insumo recogido", "{count} insumos recogidos", caught).format(count=caught))
        words.append(_handed_in(workshop, axis))
        title = axis.short_title or without_marks(axis.title)
        yield _("Eje {number}, {title}: {words}").format(
            number=numbers.axes[axis.id], title=title, words=", ".join(each for each in words if each)
        )
    whole = len([each for each in workshop.inputs(workshop.root) if _is_of(workshop, each.at, date)])
    if whole:
        left = ngettext("Un insumo para todo el plan", "{count} insumos para todo el plan", whole)
        yield left.format(count=whole)


def _handed_in(workshop: Workshop, axis: Axis) -> str:
    at = _local(workshop, axis.handed_in)
    return _("entregado a la plenaria a las {hour}").format(hour=f"{at:%H:%M}") if at else _("todavía con su grupo")


def _decisions(workshop: Workshop, date: Date | None) -> Iterator[str]:
    """Yield how many were adopted, then each that was not, with its reason; what was reopened since is not told."""
    taken = [each for each in _records(workshop, Decision, date) if each == _in_force(workshop, each)]
    adopted = [each for each in taken if each.outcome == "adopted"]
    if adopted:
        words = ngettext("Una redacción acordada", "{count} redacciones acordadas", len(adopted))
        yield words.format(count=len(adopted))
    others = [each for each in taken if each.outcome not in ("adopted", "reopened")]
    for each in others[:_MOST]:
        outcome = choice_label("decision", "outcome", each.outcome)
        yield ": ".join(part for part in (f"{_about(workshop, each)} — {outcome}", each.reason or "") if part)
    yield from _more(len(others))


def _in_force(workshop: Workshop, decision: Decision) -> Decision | None:
    return workshop.decision(decision.parent or "", decision.field)


def _said(workshop: Workshop, date: Date | None) -> Iterator[str]:
    remarks = [each for each in _records(workshop, Remark, date) if each.field != "internal_note"]
    heard = [each for each in remarks if not each.by]
    reserved = _records(workshop, Reservation, date)
    told: list[Remark | Reservation] = [*reserved, *heard]
    for each in told[:_MOST]:
        who = _delegation(workshop, each.delegation)
        kind = _("reserva") if isinstance(each, Reservation) else ""
        place = ", ".join(part for part in (_about(workshop, each), who, kind) if part)
        yield f"{place}: {_short(each.text)}" if each.text else place
    yield from _more(len(told))
    written = len(remarks) - len(heard)
    if written:
        words = ngettext("Una observación de participantes", "{count} observaciones de participantes", written)
        yield words.format(count=written)


def _spoke(workshop: Workshop, date: Date | None) -> Iterator[str]:
    """Yield who had the floor, how often, and how many wordings were proposed and are still open."""
    heard = [each for each in workshop.children(workshop.root, Speaker) if _is_of(workshop, each.began, date)]
    counted = Counter(_delegation(workshop, each.delegation) or each.name for each in heard)
    if counted:
        names = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counted.items())
        yield _("Tomaron la palabra: {names}").format(names=names)
    proposed = _records(workshop, Amendment, date)
    if proposed:
        open_ = sum(each.outcome is None for each in proposed)
        words = ngettext("Una propuesta de redacción", "{count} propuestas de redacción", len(proposed))
        left = ngettext("una sigue abierta", "{count} siguen abiertas", open_).format(count=open_) if open_ else ""
        yield ", ".join(each for each in (words.format(count=len(proposed)), left) if each)


def _more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield ngettext("y una más", "y {count} más", count - _MOST).format(count=count - _MOST)


def _records(workshop: Workshop, kind: type[R], date: Date | None) -> list[R]:
    """Return the records of a kind that were made on a day, oldest first."""
    found = [
        each
        for each in workshop.items.values()
        if isinstance(each, kind) and _is_of(workshop, each.at, date) and workshop.is_live(each.id)
    ]
    return sorted(found, key=lambda each: each.at or "")


def _is_of(workshop: Workshop, instant: str | None, date: Date | None) -> bool:
    at = _local(workshop, instant)
    return at is not None and at.date() == date


def _local(workshop: Workshop, instant: str | None) -> datetime | None:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(workshop.facts.timezone)) if instant else None


def _about(workshop: Workshop, record: Item) -> str:
    """Return what a record speaks of: the number of its axis and action, or the plan."""
    numbers, item = number_plan(workshop), record.parent or workshop.root
    axis = workshop.above(item, Axis)
    if axis is None:
        return _("Plan")
    place = _("Eje {number}").format(number=numbers.axes[axis.id])
    action = numbers.actions.get(item)
    return _("{axis}, acción {number}").format(axis=place, number=action) if action else place


def _delegation(workshop: Workshop, delegation: str | None) -> str:
    found = workshop.items.get(delegation or "")
    return (found.cell("name") or found.cell("code") or "") if found else ""


def _short(text: str) -> str:
    line = " ".join(without_marks(text).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"
