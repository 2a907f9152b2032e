"""Workbooks read back: what stands in which cell, texts that look like formulas, and who may have which."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.sheets.book import Column, Table, write_book
from exports.sheets.books import BOOKS
from workshop.demo import demo_changes
from workshop.items import (
    Action,
    Attendance,
    Axis,
    Delegation,
    Facts,
    Objective,
    Participant,
    Profile,
    Session,
)
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

DAY = date(2027, 3, 10)


def workshop() -> Workshop:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", timezone="UTC", delegation_minimum=2)
    day = new.add(Session, root, title="Día 1", date=DAY, starts="09:00")
    new.add(Session, root, title="Día 2")
    north = new.add(Delegation, root, code="NOR", name="Norte")
    new.add(Delegation, root, code="SUR", name="Sur", kind="observer")
    fiscal = new.add(Profile, root, name="Fiscal", minimum=1)
    ana = new.add(
        Participant,
        root,
        name="Ana Mora",
        delegation=north,
        profile=fiscal,
        email="ana@prueba.example",
        sex="female",
        notes="Nota interna",
    )
    new.add(Participant, root, name="=1+1", phone="+506 2222", position="-Directora", institution="@casa")
    new.add(Attendance, day, participant=ana, at="2027-03-10T09:12:00+00:00", how="qr")
    axis = new.add(Axis, root, title="Coordinar")
    objective = new.add(Objective, axis, text="Un objetivo")
    action = new.add(Action, objective, text="=SUMA(A1:A2)", responsible=("Norte", "Sur"), internal_note="No se lee")
    new.add(Action, action, text="Hacer una lista", timeframe="2028")
    return build_workshop(new.changes)


def made(name: str, found: Workshop) -> Workbook:
    target = BytesIO()
    BOOKS[name].write(found, target, DAY)
    target.seek(0)
    return openpyxl.load_workbook(target)


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_people_are_listed_by_delegation_with_their_totals() -> None:
    book = made("people", workshop())

    heads, *rows = values(book["Personas"])
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(row["N.º"], row["Nombre"], row["Delegación"], row["Correo"], row["Sexo"]) for row in found] == [
        (1, "Ana Mora", "Norte", "ana@prueba.example", "Mujer"),
        (2, "=1+1", None, None, None),
    ]
    assert values(book["Totales"]) == [
        ["Delegación", "Tipo", "Fiscal", "Sin perfil", "Mujer", "Fuera de cupos", "Total", "Faltan", "Sobran"],
        ["Norte", "País Miembro", 1, 0, 1, 0, 1, 1, 0],
        ["Sur", "Organismo Observador", 0, 0, 0, 0, 0, 0, 0],
        ["Sin delegación", None, 0, 1, 0, 0, 1, 0, 0],
        ["Total", None, 1, 1, 1, 0, 2, 1, 0],
    ]


def test_notes_of_the_coordination_and_of_the_group_are_in_no_workbook() -> None:
    found = workshop()

    said = [str(value) for name in BOOKS for sheet in made(name, found) for row in values(sheet) for value in row]

    assert not [value for value in said if "Nota interna" in value or "No se lee" in value]


def test_texts_that_look_like_formulas_stay_texts() -> None:
    book = made("people", workshop())
    cells = {cell.value: cell for row in book["Personas"].iter_rows() for cell in row if isinstance(cell.value, str)}

    risky = [cells[text] for text in ("=1+1", "+506 2222", "-Directora", "@casa")]
    assert [(cell.data_type, cell.quotePrefix) for cell in risky] == [("s", True)] * 4


def test_matrix_has_a_row_for_each_action_and_sub_action() -> None:
    sheet = made("matrix", workshop())["Matriz"]

    assert values(sheet) == [
        ["Eje", "Objetivo", "N.º", "Acción", "Responsable", "Plazo", "También sirve a", "Decisión"],
        ["1. Coordinar", "Un objetivo", "1", "=SUMA(A1:A2)", "Norte\nSur", None, None, None],
        ["1. Coordinar", "Un objetivo", "1 a)", "Hacer una lista", None, "2028", None, None],
    ]
    assert sheet["D2"].data_type == "s"


def test_attendance_tells_figures_people_and_arrivals() -> None:
    book = made("attendance", workshop())

    assert values(book["Sesiones"])[1:] == [
        ["Día 1", openpyxl.utils.datetime.from_excel(46456), 2, 1, 1, 1],
        ["Día 2", None, 2, 0, 0, 0],
    ]
    assert values(book["Personas"])[1:] == [
        ["Ana Mora", "Norte", None, "09:12", None],
        ["=1+1", None, "-Directora", "×", None],
    ]
    assert values(book["Llegadas"])[1:] == [["Día 1", "Ana Mora", "Norte", "09:12", 12, None, "Por código QR"]]


@pytest.mark.parametrize("name", BOOKS)
def test_every_sheet_of_the_demo_keeps_its_heading_row_in_sight(name: str) -> None:
    book = made(name, build_workshop(demo_changes(DAY)))

    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all((sheet.auto_filter.ref and sheet.max_row > 1) or sheet.title == "Llegadas" for sheet in book)


def test_sheets_get_names_that_excel_takes() -> None:
    target = BytesIO()
    names = ["a/b:c*d?e[f]g\\h", "x" * 40, "X" * 40, "", "'"]

    write_book([Table(name, [Column("A")], []) for name in names], target, title="T", day=DAY)

    target.seek(0)
    assert openpyxl.load_workbook(target).sheetnames == ["a b c d e f g h", "x" * 31, "X" * 27 + " 2", "—", "— 2"]
