"""The parts of a page as they read, each with its form one press away; one is open at a time, so none is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from pages.shared.adding import form_heading
from pages.shared.formats import plain
from workshop.language import _

_OPEN = "open-part"
_ASKED = "asked-part"  # the locked part that somebody wants to open, and its lock
_SHOWN = "shown-part"  # the part whose form this run has shown


@dataclass(frozen=True, slots=True)
class Part:
    """What one form is about: an item and, as an item may have several forms, which.

    `title` is what people call it; a form stays open where somebody renames what it is about.
    """

    item: str
    name: str
    title: str = field(compare=False)

    @property
    def key(self) -> str:
        """Return what tells it from all others."""
        return f"{self.item}-{self.name}"


@dataclass(frozen=True, slots=True)
class Lock:
    """What keeps a part from being opened by mistake: the question asked first, or why somebody may not at all."""

    question: str
    refusal: str = ""


def say_what_is_open() -> None:
    """Say which part is being edited, for no other can be meanwhile.

    Stands above the parts, and in a place of its own, that nothing moves when the sentence comes or goes.
    """
    st.session_state.pop(_SHOWN, None)
    with st.container(key="open-part-said"):
        part = _open_part()
        if part:
            st.caption(_why_not(part))


def close_what_is_gone() -> None:
    """Close a form that had no place in this run, for its item is gone or another workshop's; stands below them all."""
    if _open_part() != st.session_state.get(_SHOWN):
        close_part()
        st.rerun()


def show_part(
    part: Part,
    reading: str,
    form: Callable[[], None],
    *,
    label: str,
    icon: str = "edit",
    narrow: bool = False,
    lock: Lock | None = None,
) -> None:
    """Show a part as HTML with the button that opens its form; once pressed, the form in its place.

    `narrow` lets the parts stand side by side. A part with a `lock` opens once somebody has confirmed it. What is typed
    stays until `close_part`, whatever runs between.
    """
    is_open = _open_part() == part
    width = "content" if narrow and not is_open else "stretch"
    with st.container(key=f"part-{part.key}", width=width, gap="small"):  # type: ignore[arg-type]
        if is_open:
            st.session_state[_SHOWN] = part
            with st.container(border=True, key="open-part-form"):
                form_heading(plain(part.title))
                form()
        else:
            if reading:
                st.html(f'<section class="pl-part">{reading}</section>')
            _offer(part, label, icon, lock)


def open_part(part: Part) -> None:
    """Have the form of a part shown at the next run."""
    st.session_state[_OPEN] = part


def close_part() -> None:
    """Have every part shown as it reads at the next run."""
    st.session_state.pop(_OPEN, None)


def _offer(part: Part, label: str, icon: str, lock: Lock | None) -> None:
    other = _open_part()
    refused = lock.refusal if lock else ""
    st.button(
        label,
        key=f"open-{part.key}",
        icon=":material/lock:" if lock else f":material/{icon}:",
        on_click=_ask if lock else open_part,
        args=(part, lock) if lock else (part,),
        disabled=other is not None or bool(refused),
        help=refused or (_why_not(other) if other else None),
    )


def show_question() -> None:
    """Show what a lock asks, through every run until it is answered; stands below the parts."""
    if _ASKED in st.session_state:
        part, lock = st.session_state[_ASKED]
        st.dialog(plain(part.title), icon=":material/lock:", on_dismiss=_forget)(_show_question)(part, lock)


def _show_question(part: Part, lock: Lock) -> None:
    st.markdown(lock.question)
    with st.container(horizontal=True):
        if st.button(_("Editar de todos modos"), key="unlock", type="primary", icon=":material/edit:"):
            _forget()
            open_part(part)
            st.rerun()
        if st.button(_("Cancelar"), key="keep-locked"):
            _forget()
            st.rerun()


def _ask(part: Part, lock: Lock) -> None:
    st.session_state[_ASKED] = part, lock


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _open_part() -> Part | None:
    part: Part | None = st.session_state.get(_OPEN)
    return part


def _why_not(part: Part) -> str:
    words = _("Está editando «{part}». Guarde o cancele antes de abrir otra parte.")
    return words.format(part=plain(part.title))
