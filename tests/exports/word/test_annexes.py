"""The annexes of a plan: their letters, their sheets, what they say, judged and printed."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from exports.word.annexes import ANNEXES, annexes_for
from exports.word.lint import find_faults
from exports.word.options import PlanOptions, Since
from tests.exports.word.plan_reader import read_lines, read_notes
from tests.exports.word.samples import full_plan, matrix_of_codes
from tests.exports.word.table_reader import read_sheets, read_tables
from tests.exports.word.tools import plan_bytes, printed_pages, schema_faults
from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.labels import choice_label
from workshop.use_cases.consolidate import move_actions
from workshop.use_cases.decide import add_reservation, decide
from workshop.workshop import Workshop

UPRIGHT, ACROSS = (12_240, 15_840), (15_840, 12_240)


def with_annexes(workshop: Workshop, *names: str, closings: dict[str, Workshop] | None = None) -> bytes:
    return plan_bytes(workshop, options=PlanOptions(annexes=names, closings=closings or {}))


def annex_headings(document: bytes) -> list[str]:
    return [line.text for line in read_lines(document) if line.style == "heading 1" and line.text.startswith("Anexo")]


@pytest.mark.parametrize("make", [full_plan, matrix_of_codes, two_axes])
def test_plan_with_all_annexes_is_valid_and_always_the_same(make: object, tmp_path: Path) -> None:
    workshop = make()  # type: ignore[operator]

    document = with_annexes(workshop, *ANNEXES)

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert with_annexes(workshop, *ANNEXES) == document


def test_annexes_stand_behind_tracked_changes_and_remarks(tmp_path: Path) -> None:
    then = full_plan()
    axis = then.axes[0]
    now = then.apply(
        [
            Change(kind="set", item=axis.id, field="title", text="Prevención y vigilancia"),
            Change(kind="insert", item="f" * 32, type="remark", parent=axis.id, cells={"text": "¿Por qué?"}),
        ]
    )
    options = PlanOptions(
        remarks=True, changes_since=Since(then, datetime(2024, 3, 5, tzinfo=UTC)), annexes=("matrix",)
    )

    document = plan_bytes(now, options=options)

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert annex_headings(document) == ["Anexo A. Matriz de trabajo"]
    assert read_sheets(document) == [UPRIGHT, ACROSS]


def test_annexes_take_their_letters_by_position_and_turn_the_sheets() -> None:
    document = with_annexes(full_plan(), "decisions", "agenda", "matrix", "nobody's")

    titles = ["Anexo A. Matriz de trabajo", "Anexo B. Agenda", "Anexo C. Decisiones de la plenaria"]
    assert annex_headings(document) == titles
    assert read_sheets(document) == [UPRIGHT, ACROSS, UPRIGHT, ACROSS]
    contents = [line.text for line in read_lines(document) if line.style == "toc 1"]
    assert [line.split("\t")[0] for line in contents[-3:]] == titles


def test_plan_without_annexes_is_as_it_was() -> None:
    workshop = full_plan()

    assert with_annexes(workshop) == plan_bytes(workshop)


def test_footnotes_go_on_in_one_series_into_the_annexes() -> None:
    workshop = two_axes()

    assert len(read_notes(with_annexes(workshop, "matrix"))) == 2 * len(read_notes(plan_bytes(workshop)))
    assert list(read_notes(with_annexes(workshop, "matrix"))) == [1, 2]


def test_mapping_prints_axes_through_the_stages_and_where_actions_came_from() -> None:
    workshop = two_axes()
    workshop = workshop.apply(move_actions(workshop, COORDINATOR, ["manual", "network"], "objective1", "course"))
    workshop = workshop.apply([Change(kind="delete", item="axis2")])

    *_, axes, actions = read_tables(with_annexes(workshop, "mapping", closings={"preparation": two_axes()}))

    assert axes == [
        ["Ejes propuestos", "Ejes del plan"],
        ["Eje 1: Protección", "Eje 1: Protección"],
        ["Eje 2: Investigación", "Sus acciones están en:\nEje 1: Protección"],
    ]
    assert actions[1:] == [
        ["1.3", "Escribir un manual.", "Se escribió en otro eje: Investigación"],
        ["1.4", "Formar una red.", "Se escribió en otro eje: Investigación"],
    ]


def test_decisions_are_printed_with_their_reasons_and_reservations() -> None:
    workshop = two_axes()
    workshop = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))
    workshop = workshop.apply(decide(workshop, COORDINATOR, "course", "withdrawn", reason="Ya existe."))
    workshop = workshop.apply(add_reservation(workshop, COORDINATOR, "guide", "sur", "Según su presupuesto."))

    first = read_tables(with_annexes(workshop, "decisions"))[-2]

    assert first[1:] == [
        ["Título", "Protección", "Sin decisión", ""],
        ["Compromiso", "Proteger a las personas.", "Sin decisión", ""],
        ["Objetivo", "Asegurar la asistencia.", "Sin decisión", ""],
        ["1.1", "Publicar una guía.", "Acordada", "Reserva de Sur: Según su presupuesto."],
        ["", "Dictar un curso.", "Retirada", "Ya existe."],
    ]


def test_annexes_about_people_are_offered_to_those_who_may_read_them() -> None:
    assert annexes_for(two_axes(), COORDINATOR) == list(ANNEXES)
    assert annexes_for(two_axes(), READER) == ["matrix", "mapping", "related", "agenda"]


def test_each_annex_begins_a_page_of_its_own_and_none_is_empty(tmp_path: Path) -> None:
    pages = printed_pages(with_annexes(full_plan(), *ANNEXES), tmp_path)

    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    openings = [opening[1] for opening in lines if len(opening) > 1 and opening[1].startswith("ANEXO")]
    assert [each.split(".")[0] for each in openings] == [f"ANEXO {letter}" for letter in "ABCDEF"]
    assert [page for page in pages if len(page.split()) < 20] == []


def test_draft_may_be_issued_with_any_annex_there_is() -> None:
    assert list(ANNEXES) == list(CHOICES[("draft", "annexes")])
    assert [choice_label("draft", "annexes", name) for name in ANNEXES] == [each.title for each in ANNEXES.values()]
