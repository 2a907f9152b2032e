"""The report of the workshop in Word: it writes itself from what was taken down."""

from datetime import date
from io import BytesIO

import docx

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.items import AgendaItem, Amendment, Attendance, Participant, Presentation, Session
from workshop.new_items import NewItems
from workshop.soundings import open_sounding
from workshop.use_cases.amend import decline, propose
from workshop.use_cases.decide import add_remark, decide
from workshop.use_cases.give_floor import add_next_step, ask_for_floor, end_floor, give_floor
from workshop.use_cases.sound import mark, put_to_delegations, use_soundings
from workshop.workshop import Workshop


def held() -> Workshop:
    """Return a workshop of one day with something of all that the report tells."""
    new = NewItems(two_axes())
    today = date.today()
    new.add(Session, "root", item="day", title="Día 1", date=today, starts="09:00")
    new.add(AgendaItem, "day", title="Apertura", minutes=30, responsible=("Secretaría",))
    new.add(Participant, "root", item="ana", name="Ana Prado", delegation="norte")
    new.add(Attendance, "day", participant="ana", how="tick", at=f"{today.isoformat()}T15:00:00+00:00")
    workshop = two_axes().apply(new.changes)
    steps = (
        lambda now: propose(now, COORDINATOR, "guide", "Publicar dos guías.", delegation="sur"),
        lambda now: decide(now, COORDINATOR, "course", "adopted"),
        lambda now: add_remark(now, COORDINATOR, "manual", "Pide un índice.", delegation="norte"),
        lambda now: ask_for_floor(now, COORDINATOR, "sur"),
        lambda now: give_floor(now, COORDINATOR),
        lambda now: end_floor(now, COORDINATOR),
        lambda now: add_next_step(now, COORDINATOR, "Enviar el borrador", "Secretaría", date(2027, 4, 2)),
        lambda now: [Change(kind="set", item="root", field="timezone", text="UTC")],
    )
    for step in steps:
        workshop = workshop.apply(step(workshop))
    return workshop


def written(workshop: Workshop) -> tuple[str, bytes]:
    target = BytesIO()
    DOCUMENTS["minutes"].write(workshop, target, Edition(stamp=PlanStamp(date=date(2027, 3, 10))))
    found = docx.Document(BytesIO(target.getvalue()))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells]), target.getvalue()


def test_report_tells_who_came_what_was_done_said_proposed_and_agreed() -> None:
    text, made = written(held())

    assert find_faults(BytesIO(made)) == []
    for words in (
        "Norte (1)", "Apertura", "Secretaría", "Acordada", "Pide un índice.", "Publicar dos guías.", "Por resolver",
        "Uso de la palabra", "Enviar el borrador", "2 de abril de 2027",
    ):  # fmt: skip
        assert words in text, words


def test_report_tells_the_presentations_as_run_with_the_minutes_planned_and_used() -> None:
    new = NewItems(held())
    began, ended = "2027-03-10T15:00:00+00:00", "2027-03-10T15:18:00+00:00"
    new.add(Presentation, "root", axis="axis2", minutes=15, began=began, ended=ended)
    new.add(Presentation, "root", axis="axis1", minutes=20)
    target = BytesIO()

    DOCUMENTS["minutes"].write(held().apply(new.changes), target, Edition(stamp=PlanStamp(date=date(2027, 3, 10))))

    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(target).tables]
    assert [
        ["Eje", "Empezó", "Minutos previstos", "Minutos usados"],
        ["Eje 2 · Investigación", "10 de marzo de 2027, 15:00", "15", "18"],
    ] in rows


def test_report_of_a_workshop_without_records_says_so_and_is_the_same_each_time() -> None:
    text, made = written(two_axes())

    assert "No se tomó asistencia." in text and "No se anotaron próximos pasos." in text
    assert written(two_axes())[1] == made


def test_report_tells_how_the_delegations_stood_and_why_a_proposal_was_left_aside() -> None:
    workshop = held()
    proposal = workshop.children("guide", Amendment)[0].id
    steps = (
        lambda now: decline(now, COORDINATOR, [proposal], "Ya se dice en el compromiso."),
        lambda now: use_soundings(now, COORDINATOR, True),
        lambda now: put_to_delegations(now, COORDINATOR, "guide"),
        lambda now: mark(now, COORDINATOR, open_sounding(now).id, "norte", "object", "Falta el plazo."),
    )
    for step in steps:
        workshop = workshop.apply(step(workshop))

    text, made = written(workshop)

    assert find_faults(BytesIO(made)) == []
    for words in (
        "No incorporada: Ya se dice en el compromiso.", "Sondeos", "Objeta (1): Norte (Falta el plazo.)",
        "Sin respuesta (1): Sur",
    ):  # fmt: skip
        assert words in text, words
    assert "Fuera de las sesiones" not in text


def test_what_was_decided_and_said_on_no_day_of_a_session_is_told_apart() -> None:
    workshop = held()
    workshop = workshop.apply([Change(kind="set", item="day", field="date", text="2020-01-15")])

    text, _made = written(workshop)

    assert "Fuera de las sesiones" in text and "Pide un índice." in text and "Acordada" in text
