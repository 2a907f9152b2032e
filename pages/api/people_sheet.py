"""A sheet of people comes in here: it is judged and read, and waits in memory for whoever sent it."""

from functools import partial

import anyio
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.sheets.incoming import MEGABYTES, read_people_sheet
from exports.sheets.workbook import LIMIT
from pages.api.answers import answering, body_within, open_for
from pages.api.shelf import Shelf
from workshop.changes import new_id
from workshop.file_errors import SheetTooLarge
from workshop.permissions import Doing
from workshop.sheet import Sheet

# Each is read in a process of its own: a room's files are read one after the other.
_readers = anyio.CapacityLimiter(1)
_waiting = Shelf(8 * LIMIT)
_SHEET = TypeAdapter(Sheet)


@answering
async def post_people_sheet(request: Request) -> Response:
    """Read the file that is the body, for who prepares the workshop; nothing of it is written.

    The answer names it for `waiting_sheet`: what stands in it never travels back through the browser.
    """
    workshop, actor = await open_for(request, Doing.PREPARE)
    body = await body_within(request, LIMIT, SheetTooLarge(limit=MEGABYTES))
    sheet = await anyio.to_thread.run_sync(read_people_sheet, body, limiter=_readers)
    kept, key = new_id(), (workshop.id, actor.id)
    _waiting.find_or_make((*key, kept, "file"), lambda: body)
    _waiting.find_or_make((*key, kept), partial(_SHEET.dump_json, sheet))
    return JSONResponse({"people": kept}, 201)


def waiting_sheet(workshop: int, person: str, kept: str, name: str | None = None) -> Sheet | None:
    """Return a sheet that somebody sent, or another one of its book by `name`; `None` once it has waited too long.

    Raises: as `read_people_sheet`.
    """
    key = (workshop, person, kept)
    if name is not None:
        body = _waiting.find((*key, "file"))
        return read_people_sheet(body, name) if body else None
    found = _waiting.find(key)
    return _SHEET.validate_json(found) if found else None
