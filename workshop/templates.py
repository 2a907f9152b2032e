"""The ways into a workshop: the inserts that make a quick one, two days, a virtual series, or a blank one."""

import re
from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta
from typing import Any

from workshop.changes import Change
from workshop.errors import NameRequired
from workshop.items import AgendaItem, Axis, Facts, Objective, Session
from workshop.labels import field_label
from workshop.language import _, current_language
from workshop.new_items import NewItems

Point = tuple[str, str, int, tuple[str, ...]]  # title, kind, minutes, responsible

_TYPED_NUMBER = re.compile(r"^\s*(?:\d{1,2}\s*[.)]|[-•*])\s+")
_LUNCH = "12:30"


def quick_workshop(title: str, axes: Iterable[str] = ()) -> list[Change]:
    """Return a workshop ready to write in: each axis with an empty objective, no stages, people or groups.

    Numbers typed before the axes are left out, blank ones too; without any, one axis bears the workshop's title.
    Raises: NameRequired for a blank title.
    """
    new, root = _start(title, plan_title=title.strip())
    titles = [_TYPED_NUMBER.sub("", axis).strip() for axis in axes]
    for axis_title in [each for each in titles if each] or [title.strip()]:
        new.add(Objective, new.add(Axis, root, title=axis_title))
    return new.changes


def two_day_workshop(title: str, first_day: Date | None = None) -> list[Change]:
    """Return a workshop in person of two days, its agenda timed and lunch locked. Raises: NameRequired.

    Source: the agenda of the concept note of 2018, whose order it follows.
    """
    second_day = first_day + timedelta(days=1) if first_day else None
    new, root = _start(title, stage="preparation", start_date=first_day, end_date=second_day)
    days = (
        (_("Día 1"), first_day, "08:00", _first_day()),
        (_("Día 2"), second_day, "08:30", _second_day()),
    )
    for day, date, starts, points in days:
        _add_session(new, root, points, title=day, date=date, starts=starts)
    return new.changes


def virtual_series(title: str, first_day: Date | None = None) -> list[Change]:
    """Return a series of four virtual sessions a week apart, without axes. Raises: NameRequired.

    Source: the virtual workshop of document 003, an exchange of practices in four sessions.
    """
    last_day = first_day + timedelta(weeks=3) if first_day else None
    new, root = _start(title, stage="preparation", modality="virtual", start_date=first_day, end_date=last_day)
    for number in range(4):
        date = first_day + timedelta(weeks=number) if first_day else None
        name = _("Sesión {number}").format(number=number + 1)
        _add_session(new, root, _virtual_session(), title=name, date=date, starts="10:00")
    return new.changes


def blank_workshop(title: str) -> list[Change]:
    """Return a workshop with nothing but its title, in preparation. Raises: NameRequired."""
    return _start(title, stage="preparation")[0].changes


def _start(title: str, **facts: Any) -> tuple[NewItems, str]:
    if not title.strip():
        raise NameRequired(field=field_label("workshop", "title"))
    new = NewItems()
    return new, new.add(Facts, None, title=title.strip(), languages=(current_language(),), **facts)


def _add_session(new: NewItems, root: str, points: Iterable[Point], **session: Any) -> None:
    day = new.add(Session, root, **session)
    for title, kind, minutes, responsible in points:
        locked = kind == "lunch"
        new.add(
            AgendaItem,
            day,
            title=title,
            kind=kind,
            minutes=minutes,
            responsible=responsible,
            locked=locked,
            starts=_LUNCH if locked else None,
        )


def _first_day() -> list[Point]:
    host, organizers, delegations = (_("País anfitrión"),), (_("Coordinación"),), (_("Las delegaciones"),)
    return [
        (_("Registro de participantes"), "registration", 30, organizers),
        (_("Apertura y bienvenida"), "opening", 30, host),
        (_("Qué buscamos y cómo trabajaremos"), "presentation", 30, organizers),
        (_("Preguntas y comentarios"), "questions", 15, ()),
        (_("Receso"), "break", 15, ()),
        (_("Presentación de las delegaciones"), "other", 30, delegations),
        (_("Antecedentes del plan"), "presentation", 30, organizers),
        (_("Método: cómo se construye un plan de trabajo"), "presentation", 45, organizers),
        (_("Buenas prácticas de países invitados"), "panel", 45, ()),
        (_("Almuerzo"), "lunch", 60, ()),
        (_("Trabajo en grupos por eje"), "group_work", 120, ()),
        (_("Receso"), "break", 15, ()),
        (_("Los grupos presentan en plenaria"), "plenary", 75, delegations),
    ]


def _second_day() -> list[Point]:
    organizers, delegations = (_("Coordinación"),), (_("Las delegaciones"),)
    return [
        (_("Registro de participantes"), "registration", 15, organizers),
        (_("Síntesis del día anterior"), "synthesis", 30, organizers),
        (_("Preguntas y comentarios"), "questions", 15, ()),
        (_("Receso"), "break", 15, ()),
        (_("Trabajo en grupos: se completan las matrices"), "group_work", 165, ()),
        (_("Almuerzo"), "lunch", 60, ()),
        (_("Trabajo en grupos: última revisión"), "group_work", 60, ()),
        (_("Receso"), "break", 15, ()),
        (_("Los grupos presentan en plenaria"), "plenary", 75, delegations),
        (_("Preguntas y acuerdos"), "questions", 15, delegations),
        (_("Próximos pasos"), "other", 30, organizers),
        (_("Cierre"), "closing", 15, (_("País anfitrión"),)),
    ]


def _virtual_session() -> list[Point]:
    return [
        (_("Bienvenida y conexión"), "opening", 10, (_("Coordinación"),)),
        (_("Exposición del tema"), "presentation", 30, ()),
        (_("Buenas prácticas de las delegaciones"), "panel", 45, (_("Las delegaciones"),)),
        (_("Preguntas y comentarios"), "questions", 25, ()),
        (_("Cierre y próxima sesión"), "closing", 10, (_("Coordinación"),)),
    ]
