"""Every document a workshop can be printed as: what it is called, who may have it, and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from exports.word.agenda import add_agenda
from exports.word.arrival_codes import ARRIVAL_CODES, write_arrival_codes
from exports.word.badges import BADGES, write_badges
from exports.word.blank_matrix import add_blank_matrix
from exports.word.concept_note import CONCEPT_NOTE, write_concept_note
from exports.word.cover import PlanStamp
from exports.word.decisions import add_decisions
from exports.word.directory import DIRECTORY, add_directory
from exports.word.fallback import add_fallback
from exports.word.groups import add_groups
from exports.word.matrix import add_working_matrix
from exports.word.minutes import add_minutes
from exports.word.options import AS_IT_IS, PlanOptions
from exports.word.people import ATTENDANCE, add_attendance, add_participants
from exports.word.plan import write_plan
from exports.word.related import add_method_card
from exports.word.session_reports import add_session_reports
from exports.word.sheet_document import Fill, write_sheets
from exports.word.sheets import Paper
from exports.word.synthesis import add_synthesis
from workshop.errors import N_
from workshop.permissions import Doing
from workshop.workshop import Workshop

SESSION_REPORTS = N_("Informes por sesión")


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How a copy is made: what is stamped on it, on which paper, and with which pictures, and upon which
    template, by the id of their file. `address` is where people reach the installation: codes on paper lead there.

    `number_contents` puts page numbers into contents, which takes LibreOffice a second or two.
    """

    stamp: PlanStamp
    paper: Paper = "letter"
    number_contents: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    address: str = ""
    options: PlanOptions = AS_IT_IS


@dataclass(frozen=True)
class Document:
    """A kind of document: its title, what one must be allowed to do to have it, and its writer.

    A writer takes the workshop's revision as it is, at every stage; the same input gives the same bytes.
    """

    title: str
    doing: Doing
    write: Callable[[Workshop, BinaryIO, Edition], None]


def _plan(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
    write_plan(
        workshop,
        target,
        stamp=edition.stamp,
        paper=edition.paper,
        number_contents=edition.number_contents,
        pictures=edition.pictures,
        options=edition.options,
    )


def _sheets(title: str, doing: Doing, fill: Fill, *, across: bool = False) -> Document:
    def write(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
        write_sheets(
            workshop,
            target,
            fill,
            title=title,
            stamp=edition.stamp,
            paper=edition.paper,
            across=across,
            template=edition.pictures.get(workshop.facts.template or ""),
        )

    return Document(title, doing, write)


def _concept_note(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
    write_concept_note(workshop, target, stamp=edition.stamp, paper=edition.paper, pictures=edition.pictures)


def _badges(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
    write_badges(workshop, target, stamp=edition.stamp, paper=edition.paper, address=edition.address)


def _arrival_codes(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
    write_arrival_codes(workshop, target, stamp=edition.stamp, paper=edition.paper, address=edition.address)


def _session_reports(workshop: Workshop, target: BinaryIO, edition: Edition) -> None:
    fill = partial(add_session_reports, only=edition.options.session)
    _sheets(SESSION_REPORTS, Doing.READ_INTERNAL, fill).write(workshop, target, edition)


# By the name in their address and on the command line.
DOCUMENTS: Mapping[str, Document] = {
    "plan": Document(N_("Plan"), Doing.READ_MATRIX, _plan),
    "matrix": _sheets(N_("Matriz de trabajo"), Doing.READ_MATRIX, add_working_matrix, across=True),
    "blank-matrix": _sheets(N_("Matriz en blanco"), Doing.READ_MATRIX, add_blank_matrix, across=True),
    "method": _sheets(N_("Método para los grupos"), Doing.READ_MATRIX, add_method_card),
    "agenda": _sheets(N_("Agenda"), Doing.READ_MATRIX, add_agenda),
    "participants": _sheets(N_("Participantes"), Doing.READ_INTERNAL, add_participants),
    "attendance": _sheets(ATTENDANCE, Doing.READ_INTERNAL, add_attendance, across=True),
    "arrival-codes": Document(ARRIVAL_CODES, Doing.TAKE_ATTENDANCE, _arrival_codes),
    "badges": Document(BADGES, Doing.PREPARE, _badges),
    "directory": _sheets(DIRECTORY, Doing.PREPARE, add_directory),
    "groups": _sheets(N_("Grupos de trabajo"), Doing.READ_MATRIX, add_groups),
    "decisions": _sheets(N_("Decisiones de la plenaria"), Doing.READ_INTERNAL, add_decisions, across=True),
    "concept-note": Document(CONCEPT_NOTE, Doing.READ_MATRIX, _concept_note),
    "session-reports": Document(SESSION_REPORTS, Doing.READ_INTERNAL, _session_reports),
    "minutes": _sheets(N_("Memoria del taller"), Doing.READ_INTERNAL, add_minutes),
    "synthesis": _sheets(N_("Síntesis del día anterior"), Doing.READ_INTERNAL, add_synthesis),
    "fallback": _sheets(N_("Carpeta de respaldo"), Doing.READ_INTERNAL, add_fallback),
}
