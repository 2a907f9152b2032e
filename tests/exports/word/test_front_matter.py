"""The front matter read back from Word: lists from the data, the approval, all of it valid."""

from datetime import date
from io import BytesIO
from pathlib import Path

from exports.word.lint import find_faults
from tests.exports.word.plan_reader import read_lines
from tests.exports.word.samples import PlanMaker
from tests.exports.word.tools import plan_bytes, schema_faults
from workshop.changes import Change
from workshop.workshop import Workshop

APPROVAL = "Aprobado por el Consejo, acuerdo 4, el 12 de junio de 2027"


def _plan() -> Workshop:
    maker = PlanMaker(approval=APPROVAL)
    note = maker.note("Según el mapa.")
    maker.section("introduction", "Introducción", "Los ejes son:\n\n{ejes}\n\n{otra}\n\nY se trabajan juntos.")
    maker.section("clause", "Soberanía", "Otra vez:\n1. uno\n\n{ejes}")
    for title in ("Vigilancia", f"Respuesta[^{note}]", "Memoria"):
        maker.axis(title)
    return maker.workshop()


def _body(document: bytes) -> list[tuple[str, str, str]]:
    lines = [(line.style, line.label, line.text) for line in read_lines(document)]
    return lines[lines.index(("heading 1", "", "Introducción")) :]


def test_axes_print_as_a_list_that_word_counts() -> None:
    assert _body(plan_bytes(_plan()))[1:7] == [
        ("Body Text", "", "Los ejes son:"),
        ("List Number", "1.", "Vigilancia;"),
        ("List Number", "2.", "Respuesta; y"),
        ("List Number", "3.", "Memoria."),
        ("Body Text", "", "{otra}"),
        ("Body Text", "", "Y se trabajan juntos."),
    ]


def test_printed_list_follows_a_new_title() -> None:
    here = _plan()
    renamed = Change(kind="set", item=here.axes[0].id, field="title", text="Alerta temprana", version=2)

    lines = _body(plan_bytes(here.apply([renamed])))

    assert ("List Number", "1.", "Alerta temprana;") in lines


def test_note_of_an_axis_is_printed_at_its_title_alone() -> None:
    marked = [line.text for line in read_lines(plan_bytes(_plan())) if "[^1]" in line.text]

    assert marked == ["Respuesta[^1]"]


def test_approval_stands_on_the_cover_once_there_is_one() -> None:
    cover = [line.text for line in read_lines(plan_bytes(_plan())) if line.style.startswith("Portada")]
    before = [line.text for line in read_lines(plan_bytes(PlanMaker().workshop()))]

    assert cover.count(APPROVAL) == 1
    assert not any("Aprobado" in text for text in before)


def test_approval_is_cited_with_its_body_place_and_date_wherever_the_text_says_so() -> None:
    maker = PlanMaker(
        approval="Acuerdo 4",
        approval_body="Consejo",
        approval_place="Ciudad de Piedra",
        approval_date=date(2027, 6, 12),
    )
    maker.section("foreword", "Prólogo", "Se aprobó así:\n\n{aprobación}")

    lines = [(line.style, line.text) for line in read_lines(plan_bytes(maker.workshop()))]

    citation = "Aprobación: Consejo, Acuerdo 4, Ciudad de Piedra, 12 de junio de 2027"
    assert [style for style, text in lines if text == citation] == ["Portada dato", "Body Text"]


def test_plan_with_lists_from_the_data_is_valid(tmp_path: Path) -> None:
    document = plan_bytes(_plan())

    assert find_faults(BytesIO(document)) == []
    assert schema_faults(document, tmp_path) == []
