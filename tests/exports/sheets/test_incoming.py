"""Sheets of people as they come, and those that are refused: one sentence each, in little time and memory."""

import resource

import pytest
from openpyxl import Workbook

from exports.sheets.incoming import LIMIT, read_people_sheet
from tests.exports.sheets import hostile
from workshop.errors import Problem
from workshop.file_errors import (
    ArchiveDamaged,
    ArchiveTooLarge,
    BrokenQuote,
    EmptySheet,
    NotASheet,
    OldWorkbook,
    SheetNotFound,
    SheetTooLarge,
    SheetTooLong,
    WorkbookAsksOutside,
    WorkbookEncrypted,
    WorkbookWithMacros,
)

REFUSED = {
    "an .xls renamed": (hostile.old_workbook, OldWorkbook),
    "a password": (hostile.encrypted_workbook, WorkbookEncrypted),
    "macros": (hostile.with_macros, WorkbookWithMacros),
    "a program": (lambda: hostile.with_part("xl/vbaProject.bin"), WorkbookWithMacros),
    "links to other books": (lambda: hostile.with_part("xl/externalLinks/externalLink1.xml"), WorkbookAsksOutside),
    "connections": (lambda: hostile.with_part("xl/connections.xml"), WorkbookAsksOutside),
    "entities": (hostile.with_entities, WorkbookAsksOutside),
    "a bomb": (hostile.zip_bomb, ArchiveTooLarge),
    "all cells merged": (hostile.endless_sheet, SheetTooLarge),
    "half a workbook": (lambda: hostile.workbook()[:2_000], ArchiveDamaged),
    "a zip": (lambda: hostile.workbook().replace(b"[Content_Types].xml", b"[Content_Typez].xml"), NotASheet),
    "50 MB": (lambda: bytes(50 * 1024**2), SheetTooLarge),
    "a PDF": (lambda: b"%PDF-1.7\n" + bytes(100), NotASheet),
    "a page": (lambda: b"<html><table><tr><td>Ana</td></tr></table></html>", NotASheet),
    "a picture": (lambda: bytes(range(256)) * 9, NotASheet),
    "an open quote": (lambda: b'Nombre;Correo\nAna;"a@x.org\nBeto;b@x.org\n', BrokenQuote),
    "a quote that closes rows below": (lambda: b'Nombre;C;D\n"Ana;1;2\nBeto;3;4\nEva";5;6\n', BrokenQuote),
    "nothing": (lambda: b"\n\n  \n", EmptySheet),
    "too many rows": (lambda: b"Ana Mora\n" * 20_001, SheetTooLong),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_file_is_refused_in_one_sentence(name: str) -> None:
    make, due = REFUSED[name]
    content = make()

    with pytest.raises(Problem) as raised:
        read_people_sheet(content)

    assert type(raised.value) is due
    assert raised.value.message().count("\n") == 0


def test_hostile_workbooks_use_little_of_the_machine() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    for make in (hostile.zip_bomb, hostile.with_entities):
        with pytest.raises(Problem):
            read_people_sheet(make())

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_in_any_encoding_with_any_separator(encoding: str, separator: str) -> None:
    rows = [["Título", ""], ["Nombre", "País"], ["Íñigo Núñez Ávila", "México"], ["", ""], ["José Peña", "Canadá"]]
    text = "\r\n".join(separator.join(row) for row in rows)

    sheet = read_people_sheet(text.encode(encoding))

    assert [(row.number, *row.cells) for row in sheet.rows] == [
        (1, "Título", ""),
        (2, "Nombre", "País"),
        (3, "Íñigo Núñez Ávila", "México"),
        (5, "José Peña", "Canadá"),
    ]


def test_cells_of_a_text_may_hold_lines_and_rows_may_be_uneven() -> None:
    sheet = read_people_sheet(b'sep=;\nLista\nNombre;Notas;Correo\n"Ana";"una\ndos"\n')

    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Lista", "", "")),
        (2, ("Nombre", "Notas", "Correo")),
        (3, ("Ana", "una\ndos", "")),
    ]


def test_workbook_tells_of_hidden_rows_merged_cells_formulas_and_other_sheets() -> None:
    book = Workbook()
    book.active.title = "Norte"
    for row in (["Nombre", "País", "Cargo"], ["Ana Mora", "Panamá", "=A2"], ["Beto Gil", None, 3.0], ["Eva", "CR", 1]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.active.row_dimensions[4].hidden = True
    other = book.create_sheet("Sur")
    other.append(["Name", "Country"])
    other.append(["Hugo Paz", "Belize"])
    book.create_sheet("Oculta").sheet_state = "hidden"

    sheet = read_people_sheet(hostile.saved(book))

    assert (sheet.name, sheet.others) == ("Norte", ("Sur",))
    assert [(row.number, row.cells, row.hidden) for row in sheet.rows] == [
        (1, ("Nombre", "País", "Cargo"), False),
        (2, ("Ana Mora", "Panamá", ""), False),
        (3, ("Beto Gil", "Panamá", "3"), False),
        (4, ("Eva", "CR", "1"), True),
    ]
    assert [(row.unknown, row.filled) for row in sheet.rows[1:3]] == [((2,), ()), ((), (1,))]
    assert read_people_sheet(hostile.saved(book), "Sur").rows[1].cells == ("Hugo Paz", "Belize")
    with pytest.raises(SheetNotFound):
        read_people_sheet(hostile.saved(book), "Este")


def test_value_kept_of_a_formula_is_taken_and_told() -> None:
    book = Workbook()
    book.active.append(["Nombre", "Correo"])
    book.active.append(["Ana Mora", "x"])
    content = hostile.changed_in(hostile.saved(book), "xl/worksheets/sheet1.xml", *hostile.FORMULA)

    sheet = read_people_sheet(content)

    assert (sheet.rows[1].cells, sheet.rows[1].computed) == (("Ana Mora", "ana@example.org"), (1,))


def test_stray_cell_far_below_costs_nothing() -> None:
    book = Workbook()
    book.active.append(["Nombre"])
    book.active.append(["Ana Mora"])
    book.active.cell(1_048_576, 16_384, "x")
    book.active.cell(1_048_000, 1, "Total")

    sheet = read_people_sheet(hostile.saved(book))

    assert [row.number for row in sheet.rows] == [1, 2, 1_048_000]
    assert len(hostile.workbook()) < LIMIT
