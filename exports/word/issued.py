"""An issued draft as a Word document: the plan at one revision, under the draft's title and the day of its issue."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from exports.word.cover import PlanStamp
from exports.word.document_language import document_language
from exports.word.options import PlanOptions
from exports.word.plan import write_plan
from workshop.drafts import draft_title
from workshop.items import Draft
from workshop.language import language
from workshop.workshop import Workshop


def issued_options(draft: Draft, closings: Mapping[str, Workshop]) -> PlanOptions:
    """Return the options a draft was issued with; `closings` is the workshop at the stages that had closed by then."""
    return PlanOptions(annexes=draft.annexes, closings=closings)


def draft_document(then: Workshop, draft: Draft, pictures: Mapping[str, bytes], options: PlanOptions) -> bytes:
    """Return the document of a draft, given the workshop at its revision and the pictures of its logos.

    Its contents bear page numbers, for which LibreOffice takes a second or two.
    """
    facts, target = then.facts, BytesIO()
    with language(document_language(facts.languages).labels):
        title = draft_title(draft.number)
    day = datetime.fromisoformat(draft.at or "").astimezone(ZoneInfo(facts.timezone)).date()
    stamp = PlanStamp(date=day, status=title)
    write_plan(then, target, stamp=stamp, number_contents=True, pictures=pictures, options=options)
    return target.getvalue()
