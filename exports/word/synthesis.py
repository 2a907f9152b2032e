"""The synthesis that each day but the first opens with, on paper: what the day before it captured."""

from exports.word.body import Body
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import session_heading
from workshop.language import _
from workshop.synthesis import day_before, synthesis
from workshop.workshop import Workshop


def add_synthesis(workshop: Workshop, body: Body) -> None:
    """Write the synthesis of each day that has another behind it, as far as something was taken down."""
    captured = [
        (before, parts)
        for before in (day_before(workshop, session.id) for session in workshop.sessions)
        if before is not None and (parts := synthesis(workshop, before.id))
    ]
    for place, (day, parts) in enumerate(captured):
        body.add(Paragraph("SheetHeading", run(session_heading(day)), page_break=place > 0))
        for part in parts:
            body.add(Paragraph("Heading3", body.label(part.heading)))
            body.add(*body.paragraphs("\n".join(f"- {line}" for line in part.lines), BODY))
    if not captured:
        body.add(
            Paragraph("BodyText", body.label(_("De los días anteriores todavía no hay notas, acuerdos ni entregas.")))
        )
