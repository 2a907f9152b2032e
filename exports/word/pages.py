"""The page each heading stands on, as LibreOffice prints it; nothing else that writes a document knows about pages."""

import re
from collections.abc import Iterable

from exports.word.printing import print_document

_PATIENCE = 20  # seconds somebody waits for page numbers; LibreOffice needs about two
_PAGES = re.compile(rb"/Type/Pages.*?/Kids\[([^\]]*)\]", re.DOTALL)
_DESTINATION = re.compile(rb"/5F(Toc\d+)\[(\d+) 0 R/XYZ")  # PDF writes the underscore as its code


def find_pages(document: bytes, bookmarks: Iterable[str]) -> dict[str, int]:
    """Return the page, from 1, of each `_Toc…` bookmark; nothing at all when one of them cannot be told."""
    printed = print_document(document, _PATIENCE)
    order = _PAGES.search(printed)
    numbers = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", order[1] if order else b""), 1)}
    pages = {f"_{name.decode()}": numbers.get(page, 0) for name, page in _DESTINATION.findall(printed)}
    found = {bookmark: pages.get(bookmark, 0) for bookmark in bookmarks}
    return found if all(found.values()) else {}
