"""What a person finds of their own on the home page: name and roles, group and place, now and next, what is asked."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from pages.api.agenda_calendar import calendar_address
from pages.shared.formats import day, linked, plain
from pages.shared.navigation import CONSOLIDATION, DECISIONS, MATRIX, PROPOSALS
from pages.shared.own_time import hours_elsewhere, own_zone
from workshop.items import Delegation, Participant
from workshop.language import _, ngettext
from workshop.now import Moment, local_now
from workshop.numbering import number_plan
from workshop.own_groups import OwnGroup
from workshop.own_tasks import asked_of, next_group_work, own_turns
from workshop.permissions import Actor
from workshop.role_labels import roles_label
from workshop.viewing import now_and_next_for
from workshop.workshop import Workshop

_MOST = 6  # things asked, before the rest is counted
_TURNS = 2  # points in which somebody speaks that are told at once
_PAGES = {
    "matrix": (MATRIX, "table_edit"),
    "decisions": (DECISIONS, "gavel"),
    "proposals": (PROPOSALS, "edit_document"),
    "consolidation": (CONSOLIDATION, "merge"),
}


def show_own_card(workshop: Workshop, actor: Actor, groups: Sequence[OwnGroup]) -> None:
    """Show as one element who the viewer is here, where they belong, what is on and what comes next."""
    rows = [row for own in groups for row in _place(workshop, own)] + _times(workshop, actor, groups)
    told = "".join(f"<dt>{escape(label)}</dt><dd translate=no>{html}</dd>" for label, html in rows)
    roles = escape(roles_label(workshop, actor))
    st.html(
        f'<section class="pl-own"><p class="pl-own-name" translate=no>{escape(actor.name)}</p>'
        f'<p class="pl-own-roles">{roles}</p>{f"<dl class=pl-now>{told}</dl>" if told else ""}'
        f"{_calendar_link(workshop)}</section>"
    )


def _calendar_link(workshop: Workshop) -> str:
    if not workshop.sessions:
        return ""
    words = escape(_("La agenda en su calendario"))
    return f'<p class="pl-below"><a href="{escape(calendar_address(workshop.id, is_own=True))}">{words}</a></p>'


def show_own_groups(workshop: Workshop, groups: Sequence[OwnGroup]) -> None:
    """Show as one element who guides the viewer's groups, who writes, and who else is in them."""
    shown = "".join(_people(workshop, own, len(groups) > 1) for own in groups)
    if shown:
        st.html(f'<div class="pl-own-groups">{shown}</div>')


def show_asked(workshop: Workshop, actor: Actor) -> None:
    """Show what is asked of the viewer, each with the page where it is done."""
    asked = asked_of(workshop, actor)
    for each in asked[:_MOST]:
        page, icon = _PAGES[each.place]
        st.page_link(
            page,
            label=plain(each.sentence),
            icon=f":material/{icon}:",
            width="stretch",
            query_params=to_axis(workshop, each.axis) if each.place == "matrix" else address_of(workshop),
        )
    if len(asked) > _MOST:
        more = len(asked) - _MOST
        st.caption(ngettext("y una cosa más", "y {count} cosas más", more).format(count=more))


def address_of(workshop: Workshop) -> dict[str, str]:
    """Return what a page's address says of the workshop."""
    return {"taller": str(workshop.id)}


def to_axis(workshop: Workshop, axis: str | None) -> dict[str, str]:
    """Return what the address of the matrix says to open it at an axis; at none where none is named."""
    return address_of(workshop) | ({"eje": number_plan(workshop).axes[axis]} if axis else {})


def _place(workshop: Workshop, own: OwnGroup) -> list[tuple[str, str]]:
    number, title = number_plan(workshop).axes[own.axis.id], own.axis.short_title or own.axis.title
    axis = escape(_("Eje {number} · {title}").format(number=number, title=title))
    if own.group is None:
        return [(_("Su eje"), axis)]
    name = f" ({escape(own.group.name)})" if own.group.name else ""
    rows = [(_("Su grupo"), f"<strong>{axis}</strong>{name}")]
    places = [(_("Sala"), own.group.room), (_("Enlace"), own.group.link or "")]
    return rows + [(label, f"<strong>{linked(place)}</strong>") for label, place in places if place]


def _times(workshop: Workshop, actor: Actor, groups: Sequence[OwnGroup]) -> list[tuple[str, str]]:
    now_here = local_now(workshop)
    now, following = now_and_next_for(workshop, actor, now_here)
    shown = [(_("Ahora"), now), (_("Sigue"), following)]
    work = next_group_work(workshop, now_here) if groups else None
    if work not in (now, following):
        shown.append((_("Su grupo trabaja"), work))
    turns = [turn for turn in own_turns(workshop, actor, now_here) if turn != following]
    shown += [(_("Le toca"), turn) for turn in turns[:_TURNS]]
    own = own_zone(workshop)
    return [(label, _moment(workshop, moment, now_here, own)) for label, moment in shown if moment is not None]


def _moment(workshop: Workshop, moment: Moment, now: datetime, own: str | None) -> str:
    slot = moment.slot
    hours = f"{slot.starts}–{slot.ends}" if slot.ends else f"{slot.starts}"
    when = hours if moment.date == now.date() else f"{day(moment.date, 'long')}, {hours}"
    below = [
        escape(hours_elsewhere(moment.date, slot, workshop.facts.timezone, own)),
        linked(moment.session.join_link or ""),
    ]
    told = "".join(f'<span class="pl-below">{each}</span>' for each in below if each)
    return f"{escape(when)} · {escape(slot.item.title)}{told}"


def _people(workshop: Workshop, own: OwnGroup, is_named: bool) -> str:
    if own.group is None:
        return ""
    group = own.group
    officers = [
        (_("Facilitación"), group.facilitator),
        (_("Relatoría"), group.rapporteur),
        (_("Apoyo"), group.helper or ""),
    ]
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(name)}</dd>" for label, name in officers if name)
    if own.others:
        names = ", ".join(_called(workshop, each) for each in own.others)
        lines += "<dt>" + escape(_("En el grupo")) + f"</dt><dd>{escape(names)}</dd>"
    heading = f"<h4>{escape(own.axis.short_title or own.axis.title)}</h4>" if is_named and lines else ""
    return f'{heading}<dl class="pl-now" translate=no>{lines}</dl>' if lines else ""


def _called(workshop: Workshop, person: Participant) -> str:
    delegation = workshop.items.get(person.delegation or "")
    return f"{person.name} ({delegation.name})" if isinstance(delegation, Delegation) else person.name
