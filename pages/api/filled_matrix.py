"""A matrix that was filled in Word comes in here: it is read and answered as data; nothing of it is kept."""

import dataclasses

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.word.filled_matrix import read_filled_matrix
from exports.word.incoming import MEGABYTES
from exports.word.inspection import LIMIT
from pages.api.answers import answering, body_within, in_thread, open_for
from pages.shared.running import database
from storage.people import log_event
from workshop.errors import Forbidden
from workshop.file_errors import DocumentTooLarge
from workshop.permissions import Doing, may

# Each looks through its document in a process of its own: a room's files are read one after the other.
_readers = anyio.CapacityLimiter(1)


@answering
async def post_filled_matrix(request: Request) -> Response:
    """Answer with what stands in the tables of a document, for who may write in the matrix of some axis.

    The body is the file itself. What becomes of each row is weighed when it is shown, and again when it is confirmed.
    """
    workshop, actor = await open_for(request, Doing.READ_MATRIX)
    if not any(may(actor, Doing.WRITE_MATRIX, workshop, axis.id) for axis in workshop.axes):
        await in_thread(log_event, database(), "denied", actor.id, workshop.id)
        raise Forbidden()
    body = await body_within(request, LIMIT, DocumentTooLarge(limit=MEGABYTES))
    filled = await anyio.to_thread.run_sync(read_filled_matrix, body, workshop.root, limiter=_readers)
    return JSONResponse({"filled": dataclasses.asdict(filled)}, 201)
