"""Who takes part, on paper: the list by delegation, and the sheet everybody signs on each day."""

from collections import defaultdict
from collections.abc import Iterator

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import session_heading
from exports.word.tables import Column, Row, table, text_cell
from workshop.items import Delegation, Participant
from workshop.language import _, ngettext
from workshop.workshop import Workshop

_SIGNING = 520  # twentieths of a point, the least height of a row somebody signs in
_SPARE = 6  # blank rows for those who were not expected


def add_participants(workshop: Workshop, body: Body) -> None:
    """Write everybody by delegation, in the workshop's order of delegations, with a count at the end."""
    columns = [Column(_("N.º"), 0.5), Column(_("Nombre"), 2.6), Column(_("Cargo"), 2.6), Column(_("Institución"), 2.6)]
    number = 0
    for delegation, people in by_delegation(workshop):
        heading = _name(delegation)
        body.add(Paragraph("SheetHeading", run(heading)))
        rows = []
        for person in people:
            number += 1
            cells = (str(number), person.name, person.position, person.institution)
            rows.append(Row([text_cell(text) for text in cells]))
        body.add_table(table(columns, rows, body.sheet.text_width, heading))
    count = len(workshop.participants)
    total = ngettext("{count} persona inscrita.", "{count} personas inscritas.", count).format(count=count)
    body.add(Paragraph("SheetNote", body.label(total)))


def add_attendance(workshop: Workshop, body: Body) -> None:
    """Write a sheet to sign for each day or session, with rows left for those who were not expected."""
    columns = [
        Column(_("N.º"), 0.5),
        Column(_("Nombre"), 3.0),
        Column(_("Delegación"), 2.2),
        Column(_("Cargo e institución"), 3.2),
        Column(_("Firma"), 2.6),
    ]
    for place, session in enumerate(workshop.sessions or [None]):
        heading = session_heading(session) if session else _("Asistencia")
        body.add(Paragraph("SheetHeading", run(heading), page_break=place > 0))
        rows = [Row([text_cell(text) for text in cells], height=_SIGNING) for cells in _signing(workshop)]
        body.add_table(table(columns, rows, body.sheet.text_width, heading))


def by_delegation(workshop: Workshop) -> list[tuple[Delegation | None, list[Participant]]]:
    """Return (delegation, its people) in the workshop's order; those without one come last."""
    people: dict[str | None, list[Participant]] = defaultdict(list)
    known = {delegation.id for delegation in workshop.delegations}
    for person in workshop.participants:
        people[person.delegation if person.delegation in known else None].append(person)
    listed: list[tuple[Delegation | None, list[Participant]]] = [
        (delegation, people[delegation.id]) for delegation in workshop.delegations if people[delegation.id]
    ]
    return listed + ([(None, people[None])] if people[None] else [])


def _signing(workshop: Workshop) -> Iterator[tuple[str, ...]]:
    number = 0
    for delegation, people in by_delegation(workshop):
        for person in people:
            number += 1
            post = ", ".join(part for part in (person.position, person.institution) if part.strip())
            yield str(number), person.name, _name(delegation) if delegation else "", post, ""
    for spare in range(_SPARE):
        yield str(number + spare + 1), "", "", "", ""


def _name(delegation: Delegation | None) -> str:
    if delegation is None:
        return _("Sin delegación")
    return delegation.name.strip() or delegation.code.strip() or _("Delegación sin nombre")
