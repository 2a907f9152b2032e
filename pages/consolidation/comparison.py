"""Two drafts, or a draft and the plan as it now is, item by item and word by word."""

from collections.abc import Iterator, Mapping
from html import escape

import streamlit as st

from exports.word.annexes import annexes_for
from pages.api.drafts import plan_address
from pages.shared.naming import name_of, short
from pages.shared.prose import compared
from pages.shared.running import database
from storage.snapshots import workshop_at
from workshop.cells import NAMES
from workshop.drafts import draft_title, find_draft
from workshop.footnotes import note_numbers
from workshop.headings import field_heading
from workshop.items import Action, Axis, Section, Term
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.permissions import Actor
from workshop.plan_changes import Fate, ItemChange, Reworded, compare_plans
from workshop.workshop import Workshop

_OPEN = "comparing"  # the draft whose comparison is shown
_NOW = 0  # no draft has this number


def open_comparison(number: int) -> None:
    """Have a draft compared with the plan as it now is."""
    st.session_state[_OPEN] = number
    for key in ("compare-from", "compare-to"):
        st.session_state.pop(key, None)


def is_comparing(workshop: Workshop) -> bool:
    """Say whether a comparison is shown instead of the plan."""
    return st.session_state.get(_OPEN) in {draft.number for draft in workshop.drafts}


def show_comparison(workshop: Workshop, actor: Actor) -> None:
    """Show what changed between two states that are chosen here, and the way back to the plan."""
    titles = {draft.number: draft_title(draft.number) for draft in workshop.drafts}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = _choose(_("Desde"), "compare-from", titles, st.session_state[_OPEN])
        later = {number: title for number, title in titles.items() if number > first}
        last = _choose(_("Hasta"), "compare-to", {_NOW: _("Ahora"), **later}, _NOW)
        annexes = [] if last else _annexes_of(workshop, actor, first)  # a later draft has its own
        word = plan_address(workshop.id, draft=last or None, since=first, annexes=annexes)
        st.link_button(_("Word con cambios"), word, icon=":material/difference:")
        if st.button(_("Volver al plan"), key="stop-comparing", icon=":material/arrow_back:"):
            del st.session_state[_OPEN]
            st.rerun()
    st.html(comparison_html(_state(workshop, first), _state(workshop, last)))


def _choose(label: str, key: str, titles: Mapping[int, str], first: int) -> int:
    numbers = list(titles)
    if st.session_state.get(key, first) not in numbers:
        del st.session_state[key]
    chosen = st.selectbox(
        label, numbers, index=numbers.index(first), format_func=lambda number: titles[number], key=key, width=170
    )
    return chosen if chosen is not None else first


def _annexes_of(workshop: Workshop, actor: Actor, number: int) -> list[str]:
    """Return the annexes of a draft that somebody may have: the plan as it now is, is compared with the same ones."""
    own = find_draft(workshop, number).annexes
    return [name for name in annexes_for(workshop, actor) if name in own]


def _state(workshop: Workshop, number: int) -> Workshop:
    if number == _NOW:
        return workshop
    return workshop_at(database(), workshop.id, find_draft(workshop, number).revision)


def comparison_html(then: Workshop, now: Workshop) -> str:
    """Return all that changed as escaped HTML: what went struck out, what came underlined, each under its axis."""
    changes = compare_plans(then, now)
    if not changes:
        return "<p>" + escape(_("No hay diferencias en lo que el plan imprime.")) + "</p>"
    count = ngettext("{count} cambio", "{count} cambios", len(changes)).format(count=len(changes))
    parts = [f'<p class="pl-below">{escape(count)}</p>', *_Comparison(then, now).parts(changes)]
    return f'<div class="pl-comparison" translate="no">{"".join(parts)}</div>'


class _Comparison:
    """Words for what changed from one state to the next."""

    def __init__(self, then: Workshop, now: Workshop) -> None:
        self.then, self.now = then, now
        self.notes = {**note_numbers(then), **note_numbers(now)}

    def parts(self, changes: list[ItemChange]) -> Iterator[str]:
        """Yield the changes in order, a heading wherever another axis begins."""
        heading = ""
        for change in changes:
            title = self._heading(change.axis)
            if title != heading:
                yield f"<h3>{escape(title)}</h3>"
                heading = title
            yield self._entry(change)

    def _heading(self, axis: str | None) -> str:
        if axis is None:
            return _("Portada y textos del plan")
        home = self.now if self.now.is_live(axis) else self.then
        found = home.items[axis]
        number = number_plan(home).axes.get(axis, "")
        title = short(found.title, 120) if isinstance(found, Axis) else ""
        return ": ".join([_("Eje {number}").format(number=number), title])

    def _entry(self, change: ItemChange) -> str:
        merged = change.fate == "gone" and self._merged_into(change.item) is not None
        tag, fate = (_("Unida"), "moved") if merged else (_tags()[change.fate], change.fate)
        texts = "".join(self._text(change, each) for each in change.texts)
        head = f'<span class="pl-fate pl-fate-{fate}">{escape(tag)}</span> <b>{escape(self._name(change))}</b>'
        return f'<section class="pl-change"><p>{head}</p>{texts}</section>'

    def _name(self, change: ItemChange) -> str:
        """Return what an item is called; one that moved by both its numbers, a merged one with that of the merger."""
        merger = self._merged_into(change.item) if change.fate == "gone" else None
        if merger is not None:
            names = self._name_in(self.then, change.item), self._name_in(self.now, merger)
            return _("{old} → {new}").format(old=names[0], new=names[1])
        old, new = (self._name_in(home, change.item) for home in (self.then, self.now))
        if change.fate == "moved" and old != new:
            return _("{old} → {new}").format(old=old, new=new)
        return old if change.fate == "gone" else new

    def _merged_into(self, item: str) -> str | None:
        """Return the action of the later state that took this one up; `None` for one that was not merged."""
        found = self.now.items.get(item)
        while isinstance(found, Action) and found.merged_into:
            found = self.now.items.get(found.merged_into)
        is_there = isinstance(found, Action) and found.id != item and self.now.is_live(found.id)
        return found.id if found and is_there else None

    def _name_in(self, home: Workshop, item: str) -> str:
        found = home.items.get(item)
        if isinstance(found, Section | Term):
            words = found.heading if isinstance(found, Section) else found.term
            return short(words, 80) or _("Texto inicial")
        return name_of(home, number_plan(home), item)

    def _text(self, change: ItemChange, text: Reworded) -> str:
        home = self.then if change.fate == "gone" else self.now
        kind = NAMES[type(home.items[change.item])]
        label = field_heading(kind, text.field, home.facts)
        words = compared(text.before, text.after, self.notes)
        return f'<div class="pl-compared"><small>{escape(label)}</small><div>{words}</div></div>'


def _tags() -> Mapping[Fate, str]:
    return {"new": _("Nuevo"), "gone": _("Eliminado"), "moved": _("Movido"), "changed": _("Cambió")}
