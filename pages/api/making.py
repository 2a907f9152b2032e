"""Documents are made one at a time, and handed out so that they are saved and kept nowhere on the way."""

import anyio
from starlette.responses import Response

from workshop.carried_files import WORD

# One at a time: the contents' page numbers come from a pass through LibreOffice, and the others are still writing.
MAKERS = anyio.CapacityLimiter(1)


def as_word(content: bytes, name: str) -> Response:
    """Answer with a Word document to be saved as `name`.docx."""
    headers = {"content-disposition": f'attachment; filename="{name}.docx"', "cache-control": "no-store"}
    return Response(content, media_type=WORD, headers=headers)
