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
    """Show description and examples of an axis."""
    numbers = note_numbers(workshop)
    examples = "".join(f"<li>{prose(example, numbers)}</li>" for example in axis.examples if example.strip())
    if axis.description.strip():
        st.html(f'<div translate="no">{prose(axis.description, numbers)}</div>')
    if examples:
        st.markdown(_("**Ejemplos**"))
        st.html(f'<ul class="pl-list" translate="no">{examples}</ul>')
    if not axis.description.strip() and not examples:
        st.caption(_("La coordinación no ha escrito una guía para este eje."))


def show_axis_checks(workshop: Workshop, axis: Axis) -> None:
    """Show what the axis still lacks as one element."""
    found = checks_of_axis(workshop, axis.id)
    if not found:
        st.caption(_("No falta nada en este eje."))
        return
    rows, name = "".join(_row(check) for check in found), _("Por revisar")
    st.html(f'<ul class="pl-list" aria-label="{escape(name)}">{rows}</ul>')


def items_of(workshop: Workshop, axis: Axis) -> list[str]:
    """Return the ids whose changes change what is missing in an axis."""
    objectives = workshop.objectives(axis.id)
    return [axis.id, *(item.id for each in objectives for item in (each, *workshop.actions(each.id)))]


def _row(check: Check) -> str:
    place = f"<b>{escape(check.place)}</b> " if check.place else ""
    return f"<li>{place}{escape(check.sentence)}</li>"
