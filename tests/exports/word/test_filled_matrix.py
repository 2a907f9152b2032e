"""A blank matrix is filled in Word and read back: cell by cell, and what has no place is told."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.word.documents import DOCUMENTS, Edition
from exports.word.filled_matrix import read_filled_matrix
from exports.word.lint import find_faults
from tests.exports.word.filling import edited, fill, without
from tests.exports.word.samples import PlanMaker, matrix_of_codes
from tests.exports.word.table_reader import read_tables
from tests.exports.word.test_matrix import matrix_bytes
from tests.exports.word.tools import STAMP, require_programs, schema_faults
from workshop.file_errors import DocumentWithMacros, MatrixOfAnotherWorkshop, NotABlankMatrix, NotAWordDocument
from workshop.filled_matrix import FilledMatrix, FilledRow, FilledTable
from workshop.workshop import Workshop


def blank_bytes(workshop: Workshop) -> bytes:
    target = BytesIO()
    DOCUMENTS["blank-matrix"].write(workshop, target, Edition(stamp=STAMP))
    return target.getvalue()


@pytest.fixture
def maker() -> PlanMaker:
    return PlanMaker()


def new_axis(maker: PlanMaker) -> str:
    return maker.axis("Eje nuevo", examples=("Un ejemplo", "Otro"), description="¿Qué falta?")


def test_blank_matrix_is_valid_with_a_table_for_each_axis_or_objective(tmp_path: Path) -> None:
    document = blank_bytes(matrix_of_codes())

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert [len(table[0]) for table in read_tables(document)] == [1, 5, 5, 2, 5, 5, 2, 5]


def test_filled_matrix_is_read_by_its_columns(maker: PlanMaker) -> None:
    axis = new_axis(maker)
    texts = {
        (0, 1, 0): "Reducir las quemas.",
        (0, 1, 1): "Nos comprometemos.\nSiempre.",
        (1, 1, 1): "Trazar cortafuegos.",
        (1, 1, 2): "Brigadas\nMunicipios",
        (1, 1, 3): "2025",
        (1, 2, 0): "a)",
        (1, 2, 1): "Al norte.",
        (1, 4, 1): "Primer párrafo.\nSegundo.",
    }

    filled = read_filled_matrix(fill(blank_bytes(maker.workshop()), texts))

    boxes = FilledRow(1, {"objective": "Reducir las quemas.", "commitment": "Nos comprometemos.\n\nSiempre."})
    first = {"number": "1", "text": "Trazar cortafuegos.", "responsible": "Brigadas\nMunicipios", "timeframe": "2025"}
    assert filled == FilledMatrix(
        (
            FilledTable(axis, True, (boxes,)),
            FilledTable(
                axis,
                False,
                (
                    FilledRow(1, first),
                    FilledRow(2, {"number": "a)", "text": "Al norte."}),
                    FilledRow(4, {"number": "4", "text": "Primer párrafo.\n\nSegundo."}),
                ),
            ),
        )
    )


def test_matrix_of_another_workshop_is_not_read(maker: PlanMaker) -> None:
    axis, workshop = new_axis(maker), maker.workshop()
    document = fill(blank_bytes(workshop), {(1, 1, 1): "Trazar cortafuegos."})
    unmarked = without(document, "customXml/")

    with pytest.raises(MatrixOfAnotherWorkshop):
        read_filled_matrix(document, "0" * 32)

    assert [each.item for each in read_filled_matrix(document, workshop.root).tables] == [axis, axis]
    assert read_filled_matrix(unmarked, "0" * 32) == read_filled_matrix(document)


def test_what_has_no_place_is_told(maker: PlanMaker) -> None:
    new_axis(maker)
    document = fill(
        blank_bytes(maker.workshop()),
        {(1, 1, 1): "Con celdas unidas.", (1, 2, 1): "Bien."},
        add="<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>Suelta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>Al margen.</w:t></w:r></w:p>",
    )
    cell = "Con celdas unidas.</w:t></w:r></w:p></w:tc>"

    filled = read_filled_matrix(edited(document, cell, f"{cell}<w:tc><w:p/></w:tc>"))

    assert [(row.fault is not None, row.lost) for row in filled.tables[1].rows] == [
        (True, ("1", "Con celdas unidas.")),
        (False, ()),
    ]
    assert filled.strange == ("Suelta", "Al margen.")


def test_tables_within_cells_and_notes_are_told_as_lost(maker: PlanMaker) -> None:
    new_axis(maker)
    document = fill(blank_bytes(maker.workshop()), {(1, 1, 1): "Acción."})
    cell = "Acción.</w:t></w:r></w:p>"
    inner = (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>Dentro</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )

    filled = read_filled_matrix(edited(document, cell, cell + inner))

    row = filled.tables[1].rows[0]
    assert (row.cells["text"], row.lost, filled.strange) == ("Acción.", ("Dentro",), ())


def test_lists_in_a_cell_keep_their_signs_and_numbers(maker: PlanMaker) -> None:
    new_axis(maker)
    document = fill(
        blank_bytes(maker.workshop()), {(1, 1, 1): "Avisar:\na uno\na dos", (1, 2, 1): "Trazar:\nal norte\nal sur"}
    )
    for item, number in (("a uno", 1), ("a dos", 1), ("al norte", 2), ("al sur", 2)):  # the first two lists we write
        said = f"<w:p><w:r><w:t>{item}"
        listed = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{said[5:]}'
        document = edited(document, said, listed)

    rows = read_filled_matrix(document).tables[1].rows

    assert [row.cells["text"] for row in rows] == ["Avisar:\n- a uno\n- a dos", "Trazar:\n1. al norte\n2. al sur"]


def test_insertions_count_and_deletions_do_not(maker: PlanMaker) -> None:
    new_axis(maker)
    document = fill(blank_bytes(maker.workshop()), {(1, 1, 1): "QUEDA"})
    run = "<w:r><w:t>QUEDA</w:t></w:r>"
    told = 'w:author="Ana" w:date="2026-01-01T00:00:00Z"'
    tracked = (
        f'<w:ins w:id="900" {told}><w:r><w:t xml:space="preserve">Entra </w:t></w:r></w:ins>'
        f'<w:del w:id="901" {told}><w:r><w:delText>sale</w:delText></w:r></w:del>{run}'
    )

    filled = read_filled_matrix(edited(document, run, tracked))

    assert filled.tables[1].rows[0].cells["text"] == "Entra QUEDA"


def test_columns_that_were_moved_or_added_are_told_by_their_marks(maker: PlanMaker) -> None:
    new_axis(maker)
    document = fill(blank_bytes(maker.workshop()), {(1, 0, 3): "Fecha", (1, 1, 1): "Acción.", (1, 1, 3): "2026"})

    filled = read_filled_matrix(document)

    assert filled.tables[1].rows[0].cells == {"number": "1", "text": "Acción.", "timeframe": "2026"}


def test_matrix_that_libreoffice_saved_is_read_alike(maker: PlanMaker, tmp_path: Path) -> None:
    require_programs("soffice")
    new_axis(maker)
    document = fill(blank_bytes(maker.workshop()), {(0, 1, 0): "Objetivo.", (1, 1, 1): "Acción.", (1, 1, 2): "Red"})
    (tmp_path / "filled.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "out"]
    subprocess.run([*office, tmp_path / "filled.docx"], capture_output=True, timeout=120, check=True)

    saved = (tmp_path / "out" / "filled.docx").read_bytes()

    assert read_filled_matrix(saved) == read_filled_matrix(document)


def test_documents_that_are_no_blank_matrix_are_refused(maker: PlanMaker) -> None:
    with pytest.raises(NotABlankMatrix):
        read_filled_matrix(matrix_bytes(matrix_of_codes()))
    with pytest.raises(NotAWordDocument):
        read_filled_matrix(b"no es un documento")


def test_documents_with_programs_are_not_even_opened(maker: PlanMaker) -> None:
    target = BytesIO()
    with ZipFile(BytesIO(blank_bytes(maker.workshop()))) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/vbaProject.bin", b"\0")

    with pytest.raises(DocumentWithMacros):
        read_filled_matrix(target.getvalue())
