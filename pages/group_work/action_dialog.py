"""A dialog on one action of the matrix: asked for by a row, shown through every run until it is closed."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared.open_workshop import current
from workshop.errors import Forbidden, WorkshopNotFound
from workshop.items import Action
from workshop.language import _
from workshop.permissions import Actor, Doing
from workshop.workshop import Workshop


@dataclass(frozen=True)
class ActionDialog:
    """`key` is where the session keeps the action's id; `title` is a phrase; `show` writes what stands inside."""

    key: str
    title: str
    icon: str
    show: Callable[[Workshop, Actor, Action], None]

    def open(self, item: str) -> None:
        """Have the dialog shown for an action until it is closed."""
        st.session_state[self.key] = item

    def offer(self) -> None:
        """Show the dialog where it was asked for."""
        if self.key in st.session_state:
            st.dialog(_(self.title), icon=self.icon, on_dismiss=self.close)(self._show)()

    def close(self) -> None:
        """Show it no more."""
        st.session_state.pop(self.key, None)

    def _show(self) -> None:
        try:
            workshop, actor = current(Doing.READ_MATRIX)
        except (WorkshopNotFound, Forbidden):
            return
        action = workshop.items.get(st.session_state.get(self.key, ""))
        if isinstance(action, Action) and workshop.is_live(action.id):
            self.show(workshop, actor, action)
        else:
            st.caption(_("Esta acción ya no está en el plan."))
