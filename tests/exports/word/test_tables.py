"""Tables and turned sheets as they stand in the file and as they are printed."""

import re
from io import BytesIO
from pathlib import Path

from exports.word.cover import PlanStamp
from exports.word.document import save_document
from exports.word.document_language import document_language
from exports.word.frames import body_of, frame_of
from exports.word.lint import find_faults
from exports.word.markup import Paragraph, run
from exports.word.sheets import Sheet
from exports.word.tables import Column, Row, table, text_cell
from tests.exports.word.plan_reader import Package
from tests.exports.word.samples import FACTS, axis_plan
from tests.exports.word.tools import printed_pages, schema_faults

UPRIGHT, ACROSS = Sheet(), Sheet(across=True)
COLUMNS = [Column("Código", 1), Column("Actividad", 4), Column("Responsable", 2)]


def turned_document(rows: int = 3) -> bytes:
    """Return a document that begins upright, turns for a table, and turns back."""
    workshop, target = axis_plan(), BytesIO()
    body = body_of(workshop, document_language(("es",)), UPRIGHT)
    body.add(Paragraph("BodyText", run("Antes de la tabla")))
    body.turn(ACROSS)
    cells = [Row([text_cell(f"1.{place}"), text_cell("Revisar <las> listas & actas"), ""]) for place in range(rows)]
    body.add_table(table(COLUMNS, cells, body.sheet.text_width, "Actividades"))
    body.turn(UPRIGHT)
    body.add(Paragraph("BodyText", run("Después de la tabla")))
    stamp = PlanStamp(date=FACTS["end_date"])  # type: ignore[arg-type]
    save_document("", body, frame_of(workshop, body, stamp, "Lista de prueba"), target)
    return target.getvalue()


def test_turned_document_is_sound(tmp_path: Path) -> None:
    document = turned_document()

    assert find_faults(BytesIO(document)) == []
    assert schema_faults(document, tmp_path) == []


def test_each_turn_is_a_section_with_its_own_edges() -> None:
    markup = Package(turned_document()).parts["word/document.xml"].decode()

    sizes = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', markup)
    assert sizes == [("12240", "15840"), ("15840", "12240"), ("12240", "15840")]
    assert re.findall(r'headerReference w:type="default" r:id="(\w+)"', markup) == ["rId7", "rId10", "rId7"]
    assert "titlePg" not in markup


def test_table_fills_the_width_and_keeps_every_cell() -> None:
    markup = Package(turned_document()).parts["word/document.xml"].decode()

    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', markup)]
    assert sum(widths) == ACROSS.text_width
    assert markup.count("<w:tblHeader/>") == 1
    assert markup.count("<w:cantSplit/>") == markup.count("<w:tr>") == 4
    assert markup.count("<w:tc>") == 12


def test_header_row_is_printed_again_on_each_page(tmp_path: Path) -> None:
    pages = printed_pages(turned_document(rows=60), tmp_path)

    with_rows = [page for page in pages if "Revisar <las> listas & actas" in page]
    assert len(with_rows) > 1
    assert all("Código" in page and "Responsable" in page for page in with_rows)
    assert "Antes de la tabla" in pages[0]
    assert "Después de la tabla" in pages[-1]
