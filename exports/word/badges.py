"""Badges to cut out, eight to a sheet: name, post and delegation, and the sign the desk's phone reads to tick them.

The sign names the person's row in the list and is no credential: it opens nothing to who has not the right to tick.
"""

from typing import BinaryIO

from exports.word.body import Body
from exports.word.codes import code_run
from exports.word.cover import PlanStamp
from exports.word.document import save_document
from exports.word.document_language import document_language
from exports.word.frames import body_of, frame_of
from exports.word.markup import Paragraph, escape, run
from exports.word.people import by_delegation, delegation_label
from exports.word.sheets import Paper, Sheet
from workshop.errors import N_
from workshop.items import Delegation, Participant
from workshop.labels import choice_label
from workshop.language import _, language
from workshop.rehearsals import marked
from workshop.text import folded, without_marks
from workshop.workshop import Workshop

BADGES = N_("Gafetes")
_ABREAST = 2
_HEIGHT = 3_060  # twentieths of a point: four stand on a sheet of either size
_CODE = 1_500  # the side of a code: 2.6 cm
_SHARE = 0.37  # of a badge's width that is the code's
_LONG, _TITLE = 26, 90  # letters of a name, beyond which its letters are smaller; of the workshop's title
_LINE = '<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="8A97A5"/>'
_NONE = '<w:{side} w:val="nil"/>'


def write_badges(
    workshop: Workshop, target: BinaryIO, *, stamp: PlanStamp, paper: Paper = "letter", address: str = ""
) -> None:
    """Write a badge for everybody, in the order of the list; without the installation's `address` they bear no sign."""
    spoken = document_language(workshop.facts.languages)
    with language(spoken.labels):
        body = body_of(workshop, spoken, Sheet(paper))
        people = [(delegation, person) for delegation, those in by_delegation(workshop) for person in those]
        if people:
            abreast = [people[place : place + _ABREAST] for place in range(0, len(people), _ABREAST)]
            rows = "".join(_row(workshop, body, each, address) for each in abreast)
            body.add_table(_table(body, rows))
        else:
            body.add(Paragraph("BodyText", body.label(_("Todavía no hay personas inscritas."))))
        said = ": ".join([_(BADGES), without_marks(workshop.facts.title)])
        save_document("", body, frame_of(workshop, body, stamp, said), target)


def _widths(body: Body) -> tuple[int, int]:
    """Return how wide the words and the code of a badge are."""
    whole = body.sheet.text_width // _ABREAST
    code = int(whole * _SHARE)
    return whole - code, code


def _table(body: Body, rows: str) -> str:
    widths = _widths(body) * _ABREAST
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    description = escape(_(BADGES))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblDescription w:val="{description}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(workshop: Workshop, body: Body, people: list[tuple[Delegation | None, Participant]], address: str) -> str:
    words, code = _widths(body)
    cells = []
    for delegation, person in people:
        cells.append(_cell(words, _words(workshop, body, delegation, person), ("top", "left", "bottom"), "right"))
        cells.append(_cell(code, _code(workshop, body, person, address), ("top", "bottom", "right"), "left"))
    for _missing in range(_ABREAST - len(people)):
        cells += [_cell(width, [Paragraph("TableText", "")], (), "") for width in (words, code)]
    properties = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_HEIGHT}" w:hRule="exact"/></w:trPr>'
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(width: int, inside: list[Paragraph], lined: tuple[str, ...], open_side: str) -> str:
    sides = ("top", "left", "bottom", "right")
    lines = "".join(_LINE.format(side=side) if side in lined else _NONE.format(side=side) for side in sides)
    edges = '<w:tcMar><w:left w:w="140" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tcMar>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{lines}</w:tcBorders>{edges}'
        f'<w:vAlign w:val="center"/></w:tcPr>{"".join(each.xml() for each in inside)}</w:tc>'
    )


def _words(workshop: Workshop, body: Body, delegation: Delegation | None, person: Participant) -> list[Paragraph]:
    title = marked(workshop.facts, without_marks(workshop.facts.title))
    shown = title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"
    size = 34 if len(person.name) <= _LONG else 28
    parts = [
        (shown, '<w:color w:val="5B6770"/><w:sz w:val="15"/><w:szCs w:val="15"/>'),
        (person.name, f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'),
        (person.position.strip() or person.institution.strip(), '<w:sz w:val="19"/><w:szCs w:val="19"/>'),
        (
            delegation_label(delegation) if delegation else "",
            '<w:b/><w:bCs/><w:color w:val="1F6F78"/><w:sz w:val="22"/><w:szCs w:val="22"/>',
        ),
    ]
    found = [Paragraph("TableText", run(text, look)) for text, look in parts if text]
    come_as = _come_as(delegation, person)
    if come_as:
        found.append(
            Paragraph("TableText", body.label(come_as, '<w:i/><w:iCs/><w:sz w:val="19"/><w:szCs w:val="19"/>'))
        )
    return found


def _come_as(delegation: Delegation | None, person: Participant) -> str:
    """Return as what somebody comes: at the head of a delegation, or as no delegate at all."""
    if delegation and delegation.head and folded(delegation.head) == folded(person.name):
        return _("Jefatura de delegación")
    if person.part != "delegate":
        return choice_label("participant", "part", person.part)
    return _("Persona invitada") if person.guest else ""


def _code(workshop: Workshop, body: Body, person: Participant, address: str) -> list[Paragraph]:
    if not address:
        return [Paragraph("TableText", "")]
    link = f"{address}/gafete/{workshop.id}/{person.id}"
    return [
        Paragraph(
            "TableText", code_run(body, link, _("Código de asistencia de {name}").format(name=person.name), _CODE)
        )
    ]
