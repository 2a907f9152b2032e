"""The plan as a Word document, in the structure of the published one: cover, contents, front matter, axes."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO

from exports.word.annexes import ANNEXES, add_annexes
from exports.word.axes import write_axes
from exports.word.body import CAPITALS, Body
from exports.word.cover import PlanStamp, cover
from exports.word.document import Frame, save_document
from exports.word.document_language import document_language
from exports.word.fields import contents
from exports.word.flow import BODY
from exports.word.frames import body_beside, body_of, frame_of
from exports.word.front_matter import write_front_matter
from exports.word.markup import Paragraph
from exports.word.options import AS_IT_IS, PlanOptions, Since
from exports.word.pages import find_pages
from exports.word.pictures import Named
from exports.word.plan_lists import add_plan_lists
from exports.word.printed import bookmark_name, text_paragraphs
from exports.word.remarks import anchor_remarks
from exports.word.sheets import Paper, Sheet
from exports.word.tracked import AnnexSheets, Written, track_changes
from workshop.items import Facts
from workshop.language import _, language
from workshop.text import runs
from workshop.workshop import Workshop

_NONE: Mapping[str, bytes] = MappingProxyType({})


def write_plan(
    workshop: Workshop,
    target: BinaryIO,
    *,
    stamp: PlanStamp,
    paper: Paper = "letter",
    number_contents: bool = False,
    pictures: Mapping[str, bytes] = _NONE,
    options: PlanOptions = AS_IT_IS,
) -> None:
    """Write the plan of a workshop at its revision, whatever its stage, as a .docx.

    Labels speak the workshop's first language. `number_contents` puts page numbers into the contents, which takes
    LibreOffice a second or two; without it, or where it is not installed, they carry links only. `pictures` are those
    of the logos by the id of their file, a logo without one is left out; the template is among them by that of its
    own. The same input gives the same bytes.
    """
    workshop = options.applied_to(workshop)
    facts = workshop.facts
    spoken = document_language(facts.languages)
    with language(spoken.labels):
        body = body_of(workshop, spoken, Sheet(paper), has_cover=True)
        add_plan_lists(body, facts)
        _write_texts(workshop, body)
        annexes = add_annexes(workshop, body, options.annexes, options.closings)
        if options.changes_since:
            _mark_changes(body, annexes, options, options.changes_since)
        if options.remarks:
            anchor_remarks(workshop, body)
        frame = frame_of(workshop, body, stamp, template=pictures.get(facts.template or ""))
        logos = [Named(pictures[logo.file], logo.name) for logo in workshop.logos if logo.file in pictures]
        front = cover(workshop, stamp, body, frame, logos)
        pages = _find_pages(front, body, frame) if number_contents else {}
        save_document(front + _contents(body, pages), body, frame, target)


def _write_texts(workshop: Workshop, body: Body) -> None:
    """Write all that the plan itself says: front matter, objectives, axes."""
    write_front_matter(workshop, body)
    _write_general_objective(workshop, body)
    write_axes(workshop, body)


def _mark_changes(body: Body, annexes: dict[str, str], options: PlanOptions, since: Since) -> None:
    """Show in a body that was written how it came from an earlier state, printed with the same columns.

    `annexes` are those of the body, by the bookmark of their heading; the earlier state has its own.
    """
    then = options.applied_to(since.workshop)
    earlier = body_beside(body, then)
    _write_texts(then, earlier)
    before = add_annexes(then, earlier, since.annexes, since.closings)
    parts = [AnnexSheets(name, annex.across) for name, annex in ANNEXES.items()]
    track_changes(Written(body, annexes), Written(earlier, before), parts, since)


def _find_pages(front: str, body: Body, frame: Frame) -> dict[str, int]:
    """Print the plan once with stand-ins in its contents, to see where each heading comes to stand."""
    anchors = [heading.anchor for heading in body.headings]
    trial = BytesIO()
    save_document(front + _contents(body, dict.fromkeys(anchors, 1)), body, frame, trial)
    return find_pages(trial.getvalue(), anchors)


def _contents(body: Body, pages: Mapping[str, int]) -> str:
    """Write the contents page, with the legend of what is underlined below it."""
    lines = []
    if body.headings:
        lines = [Paragraph("TOCHeading", body.label(_("Contenido"))).xml(), *contents(body.headings, pages)]
    if body.has_gaps:
        lines.append(Paragraph("Legend", body.label(_("Lo que aparece subrayado está por definir."))).xml())
    return "".join(lines)


def _write_general_objective(workshop: Workshop, body: Body) -> None:
    """Write the plan's general objective and, where there are any, its specific ones."""
    facts = workshop.facts
    general = text_paragraphs(workshop, body, facts, "general_objective", BODY)
    specific = _specific_objectives(body, facts)
    if not general and not specific:
        return
    title = _("Plan de trabajo")
    body.add_heading("Heading1", 1, body.label(title), title)
    for label, paragraphs in ((_("Objetivo general"), general), (_("Objetivos específicos"), specific)):
        if paragraphs:
            body.add_label(label, look=CAPITALS)
            body.add(*paragraphs)


def _specific_objectives(body: Body, facts: Facts) -> list[Paragraph]:
    entries = [entry for entry in facts.specific_objectives if entry.strip()]
    paragraphs = [Paragraph(BODY.bullet, body.inline(runs(entry))) for entry in entries]
    body.bookmark_all(paragraphs, bookmark_name(facts, "specific_objectives"))
    return paragraphs
