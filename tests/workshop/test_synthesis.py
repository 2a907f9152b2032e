"""What a day captured, as the text the next one opens with: by its date, and without anybody's kitchen."""

from datetime import date
from typing import Any

import pytest

from workshop.agenda_errors import NothingCaptured
from workshop.items import (
    Action,
    AgendaItem,
    Amendment,
    Axis,
    Decision,
    Delegation,
    Facts,
    Input,
    Objective,
    Remark,
    Reservation,
    Session,
    SessionNote,
)
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import COMMAND_LINE
from workshop.spoken import Speaker
from workshop.synthesis import Part, day_before, synthesis, synthesis_text
from workshop.use_cases.write_synthesis import write_synthesis
from workshop.workshop import Workshop

FIRST, SECOND = "2027-03-10T22:00:00+00:00", "2027-03-11T16:00:00+00:00"  # in San José: 16:00 and 10:00


def two_days() -> Workshop:
    """Return a workshop after the first of its two days, on which all kinds of things were taken down."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    norte = new.add(Delegation, root, code="NOR", name="Norte")
    first = new.add(Session, root, title="Día 1", date=date(2027, 3, 10))
    opening = new.add(AgendaItem, first, title="Apertura", notes="- Saludo del país sede.\n- Se aprobó la agenda.")
    new.add(SessionNote, opening, text="Se lamentó una ausencia.", author="Ana Prueba", delegation=norte, at=FIRST)
    new.add(AgendaItem, first, title="Buenas prácticas", skipped=True)
    second = new.add(Session, root, title="Día 2", date=date(2027, 3, 11))
    new.add(AgendaItem, second, title="Síntesis", kind="synthesis", notes="Por escribir")
    axis = new.add(Axis, root, title="Información compartida", short_title="Información", handed_in=FIRST)
    objective = new.add(Objective, axis, text="Un objetivo")
    one, two = (new.add(Action, objective, text=text) for text in ("Crear una lista", "Revisarla cada año"))
    _records(new, axis, one, two, norte)
    return build_workshop(new.changes)


def _records(new: NewItems, axis: str, one: str, two: str, norte: str) -> None:
    values: dict[str, Any] = {"at": FIRST}
    new.add(Input, axis, text="Lo que se dijo en la cocina", **values)
    new.add(Decision, one, outcome="adopted", **values)
    new.add(Decision, two, outcome="sent_back", reason="Falta el plazo", **values)
    new.add(Decision, axis, outcome="in_brackets", at=SECOND)
    new.add(Remark, two, text="Pide fijar el año", delegation=norte, **values)
    new.add(Remark, two, text="Escrita por quien participa", by="una señal", **values)
    new.add(Remark, one, text="Solo para quien redacta", field="internal_note", **values)
    new.add(Amendment, two, text="Otra redacción", base="Revisarla cada año", delegation=norte, **values)
    root = new.changes[0].item
    for delegation, name, began in (
        (norte, "", FIRST),
        (norte, "", FIRST),
        (None, "Invitada", FIRST),
        (norte, "", None),
    ):
        new.add(Speaker, root, delegation=delegation, name=name, began=began)
    new.add(Reservation, one, delegation=norte, text="Consultará a su capital", **values)


def test_synthesis_tells_what_the_day_captured_and_nothing_of_another() -> None:
    workshop = two_days()

    assert synthesis(workshop, workshop.sessions[0].id) == [
        Part(
            "Puntos de la agenda",
            (
                "Apertura: Saludo del país sede; Se aprobó la agenda; Norte · Ana Prueba: Se lamentó una ausencia",
                "Buenas prácticas: no se trató.",
            ),
        ),
        Part(
            "Trabajo de los grupos",
            ("Eje 1, Información: 2 acciones, un insumo recogido, entregado a la plenaria a las 16:00",),
        ),
        Part(
            "Acuerdos",
            ("Una redacción acordada", "Eje 1, acción 2 — Devuelta al grupo: Falta el plazo"),
        ),
        Part(
            "Observaciones y reservas",
            (
                "Eje 1, acción 1, Norte, reserva: Consultará a su capital",
                "Eje 1, acción 2, Norte: Pide fijar el año",
                "Una observación de participantes",
            ),
        ),
        Part(
            "Intervenciones",
            ("Tomaron la palabra: Norte (2), Invitada", "Una propuesta de redacción, una sigue abierta"),
        ),
    ]


def test_kitchen_of_the_groups_is_counted_and_never_quoted() -> None:
    workshop = two_days()

    text = synthesis_text(workshop, workshop.sessions[0].id)

    assert "cocina" not in text and "quien participa" not in text and "quien redacta" not in text


def test_day_opens_with_the_one_before_it() -> None:
    workshop = two_days()
    first, second = workshop.sessions

    assert (day_before(workshop, first.id), day_before(workshop, second.id)) == (None, first)


def test_synthesis_becomes_the_text_of_its_point() -> None:
    workshop = two_days()
    point = workshop.agenda_items(workshop.sessions[1].id)[0]

    after = workshop.apply(write_synthesis(workshop, COMMAND_LINE, point.id))

    notes = after.find(point.id, AgendaItem).notes
    assert notes.startswith("Puntos de la agenda\n\n- Apertura: Saludo del país sede;")
    assert write_synthesis(after, COMMAND_LINE, point.id) == []


def test_first_day_has_nothing_to_begin_with() -> None:
    workshop = two_days()
    opening = workshop.agenda_items(workshop.sessions[0].id)[0]

    with pytest.raises(NothingCaptured):
        write_synthesis(workshop, COMMAND_LINE, opening.id)
