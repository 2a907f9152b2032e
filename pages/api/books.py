"""Workbooks leave through here, made at the moment they are asked for and only for those who may read."""

from io import BytesIO

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.sheets.books import BOOKS, EXCEL, Book
from pages.api.answers import answering, open_for
from pages.api.files import today
from pages.api.making import MAKERS
from workshop.errors import DocumentNotFound
from workshop.workshop import Workshop


@answering
async def get_book(request: Request) -> Response:
    """Answer with a workbook as the workshop now is."""
    name = request.path_params["book"]
    book = BOOKS.get(name)
    if book is None:
        raise DocumentNotFound()
    workshop, _actor = await open_for(request, book.doing)
    content = await anyio.to_thread.run_sync(_made, book, workshop, limiter=MAKERS)
    saved_as = f"{name}-{workshop.id}-{today(workshop).isoformat()}.xlsx"
    headers = {"content-disposition": f'attachment; filename="{saved_as}"', "cache-control": "no-store"}
    return Response(content, media_type=EXCEL, headers=headers)


def _made(book: Book, workshop: Workshop) -> bytes:
    target = BytesIO()
    book.write(workshop, target, today(workshop))
    return target.getvalue()
