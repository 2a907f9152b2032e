"""The lists of the working groups, one to a page, for the doors of their rooms."""

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.tables import Column, Row, table, text_cell
from workshop.items import Axis, WorkingGroup
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_groups(workshop: Workshop, body: Body) -> None:
    """Write each group on a page of its own: its axis, room and officers, and who is in it."""
    numbers = number_plan(workshop).axes
    groups = [(axis, group) for axis in workshop.axes for group in workshop.groups(axis.id)]
    for place, (axis, group) in enumerate(groups):
        _add_group(workshop, body, axis, group, numbers[axis.id], page_break=place > 0)
    if not groups:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay grupos de trabajo."))))


def _add_group(
    workshop: Workshop, body: Body, axis: Axis, group: WorkingGroup, number: str, *, page_break: bool
) -> None:
    name = without_marks(axis.title).strip() or _("Por definir")
    title = " ".join([_("Eje {number}:").format(number=number), name])
    body.add(Paragraph("SheetHeading", run(title), page_break=page_break))
    for words, name in (
        (_("Grupo"), group.name),
        (_("Sala"), group.room),
        (_("Enlace"), group.link or ""),
        (_("Facilitador/a"), group.facilitator),
        (_("Relator/a"), group.rapporteur),
        (_("Apoyo a la relatoría"), group.helper or ""),
    ):
        if name.strip():
            look = '<w:rStyle w:val="Label"/>'
            body.add(Paragraph("BodyText", body.label(f"{words}: ", look) + run(name), keep_next=True))
    names = {delegation.id: delegation.name or delegation.code for delegation in workshop.delegations}
    columns = [Column(_("N.º"), 0.5), Column(_("Nombre"), 3.2), Column(_("Delegación"), 2.4), Column(_("Cargo"), 3.0)]
    members = workshop.members(group.id)
    rows = [
        Row([text_cell(text) for text in (str(place), each.name, names.get(each.delegation or "", ""), each.position)])
        for place, each in enumerate(members, 1)
    ]
    if not members:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay personas en este grupo."))))
        return
    body.add_table(table(columns, rows, body.sheet.text_width, title))
    total = ngettext("{count} persona en el grupo.", "{count} personas en el grupo.", len(members))
    body.add(Paragraph("SheetNote", body.label(total.format(count=len(members)))))
