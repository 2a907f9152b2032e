"""Every document a workshop is printed as: valid and sound, the same each time, also of a workshop with nothing."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from exports.word.options import PlanOptions
from tests.exports.word.tools import printed_pages, schema_faults
from workshop.copying import CopyWish
from workshop.copying import copy_of as copy_of_workshop
from workshop.demo import demo_changes
from workshop.items import (
    AgendaItem,
    Answer,
    Attachment,
    Axis,
    Compliance,
    Delegation,
    Facts,
    Initiative,
    Mandate,
    Practice,
    Question,
    Session,
    SessionNote,
)
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

DAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def demo() -> Workshop:
    return build_workshop(demo_changes(DAY), 1)


def copy_of(name: str, workshop: Workshop) -> bytes:
    target = BytesIO()
    DOCUMENTS[name].write(workshop, target, Edition(stamp=PlanStamp(date=DAY)))
    return target.getvalue()


def said(document: bytes) -> str:
    """Return all that stands in a document, tables too."""
    return "\n".join(
        "".join(text.text or "" for text in found.iter("{*}t"))
        for found in docx.Document(BytesIO(document)).element.body.iter("{*}p")
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_valid_and_always_the_same(name: str, demo: Workshop, tmp_path: Path) -> None:
    document = copy_of(name, demo)

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert copy_of(name, demo) == document


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_an_empty_workshop_are_sound(name: str) -> None:
    items = NewItems()
    items.add(Facts, None)

    document = copy_of(name, build_workshop(items.changes, 1))

    assert find_faults(BytesIO(document)) == []
    assert said(document).strip()


def test_lists_hold_everybody(demo: Workshop) -> None:
    named = [person.name for person in demo.participants]

    lists, sheets = said(copy_of("participants", demo)), said(copy_of("attendance", demo))

    assert [name for name in named if name not in lists] == []
    assert [sheets.count(name) for name in named] == [len(demo.sessions)] * len(named)


def test_concept_note_leaves_out_what_nobody_wrote(demo: Workshop) -> None:
    items = NewItems()
    root = items.add(Facts, None, title="Taller de prueba", background="Por qué.", funder="Un fondo")
    items.add(Mandate, root, text="Hágase un plan.", body="El Foro", place="La Villa", date=DAY)

    full, brief = said(copy_of("concept-note", demo)), said(copy_of("concept-note", build_workshop(items.changes, 1)))

    assert [each for each in ("Metodología", "Producto esperado", "Agenda tentativa") if each not in full] == []
    assert [each for each in ("Metodología", "Producto esperado", "Agenda tentativa") if each in brief] == []
    assert "«Hágase un plan.»\nEl Foro, La Villa, 9 de marzo de 2026" in brief
    assert "Financiamiento: Un fondo" in brief


def test_session_reports_print_notes_and_what_was_decided_that_day(demo: Workshop) -> None:
    items = NewItems()
    root = items.add(Facts, None, title="Taller de prueba")
    session = items.add(Session, root, title="Día 1", date=DAY)
    items.add(AgendaItem, session, title="Panel de apertura", notes="Se pidió un calendario.")
    items.add(AgendaItem, session, title="Sin apuntes")

    noted = said(copy_of("session-reports", build_workshop(items.changes, 1)))

    assert "Panel de apertura" in noted
    assert "Se pidió un calendario." in noted
    assert "Sin apuntes" not in noted
    assert "no se tomaron notas" in said(copy_of("session-reports", demo))


def test_fallback_holds_each_part_from_a_new_page_on(demo: Workshop, tmp_path: Path) -> None:
    parts = [
        "Si algo falla", "Agenda", "Hoja de asistencia", "Grupos de trabajo", "Cómo entrar", "Matrices en blanco",
        "Matriz de trabajo", "Hoja de acuerdos", "Lista de oradores",
    ]  # fmt: skip

    pages = printed_pages(copy_of("fallback", demo), tmp_path)

    first = [next(place for place, page in enumerate(pages) if f"parte {number}\n" in page) for number in range(1, 10)]
    assert [part for part, place in zip(parts, first, strict=True) if part not in pages[place]] == []
    assert sorted(set(first)) == first
    assert [place for place, page in enumerate(pages) if len(page.split("\n")) < 8] == []


def test_session_report_prints_what_was_taken_down_at_each_point_and_of_one_session_alone() -> None:
    items = NewItems()
    root = items.add(Facts, None, title="Taller de prueba")
    sent = items.add(Delegation, root, code="NOR", name="Norte")
    first, second = (items.add(Session, root, title=f"Sesión {number}") for number in (1, 2))
    point = items.add(AgendaItem, first, title="Panel")
    items.add(AgendaItem, second, title="Cierre", notes="Gracias a todas las delegaciones.")
    items.add(SessionNote, point, text="Se pidió un calendario.", delegation=sent)
    question = items.add(Question, point, text="¿Quién lo coordina?", author="Ana Mora", delegation=sent)
    items.add(Answer, question, text="La secretaría.")
    items.add(Question, point, text="¿Y el presupuesto?")
    items.add(Practice, point, text="Fiscalías de enlace.", delegation=sent)
    items.add(Attachment, point, title="Guía", link="https://prueba.example/guia")
    workshop = build_workshop(items.changes, 1)

    both, only = copy_of("session-reports", workshop), BytesIO()
    edition = Edition(stamp=PlanStamp(date=DAY), options=PlanOptions(session=first))
    DOCUMENTS["session-reports"].write(workshop, only, edition)

    told = [
        "Norte: Se pidió un calendario.",
        "Preguntas y respuestas",
        "P. Ana Mora (Norte): ¿Quién lo coordina?",
        "R. La secretaría.",
        "P. ¿Y el presupuesto?",
        "R. Sin respuesta todavía",
        "Buenas prácticas",
        "Fiscalías de enlace.",
        "Guía · https://prueba.example/guia",
    ]
    assert [line for line in said(both).split("\n") if line in told] == told
    assert find_faults(BytesIO(both)) == []
    assert ("Gracias" in said(both), "Gracias" in said(only.getvalue())) == (True, False)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_of_a_rehearsal_is_marked_as_one(name: str, demo: Workshop) -> None:
    rehearsal = build_workshop(copy_of_workshop(demo, CopyWish(title="Ensayo", rehearsal=True)).changes, 2)

    document = copy_of(name, rehearsal)

    headers = [part for part in ZipFile(BytesIO(document)).namelist() if "header" in part or "footer" in part]
    marks = ["ENSAYO" in ZipFile(BytesIO(document)).read(part).decode() for part in headers]
    assert ("ENSAYO" in said(document), all(marks), bool(marks)) == (True, True, True)
    assert "ENSAYO" not in said(copy_of(name, demo))


def test_method_and_what_others_do_are_printed_where_they_guide(demo: Workshop) -> None:
    items = NewItems()
    root = items.add(Facts, None, title="Taller de prueba", method="Lean la guía.\n\n- Una acción por fila")
    first, second = (items.add(Axis, root, title=title) for title in ("Aviso", "Frontera"))
    items.add(Initiative, root, body="OIM", title="Campaña", actions=("Afiches",), axes=(second, first))
    items.add(Compliance, root, text="Personas asistidas", instrument="El Protocolo", axes=(first,))
    workshop = build_workshop(items.changes, 1)

    card, blank, note = (said(copy_of(name, workshop)) for name in ("method", "blank-matrix", "concept-note"))
    plan = BytesIO()
    edition = Edition(stamp=PlanStamp(date=DAY), options=PlanOptions(annexes=("related",)))
    DOCUMENTS["plan"].write(workshop, plan, edition)

    assert [("Lean la guía.\nUna acción por fila" in text) for text in (card, blank)] == [True, True]
    for text in (note, said(plan.getvalue())):
        assert "OIM: Campaña (ejes 1 y 2)\nAfiches" in text
        assert "Personas asistidas (El Protocolo; eje 1)" in text
    assert find_faults(plan) == []


def test_concept_note_says_how_many_people_a_delegation_sends_in_all() -> None:
    wanted = {
        (3, 4): "En total: de 3 a 4",
        (None, 4): "En total: hasta 4",
        (3, None): "En total: al menos 3",
        (3, 3): "En total: 3",
    }

    for (least, most), words in wanted.items():
        new = NewItems()
        new.add(Facts, None, title="Taller", delegation_minimum=least, delegation_maximum=most)
        assert words in said(copy_of("concept-note", build_workshop(new.changes, 1))).split("\n")
