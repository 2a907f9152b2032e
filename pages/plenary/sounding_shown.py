"""How the delegations stand, as HTML: each by name, what it said and why; in numbers, never as a share."""

from collections.abc import Iterable
from html import escape

from pages.plenary.fitting import LARGEST, Chips, Text, fit
from pages.plenary.scenes import frame
from pages.shared.naming import name_of
from pages.shared.prose import line
from workshop.footnotes import note_numbers
from workshop.items import Sounding
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.soundings import Stand, Tally, open_sounding, tally
from workshop.workshop import Workshop

_SIGNS = {"agree": "✓", "agree_with_remarks": "✓*", "object": "✕", "": "–"}
_CHIP = 0.74  # size of the names beside the scene's own letters, as the stylesheet has it
_LOOKS = {"agree": "agrees", "agree_with_remarks": "remarks", "object": "objects", "": "silent"}


def sounding_html(workshop: Workshop, found: Tally) -> str:
    """Return the counts of the members, each delegation with its mark, and the reasons of those who gave one."""
    counted = " ".join(f'<span class="pl-sounding-count">{escape(each)}</span>' for each in _counted(found))
    others = _chips(found.others)
    title, apart = escape(_("Sondeo")), escape(_("Observadores"))
    observing = f'<p class="pl-sounding-label">{apart}</p>{others}' if others else ""
    return (
        f'<section class="pl-sounding" role="group" aria-label="{title}"><p>{counted}</p>'
        f"{_chips(found.members)}{observing}{_reasons([*found.members, *found.others])}</section>"
    )


def sounding_scene(workshop: Workshop) -> str:
    """Return the open sounding for the room's screen: the text that was put, and how the delegations stand to it."""
    sounding = open_sounding(workshop)
    if sounding is None:
        nothing = escape(_("No hay un sondeo abierto."))
        return frame(workshop, "", f"<p>{nothing}</p>", LARGEST)
    found = tally(workshop, sounding.id)
    place = name_of(workshop, number_plan(workshop), sounding.parent or "", sounding.field)
    words = f'<div class="pl-screen-text"><p>{line(sounding.wording, note_numbers(workshop))}</p></div>'
    chips = [Chips([_name(each) for each in stands], _CHIP) for stands in (found.members, found.others)]
    label = [Text(_("Observadores"), 0.7, gap=0.2)] if found.others else []
    reasons = [Text(_reason(stand), _CHIP, gap=0.2) for stand in _with_reason((*found.members, *found.others))]
    size = fit([Text(sounding.wording), Text(" ".join(_counted(found)), 0.9), chips[0], *label, chips[1], *reasons])
    return frame(workshop, escape(place), words + sounding_html(workshop, found), size)


def put_wording(workshop: Workshop, sounding: Sounding) -> str:
    """Return the text that was put as HTML."""
    words = line(sounding.wording, note_numbers(workshop))
    return f'<blockquote class="pl-sounding-text" translate="no">{words}</blockquote>'


def _counted(found: Tally) -> list[str]:
    """Return what is said of each choice in a few words, a dot behind each but the last."""
    said = [f"{_SIGNS[choice]} {_named(choice)}: {count}" for choice, count in found.counts().items()]
    return [*(f"{each} ·" for each in said[:-1]), said[-1]]


def _name(stand: Stand) -> str:
    return stand.delegation.name or stand.delegation.code


def _named(choice: str) -> str:
    return choice_label("mark", "choice", choice) if choice else _("Sin respuesta")


def _chips(stands: Iterable[Stand]) -> str:
    chips = "".join(_chip(stand) for stand in stands)
    return f'<ul class="pl-sounding-chips" translate="no">{chips}</ul>' if chips else ""


def _chip(stand: Stand) -> str:
    choice = stand.mark.choice if stand.mark else ""
    return (
        f'<li class="pl-sounding-{_LOOKS[choice]}"><b aria-hidden="true">{_SIGNS[choice]}</b> {escape(_name(stand))}'
        f'<span class="pl-unseen">: {escape(_named(choice))}</span></li>'
    )


def _with_reason(stands: Iterable[Stand]) -> list[Stand]:
    return [stand for stand in stands if stand.mark and stand.mark.reason]


def _reason(stand: Stand) -> str:
    return f"{_name(stand)}: {stand.mark.reason if stand.mark else ''}"


def _reasons(stands: Iterable[Stand]) -> str:
    rows = "".join(
        f'<li class="pl-sounding-{_LOOKS[stand.mark.choice] if stand.mark else ""}">{escape(_reason(stand))}</li>'
        for stand in _with_reason(stands)
    )
    return f'<ul class="pl-sounding-reasons" translate="no">{rows}</ul>' if rows else ""
