"""What a text leaves for later, such as "Por definir", underlined wherever it stands in a line."""

import re
from collections.abc import Iterable

from exports.word.body import Body
from exports.word.flow import Inline
from exports.word.markup import run
from workshop.placeholders import find_placeholder
from workshop.text import Run

_SAYING = re.compile(r"[\w\[]")


def pending_inline(body: Body) -> Inline:
    """Return the writer of a line's pieces that underlines what they leave for later."""

    def inline(pieces: Iterable[Run]) -> str:
        line = list(pieces)
        return "".join([_piece(body, piece, is_alone=len(line) == 1) for piece in line])

    return inline


def _piece(body: Body, piece: Run, *, is_alone: bool) -> str:
    if piece.mark is not None:
        return body.footnotes.mark(piece.mark)
    if not is_alone and not _says(piece.text):  # the full stop behind a mark
        return run(piece.text)
    found = find_placeholder(piece.text)
    if not found:
        return run(piece.text)
    parts = _parts(piece.text, found)
    return "".join([body.pending(part) if is_pending else run(part) for part, is_pending in parts])


def _parts(text: str, found: str | None) -> list[tuple[str, bool]]:
    """Return a text in parts, each with whether it stands for something missing; `found` is the first that does."""
    if not found:
        return [(text, False)]
    before, _, after = text.partition(found)
    if not _says(before + after):  # the whole line, its full stop too
        return [(text, True)]
    rest = _parts(after, find_placeholder(after) if _says(after) else None)
    return [part for part in ((before, False), (found, True), *rest) if part[0]]


def _says(text: str) -> bool:
    """Say whether anything but signs stands in a text; what is left open within [ ] or by ___ counts."""
    return bool(_SAYING.search(text))
