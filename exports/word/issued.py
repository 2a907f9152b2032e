"""An issued draft as a Word document: the plan at one revision, under the draft's title and the day of its issue."""

from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from exports.word.cover import PlanStamp, long_date
from exports.word.document_language import document_language
from exports.word.options import PlanOptions
from exports.word.plan import write_plan
from workshop.drafts import draft_title
from workshop.items import Draft
from workshop.language import _, language
from workshop.workshop import Workshop


def issued_options(draft: Draft, closings: Mapping[str, Workshop]) -> PlanOptions:
    """Return the options a draft was issued with; `closings` is the workshop at the stages that had closed by then."""
    return PlanOptions(annexes=draft.annexes, closings=closings)


def draft_document(then: Workshop, draft: Draft, pictures: Mapping[str, bytes], options: PlanOptions) -> bytes:
    """Return the document of a draft, given the workshop at its revision and the pictures of its logos.

    Its contents bear page numbers, for which LibreOffice takes a second or two.
    """
    facts, target = then.facts, BytesIO()
    day = _day_of(draft.at, then)
    spoken = document_language(facts.languages).labels
    with language(spoken):
        title = draft_title(draft.number)
        if draft.remade_at:
            said = _("{draft} (rehecho el {day})")
            title = said.format(draft=title, day=long_date(_day_of(draft.remade_at, then), spoken))
    stamp = PlanStamp(date=day, status=title)
    write_plan(then, target, stamp=stamp, number_contents=True, pictures=pictures, options=options)
    return target.getvalue()


def _day_of(instant: str | None, workshop: Workshop) -> Date:
    return datetime.fromisoformat(instant or "").astimezone(ZoneInfo(workshop.facts.timezone)).date()
