"""What became of an action, in a line and station by station, in words a delegate would use."""

from html import escape

from pages.shared.moments import moment_of
from pages.shared.naming import name_of
from pages.shared.prose import compared, line
from workshop.attributed import who_said
from workshop.drafts import draft_title
from workshop.footnotes import note_numbers
from workshop.items import Amendment, Axis, Decision, Draft, Reservation
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.trace_stations import Station
from workshop.traces import Traced
from workshop.use_cases.consolidate import originals_of
from workshop.workshop import Workshop

LATER = ("plenary", "consolidation", "handed_over", "approved")  # stages in which no group writes
_ICONS = {"stands": "check", "merged": "merge", "withdrawn": "block", "gone": "delete"}


def fate_icon(traced: Traced) -> str:
    """Return the sign of how an action ended."""
    name = "drive_file_move" if traced.has_moved and traced.end == "stands" else _ICONS[traced.end]
    return f":material/{name}:"


def fate_told(workshop: Workshop, traced: Traced) -> str:
    """Return in one sentence where the words of an action stand now, or why they do not."""
    if traced.end == "gone":
        return _("Ya no está en el plan.")
    if traced.end == "withdrawn":
        decision = workshop.decision(traced.action.id)
        reason = decision.reason if decision and decision.reason else ""
        return (
            _("Retirada por la plenaria: {reason}").format(reason=reason) if reason else _("Retirada por la plenaria.")
        )
    names = ", ".join(name_of(workshop, number_plan(workshop), each) for each in traced.now)
    told = _standing(workshop, traced).format(names=names, axis=_axes_of(workshop, traced))
    decisions = (workshop.decision(each) for each in traced.now)
    outcomes = [choice_label("decision", "outcome", each.outcome) for each in decisions if each]
    return " · ".join([told, *outcomes])


def way_html(workshop: Workshop, traced: Traced, found: list[Station]) -> str:
    """Return the stations as one list; where the plan has the action now stands at its end."""
    steps = "".join(_step(workshop, each) for each in found)
    now = "".join(_now(workshop, each) for each in traced.now)
    return f'<ol class="pl-way">{steps}{now}</ol>'


def _standing(workshop: Workshop, traced: Traced) -> str:
    if traced.end == "merged":
        return _("Se unió con otras: {names}, en el {axis}.") if traced.has_moved else _("Se unió con otras: {names}.")
    if traced.is_parted:
        return _("Se partió en varias: {names}.")
    if traced.action.split_from and not (traced.is_reworded or traced.has_moved):
        return _("{names}; se separó de otra acción.")
    if traced.action.id in originals_of(workshop):
        return _("{names}; reúne otras acciones.")
    if not traced.number:
        return _("{names}; se agregó después del trabajo en grupos.")
    if traced.has_moved:
        return (
            _("{names}, en el {axis}, con otra redacción.")
            if traced.is_reworded
            else _("{names}, en el {axis}, con el mismo texto.")
        )
    return _("{names}, con otra redacción.") if traced.is_reworded else _("{names}, con el mismo texto.")


def _axes_of(workshop: Workshop, traced: Traced) -> str:
    homes = dict.fromkeys(home.id for each in traced.now if (home := workshop.above(each, Axis)))
    return ", ".join(_axis(workshop, home) for home in homes)


def _axis(workshop: Workshop, axis: str | None) -> str:
    """Return an axis within a sentence: by its number, one that is gone by its title."""
    number = number_plan(workshop).axes.get(axis or "")
    if number:
        return _("eje {number}").format(number=number)
    found = workshop.items.get(axis or "")
    return _("eje «{title}»").format(title=without_marks(found.title)) if isinstance(found, Axis) else ""


def _step(workshop: Workshop, station: Station) -> str:
    stage = choice_label("workshop", "stage", station.stage) if station.stage else ""
    at = moment_of(station.at.isoformat(), workshop.facts.timezone)
    below = " · ".join(each for each in (stage, at, station.who) if each)
    if station.revision == 1 and station.happened != "written":
        below = _("Ya venía con el plan")
    told = f'<b>{escape(_head(workshop, station))}</b><span class="pl-below" translate="no">{escape(below)}</span>'
    return f"<li>{told}{_words(workshop, station)}</li>"


def _head(workshop: Workshop, station: Station) -> str:
    """Return what happened."""
    item = workshop.items.get(station.about or "")
    match station.happened, item:
        case "decided", Decision():
            return _("Decisión: {outcome}").format(outcome=choice_label("decision", "outcome", item.outcome))
        case "amended", Amendment():
            return _("Propuesta de redacción de {delegation}").format(delegation=_who(workshop, item))
        case "reserved", Reservation():
            return _("Reserva de {delegation}").format(delegation=_who(workshop, item))
        case "published", Draft():
            return _("Publicada en: {draft}").format(draft=draft_title(item.number))
        case "written", _ if station.stage in LATER:
            return _("Llegó con el plan") if station.revision == 1 else _("Se agregó")
        case "moved", _:
            return _moved(workshop, station)
        case happened, _:
            return {
                "written": _("Texto del grupo"),
                "reworded": _("Cambió el texto"),
                "merged": _("Se unió con otras acciones"),
                "parted": _("Se separó una parte"),
                "deleted": _("Se eliminó"),
                "restored": _("Se recuperó"),
            }.get(happened, "")


def _moved(workshop: Workshop, station: Station) -> str:
    before, after = _axis(workshop, station.before), _axis(workshop, station.after)
    return (
        _("Pasó del {before} al {after}").format(before=before, after=after)
        if after
        else _("Pasó a otro eje desde el {before}").format(before=before)
    )


def _words(workshop: Workshop, station: Station) -> str:
    """Return the texts of a station, and why it happened."""
    item, notes = workshop.items.get(station.about or ""), note_numbers(workshop)
    parts: list[str] = []
    if station.happened in ("reworded", "amended"):
        parts.append(compared(station.before, station.after, notes))
    elif station.happened in ("written", "merged", "parted", "published") and station.after:
        parts.append(line(station.after, notes))
    if isinstance(item, Amendment):
        outcome = choice_label("amendment", "outcome", item.outcome) if item.outcome else _("Por resolver")
        parts.append(escape(outcome))
    if isinstance(item, Decision | Amendment) and item.reason:
        parts.append(_labelled(_("Motivo"), item.reason))
    if isinstance(item, Reservation):
        parts.append(escape(item.text))
    return "".join(f'<p translate="no">{part}</p>' for part in parts)


def _now(workshop: Workshop, action: str) -> str:
    name = name_of(workshop, number_plan(workshop), action)
    words = escape(_("Hoy, en el plan: {name}").format(name=name))
    text = line(workshop.items[action].cell("text"), note_numbers(workshop))
    return f'<li><b>{words}</b><p translate="no">{text}</p></li>'


def _labelled(label: str, text: str) -> str:
    return f"{escape(label)}: {escape(text)}"


def _who(workshop: Workshop, said: Amendment | Reservation) -> str:
    return who_said(workshop, said) or _("quien no se anotó")
