"""The list for taking attendance at the door: names with big targets, ticked at once and sent by the page itself."""

from collections.abc import Sequence
from typing import TypedDict

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _


class Listed(TypedDict):
    """A person on the list: `state` is no, here or left; `at` the hour they came, `late` by how many minutes."""

    id: str
    name: str
    delegation: str
    below: str
    expected: bool
    state: str
    at: str
    late: int


_MOUNT = st.components.v2.component(
    "plenaria_attendance", css=style("attendance/attendance.css"), js=shim("attendance"), isolate_styles=False
)


def attendance_list(*, workshop: int, session: str, revision: int, people: Sequence[Listed], is_running: bool) -> None:
    """Show who came to a session, as known at a revision; ticks go to a route of ours, without a run of the page.

    Who is inside and who leaves is asked only while the session runs.
    """
    data = {
        "workshop": workshop,
        "session": session,
        "revision": revision,
        "people": list(people),
        "running": is_running,
        "address": f"/api/workshops/{workshop}/attendance",
        "messages": _phrases(),
    }
    _MOUNT(key=f"attendance-{workshop}-{session}", data=data)


def _phrases() -> dict[str, str]:
    return {
        "search": _("Buscar por nombre o delegación"),
        "filter": _("A quiénes se muestra"),
        "all": _("Todas: {present} de {expected}"),
        "absent": _("Faltan"),
        "inside": _("En la sala: {count}"),
        "late": _("Tarde: {count}"),
        "lateBy": _("{at} · {minutes} min tarde"),
        "lateByHours": _("{at} · {hours} h {minutes} min tarde"),
        "gone": _("Salió"),
        "leaves": _("Sale"),
        "leavesLabel": _("Anotar que sale {name}"),
        "whole": _("Toda la delegación ({count})"),
        "wholeLabel": _("Anotar a toda la delegación de {name}: {count}"),
        "without": _("Sin delegación"),
        "here": _("Se anotó la asistencia: {name}"),
        "away": _("Se quitó la asistencia: {name}"),
        "left": _("Se anotó la salida: {name}"),
        "undo": _("Deshacer"),
        "nobody": _("Nadie con esas señas."),
        "saving": _("Guardando…"),
        "saved": _("Guardado"),
        "offline": _("Sin conexión: lo anotado se guarda aquí y se envía al volver."),
    }
