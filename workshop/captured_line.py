"""One line as somebody takes it down while others talk: what it is, who said it, and what they said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from workshop.expected_roles import folded
from workshop.workshop import Workshop

Kind = Literal["note", "question", "answer", "practice"]
SIGNS: dict[Kind, str] = {"note": "-", "question": "?", "answer": "=", "practice": "+"}
_SIGN = re.compile(r"\s*([-–—•*?¿=+])\s*(?=\S)")
_KINDS: dict[str, Kind] = {"?": "question", "=": "answer", "+": "practice"}
_SPEAKER = re.compile(r"([^:]{1,80}):\s+(?=\S)")
_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")


@dataclass(frozen=True, slots=True)
class CapturedLine:
    """What a line says: its kind, the words, and who said them: a name, and the id of a delegation."""

    kind: Kind
    text: str
    author: str | None = None
    delegation: str | None = None


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who may be meant before a colon, by their folded names; anything else there is a part of what was said."""

    delegations: dict[str, str] = field(default_factory=dict)  # to the id
    people: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # to the name and their delegation's id

    def also(self, names: Iterable[str]) -> "Speakers":
        """Return these and others, known by name alone."""
        others = {folded(name): (name, None) for name in names if folded(name)}
        return replace(self, people=others | self.people)


def speakers_of(workshop: Workshop) -> Speakers:
    """Return whom a workshop knows: its delegations by code and name, its participants, moderators and panels."""
    delegations: dict[str, str] = {}
    for each in workshop.delegations:
        delegations |= {folded(name): each.id for name in (each.code, each.name) if folded(name)}
    people: dict[str, tuple[str, str | None]] = {}
    for session in workshop.sessions:
        for point in workshop.agenda_items(session.id):
            for name in (point.moderator or "", *(point.panel or "").split("\n")):
                people[folded(name)] = (name.strip(), None)
    people |= {folded(person.name): (person.name, person.delegation) for person in workshop.participants}
    people.pop("", None)
    return Speakers(delegations, people)


def read_line(typed: str, speakers: Speakers, kind: Kind = "note") -> CapturedLine | None:
    """Return what a line says, of the given kind where it says no other; `None` for a line without words.

    "? …" and "¿…" are questions, "= …" answers, "+ …" good practices, "- …" notes. A delegation's code or name, or the
    name of somebody known, before a colon says whose words they are; also "Name (CODE): …".
    """
    text = typed.strip()
    sign = _SIGN.match(text)
    if sign:
        kind = "question" if sign[1] == "¿" else _KINDS.get(sign[1], "note")
        text = text if sign[1] == "¿" else text[sign.end() :]
    found = _SPEAKER.match(text)
    who = _who(found[1], speakers) if found else None
    if found and who:
        text = text[found.end() :]
        if not sign and text.startswith("¿"):
            kind = "question"
    text = text.strip()
    if not any(letter.isalnum() for letter in text):
        return None
    author, delegation = who or (None, None)
    return CapturedLine(kind, text, author, delegation)


def read_lines(typed: str, speakers: Speakers) -> list[CapturedLine]:
    """Return what each line says, those without words left out."""
    found = (read_line(line, speakers) for line in typed.splitlines())
    return [line for line in found if line is not None]


def line_of(kind: Kind, author: str, text: str) -> str:
    """Return something said as a line that reads as it was said."""
    words = " ".join(text.split())
    who = " ".join(author.replace(":", " ").split())
    return f"{SIGNS[kind]} {who}: {words}" if who else f"{SIGNS[kind]} {words}"


def _who(words: str, speakers: Speakers) -> tuple[str | None, str | None] | None:
    """Return the name and the delegation's id of who is named; `None` where nobody known is."""
    called = folded(words)
    if called in speakers.delegations:
        return None, speakers.delegations[called]
    if called in speakers.people:
        return speakers.people[called]
    bracketed = _BRACKETED.fullmatch(words.strip())
    if bracketed and folded(bracketed[2]) in speakers.delegations:
        name = bracketed[1]
        known = speakers.people.get(folded(name))
        return known[0] if known else name, speakers.delegations[folded(bracketed[2])]
    return None
