"""What a text leaves for later, such as "Por definir", underlined wherever it stands in a line."""

import re
from collections.abc import Sequence

from exports.word.body import Body
from exports.word.flow import Inline
from exports.word.markup import run
from workshop.placeholders import find_placeholder
from workshop.text import Run

_SAYING = re.compile(r"[\w\[]")


def pending_inline(body: Body) -> Inline:
    """Return the writer of a line's pieces that underlines what they leave for later."""
    mark = body.footnotes.mark

    def inline(pieces: Sequence[Run]) -> str:
        is_alone = len(pieces) == 1
        return "".join([_words(body, text, is_alone) if note is None else mark(note) for text, note in pieces])

    return inline


def _words(body: Body, text: str, is_alone: bool) -> str:
    if not is_alone and not _says(text):  # the full stop behind a mark
        return run(text)
    found = find_placeholder(text)
    if not found:
        return run(text)
    return "".join([body.pending(part) if is_pending else run(part) for part, is_pending in _parts(text, found)])


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
