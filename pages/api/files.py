"""Documents leave through here, made at the moment they are asked for and only for those who may read."""

import functools
from collections.abc import Mapping
from datetime import date
from io import BytesIO

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Document, Edition
from pages.api.answers import answering, open_for
from pages.api.drafts import ending, options_asked
from pages.api.making import MAKERS, as_word
from pages.shared.running import database
from storage.files import read_logos
from workshop.errors import DocumentNotFound
from workshop.now import local_now
from workshop.permissions import Actor
from workshop.workshop import Workshop


@answering
async def get_document(request: Request) -> Response:
    """Answer with a document in Word as the workshop now is, at every stage, never refused to who may have it."""
    name = request.path_params["document"]
    document = DOCUMENTS.get(name)
    if document is None:
        raise DocumentNotFound()
    workshop, actor = await open_for(request, document.doing)
    making = functools.partial(copy_of, document, workshop, actor, request.query_params)
    content = await anyio.to_thread.run_sync(making, limiter=MAKERS)
    return as_word(content, f"{name}-{workshop.id}-{today(workshop).isoformat()}{ending(request.query_params)}")


def copy_of(document: Document, workshop: Workshop, actor: Actor, asked: Mapping[str, str]) -> bytes:
    """Return the bytes of a working copy, stamped with the workshop's day; `asked` chooses what can be chosen of it."""
    target = BytesIO()
    edition = Edition(
        stamp=PlanStamp(date=today(workshop)),
        number_contents=True,
        pictures=read_logos(database(), workshop),
        options=options_asked(workshop, actor, asked),
    )
    document.write(workshop, target, edition)
    return target.getvalue()


def today(workshop: Workshop) -> date:
    """Return the day it is where the workshop is held."""
    return local_now(workshop).date()
