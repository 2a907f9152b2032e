"""Reads the tables of a Word document back, cell by cell; it shares no code with the writer."""

from collections.abc import Iterator

from lxml import etree

from tests.exports.word.plan_reader import Package, W, read_text

Table = list[list[str]]  # rows of cells, each its paragraphs a line


def read_tables(data: bytes) -> list[Table]:
    """Return every table, its header row first."""
    body = Package(data).xml("word/document.xml").find(W + "body")
    return [
        [[_cell(cell) for cell in row.iter(W + "tc")] for row in found.iter(W + "tr")] for found in body.iter(W + "tbl")
    ]


def read_underlined(data: bytes) -> list[str]:
    """Return every run that is marked as pending, in order."""
    body = Package(data).xml("word/document.xml").find(W + "body")
    return [read_text(run) for run in body.iter(W + "r") if _look(run) == "Pending"]


def read_sheets(data: bytes) -> list[tuple[int, int]]:
    """Return the width and height of each section's sheets, in twentieths of a point."""
    body = Package(data).xml("word/document.xml").find(W + "body")
    sizes = body.iter(W + "pgSz")
    return [(int(size.get(W + "w")), int(size.get(W + "h"))) for size in sizes]


def paragraphs_outside(data: bytes, style: str) -> Iterator[str]:
    """Yield the texts of the paragraphs of a style (by its id) that stand in no table."""
    body = Package(data).xml("word/document.xml").find(W + "body")
    for paragraph in body.findall(W + "p"):
        if paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val") == style:
            yield read_text(paragraph)


def _cell(cell: etree._Element) -> str:
    return "\n".join(read_text(paragraph) for paragraph in cell.iter(W + "p"))


def _look(run: etree._Element) -> str:
    style = run.find(f"{W}rPr/{W}rStyle")
    return "" if style is None else style.get(W + "val")
