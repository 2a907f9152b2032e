"""Texts of the plan as escaped HTML: letter for letter as they were written, note marks as superscripts."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from workshop.bracketed import is_bracketed
from workshop.cells import Item
from workshop.differences import Piece, differences
from workshop.text import Block, Run, blocks, runs
from workshop.workshop import Workshop

_TAGS = {"same": "span", "gone": "del", "new": "ins"}
NO_NUMBER = "*"  # a mark that stands in no printed text yet


def prose(text: str | None, numbers: Mapping[str, int]) -> str:
    """Return a long text as paragraphs and lists; `numbers` are those of the footnotes by id."""
    groups = groupby(blocks(text), key=lambda block: block.kind)
    return "".join(_group(kind, list(found), numbers) for kind, found in groups)


def line(text: str | None, numbers: Mapping[str, int]) -> str:
    """Return a text as one run of HTML without blocks, for headings and cells."""
    return _runs(runs(text or ""), numbers)


def standing(workshop: Workshop, item: Item, field: str | None, text: str | None) -> str:
    """Return a text of an item as it stands: between [ and ] while the plenary has left it in brackets."""
    if not text or not is_bracketed(workshop, item, field):
        return text or ""
    found = blocks(text)
    if found and found[0].kind == found[-1].kind == "paragraph":
        return f"[{text.strip()}]"
    return f"[\n\n{text}\n\n]"  # around a list they stand on lines of their own


def compared(before: str | None, after: str | None, numbers: Mapping[str, int]) -> str:
    """Return both texts in one, the words that went struck out and those that came underlined."""
    return pieces_html(differences(before, after), numbers)


def pieces_html(pieces: Iterable[Piece], numbers: Mapping[str, int]) -> str:
    """Return pieces of two texts in one, the words that went struck out and those that came underlined."""
    return "".join(f"<{_TAGS[each.kind]}>{line(each.text, numbers)}</{_TAGS[each.kind]}>" for each in pieces)


def _group(kind: str, found: list[Block], numbers: Mapping[str, int]) -> str:
    if kind == "paragraph":
        return "".join(f"<p>{_runs(block.runs, numbers)}</p>" for block in found)
    if kind == "bullet":
        return "<ul>" + "".join(f"<li>{_runs(block.runs, numbers)}</li>" for block in found) + "</ul>"
    return (
        "<ol>" + "".join(f'<li value="{block.number}">{_runs(block.runs, numbers)}</li>' for block in found) + "</ol>"
    )


def _runs(found: tuple[Run, ...], numbers: Mapping[str, int]) -> str:
    return "".join(_run(run, numbers) for run in found)


def _run(run: Run, numbers: Mapping[str, int]) -> str:
    if run.mark:
        return f"<sup>{numbers.get(run.mark, NO_NUMBER)}</sup>"
    return escape(run.text).replace("\n", "<br>")
