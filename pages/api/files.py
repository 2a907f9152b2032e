"""Documents leave through here, made at the moment they are asked for and only for those who may read."""

import functools
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Document, Edition
from pages.api.answers import answering, open_for
from pages.shared.running import database
from storage.files import read_logos
from workshop.errors import DocumentNotFound
from workshop.workshop import Workshop

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# One at a time: the contents' page numbers come from a pass through LibreOffice, and the others are still writing.
_makers = anyio.CapacityLimiter(1)


@answering
async def get_document(request: Request) -> Response:
    """Answer with a document in Word as the workshop now is, at every stage, never refused to who may have it."""
    name = request.path_params["document"]
    document = DOCUMENTS.get(name)
    if document is None:
        raise DocumentNotFound()
    workshop, _actor = await open_for(request, document.doing)
    content = await anyio.to_thread.run_sync(functools.partial(copy_of, document, workshop), limiter=_makers)
    file = f"{name}-{workshop.id}-{today(workshop).isoformat()}.docx"
    headers = {"content-disposition": f'attachment; filename="{file}"', "cache-control": "no-store"}
    return Response(content, media_type=WORD, headers=headers)


def copy_of(document: Document, workshop: Workshop) -> bytes:
    """Return the bytes of a working copy, stamped with the workshop's day."""
    target = BytesIO()
    edition = Edition(
        stamp=PlanStamp(date=today(workshop)), number_contents=True, pictures=read_logos(database(), workshop)
    )
    document.write(workshop, target, edition)
    return target.getvalue()


def today(workshop: Workshop) -> date:
    """Return the day it is where the workshop is held."""
    return datetime.now(ZoneInfo(workshop.facts.timezone)).date()
