"""Which delegation or profile a sheet's words name, as people write them: short, long, in English, with a slip."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from workshop.items import Delegation, Profile
from workshop.person_names import fold
from workshop.workshop import Workshop

_BEFORE = re.compile(
    r"^(?:(?:delegacion|gobierno|embajada|government|delegation|pais|country)(?: (?:de la|del|de los|de|of the|of))?|"
    r"republica(?: (?:de|del|de la))?|rep(?: (?:de|del|de la))?|republic of(?: the)?|estado de|el|la|los|the) "
)
_BOTH = re.compile(r"(\w+)\s?[/(]\s?(?:\w{1,3})\b\)?")  # "Fiscal o Procurador/a", "Director(a)"


class Found(NamedTuple):
    """The id of what some words name; `guessed` says that they were written with a slip."""

    item: str
    guessed: bool = False


class Places:
    """The delegations and profiles of a workshop by every way they may be written.

    `countries` are folded names of countries, in several languages, each with its code.
    """

    def __init__(self, workshop: Workshop, countries: Mapping[str, str]) -> None:
        self._countries = countries
        self._delegations: dict[str, set[str]] = {}
        self._profiles: dict[str, set[str]] = {}
        self._known: dict[tuple[str, str], Found | None] = {}
        for each in workshop.delegations:
            self._add_delegation(each)
        for profile in workshop.profiles:
            for words in _forms(profile):
                self._profiles.setdefault(words, set()).add(profile.id)

    def delegation(self, words: str) -> Found | None:
        """Return the one delegation that some words name."""
        return self._look_up("delegation", words)

    def profile(self, words: str) -> Found | None:
        """Return the one profile that some words name."""
        return self._look_up("profile", words)

    def is_one(self, words: str) -> bool:
        """Say whether words are a delegation's, or a country's that has none here."""
        return self.delegation(words) is not None or _bare(fold(words)) in self._countries

    def _look_up(self, kind: str, words: str) -> Found | None:
        if (kind, words) not in self._known:
            find = self._find_delegation if kind == "delegation" else self._find_profile
            self._known[kind, words] = find(words)
        return self._known[kind, words]

    def _add_delegation(self, delegation: Delegation) -> None:
        for words in (delegation.code, delegation.name):
            for form in filter(None, {fold(words), _bare(fold(words))}):
                self._delegations.setdefault(form, set()).add(delegation.id)
                if form in self._countries:
                    self._delegations.setdefault(_coded(self._countries[form]), set()).add(delegation.id)

    def _find_delegation(self, words: str) -> Found | None:
        for parts in ([words], re.split(r"[/\n|(),;]| [-–] ", words)):
            named = {item for part in parts for item in self._named(part)}
            if named:
                return Found(next(iter(named))) if len(named) == 1 else None  # of two countries neither is taken
        return _nearest(_bare(fold(words)), self._delegations)

    def _named(self, words: str) -> set[str]:
        """Return the delegations of which this is a name, whole or without what stands before it."""
        for form in dict.fromkeys((fold(words), _bare(fold(words)))):
            found = self._delegations.get(form) or self._delegations.get(_coded(self._countries.get(form, "")))
            if found:
                return found
        return set()

    def _find_profile(self, words: str) -> Found | None:
        for form in filter(None, (fold(words), fold(_BOTH.sub(r"\1", words)))):
            found = self._profiles.get(form)
            if found and len(found) == 1:
                return Found(next(iter(found)))
        return _nearest(fold(words), self._profiles)


def _coded(code: str) -> str:
    return f"= {code}" if code else ""


def _bare(folded: str) -> str:
    """Return a name without what stands before a country's: "republica de panama" is "panama"."""
    return _BEFORE.sub("", folded)


def _nearest(folded: str, names: Mapping[str, set[str]]) -> Found | None:
    """Return the one that is meant by words with a slip or two, if there is but one."""
    most = 2 if len(folded) >= 10 else 1
    if len(folded) < 6:
        return None
    near = {
        item
        for name, items in names.items()
        if len(name) > 5 and OSA.distance(folded, name, score_cutoff=most) <= most
        for item in items
    }
    return Found(next(iter(near)), guessed=True) if len(near) == 1 else None


def _forms(profile: Profile) -> set[str]:
    """Return the ways a profile may be written: whole, for a woman or a man, or one of two words it offers."""
    plain = _BOTH.sub(r"\1", profile.name)
    woman = _BOTH.sub(lambda found: _of_a_woman(found[1]), profile.name)
    forms = {fold(profile.name), fold(plain), fold(woman)}
    for text in (plain, woman):
        sides = re.split(r" [ouy] |/", text)
        if len(sides) == 2 and all(len(side.split()) == 1 for side in sides):
            forms |= {fold(side) for side in sides}
    return forms - {""}


def _of_a_woman(word: str) -> str:
    return word[:-1] + "a" if word.endswith("o") else word + "a"
