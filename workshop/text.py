"""The text of a cell: what may stand in it, its blocks, and its footnote marks."""

import re
import unicodedata
from typing import Literal, NamedTuple

from workshop.errors import InvalidText, TextTooLong

LIMIT = 20_000  # characters of one text

_MARK = re.compile(r"\[\^(?<!\\\[\^)([^\[\]\s]+)\]")  # begins with its plain letters, which are found quickly
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")  # a history is searched through it
_ITEM = re.compile(r"^(- |\d+\. )")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return a text as it is stored: NFC, lines parted by LF.

    Raises: InvalidText for a character Word cannot hold, TextTooLong over LIMIT characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unfit = _UNFIT.search(text)
    if unfit:
        raise InvalidText(code=f"U+{ord(unfit.group()):04X}")
    text = unicodedata.normalize("NFC", text)
    if len(text) > LIMIT:
        raise TextTooLong(length=len(text), limit=LIMIT)
    return text


def folded(text: str) -> str:
    """Return a text for comparing: without accents, capitals and space around it."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold())).strip()


class Run(NamedTuple):
    """A piece of a line: either plain text, or the mark of one footnote (then `text` is empty)."""

    text: str
    mark: str | None = None


class Block(NamedTuple):
    """A paragraph, a bullet or a numbered item; `runs` is its text without the "- " or "1. " it began with.

    `number` is the one typed before a numbered item, `None` otherwise. A run's text may hold "\\n" (a line break).
    """

    kind: Literal["paragraph", "bullet", "number"]
    runs: tuple[Run, ...]
    number: int | None = None


def marks(text: str | None) -> list[str]:
    """Return the ids of the footnotes marked in a text, in order, repeated ones repeated."""
    return _MARK.findall(text or "")


def replace_marks(text: str, names: dict[str, str]) -> str:
    """Return the text with each mark's id replaced by its name; unknown ones stay."""
    return _MARK.sub(lambda found: f"[^{names.get(found[1], found[1])}]", text)


def without_marks(text: str | None) -> str:
    """Return the text as read aloud: no footnote marks, escapes undone."""
    return _MARK.sub("", text or "").replace("\\[^", "[^")


def runs(text: str) -> tuple[Run, ...]:
    """Part a text into plain pieces and footnote marks."""
    if "[^" not in text:  # most texts hold no mark, and looking for one by pattern takes ten times as long
        return (Run(text),) if text else ()
    pieces = enumerate(_MARK.split(text))  # words and the ids of marks by turns
    return tuple(
        [Run("", piece) if place % 2 else Run(piece.replace("\\[^", "[^")) for place, piece in pieces if piece]
    )


def is_line(text: str) -> bool:
    """Say whether a text is but one paragraph of one line, as most are."""
    return "\n" not in text and not _ITEM.match(text) and not text.isspace()


def blocks(text: str | None) -> list[Block]:
    """Part a long text into its blocks: a blank line parts paragraphs, "- " and "1. " begin items.

    Source: WORKSHOP_FILE.md of the product's definition.
    """
    if text and is_line(text):
        return [Block("paragraph", runs(text))]
    found: list[Block] = []
    for paragraph in re.split(r"\n[ \t]*\n", text or ""):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            if _ITEM.match(line):
                found.extend(_paragraph(lines))
                found.append(_item(line))
                lines = []
            elif found and not lines and found[-1].kind != "paragraph" and line.startswith("  "):
                found[-1] = _longer(found[-1], line)
            else:
                lines.append(line)
        found.extend(_paragraph(lines))
    return found


def _paragraph(lines: list[str]) -> list[Block]:
    text = "\n".join(lines).strip("\n")
    return [Block("paragraph", runs(text))] if text.strip() else []


def _item(line: str) -> Block:
    if line.startswith("- "):
        return Block("bullet", runs(line[2:]))
    number, _, rest = line.partition(". ")
    return Block("number", runs(rest), int(number))


def _longer(block: Block, line: str) -> Block:
    return Block(block.kind, (*block.runs, *runs("\n" + line.strip())), block.number)
