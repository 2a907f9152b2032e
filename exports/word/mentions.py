"""Whether a Word document names somebody: in its text, its notes and comments, its headers, footers and properties."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from workshop.archives import UNREADABLE

_PARTS = re.compile(r"word/[^/]+\.xml|docProps/[^/]+\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHORTEST = 3  # letters of a word worth looking for


def mentions(content: bytes, words: Collection[str]) -> bool:
    """Say whether any of some names or addresses stands in a document, which is ours or has been checked.

    What no program could open names nobody.
    """
    sought = [re.escape(_plain(word)) for word in words if len(word.strip()) >= _SHORTEST]
    if not sought:
        return False
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sought)})(?!\w)")
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist() if _PARTS.fullmatch(name)]
    except UNREADABLE:
        return False
    return any(pattern.search(_plain(text)) for part in parts for text in _texts(part))


def _texts(part: bytes) -> Iterator[str]:
    """Yield the paragraphs of a part, and what else it says."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(found.text or "" for found in paragraph.iter(f"{_W}t", f"{_W}delText"))
    if not root.tag.startswith(_W):
        yield from (found.text or "" for found in root.iter())
    for comment in root.iter(f"{_W}comment"):
        yield comment.get(f"{_W}author", "")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
