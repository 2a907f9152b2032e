"""The report of the workshop in Word: it writes itself from what was taken down."""

from datetime import date
from io import BytesIO

import docx

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.items import AgendaItem, Attendance, Participant, Session
from workshop.new_items import NewItems
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import add_remark, decide
from workshop.use_cases.give_floor import add_next_step, ask_for_floor, end_floor, give_floor
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


def test_report_of_a_workshop_without_records_says_so_and_is_the_same_each_time() -> None:
    text, made = written(two_axes())

    assert "No se tomó asistencia." in text and "No se anotaron próximos pasos." in text
    assert written(two_axes())[1] == made
