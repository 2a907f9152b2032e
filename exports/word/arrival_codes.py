"""A sheet for the door of each day: the code people scan to say that they are there."""

from typing import BinaryIO

from exports.word.codes import code_run
from exports.word.cover import PlanStamp
from exports.word.document import save_document
from exports.word.document_language import document_language
from exports.word.frames import body_of, frame_of
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import add_sheet_title, session_heading
from exports.word.sheets import Paper, Sheet
from workshop.errors import N_
from workshop.language import _, language
from workshop.text import without_marks
from workshop.workshop import Workshop

ARRIVAL_CODES = N_("Códigos de asistencia")
_CODE = 6_200  # the side of a code, read from a few steps away: 11 cm


def write_arrival_codes(
    workshop: Workshop, target: BinaryIO, *, stamp: PlanStamp, paper: Paper = "letter", address: str = ""
) -> None:
    """Write a page for each session with its code; without the installation's `address`, what to do instead."""
    spoken = document_language(workshop.facts.languages)
    with language(spoken.labels):
        body = body_of(workshop, spoken, Sheet(paper))
        for place, session in enumerate(workshop.sessions):
            add_sheet_title(workshop, body, ARRIVAL_CODES, page_break=True if place else None)
            heading = session_heading(session)
            body.add(Paragraph("SheetHeading", run(heading)))
            if address:
                body.add(
                    Paragraph("BodyText", body.label(_("Escanee este código con su teléfono y diga «Estoy aquí».")))
                )
                link = f"{address}/presente/{workshop.id}/{session.id}"
                name = _("Código para decir que se está en «{session}»").format(session=heading)
                body.add(Paragraph("SheetNote", code_run(body, link, name, _CODE)))
            said = _("Entre antes con su enlace personal o con el código de la sala. Sin teléfono, firme la hoja.")
            body.add(Paragraph("BodyText", body.label(said)))
        if not workshop.sessions:
            add_sheet_title(workshop, body, ARRIVAL_CODES)
            body.add(Paragraph("BodyText", body.label(_("Todavía no hay días en la agenda."))))
        said = ": ".join([_(ARRIVAL_CODES), without_marks(workshop.facts.title)])
        save_document("", body, frame_of(workshop, body, stamp, said), target)
