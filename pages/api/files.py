"""Documents leave through here, made at the moment they are asked for and only for those who may read."""

import functools
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zoneinfo import ZoneInfo

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Document, Edition
from exports.word.past import past_stamp
from pages.api.answers import answering, in_thread, open_for
from pages.api.drafts import ending, options_asked
from pages.api.making import MAKERS, as_word
from pages.shared.asked_number import asked_number
from pages.shared.running import database, public_url
from storage.files import read_logos
from storage.past import Past, read_past
from workshop.errors import DocumentNotFound
from workshop.now import local_now
from workshop.permissions import Actor
from workshop.workshop import Workshop

REVISION = "revision"  # what an address names an earlier moment by


@answering
async def get_document(request: Request) -> Response:
    """Answer with a document in Word as the workshop is, or was; at every stage, never refused to who may have it."""
    name = request.path_params["document"]
    document = DOCUMENTS.get(name)
    if document is None:
        raise DocumentNotFound()
    workshop, actor = await open_for(request, document.doing)
    past = await in_thread(past_asked, workshop, request.query_params)
    making = functools.partial(copy_of, document, workshop, actor, request.query_params, past)
    content = await anyio.to_thread.run_sync(making, limiter=MAKERS)
    return as_word(content, file_name(name, workshop, past) + ending(request.query_params))


def past_asked(workshop: Workshop, asked: Mapping[str, str]) -> Past | None:
    """Return the workshop at the revision that an address names, `None` where it names none.

    Who may have a document as it is may have it as it was: that is weighed by today's roles. Raises: RevisionNotFound.
    """
    if REVISION not in asked:
        return None
    return read_past(database(), workshop.id, asked_number(asked[REVISION]) or 0)


def copy_of(
    document: Document, workshop: Workshop, actor: Actor, asked: Mapping[str, str], past: Past | None = None
) -> bytes:
    """Return the bytes of a working copy, stamped with the workshop's day, or of its `past`, stamped with that moment.

    `asked` chooses what can be chosen of it.
    """
    target, then = BytesIO(), past.workshop if past else workshop
    edition = Edition(
        stamp=past_stamp(then, past.at, past.closings) if past else PlanStamp(date=today(workshop)),
        number_contents=True,
        pictures=read_logos(database(), then),
        address=public_url(),
        options=options_asked(workshop, actor, asked, revision=then.revision),
    )
    document.write(then, target, edition)
    return target.getvalue()


def file_name(name: str, workshop: Workshop, past: Past | None) -> str:
    """Return what the file of a document is called, without its ending: the day it is of, and which past revision."""
    if past is None:
        return f"{name}-{workshop.id}-{today(workshop).isoformat()}"
    day = past.at.astimezone(ZoneInfo(workshop.facts.timezone)).date()
    return f"{name}-{workshop.id}-{day.isoformat()}-revision-{past.workshop.revision}"


def today(workshop: Workshop) -> date:
    """Return the day it is where the workshop is held."""
    return local_now(workshop).date()
