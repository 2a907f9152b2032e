"""Every workbook a workshop can be had as: what it is called, who may have it, and what stands in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from exports.sheets.attendance import attendance_tables
from exports.sheets.book import Table, write_book
from exports.sheets.matrix import matrix_tables
from exports.sheets.people import people_tables
from exports.word.document_language import document_language
from workshop.errors import N_
from workshop.language import _, language
from workshop.permissions import Doing
from workshop.text import without_marks
from workshop.workshop import Workshop

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Book:
    """A kind of workbook: its title, what one must be allowed to do to have it, and its tables."""

    title: str
    doing: Doing
    tables: Callable[[Workshop], list[Table]]

    def write(self, workshop: Workshop, target: BinaryIO, day: date) -> None:
        """Write it in the workshop's first language, as the workshop now is."""
        with language(document_language(workshop.facts.languages).labels):
            title = ": ".join([_(self.title), without_marks(workshop.facts.title)])
            write_book(self.tables(workshop), target, title=title, day=day)


# By the name in their address. Addresses and telephones are for who prepares the workshop alone.
BOOKS: Mapping[str, Book] = {
    "matrix": Book(N_("Matriz de trabajo"), Doing.READ_MATRIX, matrix_tables),
    "people": Book(N_("Personas y totales"), Doing.PREPARE, people_tables),
    "attendance": Book(N_("Asistencia"), Doing.TAKE_ATTENDANCE, attendance_tables),
}
