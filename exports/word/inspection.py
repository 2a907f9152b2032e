"""Looks through a Word document that came from outside, in a process of its own: `python -m exports.word.inspection`.

It reads the document from its input, and answers in JSON with the problem found, or with `null`.
"""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from exports.bounded import bind
from workshop.archives import Limits, open_archive, unpack
from workshop.errors import Problem
from workshop.file_errors import (
    ArchiveDamaged,
    ArchiveEncrypted,
    DocumentAsksOutside,
    DocumentWithMacros,
    NotAWordDocument,
)

LIMIT = 10 * 1024**2  # bytes of a document
_LIMITS = Limits(entries=2_000, total=64 * 1024**2)
_MEMORY = 72 * 1024**2  # bytes it may take for the document, all parts of it parsed
_SECONDS = 2  # of the processor
_OLD = b"\xd0\xcf\x11\xe0"  # how files begin that Word keeps with a password, or kept until 2003
_ZIP = b"PK\x03\x04"
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml", re.IGNORECASE
)
_PROGRAMS = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject|webextension", re.IGNORECASE)
_EMBEDDED = re.compile(r"vbaProject|vbaData|activeX|embeddings/", re.IGNORECASE)
_RELATIONS = re.compile(r"/(oleObject|package|control|vbaProject|aFChunk|activeX\w*)$", re.IGNORECASE)
_LINKS = ("http", "https", "mailto")
# Fields that fetch or start something when the document is opened or printed.
_FETCHING = re.compile(
    r"(?:^|\s)(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)(?:\s|$)",
    re.IGNORECASE,
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def inspect(content: bytes) -> None:
    """Raise the problem of a document, if it has one; all its parts are parsed and held at once, as readers do."""
    if content.startswith(_OLD):
        raise ArchiveEncrypted()
    if not content.startswith(_ZIP):
        raise NotAWordDocument()
    with open_archive(BytesIO(content), _LIMITS) as archive:
        names = archive.namelist()
        parts = {name: _parse(unpack(archive, name)) for name in names if name.endswith((".xml", ".rels"))}
        for name in set(names) - set(parts):
            unpack(archive, name)  # whole, and as its sum says
    _check_types(parts)
    if any(_EMBEDDED.search(name) for name in names):
        raise DocumentWithMacros()
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_relations(part)
        elif any(_FETCHING.search(field) for field in _fields(part)):
            raise DocumentAsksOutside()


def _parse(content: bytes) -> etree._Element:
    """Parse a part; entities stay unresolved, nothing is fetched, and what declares any is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError() from None
        raise ArchiveDamaged() from None
    if root.getroottree().docinfo.doctype:
        raise DocumentAsksOutside()
    return root


def _check_types(parts: dict[str, etree._Element]) -> None:
    if _TYPES not in parts:
        raise NotAWordDocument()
    kinds = [found.get("ContentType", "") for found in parts[_TYPES].iter("{*}Override", "{*}Default")]
    if any(_PROGRAMS.search(kind) for kind in kinds):
        raise DocumentWithMacros()
    if not any(_MAIN.fullmatch(kind) for kind in kinds):
        raise NotAWordDocument()


def _check_relations(part: etree._Element) -> None:
    """Refuse a relation to a program, or to anything outside but the links a reader may press."""
    for found in part.iter("{*}Relationship"):
        kind, target = found.get("Type", ""), found.get("Target", "")
        if _RELATIONS.search(kind):
            raise DocumentWithMacros()
        is_outside = found.get("TargetMode", "").lower() == "external" or "://" in target or target.startswith("\\")
        is_link = kind.endswith("/hyperlink") and _scheme(target) in _LINKS
        if is_outside and not is_link:
            raise DocumentAsksOutside()


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return ""


def _fields(part: etree._Element) -> Iterator[str]:
    """Yield the instructions of a part's fields; one may be parted into any number of runs."""
    yield from (found.get(f"{_W}instr", "") for found in part.iter(f"{_W}fldSimple"))
    for paragraph in part.iter(f"{_W}p"):
        yield "".join(found.text or "" for found in paragraph.iter(f"{_W}instrText"))


def main() -> None:
    """Judge the document on the input; a process that finds no end of it is ended by its bounds."""
    content = sys.stdin.buffer.read(LIMIT + 1)
    bind(_MEMORY, _SECONDS)
    answer: dict[str, Any] | None = None
    try:
        inspect(content)
    except Problem as problem:
        answer = {"problem": type(problem).__name__, "facts": problem.facts}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
