"""A form over the cells of one item: only what was changed is sent, each field with the version first seen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Date
from typing import Any

import streamlit as st

from pages.shared.adding import offer_cancel
from pages.shared.choices import tell_apart
from pages.shared.conflicts import EditUseCase, hold_conflicts, in_conflict, show_conflicts
from pages.shared.formats import plain
from pages.shared.open_workshop import attempt, performing
from pages.shared.seen import Seen, forget_cell, see
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from workshop.cells import Item
from workshop.errors import Problem, TextChangedMeanwhile
from workshop.hours import read_hour
from workshop.language import _
from workshop.use_cases.prepare_workshop import edit_item
from workshop.workshop import Workshop

_EARLIEST, _LATEST = Date(2000, 1, 1), Date(2100, 12, 31)  # dates that can be chosen; one that stands can be kept


class EditForm:
    """The fields of one item inside a Streamlit form; `labels` are their names on the screen."""

    def __init__(self, workshop: Workshop, item: Item, labels: Mapping[str, str]) -> None:
        self.item = item
        self._workshop = workshop
        self._labels = labels
        self._fields: dict[str, tuple[Seen, str | None]] = {}

    def line(self, name: str, offered: str = "", **options: Any) -> None:
        """Show a line of text; `offered` is what it says at first where nothing stands yet, here and below."""
        seen = self._see(name)
        typed = st.text_input(self._labels[name], seen.typed or offered, key=seen.key, **options)
        self._keep(name, seen, seen.stored(typed))

    def area(self, name: str, offered: str = "", **options: Any) -> None:
        """Show a longer text, or a list with an entry per line."""
        seen = self._see(name)
        typed = st.text_area(self._labels[name], seen.typed or offered, key=seen.key, **options)
        self._keep(name, seen, seen.stored(typed))

    def number(self, name: str, **options: Any) -> None:
        """Show a whole number that may be left blank."""
        seen = self._see(name)
        value = int(seen.text) if seen.text else None
        typed = st.number_input(self._labels[name], value=value, step=1, key=seen.key, **options)
        self._keep(name, seen, None if typed is None else str(int(typed)))

    def date(self, name: str, earliest: Date = _EARLIEST, offered: Date | None = None) -> None:
        """Show a date that may be left blank."""
        seen = self._see(name)
        value = Date.fromisoformat(seen.text) if seen.text else offered
        chosen = date_field(self._labels[name], value, seen.key, earliest)
        self._keep(name, seen, chosen.isoformat() if chosen else None)

    def hour(self, name: str, **options: Any) -> None:
        """Show an hour that may be left blank and may be typed as people do: 8, 8:30, 2:30 p.m."""
        seen = self._see(name)
        typed = st.text_input(self._labels[name], seen.text or "", key=seen.key, **options)
        self._keep(name, seen, read_hour(typed) or typed.strip())

    def flag(self, name: str, unset: bool = False, **options: Any) -> None:
        """Show a yes or no; `unset` is what holds where nobody said either, and is then not said by saving."""
        seen = self._see(name)
        stood = seen.text == "1" if seen.text else unset
        checked = st.checkbox(self._labels[name], stood, key=seen.key, **options)
        self._keep(name, seen, seen.text if checked == stood else ("1" if checked else "0"))

    def offer_line(self, label: str, name: str, words: str, **options: Any) -> None:
        """Show a button that puts words at the end of an area shown before, as a paragraph of their own."""
        key = self._see(name).key
        st.form_submit_button(label, key=f"offer-{key}", on_click=_append, args=(key, words), **options)

    def choice(
        self, name: str, options: Sequence[str], show: Callable[[str], str], blank: str | None = None, offered: str = ""
    ) -> None:
        """Show a choice of one; with `blank`, the words for it, also of none."""
        seen = self._see(name)
        names = tell_apart(({"": blank} if blank else {}) | {each: show(each) for each in options})
        choices, stands = list(names), seen.text or offered
        index = choices.index(stands) if stands in choices else None
        chosen = st.selectbox(
            self._labels[name],
            choices,
            index,
            lambda each: names.get(each, ""),
            key=seen.key,
            placeholder=_("Elija"),
        )
        self._keep(name, seen, chosen)

    def several(self, name: str, options: Sequence[str], show: Callable[[str], str]) -> None:
        """Show a choice of several, kept in the order of the options; an untouched one keeps its own order."""
        seen = self._see(name)
        names = tell_apart({each: show(each) for each in options})
        before = [each for each in (seen.text or "").split("\n") if each in names]
        chosen = st.multiselect(
            self._labels[name],
            options,
            before,
            lambda each: names.get(each, ""),
            key=seen.key,
            placeholder=_("Elija"),
            select_all=False,
        )
        ordered = "\n".join(each for each in options if each in chosen)
        self._keep(name, seen, seen.text if set(chosen) == set(before) else ordered)

    def edits(self) -> dict[str, tuple[int, str | None]]:
        """Return the fields whose text is another than the one seen, each with the version seen."""
        changed = {
            name: (seen, text) for name, (seen, text) in self._fields.items() if (text or "") != (seen.text or "")
        }
        return {name: (seen.version, text) for name, (seen, text) in changed.items()}

    def outdated(self) -> list[str]:
        """Return the fields that somebody has changed since they were first shown here."""
        return [name for name, (seen, _text) in self._fields.items() if self.item.version(name) != seen.version]

    def _see(self, name: str) -> Seen:
        return see(self._workshop, self.item, name)

    def _keep(self, name: str, seen: Seen, text: str | None) -> None:
        self._fields[name] = seen, text or None


def edit_form(
    workshop: Workshop,
    item: Item,
    labels: Mapping[str, str],
    fields: Callable[[EditForm], None],
    message: str,
    *,
    name: str = "",
    use_case: EditUseCase = edit_item,
    close: Callable[[], None] | None = None,
    beside: Callable[[EditForm], None] | None = None,
) -> None:
    """Show a form for an item and keep what is saved; `labels` are its fields' names on the screen.

    `message` says afterwards what was done. `name` tells two forms over one item apart. `close` puts away a form that
    was opened on demand: it is called once all is kept, or when nothing shall be. `beside` shows further buttons of the
    form behind the one that saves, which stays the one that Enter presses.
    """
    form = EditForm(workshop, item, labels)
    with st.form(f"edit-{name}-{item.id}", border=False):
        fields(form)
        with st.container(horizontal=True):
            pressed = st.form_submit_button(
                _("Guardar"), type="primary", icon=":material/save:", key=f"save-{name}-{item.id}"
            )
            if beside:
                beside(form)
            if close:
                offer_cancel(f"cancel-{name}-{item.id}", close)
    show_conflicts(item, labels, message, use_case)  # below the button: in a long form nobody would see them above
    if pressed:
        _save(form, message, use_case, close)
    else:
        _show_outdated(form, labels)


def _append(key: str, words: str) -> None:
    typed = str(st.session_state.get(key) or "").rstrip()
    st.session_state[key] = f"{typed}\n\n{words}" if typed else words


def date_field(label: str, value: Date | None, key: str, earliest: Date = _EARLIEST) -> Date | None:
    """Show a field for a date, written day first, that may be left blank."""
    first, last = min(earliest, value or earliest), max(_LATEST, value or _LATEST)
    return st.date_input(label, value, first, last, key=key, format="DD/MM/YYYY")


def _save(form: EditForm, message: str, use_case: EditUseCase, close: Callable[[], None] | None) -> None:
    edits = form.edits()
    try:
        committed = attempt(performing(use_case, form.item.id, edits))
    except TextChangedMeanwhile:
        hold_conflicts(form.item.id, edits)
        st.rerun()
    except Problem as problem:
        show_problem(problem)
        return
    if close:
        close()
    done(message, committed)
    st.rerun()


def _show_outdated(form: EditForm, labels: Mapping[str, str]) -> None:
    names = [name for name in form.outdated() if name not in in_conflict(form.item.id)]
    if not names:
        return
    fields = ", ".join(labels[name] for name in names)
    st.caption(_("Otra persona acaba de cambiar: {fields}.").format(fields=plain(fields)))
    if st.button(_("Mostrar lo nuevo"), key=f"fresh-{form.item.id}-{names[0]}", icon=":material/refresh:"):
        for name in names:
            forget_cell(form.item.id, name)
        st.rerun()
