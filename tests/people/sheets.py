"""Makes the files of the truth table: workbooks and CSV as they come, and each row's number in them."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

from tests.people.truth import TrueRow


def spanish_workbook(rows: Sequence[TrueRow]) -> tuple[bytes, dict[int, TrueRow]]:
    """Return a workbook with titles, two rows of headings, merged countries, a repeated heading and blank rows."""
    book = Workbook()
    cover = book.active
    cover.title = "Portada"
    cover["A1"] = "Taller regional"
    sheet = book.create_sheet("Participantes")
    sheet["A1"] = "LISTA DE PARTICIPANTES"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "Actualizada al 5 de marzo"
    sheet.append([])
    upper = ["N.º", "Nombre y apellidos", "País", "Perfil", "Cargo", "Contacto", None, "Talla"]
    lower = [None, None, None, None, None, "Correo electrónico", "Teléfono", None]
    sheet.append(upper)
    sheet.append(lower)
    sheet.merge_cells("F4:G4")
    for column in "ABCDEH":
        sheet.merge_cells(f"{column}4:{column}5")
    at, places = 6, {}
    for place, row in enumerate(rows, 1):
        if place in (12, 25):  # a page ends: the headings again, and a blank row
            for column, text in enumerate(upper, 1):
                sheet.cell(at, column, text)
            at += 2
        name, country, profile, position, email = row.cells
        for column, text in enumerate([place, name, country, profile, position, email, None, "M"], 1):
            sheet.cell(at, column, text or None)
        places[at] = row
        at += 1
    _merge_countries(sheet, places)
    return _saved(book), places


def _merge_countries(sheet, places: dict[int, TrueRow]) -> None:
    """Merge the country over neighbours that have the same."""
    at = min(places)
    while at in places:
        end = at
        while end + 1 in places and places[end + 1].cells[1] == places[at].cells[1] != "":
            end += 1
        if end > at:
            sheet.merge_cells(start_row=at, end_row=end, start_column=3, end_column=3)
        at = end + 1
        while at not in places and at < max(places):
            at += 1


def english_csv(rows: Sequence[TrueRow]) -> tuple[bytes, dict[int, TrueRow]]:
    """Return what Excel saves in Windows-1252 with ";"."""
    lines = [["Regional workshop"], [], ["E-mail", "Country", "Last name", "First name", "Position", "T-shirt"]]
    return _csv(lines, [[*row.cells[:5], "L"] for row in rows], rows, ";", "cp1252")


def bilingual_csv(rows: Sequence[TrueRow]) -> tuple[bytes, dict[int, TrueRow]]:
    """Return a CSV in UTF-8 with its mark, every cell quoted."""
    headings = ["Nombre completo / Full name", "Institución / Institution", "Cargo (Position)", "Correo\nE-mail", "Tel"]
    return _csv([headings], [[*row.cells[:4], ""] for row in rows], rows, ",", "utf-8-sig", csv.QUOTE_ALL)


def _csv(
    lines: list[list[str]],
    cells: Sequence[Sequence[str]],
    rows: Sequence[TrueRow],
    separator: str,
    encoding: str,
    quoting: int = csv.QUOTE_MINIMAL,
) -> tuple[bytes, dict[int, TrueRow]]:
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=quoting)
    writer.writerows([*lines, *cells])
    return text.getvalue().encode(encoding), {len(lines) + place: row for place, row in enumerate(rows, 1)}


def _saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
