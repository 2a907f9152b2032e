"""What is stamped on a document of an earlier moment: what closed then, or which revision it was, with day and hour."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.word.cover import PlanStamp
from exports.word.document_language import document_language
from workshop.closing_labels import closing_label
from workshop.closings import Closing
from workshop.language import _, language
from workshop.workshop import Workshop


def past_stamp(then: Workshop, at: datetime, closings: Sequence[Closing]) -> PlanStamp:
    """Return the stamp of a workshop as it was at an instant, in its own language and time."""
    local = at.astimezone(ZoneInfo(then.facts.timezone))
    with language(document_language(then.facts.languages).labels):
        names = [closing_label(then, each) for each in closings]
        said = " · ".join(names) or _("Versión {revision}").format(revision=then.revision)
        return PlanStamp(date=local.date(), status=_("{moment}, {time}").format(moment=said, time=f"{local:%H:%M}"))
