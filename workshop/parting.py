"""How an action may be parted: by its paragraphs, by its sub-actions or by its sentences, as proposals to be edited."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.items import Action
from workshop.workshop import Workshop

_LISTED = re.compile(r"^(?:- |\d+[.)] |[a-z]\) )")
_NOTES = r"(?:\[\^[^\[\]\s]+\])*"
# Where a sentence ends, with the notes that belong to it, and another begins; a semicolon parts like a full stop.
_BETWEEN = re.compile(rf"(?P<end>[.!?]{_NOTES})\s+(?=[\"“«¿¡(]*[A-ZÁÉÍÓÚÑÜ])|(?P<part>;{_NOTES})\s+")
_LAST = re.compile(rf"(?P<point>[.!?;:]?)(?P<notes>{_NOTES})$")


@dataclass(frozen=True, slots=True)
class Part:
    """What an action is parted into: a text, and the sub-action it was, if it was one."""

    text: str
    sub_action: str | None = None


def proposed_partings(workshop: Workshop, action: Action) -> Mapping[str, Sequence[Part]]:
    """Return the ways to part an action ("paragraphs", "sub_actions", "sentences") that give two parts at least."""
    below = [Part(each.text, each.id) for each in workshop.actions(action.id)]
    found = {
        "paragraphs": [Part(text) for text in _paragraphs(action.text)],
        "sub_actions": [Part(action.text), *below],
        "sentences": [Part(text) for text in _sentences(action.text)],
    }
    return {way: parts for way, parts in found.items() if len(parts) > 1}


def _paragraphs(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := _LISTED.sub("", each.strip()).strip())]


def _sentences(text: str) -> list[str]:
    found, begin = [], 0
    for between in _BETWEEN.finditer(text):
        found.append(text[begin : between.start()] + (between["end"] or between["part"]))
        begin = between.end()
    found.append(text[begin:])
    return [_sentence(words) for each in found if (words := each.strip())]


def _sentence(words: str) -> str:
    """Return what a semicolon may have parted as it reads by itself: with a capital, and a point at its end."""
    last = _LAST.search(words)
    assert last is not None
    point = last["point"] if last["point"] in ("!", "?") else "."
    return words[:1].upper() + words[1 : last.start()] + point + last["notes"]
