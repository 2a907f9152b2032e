"""Words left for later ("X y X", "Por definir", "[...]"), told from the same letters used in earnest."""

import re
from re import IGNORECASE, MULTILINE

# A Roman twenty ("siglo XX", "XX Reunión") and verbs ("optaron por definir metas") are no placeholders.
# Before each pattern, letters it cannot do without: most texts hold none, and are told so ten times as quickly.
_INSIDE = (
    ("X", re.compile(r"\bX+ (?:y|e|o|a|al|and|et) X+\b")),
    ("XX", re.compile(r"(?<!siglo )(?<!Siglo )(?<!SIGLO )\bX{2,}\b(?! [A-ZÁÉÍÓÚÑ])")),
    ("[", re.compile(r"\[\s*(?:(?:\.{2,}|…|_+)\s*)?\]")),
    ("___", re.compile(r"_{3,}")),
    (
        "por ",
        re.compile(
            r"(?:^|(?<=[\[(.:;,«\"]))[^\S\n]*por (?:definir|confirmar|determinar|completar)\b", IGNORECASE | MULTILINE
        ),
    ),
    (
        "por ",
        re.compile(
            r"\bpor (?:definir|confirmar|determinar|completar)(?:se)?(?=\s*(?:$|[\])».,:;\"]))", IGNORECASE | MULTILINE
        ),
    ),
    ("TB", re.compile(r"\b(?:TBD|TBC)\b")),
    ("to be ", re.compile(r"\bto be (?:defined|confirmed|determined)\b", IGNORECASE)),
)
_WHOLE = re.compile(r"\W*|x|n/?d|pendiente|a (?:definir|confirmar)|à (?:définir|confirmer|compléter)", IGNORECASE)


def find_placeholder(text: str) -> str | None:
    """Return the first words of a text that stand for something still missing; `None` if there are none."""
    stripped = text.strip()
    if stripped and _WHOLE.fullmatch(stripped):
        return stripped
    lowered = text.lower()
    found = [
        match
        for letters, pattern in _INSIDE
        if (letters in text or letters in lowered) and (match := pattern.search(text))
    ]
    return min(found, key=lambda match: match.start()).group().strip() if found else None
