"""Words that the plan agreed not to use, and those of one country where it agreed on one for all."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.checking.check import Check, Fix
from workshop.checking.looking import Looking, Spot
from workshop.items import AgreedTerm, Term
from workshop.language import _

_PLAIN = {
    code: base
    for code in range(0xC0, 0x180)
    if len(base := unicodedata.normalize("NFD", chr(code))[0]) == 1 and base != chr(code)
}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word to look for: as `said`, what stands for it, and, of a word of one country, the `country`."""

    said: str
    term: str
    country: str
    pattern: re.Pattern[str]
    preferred: re.Pattern[str]


def find_terms(looking: Looking) -> Iterator[Check]:
    """Yield the texts that say an avoided word, or a country's where they do not say the agreed one as well."""
    words = _words(looking)
    if not words:
        return
    any_word = re.compile("|".join(word.pattern.pattern for word in words))
    for spot in looking.with_notes:
        plain = flat(spot.text)
        if isinstance(spot.item, Term) or not any_word.search(plain):
            continue
        taken: list[tuple[int, int]] = []  # what a longer word has said already
        for word in words:
            agreed = [match.span() for match in word.preferred.finditer(plain)]
            places = [match.span() for match in word.pattern.finditer(plain)]
            places = [place for place in places if not _is_within(place, [*agreed, *taken])]
            taken += places
            if places and not (word.country and agreed):
                yield _told(looking, spot, plain, word, places)


def flat(text: str) -> str:
    """Return a text in small letters without accents, each letter where it stood."""
    lowered = text.lower().translate(_PLAIN)
    return lowered if len(lowered) == len(text) else text


def _words(looking: Looking) -> Sequence[_Word]:
    """Return the words to look for, the longest first."""
    workshop, found = looking.workshop, list[_Word]()
    for agreed in workshop.children(workshop.root, AgreedTerm):
        term = agreed.term.strip()
        said = [(line.strip(), "") for line in agreed.avoided]
        for line in agreed.equivalents:
            country, _colon, word = line.partition(":")
            said.append((word.strip(), country.strip()))
        own = _pattern(term)
        found += [
            _Word(word, term, country, _pattern(word), own)
            for word, country in said
            if word and term and flat(word) != flat(term)
        ]
    return sorted(found, key=lambda word: -len(word.said))


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds some words also where they are many: "persona ilegal", "personas ilegales"."""
    parts = (re.escape(part) + r"(?:e?s)?" for part in flat(words).split())
    return re.compile(r"(?<![\w^])" + r"\s+".join(parts) + r"(?!\w)")


def _is_within(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _told(looking: Looking, spot: Spot, plain: str, word: _Word, places: Sequence[tuple[int, int]]) -> Check:
    said = spot.text[slice(*places[0])]
    if word.country:
        sentence = _("Dice «{said}», que es de {country}: el término acordado es «{term}».")
        named = sentence.format(said=said, country=word.country, term=word.term)
        return looking.check("term", spot, named, about=said)
    sentence = _("Dice «{said}»: el término acordado es «{term}».").format(said=said, term=word.term)
    return looking.check("term", spot, sentence, about=said, fix=_fix(spot.text, plain, word, places))


def _fix(text: str, plain: str, word: _Word, places: Sequence[tuple[int, int]]) -> Fix | None:
    """Return the text with the agreed term wherever the very word stands; `None` where it stands in another form."""
    if any(plain[start:end] != flat(word.said) for start, end in places):
        return None
    for start, end in reversed(places):
        term = word.term[:1].upper() + word.term[1:] if text[start].isupper() else word.term
        text = text[:start] + term + text[end:]
    return Fix(f"{word.said} → {word.term}", text)
