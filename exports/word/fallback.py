"""The folder to print before a workshop, for when technology fails: one file with all that the room needs on paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exports.word.agenda import add_agenda
from exports.word.blank_matrix import add_blank_matrix
from exports.word.blank_sheets import add_decision_sheet, add_speakers_sheet, add_ways_in
from exports.word.body import Body
from exports.word.groups import add_groups
from exports.word.markup import Paragraph, run
from exports.word.matrix import add_matrix
from exports.word.people import ATTENDANCE, add_attendance
from exports.word.sheet_document import add_sheet_title
from exports.word.tables import Column, Row, table, text_cell
from workshop.errors import N_
from workshop.language import _
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the folder: its title, what it is for, what writes it, and whether its sheets lie across."""

    title: str
    purpose: str
    fill: Callable[[Workshop, Body], None]
    across: bool = False


def _parts() -> list[_Part]:
    return [
        _Part(N_("Si algo falla"), N_("Qué hacer, paso a paso. Una copia en cada mesa."), _add_card),
        _Part(N_("Agenda"), N_("Para la moderación y la puerta."), add_agenda),
        _Part(ATTENDANCE, N_("Para firmar en la entrada, cada día."), add_attendance, across=True),
        _Part(N_("Grupos de trabajo"), N_("Una hoja en la puerta de cada sala."), add_groups),
        _Part(N_("Cómo entrar"), N_("Dirección, red y código, para anotarlos a mano."), add_ways_in),
        _Part(N_("Matrices en blanco"), N_("Para que cada grupo escriba en papel."), add_blank_matrix, across=True),
        _Part(N_("Matriz de trabajo"), N_("Lo escrito hasta la revisión que se indica."), add_matrix, across=True),
        _Part(N_("Hoja de acuerdos"), N_("Para marcar lo que la plenaria decide."), add_decision_sheet, across=True),
        _Part(N_("Lista de oradores"), N_("Para dar la palabra en orden."), add_speakers_sheet),
    ]


def add_fallback(workshop: Workshop, body: Body) -> None:
    """Write the cover sheet with the list of the parts, then each part from a new page on."""
    parts = _parts()
    _add_list(workshop, body, parts)
    for number, part in enumerate(parts, 1):
        sheet = replace(body.sheet, across=part.across)
        is_turned = sheet != body.sheet
        body.turn(sheet)
        body.add(Paragraph("SheetNote", body.label(_place(number)), page_break=None if is_turned else True))
        add_sheet_title(workshop, body, part.title)
        part.fill(workshop, body)


def _place(number: int) -> str:
    return _("Carpeta de respaldo · parte {number}").format(number=number)


def _add_list(workshop: Workshop, body: Body, parts: list[_Part]) -> None:
    title = _("Partes de la carpeta")
    columns = [Column(_("N.º"), 0.5), Column(_("Parte"), 2.6), Column(_("Para qué"), 4.6), Column(_("Copias"), 0.9)]
    rows = [
        Row([text_cell(text) for text in (str(number), _(part.title), _(part.purpose), "")])
        for number, part in enumerate(parts, 1)
    ]
    body.add(Paragraph("SheetHeading", body.label(title)))
    body.add_table(table(columns, rows, body.sheet.text_width, title))
    state = _("Estado del taller: revisión {revision}.").format(revision=workshop.revision)
    advice = _("Imprímala la víspera y otra vez al cerrar cada etapa. Guarde también el archivo en una memoria USB.")
    body.add(Paragraph("BodyText", body.label(f"{state} {advice}")))


def _add_card(workshop: Workshop, body: Body) -> None:
    """Write what to do when the network, the projector, a computer or the server fails."""
    for title, steps in _card():
        body.add(Paragraph("SheetHeading", body.label(title)))
        number = body.numbering.restart("ListNumber", 1)
        body.add(*(Paragraph("ListNumber", run(step), list=number) for step in steps))


def _card() -> list[tuple[str, list[str]]]:
    return [
        (
            _("Se cae la red"),
            [
                _("Siga escribiendo con la página abierta: lo escrito queda en su computadora y se envía al volver."),
                _("No cierre ni recargue la página mientras diga que hay cambios sin enviar."),
                _("Si tarda más de diez minutos, comparta internet desde un teléfono o siga en la matriz en blanco."),
            ],
        ),
        (
            _("Se apaga el proyector"),
            [
                _("Abra la pantalla de sala en otra computadora; muestra el mismo punto."),
                _("Mientras tanto, lea en voz alta el texto de la matriz impresa, con su número."),
                _("Marque cada acuerdo en la hoja de acuerdos."),
            ],
        ),
        (
            _("Falla una computadora"),
            [
                _("Entre desde otra con su enlace personal o con el código de la sala."),
                _("Si falta lo último que escribió, encienda de nuevo la primera y abra la matriz: ella lo envía."),
            ],
        ),
        (
            _("No responde el servidor"),
            [
                _("Avise a la coordinación y anote la hora."),
                _("Los grupos siguen en las matrices en blanco; la plenaria, con matriz impresa y hoja de acuerdos."),
                _("Cuando vuelva, una persona por grupo pasa lo escrito y otra lo coteja con el papel."),
            ],
        ),
        (
            _("A quién llamar"),
            [
                _("Coordinación del taller: ______________________________"),
                _("Soporte de la sede: ______________________________"),
                _("Quien administra el servidor: ______________________________"),
            ],
        ),
    ]
