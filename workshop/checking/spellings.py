"""One body, one name: acronyms of both languages in one plan, and responsible bodies written in two ways."""

import re
from collections import Counter
from collections.abc import Iterator

from workshop.checking.check import Check, Fix
from workshop.checking.looking import Looking, Spot
from workshop.items import Action
from workshop.language import _
from workshop.placeholders import find_placeholder
from workshop.text import folded, without_marks

# International bodies by the acronyms of Spanish and English, where these differ.
PAIRS = tuple(
    tuple(pair.split())
    for pair in (
        "ONUDD UNODC|OIM IOM|ACNUR UNHCR|ACNUDH OHCHR|OEA OAS|OIT ILO|OMS WHO|OPS PAHO|CICR ICRC|FICR IFRC|BID IDB|"
        "CEPAL ECLAC|PNUD UNDP|UNFPA FNUAP|PMA WFP|PNUMA UNEP|CIDH IACHR|FMI IMF|OCDE OECD|OMC WTO|CRM RCM|"
        "OMA WCO|OACI ICAO|OMI IMO|ODS SDG|ONG NGO|OSC CSO|CIM IACW|CNUDMI UNCITRAL|CPI ICC|TEDH ECHR|"
        "ONUSIDA UNAIDS|SEGIB SEGIB|SICA SICA|USAID USAID"
    ).split("|")
    if len(set(pair.split())) == 2
)
_OTHER = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
_ACRONYM = re.compile(r"\b(?:" + "|".join(_OTHER) + r")\b")
_CAPITALS = re.compile(r"[A-Z]{3}")  # most texts hold none, and are told so quickly
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.-]+@)\S*")
_LOOSE = re.compile(r"[\s.,;–—-]+")  # an asterisk says something
_OWN = 1_000  # how much heavier the name a delegation goes by weighs than any number of uses


def find_acronyms(looking: Looking) -> Iterator[Check]:
    """Yield the texts that call a body by the acronym of the other language, where the plan uses both."""
    used: Counter[str] = Counter()
    places: list[tuple[Spot, str]] = []
    for spot in looking.with_notes:
        if not _CAPITALS.search(spot.text):
            continue
        here = Counter(_ACRONYM.findall(_ADDRESS.sub("", spot.text)))
        used.update(here)
        places += [(spot, found) for found in here]
    for each in looking.workshop.delegations:
        used.update(dict.fromkeys({each.code, each.name} & _OTHER.keys(), _OWN))
    for spot, found in places:
        other = _OTHER[found]
        if used[other] > used[found] or (used[other] == used[found] and _is_of(looking.language, other)):
            yield _two_ways(looking, spot, found, other, _swapped(spot.text, found, other))


def find_responsible(looking: Looking) -> Iterator[Check]:
    """Yield the responsible bodies whose name differs by accents, capitals or spaces from how it mostly stands."""
    spellings: dict[str, Counter[str]] = {}
    places: list[tuple[Spot, str]] = []
    for spot in looking.spots:
        if isinstance(spot.item, Action) and spot.field == "text":
            for line in dict.fromkeys(spot.item.responsible):
                name = " ".join(without_marks(line).split())
                if name and not find_placeholder(name):
                    spellings.setdefault(loose(name), Counter())[name] += 1
                    places.append((spot, line))
    for each in looking.workshop.delegations:
        for name in {each.name, each.code} - {""}:
            if loose(name) in spellings:
                spellings[loose(name)][name] += _OWN
    several = {key: found.most_common(1)[0][0] for key, found in spellings.items() if len(found) > 1}
    for spot, line in places if several else ():
        best = several.get(loose(line))
        if best and without_marks(line).strip() not in (best, ""):
            assert isinstance(spot.item, Action)
            text = "\n".join(line.replace(without_marks(line), best) if each == line else each
                             for each in spot.item.responsible)  # fmt: skip
            there = Spot(spot.item, "responsible", text, spot.axis)
            yield _two_ways(looking, there, " ".join(without_marks(line).split()), best, text)


def loose(name: str) -> str:
    """Return a name without accents, capitals, spaces, dots and dashes."""
    return _LOOSE.sub("", folded(without_marks(name)))


def _two_ways(looking: Looking, spot: Spot, found: str, best: str, text: str) -> Check:
    sentence = _("Dice «{found}» y en otras partes «{best}»: use un solo nombre.").format(found=found, best=best)
    return looking.check("spelling", spot, sentence, about=found, fix=Fix(f"{found} → {best}", text))


def _swapped(text: str, found: str, other: str) -> str:
    """Return a text with one acronym for the other, but for those inside addresses."""
    pieces, addresses = _ADDRESS.split(text), _ADDRESS.findall(text)
    swapped = [re.sub(rf"\b{found}\b", other, piece) for piece in pieces]
    return "".join(piece + address for piece, address in zip(swapped, [*addresses, ""], strict=True))


def _is_of(language: str, acronym: str) -> bool:
    return any(acronym == (pair[1] if language == "en" else pair[0]) for pair in PAIRS)
