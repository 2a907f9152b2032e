"""A meeting's chat as it is saved or copied: who wrote what, in the forms that people paste."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIME = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?)"
_DATE = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?)"
_WHEN = rf"(?:{_DATE}\s+)?{_TIME}|{_TIME},?\s+{_DATE}"
_NAME = r"[^\s:,;\[\]][^:\t\[\]]{0,79}?"
# What a message begins with; the first that fits counts. `text` is what stands on the same line.
_BEGINNINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Zoom, saved: "10:42:15 From Ana Mora to Everyone: …", "2027-03-10 10:42:15 De Ana Mora a Todos: …"
        rf"\s*(?:{_WHEN})\s+(?:from|de|desde)\s+(?P<name>{_NAME})(?:\s+(?:to|a|para)\s+[^:]{{1,60}})?\s*:\s*(?P<text>.*)",
        # Teams and WhatsApp, copied: "[10:42] Ana Mora", "[10/3/2027 10:42] Ana Mora: …"
        rf"\s*\[(?:{_WHEN})\]\s*(?P<name>{_NAME})\s*(?::\s*(?P<text>.*))?",
        # "10:42 Ana Mora: …", also parted by a tab or two spaces: "10:42 Ana Mora  …"
        rf"\s*(?:{_WHEN})\s+(?P<name>{_NAME})(?:\s*:\s+|\s*:\t|\t+|\s{{2,}})(?P<text>\S.*)",
        rf"\s*(?:{_WHEN})\s+(?P<name>{_NAME})\s*:\s*(?P<text>)",
        # Teams and Meet, copied: "Ana Mora 10:42", "Ana Mora  10/3/2027 10:42 a. m.", the words in the lines below
        rf"\s*(?P<name>{_NAME})[\s,·|-]*(?:{_WHEN})\s*(?P<text>)",
        # "Ana Mora: …"
        r"\s*(?P<name>[^\s:\d¿?][^:\t¿?/]{1,59}?)\s*:\s+(?P<text>\S.*)",
    )
)
_UNSURE = len(_BEGINNINGS) - 2  # from here on, what fits may be a sentence as well
# Lines that the programs add and nobody said.
_ADDED = re.compile(
    r"\s*(?:replying to|respondiendo a|en respuesta a|reacted to|reaccion[óo] a|removed a .* reaction"
    r"|edited|editado|like|me gusta)\b.*",
    re.IGNORECASE,
)
_SMALL = frozenset("de del la las los y e da do dos van von".split())
_MOST_WORDS = 8  # of a name


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who wrote it ("" where it is not said), and the words on one line."""

    name: str
    text: str


def read_chat(pasted: str) -> list[Message]:
    """Return the messages in their order, each with its lines joined; what nobody said is left out."""
    found: list[tuple[str, list[str]]] = []
    for line in pasted.replace("\xa0", " ").splitlines():
        beginning = _begin(line)
        if beginning is not None:
            found.append((beginning[0], [beginning[1]]))
        elif line.strip() and not _ADDED.fullmatch(line):
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return list(_messages(found))


def _begin(line: str) -> tuple[str, str] | None:
    """Return the name and the first words of a message that begins in a line."""
    for place, pattern in enumerate(_BEGINNINGS):
        match = pattern.fullmatch(line)
        if match and (place < _UNSURE or _is_name(match["name"])):
            return " ".join(match["name"].split()), match["text"] or ""
    return None


def _is_name(words: str) -> bool:
    """Say whether words before a colon or an hour are a name: a few, each with a capital letter."""
    parts = words.split()
    named = [part for part in parts if part.casefold() not in _SMALL]
    return 2 <= len(parts) <= _MOST_WORDS and all(part.lstrip("([").strip()[:1].isupper() for part in named)


def _messages(found: list[tuple[str, list[str]]]) -> Iterator[Message]:
    for name, lines in found:
        said = " ".join(" ".join(line for line in lines if not _ADDED.fullmatch(line)).split())
        if said:
            yield Message(name, said)
