"""Actions that are one country's affair in a plan of a whole region."""

import re
from collections.abc import Iterator, Mapping

from workshop.checking.check import Check
from workshop.checking.looking import Looking, Spot
from workshop.items import Action
from workshop.language import _
from workshop.text import folded, without_marks

# What makes an action regional, or says in so many words that it is not meant to be.
_OTHERWISE = re.compile(
    r"\b(?:region\w*|subregion\w*|paises|binacional\w*|bilateral\w*|trinacional\w*|multilateral\w*|fronteriz\w*"
    r"|transfronteriz\w*|frontera\w*|nacional(?:es)?|local(?:es)?|centroameric\w*|mesoameric\w*"
    r"|region(?:s|al|ally|wide)?|countries|cross-border|borders?|national|states|estados(?! unidos))\b"
)
# Leading, hosting or helping is normal: the action is everybody's.
_LEADING = re.compile(
    r"(?:lider\w*|encabez\w*|coordin\w*|organiz\w*|present\w*|propuest\w*|impuls\w*|prepar\w*|impart\w*|facilit\w*"
    r"|led|hosted|chaired|organi[sz]ed|coordinated|proposed|prepared) (?:por|by|de|from)\b[^.;]{0,30}$"
    r"|(?:a cargo de|sede en|anfitri\w+|anfitri\w+ de|apoyo de|auspici\w+ de|experiencia de|modelo de|ejemplo de"
    r"|convocad\w+ por|support of|hosts?|based in|held in|experience of|model of|example of|celebrad\w+ en"
    r"|adoptad\w+ en|firmad\w+ en|suscrit\w+ en)(?: el| la| los| las| the)? ?$"
    r"|[a-z], $"  # a city's country
)
_BEFORE = 80  # letters before a country that tell in what part it is named


def find_countries(looking: Looking) -> Iterator[Check]:
    """Yield the actions whose words or scope name one member country alone; one that leads or hosts is normal."""
    countries = _countries(looking)
    if len(countries) < 2:
        return
    anyone = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, countries), key=len, reverse=True)) + r")\b")
    for spot in looking.written:
        if not isinstance(spot.item, Action) or spot.field not in ("text", "scope"):
            continue
        named = named_alone(without_marks(spot.text), anyone, countries)
        if not named or (spot.field == "text" and _is_meant(spot)):
            continue
        if spot.field == "scope":
            sentence = _("El alcance es solo {country}, y las acciones son regionales: diga a quién más alcanza.")
        else:
            sentence = _("Nombra solo a {country}, y las acciones son regionales: diga a quién más alcanza.")
        yield looking.check("one_country", spot, sentence.format(country=named), about=named)


def named_alone(text: str, anyone: re.Pattern[str], countries: Mapping[str, str]) -> str:
    """Return the one country a text speaks of, by its name; "" where it speaks of none, of several or of the region."""
    found = list(anyone.finditer(text))
    if not found or len({countries[each.group()] for each in found}) != 1:
        return ""
    plain = folded(text)
    if _OTHERWISE.search(plain) or all(_leads(text, each.start()) for each in found):
        return ""
    return found[0].group()


def _leads(text: str, at: int) -> bool:
    """Say whether the country named at a place leads, hosts or helps: the words before it tell."""
    return _LEADING.search(folded(text[max(at - _BEFORE, 0) : at]) + " ") is not None


def _is_meant(spot: Spot) -> bool:
    """Say whether the action's scope says otherwise: then its words may name whom they like."""
    scope = getattr(spot.item, "scope", None) or ""
    return bool(scope.strip()) and _OTHERWISE.search(folded(scope)) is not None and "region" not in folded(scope)


def _countries(looking: Looking) -> dict[str, str]:
    """Return the names the member countries go by to the id of each."""
    names: dict[str, str] = {}
    for each in looking.workshop.delegations:
        if each.kind == "member":
            short = each.name.removesuffix(" de América").removesuffix(" of America")
            names.update({name: each.id for name in (each.name, each.official_name, short) if len(name) > 3})
    return names
