"""The directory of contacts: by delegation, who is who and how to reach them; for who prepares the workshop alone."""

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.people import by_delegation, heading_of
from exports.word.tables import Column, Row, table, text_cell
from workshop.errors import N_
from workshop.items import Participant
from workshop.language import _
from workshop.workshop import Workshop

DIRECTORY = N_("Directorio de contactos")


def add_directory(workshop: Workshop, body: Body) -> None:
    """Write everybody by delegation with post, addresses and telephone, under a line that says what they are for."""
    if not workshop.participants:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay personas inscritas."))))
        return
    said = _(
        "Contiene datos personales: entréguelo solo a quienes participan en el taller y úselo solo para su seguimiento."
    )
    body.add(Paragraph("SheetNote", body.label(said)))
    columns = [Column(_("Nombre"), 2.6), Column(_("Cargo e institución"), 3.2), Column(_("Correo y teléfono"), 3.2)]
    for delegation, people in by_delegation(workshop):
        heading = heading_of(delegation)
        body.add(Paragraph("SheetHeading", run(heading)))
        rows = [Row([text_cell(text) for text in _cells(person)]) for person in people]
        body.add_table(table(columns, rows, body.sheet.text_width, heading))


def _cells(person: Participant) -> tuple[str, str, str]:
    post = [person.position, person.institution]
    reached = [person.email, person.other_email, person.phone]
    return person.name, _lines(post), _lines(reached)


def _lines(parts: list[str]) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
