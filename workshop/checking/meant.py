"""What in a text means something by where that stands: an item's number ("según la acción 2.4"), "Ibídem"."""

import re
from dataclasses import dataclass

from workshop.text import folded, without_marks

_POINTING = re.compile(
    r"\b(?P<word>acci[oó]n|actividad|action|activity|eje|axis|objetivo|objective|numeral|inciso|item)"
    r"(?:\s+(?:n[uú]mero|n[º°.]+|no\.|number))?\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<letter>\s?[a-z]\))?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
# Of another document: "el eje 3 del Plan Nacional", "numeral 4 del artículo 9". This plan is "este plan".
_ELSEWHERE = re.compile(
    r"[\s,]*(?:(?:del?|of|under|in|de la|de los)\s+(?!(?:este|presente|esta|this|matriz)\b)"
    r"(?:(?:la|el|los|las|the)\s+)?"
    r"(?:[A-ZÁÉÍÓÚ]\w|art[ií]culo|ley|convenci[oó]n|protocolo|estrategia|agenda|pol[ií]tica|article|law|strategy))"
)
_DIGIT = re.compile(r"\d")
_HEADING = re.compile(r"\s*[:.–—-]")


def pointers(text: str) -> list[tuple[str, str, str]]:
    """Return where a text points to items of its own plan: the words, the noun in small letters, and the number.

    A heading of its own ("Action 1: …") and what follows from another document are left out.
    """
    found = {}
    for match in _POINTING.finditer(text):
        is_heading = match.start() == 0 and _HEADING.match(text[match.end() :])
        if not is_heading and not _ELSEWHERE.match(text[match.end() :]):
            found[match.group()] = (match.group(), folded(match["word"]), match["number"])
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Pointer:
    """A text's words that name an item by its `noun` and `number`; `home` is the text's item, of a note its mark's."""

    item: str
    field: str
    home: str
    words: str
    noun: str
    number: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A note that means the one before it: its id, its words, and the text, field and item, its mark stands in."""

    item: str
    words: str
    home: str
    field: str


Meant = Pointer | Neighbour


def pointers_in(item: str, field: str, home: str, text: str) -> list[Pointer]:
    """Return where an item's text points to."""
    if not _DIGIT.search(text):
        return []
    return [Pointer(item, field, home, words, noun, number) for words, noun, number in pointers(without_marks(text))]
