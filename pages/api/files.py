"""Documents leave through here, made at the moment they are asked for and only for those who may read."""

import functools
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.word.cover import PlanStamp
from exports.word.plan import write_plan
from pages.api.answers import answering, open_for
from pages.shared.running import database
from storage.files import read_logos
from workshop.permissions import Doing
from workshop.workshop import Workshop

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# One at a time: the contents' page numbers come from a pass through LibreOffice, and the others are still writing.
_makers = anyio.CapacityLimiter(1)


@answering
async def get_plan(request: Request) -> Response:
    """Answer with the working copy of the plan in Word, at every stage, never refused to who may read."""
    workshop, _actor = await open_for(request, Doing.READ_MATRIX)
    content = await anyio.to_thread.run_sync(functools.partial(working_copy, workshop), limiter=_makers)
    name = f"plan-{workshop.id}-{today(workshop).isoformat()}.docx"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=WORD, headers=headers)


def working_copy(workshop: Workshop) -> bytes:
    """Return the bytes of the plan's working copy, stamped with the workshop's day."""
    target = BytesIO()
    stamp, pictures = PlanStamp(date=today(workshop)), read_logos(database(), workshop)
    write_plan(workshop, target, stamp=stamp, number_contents=True, pictures=pictures)
    return target.getvalue()


def today(workshop: Workshop) -> date:
    """Return the day it is where the workshop is held."""
    return datetime.now(ZoneInfo(workshop.facts.timezone)).date()
