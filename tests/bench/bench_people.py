"""How long it takes to read a sheet of people and weigh its rows, against pandas reading the same file and no more."""

import random
import resource
import statistics
import time
from collections.abc import Callable
from io import BytesIO, StringIO

import pandas
from openpyxl import Workbook as Book

from exports.sheets.countries import country_codes
from exports.sheets.incoming import read_people_sheet
from tests.people.truth import registered
from workshop.people_list import read_sheet
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.import_people import import_people
from workshop.weighed_people import weigh_people
from workshop.workshop import Workshop

HEADER = ("sheet of people", "rows", "s of processor", "pandas reading s", "ratio", "doubtful", "target")
ROWS, TURNS = 5_000, 5
_GIVEN = (
    "Ana María José Juan Luis Carlos Rosa Elena Marta Lucía Pedro Pablo Diego Andrés Sofía Laura Inés Raúl Hugo Alma "
    "Carmen Gloria Mario Jorge Silvia Nora Óscar Iván Teresa Julia Felipe Tomás Clara Bruno Cecilia Daniel Gabriel Rita"
).split()
_SURNAMES = (
    "Pérez Rojas Mora Vargas Jiménez Castro Solís Cruz Paz Vega Luna Ríos Campos Núñez Araya Quesada Chaves Brenes "
    "Ulate Zúñiga Arias Soto Vela Robles Gil Lara Mena Serrano Robledo Ibarra Ortega Molina Prado Salas Rivas Pinto "
    "Duarte Acuña Bonilla Calvo Durán Esquivel Fallas Guzmán Herrera Leiva Madrigal Naranjo Obando Picado Retana"
).split()
_COUNTRIES = ("Costa Rica", "Panamá", "Belize", "Rep. Dominicana", "Guatemala", "México", "USA", "Canadá", "")


def rows() -> list[tuple[str, ...]]:
    """Return one row per file: a first import, and the same again when all are registered."""
    empty, table = registered(), people_table()
    known = empty.apply(import_people(empty, COMMAND_LINE, read_sheet(empty, read_people_sheet(csv_of(table)), {})))
    book, text = workbook_of(table), csv_of(table)
    return [
        _row("xlsx, nobody known", empty, book, lambda: pandas.read_excel(BytesIO(book)), "<= 3 s"),
        _row("xlsx, once more", known, book, lambda: pandas.read_excel(BytesIO(book)), "<= 3 s"),
        _row("CSV, nobody known", empty, text, lambda: pandas.read_csv(StringIO(text.decode()), sep=";"), "<= 3 s"),
    ]


def people_table(count: int = ROWS) -> list[list[str]]:
    """Return a sheet's rows: a title, headings, and people whose names are written in three ways."""
    chance = random.Random(6)
    table = [["Lista de participantes"], ["No.", "Nombre", "País", "Perfil", "Cargo", "Institución", "Correo", "Tel."]]
    for number in range(count):
        given, surnames = chance.sample(_GIVEN, 2), chance.sample(_SURNAMES, 2)
        written = (
            f"{' '.join(given)} {' '.join(surnames)}",
            f"{' '.join(surnames).upper()}, {' '.join(given)}",
            f"Lic. {given[0]} {' '.join(surnames)}",
        )[number % 3]
        email = f"{given[0]}.{surnames[0]}{number}@example.org".lower() if number % 4 else ""
        work = [chance.choice(("Fiscal", "")), chance.choice(("Jefa", "Asesor")), chance.choice(("Policía", "Aduanas"))]
        table.append([str(number + 1), written, chance.choice(_COUNTRIES), *work, email, f"+506 8{number:07}"])
    return table


def workbook_of(table: list[list[str]]) -> bytes:
    """Return the rows as a workbook."""
    book, file = Book(), BytesIO()
    for row in table:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def csv_of(table: list[list[str]]) -> bytes:
    """Return the rows as a text file."""
    return "\n".join(";".join(row) for row in table).encode()


def _row(name: str, workshop: Workshop, content: bytes, plain: Callable[[], object], target: str) -> tuple[str, ...]:
    weighings = []

    def preview() -> None:
        sheet = read_people_sheet(content)
        weighings.append(weigh_people(workshop, read_sheet(workshop, sheet, country_codes())))

    country_codes()  # read once in a process
    ours, theirs = zip(*((_spent(preview), _spent(plain)) for _turn in range(TURNS)), strict=True)
    taken, floor = statistics.median(ours), statistics.median(theirs)
    doubtful = str(weighings[-1].count("doubtful"))
    return (name, f"{ROWS:,}", f"{taken:.2f}", f"{floor:.2f}", f"{taken / floor:.1f}", doubtful, target)


def _spent(work: Callable[[], object]) -> float:
    """Return the seconds of processor that some work takes, in this process and in those it starts."""
    before = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    children = after[1].ru_utime + after[1].ru_stime - before[1].ru_utime - before[1].ru_stime
    return after[0] - before[0] + children
