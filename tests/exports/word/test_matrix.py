"""The working matrix in Word: in the shape of 2019 and in that of 2009, read back cell by cell, judged and printed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from exports.word.sheets import Paper
from exports.workshop_file import load_file
from tests.exports.word.plan_reader import read_notes
from tests.exports.word.samples import PlanMaker, axis_plan, full_plan, matrix_of_codes, objectives_plan
from tests.exports.word.table_reader import paragraphs_outside, read_sheets, read_tables, read_underlined
from tests.exports.word.tools import STAMP, printed_pages, schema_faults, shared_case
from workshop.new_items import build_workshop
from workshop.numbering import number_plan
from workshop.workshop import Workshop

KINDS: dict[str, Callable[[], Workshop]] = {
    "one objective per axis": axis_plan,
    "several objectives, numbers run on": lambda: objectives_plan("axis", True),
    "codes": matrix_of_codes,
    "full": full_plan,
    "english": lambda: axis_plan(languages=("en",)),
    "nothing but a title": lambda: PlanMaker().workshop(),
}


def matrix_bytes(workshop: Workshop, paper: Paper = "letter") -> bytes:
    target = BytesIO()
    DOCUMENTS["matrix"].write(workshop, target, Edition(stamp=STAMP, paper=paper))
    return target.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_matrix_is_valid_and_always_the_same(kind: str, tmp_path: Path) -> None:
    workshop = KINDS[kind]()

    document = matrix_bytes(workshop)

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert matrix_bytes(workshop) == document


def test_matrix_of_codes_lets_them_grow_by_column_below_their_objectives() -> None:
    first, second, third, fourth, past = read_tables(matrix_bytes(matrix_of_codes()))

    assert first == [
        ["Objetivo", "Actividad", "Responsable", "Calendario", "Referencias"],
        [
            "1. VIGILAR LOS BOSQUES COMPARTIDOS.",
            "1.1 LEVANTAR TORRES en la frontera[^1].",
            "1.1.1 Brigadas",
            "1.1.1.1 Continuo",
            "",
        ],
        ["", "1.2 Avisar:\nal vecino\na la Red", "1.2.1 Municipios\nRed", "1.2.1.1 Por definir", ""],
        ["", "a) Por radio.", "Red", "", "Acta 3, 2021"],
        [
            "",
            "1.3 [Compartir imágenes.]\nEjes a los que también sirve: 1",
            "1.3.1 Por definir",
            "1.3.1.1 Por definir (reunión de Ciudad de Piedra)",
            "Acta 1, 2019\nActa 2, 2020",
        ],
        ["2. Capacitar a las brigadas.", "Por definir", "", "", ""],
    ]
    assert second[1:] == [["3. Por definir", "3.1 Por definir", "3.1.1 Por definir", "3.1.1.1 Por definir", ""]]
    assert third[1:] == [["4. Acudir.", "4.1 Enviar ayuda.", "4.1.1 Por definir", "4.1.1.1 Pendiente", ""]]
    assert fourth[1:] == [["", "Por definir", "", "", ""]]
    assert past[1:] == [
        ["A", "Vigilar", "Torre del río", "Construida", "2019"],
        ["", "", "Mapa de quemas", "Aplazado:\nfaltan fondos", ""],
    ]


def test_parts_of_the_plan_stand_once_above_their_axes() -> None:
    document = matrix_bytes(matrix_of_codes())

    assert list(paragraphs_outside(document, "SheetPart")) == ["A. Antes del incendio", "B. Durante el incendio"]
    titles = ["Eje 1: Vigilancia", "Eje 2: Formación", "Eje 3: Respuesta", "Eje 4: Sin objetivos todavía"]
    assert list(paragraphs_outside(document, "SheetHeading")) == titles


def test_what_is_left_for_later_is_underlined_wherever_it_stands_and_explained() -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje"), "Objetivo.")
    maker.action(
        objective,
        "Por definir. NOTA: se elimina si nadie propone. Cuesta ___ pesos.",
        responsible=("ST", "Pendiente"),
        timeframe="2024.",
    )

    document = matrix_bytes(maker.workshop())

    assert read_underlined(document) == ["Por definir", "___", "Pendiente"]
    assert list(paragraphs_outside(document, "Legend")) == ["Lo que aparece subrayado está por definir."]


def test_full_stop_behind_a_footnote_is_no_gap() -> None:
    maker = PlanMaker()
    note = maker.note("Una nota.")
    objective = maker.objective(maker.axis("Eje"), "Objetivo.")
    text = f"Pendiente de revisión por definirse en la plenaria, con su[^{note}]."
    maker.action(objective, text, responsible=("Red",), timeframe="2026")

    assert read_underlined(matrix_bytes(maker.workshop())) == []


def test_footnotes_of_cells_keep_their_paragraphs_and_lists() -> None:
    notes = read_notes(matrix_bytes(matrix_of_codes()))

    assert notes == {1: ["Según el mapa:", "del norte", "del sur", "Se actualiza cada año."]}


def test_axis_without_objective_has_an_empty_row() -> None:
    maker = PlanMaker()
    maker.axis("Eje nuevo")

    assert read_tables(matrix_bytes(maker.workshop())) == [
        [["N.º", "Acción", "Responsable", "Plazo"], ["", "Por definir", "", ""]]
    ]


def test_matrix_of_the_real_plan_says_every_action_under_its_number() -> None:
    workshop = build_workshop(load_file(shared_case("workshop_2018.json")).changes, 1)

    tables = read_tables(matrix_bytes(workshop))

    numbers = number_plan(workshop).actions
    expected = [
        [
            f"{numbers[each.id]})" if each.id in {sub.id for sub in workshop.actions(action.id)} else numbers[each.id]
            for objective in workshop.objectives(axis.id)
            for action in workshop.printed_actions(objective.id)
            for each in (action, *workshop.printed_actions(action.id))
        ]
        for axis in workshop.axes
    ]
    assert [[row[0] for row in table[1:]] for table in tables] == expected


def test_matrix_lies_across_on_both_papers_and_repeats_its_header_row(tmp_path: Path) -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje largo"), "Objetivo.")
    maker.action(objective, "\n\n".join(f"Párrafo {number} de una celda que no cabe." for number in range(200)))
    for number in range(40):
        maker.action(objective, f"Acción corriente {number}.")
    workshop = maker.workshop()

    pages = printed_pages(matrix_bytes(workshop), tmp_path)

    assert read_sheets(matrix_bytes(workshop)) == [(15_840, 12_240)]
    assert read_sheets(matrix_bytes(workshop, "a4")) == [(16_838, 11_906)]
    with_rows = [page for page in pages if "Párrafo" in page or "Acción corriente" in page]
    assert len(with_rows) > 5
    assert [page for page in with_rows if "Responsable" not in page] == []
    words = "\n".join(pages)
    assert [n for n in range(200) if f"Párrafo {n} de" not in words] == []
    assert [n for n in range(40) if f"Acción corriente {n}." not in words] == []
