"""The concept note: why a workshop is called, what for, how, with whom, and its draft agenda as an annex."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO

from exports.word.agenda import add_agenda
from exports.word.body import Body
from exports.word.cover import PlanStamp, days_of, long_date
from exports.word.document import save_document
from exports.word.document_language import document_language
from exports.word.flow import BODY
from exports.word.frames import body_of, frame_of
from exports.word.markup import Paragraph, run
from exports.word.pictures import Named
from exports.word.related import add_related, has_related
from exports.word.sheet_document import add_sheet_title
from exports.word.sheets import Paper, Sheet
from workshop.errors import N_
from workshop.items import Facts, Mandate, Profile
from workshop.labels import choice_label
from workshop.language import _, current_language, language
from workshop.rehearsals import rehearsal_mark
from workshop.text import without_marks
from workshop.workshop import Workshop

CONCEPT_NOTE = N_("Nota conceptual")
_AGENDA = N_("Agenda tentativa")
_NONE: Mapping[str, bytes] = MappingProxyType({})


def write_concept_note(
    workshop: Workshop, target: BinaryIO, *, stamp: PlanStamp, paper: Paper, pictures: Mapping[str, bytes] = _NONE
) -> None:
    """Write the concept note; a part that nobody has written is left out. The same input gives the same bytes."""
    spoken = document_language(workshop.facts.languages)
    with language(spoken.labels):
        body = body_of(workshop, spoken, Sheet(paper))
        _add_beginning(workshop, body, stamp, pictures)
        _add_parts(workshop, body)
        _add_disclaimer(workshop, body)
        if workshop.sessions:
            add_sheet_title(workshop, body, _AGENDA, page_break=True)
            add_agenda(workshop, body)
        said = ": ".join([_(CONCEPT_NOTE), without_marks(workshop.facts.title)])
        save_document("", body, frame_of(workshop, body, stamp, said), target)


def _add_beginning(workshop: Workshop, body: Body, stamp: PlanStamp, pictures: Mapping[str, bytes]) -> None:
    """Write the logos, who convenes, what this is, of which workshop, and of which day."""
    facts = workshop.facts
    logos = [Named(pictures[logo.file], logo.name) for logo in workshop.logos if logo.file in pictures]
    if logos:
        body.add(Paragraph("CoverLogos", body.pictures.row(logos, body.sheet.text_width)))
    for line in (rehearsal_mark(facts), facts.body, facts.network):
        if line.strip():
            body.add(Paragraph("SheetNote", run(without_marks(line)), keep_next=True))
    body.add(Paragraph("SheetTitle", body.label(_(CONCEPT_NOTE))))
    title = without_marks(facts.title).strip()
    body.add(Paragraph("SheetHeading", run(title) if title else body.gap()))
    if facts.subtitle.strip():
        body.add(Paragraph("SheetSubtitle", run(without_marks(facts.subtitle))))
    made = f"{stamp.status_text()} · {long_date(stamp.date, current_language())}"
    body.add(Paragraph("SheetNote", body.label(made)))


def _add_parts(workshop: Workshop, body: Body) -> None:
    facts = workshop.facts
    _add_text(body, _("Antecedentes"), facts.background)
    _add_mandates(body, workshop.mandates)
    _add_text(body, _("Objetivo general"), facts.general_objective)
    _add_list(body, _("Objetivos específicos"), facts.specific_objectives)
    _add_text(body, _("Metodología"), facts.methodology)
    if has_related(workshop):
        add_related(workshop, body)
    _add_list(body, _("Ejes de trabajo"), [without_marks(axis.title) for axis in workshop.axes])
    _add_text(body, _("Producto esperado"), facts.expected_product)
    _add_profile(workshop, body)
    _add_facts(workshop, body)


def _add_text(body: Body, heading: str, text: str | None) -> None:
    paragraphs = body.paragraphs(text, BODY)
    if paragraphs:
        body.add(Paragraph("SheetHeading", body.label(heading)), *paragraphs)


def _add_list(body: Body, heading: str, entries: Sequence[str]) -> None:
    written = [Paragraph(BODY.bullet, body.words(entry)) for entry in entries if entry.strip()]
    if written:
        body.add(Paragraph("SheetHeading", body.label(heading)), *written)


def _add_mandates(body: Body, mandates: Sequence[Mandate]) -> None:
    """Quote what calls for the workshop, each with where and when it was decided."""
    quoted = [mandate for mandate in mandates if mandate.text.strip()]
    if quoted:
        body.add(Paragraph("SheetHeading", body.label(_("Mandatos"))))
    for mandate in quoted:
        paragraphs = body.paragraphs(mandate.text, BODY)
        paragraphs[0].content = run("«") + paragraphs[0].content
        paragraphs[-1].content += run("»")
        body.add(*paragraphs)
        day = long_date(mandate.date, current_language()) if mandate.date else ""
        source = ", ".join(part for part in (mandate.body, mandate.place, day) if part.strip())
        if source:
            body.keep_last_with_next()
            body.add(Paragraph("SheetNote", run(source)))


def _add_profile(workshop: Workshop, body: Body) -> None:
    """Write who should come: in words, and the profiles with how many each delegation sends."""
    paragraphs = body.paragraphs(workshop.facts.participants_profile, BODY)
    quotas = [*_whole(workshop.facts), *(_quota(each) for each in workshop.profiles if each.name.strip())]
    profiles = [Paragraph(BODY.bullet, run(words)) for words in quotas]
    if profiles:
        paragraphs.append(Paragraph("BodyText", body.label(_("Cada delegación envía:")), keep_next=True))
    if paragraphs:
        body.add(Paragraph("SheetHeading", body.label(_("Perfil de participantes"))), *paragraphs, *profiles)


def _whole(facts: Facts) -> list[str]:
    """Return how many people a delegation sends in all, where that was said."""
    least, most = facts.delegation_minimum, facts.delegation_maximum
    if least is None and most is None:
        return []
    if least is None:
        return [_("En total: hasta {most}").format(most=most)]
    if most is None:
        return [_("En total: al menos {least}").format(least=least)]
    words = _("En total: {least}") if least == most else _("En total: de {least} a {most}")
    return [words.format(least=least, most=most)]


def _quota(profile: Profile) -> str:
    least, most = profile.minimum, profile.maximum
    if least is not None and most is not None and least != most:
        return _("{profile}: de {least} a {most}").format(profile=profile.name, least=least, most=most)
    number = least if least is not None else most
    return profile.name if number is None else f"{profile.name}: {number}"


def _add_facts(workshop: Workshop, body: Body) -> None:
    """Write when and where it is held, who hosts it and who pays."""
    facts = workshop.facts
    lines = [
        (_("Fechas"), days_of(facts, current_language())),
        (_("Lugar"), facts.place),
        (_("Modalidad"), choice_label("workshop", "modality", facts.modality)),
        (_("Anfitrión"), facts.host),
        (_("Financiamiento"), facts.funder or ""),
        (_("Programa"), facts.programme or ""),
    ]
    body.add(Paragraph("SheetHeading", body.label(_("Fechas, lugar y financiamiento"))))
    look = '<w:rStyle w:val="Label"/>'
    for name, value in lines:
        if value.strip():
            body.add(Paragraph("BodyText", body.label(f"{name}: ", look) + body.words(value)))


def _add_disclaimer(workshop: Workshop, body: Body) -> None:
    for paragraph in body.paragraphs(workshop.facts.disclaimer, BODY):
        paragraph.style = "SheetNote" if paragraph.style == BODY.paragraph else paragraph.style
        body.add(paragraph)
