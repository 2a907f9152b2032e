"""What counts down in the browser: the time a point of the agenda still has, the clock of the room, how late one is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _
from workshop.running_agenda import Course

Look = Literal["large", "corner", "beside"]
_MOUNT = st.components.v2.component(
    "plenaria_countdown", css=style("countdown/countdown.css"), js=shim("countdown"), isolate_styles=False
)


def countdown(course: Course | None, at: datetime, look: Look, key: str) -> None:
    """Show what is left of the point that is on, counted on by the browser from `at`, a local time of the workshop.

    "large" is for who runs the agenda, "corner" and "beside" stand on the shared screen, with the clock: in a corner of
    any scene, or larger beside the agenda. Without a day that runs they show the clock alone.
    """
    _MOUNT(key=key, data=countdown_data(course, at, look))


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose time a corner counts down instead of the point's: what it is called, and the seconds it still has."""

    name: str
    left: float


def countdown_data(
    course: Course | None, at: datetime, look: Look, turn: Turn | None = None, following: str = ""
) -> dict[str, Any]:
    """Return what a countdown is told, for an element that has one in it.

    `turn` is counted down rather than the point that is on; `following` says who speaks next.
    """
    left = turn.left if turn else course.left if course and course.now else None
    return {
        "look": look,
        "left": None if left is None else round(left * 1_000),
        "clock": round((at - at.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds() * 1_000),
        "at": at.isoformat(),
        "of": turn.name if turn else "",
        "following": following,
        "late": _late_when_due(course),
        "messages": _phrases(),
    }


def _late_when_due(course: Course | None) -> int | None:
    """Return the minutes one is behind if the point that is on ends when it is due: what it overruns, pages add.

    A day that was never begun is behind nothing: nobody runs it.
    """
    if course is None or course.delay is None or not course.has_begun:
        return None
    over = max(0, -int((course.left or 0) // 60)) if course.now else 0
    return course.delay - over


def _phrases() -> dict[str, str]:
    return {
        "left": _("Quedan"),
        "over": _("Pasado de su hora"),
        "minutes": _("Quedan {count} minutos"),
        "minute": _("Queda un minuto"),
        "up": _("Se cumplió el tiempo"),
        "behind": _("{time} de atraso"),
        "ahead": _("{time} de adelanto"),
        "inMinutes": _("{minutes} min"),
        "inHours": _("{hours} h {minutes} min"),
        "punctual": _("A tiempo"),
        "clock": _("Hora del taller"),
    }
