"""Beside the matrix: what the axis is about, examples to start from, and what it still lacks."""

from html import escape

import streamlit as st

from pages.shared.prose import prose
from workshop.checks import Check, checks_of_axis
from workshop.footnotes import note_numbers
from workshop.items import Axis
from workshop.language import _
from workshop.workshop import Workshop


def show_guidance(workshop: Workshop, axis: Axis) -> None:
    """Show description and examples of an axis as one element."""
    numbers = note_numbers(workshop)
    examples = "".join(f"<li>{prose(example, numbers)}</li>" for example in axis.examples if example.strip())
    parts = [
        f'<div translate="no">{prose(axis.description, numbers)}</div>',
        f'<h5>{escape(_("Ejemplos"))}</h5><ul class="pl-list" translate="no">{examples}</ul>' if examples else "",
    ]
    if not axis.description and not examples:
        parts = [f"<p>{escape(_('La coordinación no ha escrito una guía para este eje.'))}</p>"]
    st.html(f'<div class="pl-guidance">{"".join(parts)}</div>')


def show_axis_checks(workshop: Workshop, axis: Axis) -> None:
    """Show what the axis still lacks as one element."""
    found = checks_of_axis(workshop, axis.id)
    if not found:
        st.caption(_("No falta nada en este eje."))
        return
    rows = "".join(_row(check) for check in found)
    st.html(f'<ul class="pl-list" aria-label="{escape(_("Por revisar"))}">{rows}</ul>')


def items_of(workshop: Workshop, axis: Axis) -> list[str]:
    """Return the ids whose changes change what is missing in an axis."""
    objectives = workshop.objectives(axis.id)
    return [axis.id, *(item.id for each in objectives for item in (each, *workshop.actions(each.id)))]


def _row(check: Check) -> str:
    place = f"<b>{escape(check.place)}</b> " if check.place else ""
    return f"<li>{place}{escape(check.sentence)}</li>"
