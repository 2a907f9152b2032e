"""Fills a blank matrix as somebody would in Word: types into the cells of its tables, by table, row and column."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.exports.word.plan_reader import W

_WORD = "word/document.xml"


def fill(document: bytes, texts: dict[tuple[int, int, int], str], add: str = "") -> bytes:
    """Return a document with texts in its cells, from 0; a line of a text is a paragraph.

    `add` is markup put behind the last table.
    """
    root = etree.fromstring(_read(document, _WORD))
    tables = root.findall(f"{W}body/{W}tbl")
    for (table, row, column), text in texts.items():
        cell = tables[table].findall(W + "tr")[row].findall(W + "tc")[column]
        first = cell.findall(W + "p")[-1]
        for old in first.findall(W + "r"):
            first.remove(old)
        for place, line in enumerate(text.split("\n")):
            paragraph = first if place == 0 else etree.SubElement(cell, W + "p")
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = line
    if add:
        namespaces = {prefix: name for prefix, name in root.nsmap.items() if prefix}
        declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in namespaces.items())
        for element in reversed(etree.fromstring(f"<x {declared}>{add}</x>")):
            tables[-1].addnext(element)
    return replaced(document, etree.tostring(root, encoding="utf-8"))


def edited(document: bytes, old: str, new: str) -> bytes:
    """Return a document with one piece of its markup in the place of another, once."""
    markup = _read(document, _WORD).decode()
    assert old in markup
    return replaced(document, markup.replace(old, new, 1).encode())


def replaced(document: bytes, markup: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, markup if name == _WORD else old.read(name))
    return target.getvalue()


def without(document: bytes, folder: str) -> bytes:
    """Return a document without the parts in a folder, and without what leads to them."""
    target = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.startswith(folder):
                led = re.sub(rf'<(Relationship|Override) [^>]*"[./]*{folder}[^>]*/>', "", old.read(name).decode())
                new.writestr(name, led)
    return target.getvalue()


def _read(document: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(document)) as package:
        return package.read(name)
