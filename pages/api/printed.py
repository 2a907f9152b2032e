"""Documents as PDF, and their pages as pictures: made once for each revision, one at a time, kept for the next."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.word.documents import DOCUMENTS, Document
from exports.word.printing import can_draw, can_print, count_pages, draw_page, print_document
from pages.api.answers import answering, in_thread, open_for
from pages.api.files import REVISION, copy_of, file_name, past_asked, today
from pages.api.making import MAKERS
from pages.api.shelf import Shelf
from pages.shared.asked_number import asked_number
from pages.shared.running import database
from storage.past import Past, count_erasures
from workshop.errors import DocumentNotFound, DocumentNotPrinted, FileMissing, NoPrinting
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

Key = tuple[object, ...]
_documents = Shelf(48 * 1024**2)  # bytes
_pictures = Shelf(32 * 1024**2)
# Apart from those who make documents: a page is drawn in a tenth of a second, and should not wait behind LibreOffice.
_drawers = anyio.CapacityLimiter(1)
_KEEP = "private, max-age=3600"  # a picture's address names its revision


@dataclass(frozen=True)
class _Asked:
    """A document of a workshop, asked for by somebody who may have it; `chosen` is what they chose of it."""

    name: str
    document: Document
    workshop: Workshop
    actor: Actor
    chosen: Mapping[str, str]
    past: Past | None
    erasures: int  # what was made before somebody was erased is not given out again

    def key(self, revision: int) -> Key:
        """Return under what it is kept at a revision: apart for those who may have more of it chosen."""
        inside = may(self.actor, Doing.READ_INTERNAL, self.workshop)
        at = ("past", self.past.workshop.revision) if self.past else (revision, today(self.workshop))
        place = (self.name, self.workshop.id, self.workshop.root, *at, self.erasures)
        return (*place, inside, tuple(sorted(self.chosen.items())))

    def print(self) -> bytes:
        """Return it as PDF; empty where that is impossible or takes too long."""
        return print_document(copy_of(self.document, self.workshop, self.actor, self.chosen, self.past))


@answering
async def get_pdf(request: Request) -> Response:
    """Answer with a document as PDF, as the workshop now is, or was at the revision that the address names."""
    asked = await _asked(request, may_be_past=True)
    content = await _printed(asked)
    file = file_name(asked.name, asked.workshop, asked.past)
    headers = {"content-disposition": f'attachment; filename="{file}.pdf"', "cache-control": "no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


@answering
async def get_pages(request: Request) -> Response:
    """Answer with how many pages a document has at which revision, once they are there to be seen."""
    asked = await _asked(request)
    _require(can_draw)
    count = count_pages(await _printed(asked))
    return JSONResponse({"pages": count, "revision": asked.workshop.revision}, headers={"cache-control": "no-store"})


@answering
async def get_page(request: Request) -> Response:
    """Answer with the picture of a page, from 1, at the revision the address names while it is kept, else as it is."""
    asked = await _asked(request)
    _require(can_draw)
    number = int(request.path_params["page"])
    key = asked.key(asked_number(request.query_params.get(REVISION, "")) or asked.workshop.revision)
    content = _documents.find(key)
    if content is None:
        key, content = asked.key(asked.workshop.revision), await _printed(asked)
    if not 1 <= number <= count_pages(content):
        raise FileMissing()
    make = functools.partial(draw_page, content, number)
    picture = await _made(_pictures, (*key, number), make, _drawers)
    return Response(picture, media_type="image/png", headers={"cache-control": _KEEP})


async def _asked(request: Request, may_be_past: bool = False) -> _Asked:
    name = request.path_params["document"]
    document = DOCUMENTS.get(name)
    if document is None:
        raise DocumentNotFound()
    workshop, actor = await open_for(request, document.doing)
    past = await in_thread(past_asked, workshop, request.query_params) if may_be_past else None
    chosen = {key: value for key, value in request.query_params.items() if key != REVISION}
    erasures = await in_thread(count_erasures, database(), workshop.id)
    return _Asked(name, document, workshop, actor, chosen, past, erasures)


def _require(can: Callable[[], bool]) -> None:
    if not can():
        raise NoPrinting()


async def _printed(asked: _Asked) -> bytes:
    _require(can_print)
    return await _made(_documents, asked.key(asked.workshop.revision), asked.print, MAKERS)


async def _made(shelf: Shelf, key: Key, make: Callable[[], bytes], limiter: anyio.CapacityLimiter) -> bytes:
    """Return what is kept or made under a key; who waited for their turn finds what was made meanwhile."""
    content = shelf.find(key)
    if content is None:
        content = await anyio.to_thread.run_sync(shelf.find_or_make, key, make, limiter=limiter)
    if not content:
        raise DocumentNotPrinted()
    return content
