"""What to look at in the agenda before it is printed: said beside it, day by day."""

from html import escape

import streamlit as st

from workshop.agenda_warnings import AgendaWarning, agenda_warnings
from workshop.language import _, ngettext
from workshop.workshop import Workshop

_MOST = 40  # that are told; the rest is counted


def show_review(workshop: Workshop) -> None:
    """Show what contradicts itself or is missing; a line says so where there is nothing."""
    found = agenda_warnings(workshop)
    if not found:
        st.caption(_("Antes de imprimir: nada por revisar."))
        return
    words = ngettext(
        "Antes de imprimir: una cosa por revisar", "Antes de imprimir: {count} cosas por revisar", len(found)
    )
    with st.expander(words.format(count=len(found)), icon=":material/warning:", key="agenda-review"):
        st.html(_list(found))


def _list(found: list[AgendaWarning]) -> str:
    by_place: dict[str, list[str]] = {}
    for each in found[:_MOST]:
        by_place.setdefault(each.place, []).append(each.sentence)
    lines = "".join(
        f'<li><span translate="no">{escape(place)}</span>: {escape(" ".join(sentences))}</li>'
        for place, sentences in by_place.items()
    )
    rest = len(found) - _MOST
    more = ngettext("y una más", "y {count} más", rest).format(count=rest) if rest > 0 else ""
    return f'<ul class="pl-list">{lines}</ul>{escape(more)}'
