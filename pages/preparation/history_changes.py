"""The changes of the workshop, newest first: who, on what, from which text to which."""

from collections.abc import Mapping

import streamlit as st

from pages.api.history_file import history_address
from pages.preparation.history_looking import AT_A_TIME, Paging, choose, choose_days, when_cell
from pages.shared.history_words import Teller, Told, who_did
from pages.shared.naming import short
from pages.shared.running import database
from pages.shared.tables import Cell, Row, show_table
from storage.history_search import FoundPage, Wanted, search_history, who_wrote
from workshop.cells import NAMES
from workshop.differences import Piece, abridged
from workshop.footnotes import note_numbers
from workshop.headings import kind_heading
from workshop.language import _, ngettext
from workshop.permissions import Actor
from workshop.workshop import Workshop

_LONGEST = 600  # characters of what was added, before the rest is left to the file


def show_changes(workshop: Workshop, actor: Actor) -> None:
    """Show what is looked for, and a page of the changes that fit."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="history-filter"):
        wanted = _choose(workshop, actor)
    paging = Paging("changes", wanted)
    found = search_history(
        database(), workshop, actor, wanted, start=paging.start, count=AT_A_TIME, newest=paging.newest
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        said = ngettext("{count} cambio", "{count} cambios", found.total).format(count=found.total)
        st.markdown(f"**{said}**", width="stretch")
        if found.total:
            st.link_button(
                _("Descargar CSV"), history_address(workshop.id, wanted), icon=":material/download:",
                help=_("Lo que muestra el filtro, con los textos completos, para hoja de cálculo"),
            )  # fmt: skip
    if found.entries:
        _show(workshop, found)
        paging.offer(found.total, found.newest)
    else:
        st.caption(_("Ningún cambio coincide con lo buscado. Quite algún filtro."))


def _choose(workshop: Workshop, actor: Actor) -> Wanted:
    words = st.text_input(_("Texto"), key="history-words", placeholder=_("Palabras que dijo o dice"), width=200)
    authors = {f"{person} {name}": (person, name) for person, name in who_wrote(database(), workshop, actor)}
    names = {key: who_did(person, name) for key, (person, name) in authors.items()}
    person, name = authors.get(choose(_("Persona"), names, _("Todas"), "history-who") or "", (None, None))
    thing = choose(_("Eje o tipo de cosa"), _things(workshop), _("Todo"), "history-what", "what") or ""
    days = choose_days(workshop, "history")
    return Wanted(
        person, name, thing.removeprefix("axis ") if thing.startswith("axis ") else None,
        thing.removeprefix("kind ") if thing.startswith("kind ") else None, days.since, days.until, words,
    )  # fmt: skip


def _things(workshop: Workshop) -> Mapping[str, str]:
    """Return what changes may be looked for by: each axis, then each kind of thing there is or was."""
    axes = {
        f"axis {axis.id}": _("Eje {number}: {title}").format(number=number, title=short(axis.title, 50))
        for number, axis in enumerate(workshop.axes, 1)
    }
    here = {type(item) for item in workshop.items.values()}
    kinds = {f"kind {name}": kind_heading(name, workshop.facts) for kind, name in NAMES.items() if kind in here}
    return axes | kinds


def _show(workshop: Workshop, found: FoundPage) -> None:
    teller = Teller(workshop, found.turns, found.undone)
    notes = {str(number): number for number in note_numbers(workshop).values()}
    headings = [_("Cuándo"), _("Quién"), _("Qué"), _("Cambio")]
    with st.container(key="history-list"):
        show_table(_("Cambios"), headings, [_row(workshop, teller.tell(entry), notes) for entry in found.entries])
    st.caption(_("Los números de ejes y acciones son los que tienen ahora."))


def _row(workshop: Workshop, told: Told, notes: Mapping[str, int]) -> Row:
    thing = Cell(told.thing, below=[told.excerpt] if told.excerpt else [])
    change = Cell(told.part, "strong", warnings=told.marks, pieces=_pieces(told), notes=notes)
    return Row([when_cell(told.at, workshop), told.who, thing, change])


def _pieces(told: Told) -> list[Piece]:
    if told.is_text:
        return abridged(told.before, told.after)
    if told.before:
        return [Piece("gone", told.before), Piece("same", " "), Piece("new", told.after)]
    if len(told.after) > _LONGEST:
        return [Piece("same", f"{told.after[:_LONGEST].rstrip()} …")]
    return [Piece("same", told.after)] if told.after else []
