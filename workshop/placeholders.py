"""Words left for later ("X y X", "Por definir", "[...]"), told from the same letters used in earnest."""

import re
from re import IGNORECASE, MULTILINE

# A Roman twenty ("siglo XX", "XX Reunión") and verbs ("optaron por definir metas") are no placeholders.
# Before patterns, letters they cannot do without: most texts hold none, and are told so ten times as quickly.
_AS_TYPED = (
    (
        "X",
        (
            re.compile(r"\bX+ (?:y|e|o|a|al|and|et) X+\b"),
            re.compile(r"(?<!siglo )(?<!Siglo )(?<!SIGLO )\bX{2,}\b(?! [A-ZÁÉÍÓÚÑ])"),
        ),
    ),
    ("[", (re.compile(r"\[\s*(?:(?:\.{2,}|…|_+)\s*)?\]"),)),
    ("___", (re.compile(r"_{3,}"),)),
    ("TB", (re.compile(r"\b(?:TBD|TBC)\b"),)),
)
_IN_ANY_CASE = (
    (
        "por ",
        (
            re.compile(
                r"(?:^|(?<=[\[(.:;,«\"]))[^\S\n]*por (?:definir|confirmar|determinar|completar)\b",
                IGNORECASE | MULTILINE,
            ),
            re.compile(
                r"\bpor (?:definir|confirmar|determinar|completar)(?:se)?(?=\s*(?:$|[\])».,:;\"]))",
                IGNORECASE | MULTILINE,
            ),
        ),
    ),
    ("to be ", (re.compile(r"\bto be (?:defined|confirmed|determined)\b", IGNORECASE),)),
)
_WHOLE = re.compile(r"\W*|x|n/?d|pendiente|a (?:definir|confirmar)|à (?:définir|confirmer|compléter)", IGNORECASE)


def find_placeholder(text: str) -> str | None:
    """Return the first words of a text that stand for something still missing; `None` if there are none."""
    stripped = text.strip()
    if stripped and _WHOLE.fullmatch(stripped):
        return stripped
    lowered = text.lower()
    possible: list[re.Pattern[str]] = []
    for letters, patterns in _AS_TYPED:
        if letters in text:
            possible += patterns
    for letters, patterns in _IN_ANY_CASE:
        if letters in lowered:
            possible += patterns
    if not possible:
        return None
    found = [match for pattern in possible if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group().strip() if found else None
