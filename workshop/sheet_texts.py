"""What may stand in a cell of a sheet that came from outside, and how many rows it may have."""

import re

ROWS = 20_000
_LONGEST = 4_000  # characters of one cell
_GARBLED = re.compile("[ÃÂ][\x80-\xbf‚-™€]")  # letters that were written in one encoding and read in another


def clean_cell(text: str) -> str:
    """Return a cell's text without what cannot be seen, its spaces plain, and letters that were garbled mended."""
    if "Ã" in text or "Â" in text:
        text = _mended(text)
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        text = "".join(" " if each.isspace() and each != "\n" else each for each in text)
        text = "".join(each for each in text if each == "\n" or each.isprintable())
    return text.strip()[:_LONGEST]


def _mended(text: str) -> str:
    if not _GARBLED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
