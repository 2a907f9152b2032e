"""Names of people as sheets write them: cleaned for the list, and taken apart to be compared."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

# How two names stand to one another, from the closest to none at all. "gendered" differ like Mario and María, and
# "namesake" bear another mark behind the name, like father and son: those are never taken for one without asking.
Relation = Literal[
    "equal", "reordered", "shuffled", "partial", "initials", "similar", "gendered", "namesake", "different"
]

_TITLES = frozenset(
    "lic licda licdo licenciada licenciado dr dra doctor doctora ing inga ingeniera ingeniero arq arqta arquitecta "
    "arquitecto prof profa profesor profesora abg abog abogada abogado msc mag mgtr mgs mba phd sr sra srta srita "
    "senor senora senorita don dona mr mrs ms miss mx sir hon honorable embajador embajadora emb exc excmo excma "
    "cap capt capitan cmdte cmte comandante cnel coronel gral general tte teniente sgto sargento subcomisario "
    "ilmo ilma comisario comisionado subcomisionado cdra cdro mtro mtra maestro maestra lcdo lcda "
    "lda ldo bach bachiller tec tecnico tecnica fray rev reverendo padre pbro sor hna hno m.sc m.a m.b.a ph.d ll.m llm "
    "esq esp cpa crio cria insp inspector inspectora subinsp agte cdte mons licdos ph".split()
)
# Whole words that are also names or surnames: a title only where a dot, or nothing else, says so.
_ALSO_NAMES = frozenset(
    "general maestro maestra padre capitan coronel comandante sargento teniente don dona esp emb".split()
)
_PARTICLES = frozenset("de del la las los el y e i da das do dos di van von der den of the".split())
_SUFFIXES = {"jr": "jr", "junior": "jr", "hijo": "jr", "sr": "sr", "padre": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_SHORT = {"ma": "maria", "fco": "francisco", "fca": "francisca", "gpe": "guadalupe", "jno": "jeronimo"}
_SHORT |= {"hdez": "hernandez", "rdez": "rodriguez", "fdez": "fernandez", "glez": "gonzalez", "mtnez": "martinez"}
_SHORT |= {"mtz": "martinez", "gtz": "gutierrez", "rguez": "rodriguez", "sta": "santa", "sto": "santo"}
_PLACEHOLDERS = re.compile(
    r"(?:(?:nombre )?por (?:confirmar|definir|designar|nombrar|asignar|determinar)|pendiente(?: de .*)?|vacante|sin (?:"
    r"nombre|designar|confirmar|asignar|definir|datos?|correo|e ?mail|telefono|cargo)|"
    r"no (?:asiste|asistira|aplica|definido|designado|hay|tiene)|"
    r"no disponible|tb[acd]|to be (?:confirmed|defined|announced|determined|named)|not (?:available|applicable)|"
    r"not yet named|n a|n d|s d|s n|na|nd|nn|n n|x{2,}|ninguno|ninguna|none|null|nan|vacant|pending|unknown|"
    r"desconocido)"
)
_APART = re.compile(r"[\W_]+")
_ASIDE = re.compile(r"\(([^()]{0,200})\)|\[([^\[\]]{0,200})\]")
_DOTTED = re.compile(r"^((?:[A-Za-zÁÉÍÓÚÑáéíóúñ]{1,12}\.){1,4}(?:[A-Za-z]{1,3}(?=[\s,]|$))?)[\s,]*")
_EITHER = re.compile(r"^\s*([A-Za-z]{1,5})\s?\.?\((?:as?|os?)\)\.?\s*")  # "Dr(a). Ana"
_MARIA = re.compile(r"\b[Mm]\.?ª\.?(?=\s)")
_COUNTED = re.compile(r"^\s*\d{1,4}\s?[.)\-–]\s*(?=\D)")  # "12. Ana"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: its words in order, folded, without titles and particles; `suffix` such as "jr".

    `long` are the words that are more than an initial.
    """

    words: tuple[str, ...]
    suffix: str
    long: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CleanName:
    """A name as the list keeps it, given names first; `title` and `aside` are what stood around it."""

    name: str
    title: str = ""
    aside: str = ""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a text as texts are compared: no case, accents, punctuation or doubled space."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return " ".join(_APART.sub(" ", plain.replace("'", "").replace("’", "")).split())


def is_placeholder(text: str) -> bool:
    """Say whether a text stands where there is none yet: "Por confirmar", "N/A", "---"."""
    folded = fold(text)
    return not folded or bool(_PLACEHOLDERS.fullmatch(folded))


def clean_name(text: str) -> CleanName:
    """Return a name without titles and asides, "APELLIDOS, Nombres" turned round, capitals as names have them."""
    text = _MARIA.sub("María", _EITHER.sub(r"\1. ", _COUNTED.sub("", text)))
    asides = [one or two for one, two in _ASIDE.findall(text) if (one or two).strip()]
    marks = [each for each in asides if fold(each) in _SUFFIXES]  # "(hijo)" tells two people apart
    aside = "; ".join(each for each in asides if each not in marks)
    text = " ".join(_ASIDE.sub(" ", text).strip(" \t-–—*•·,;:.").split())
    text, title = _without_titles(text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    beside = [part for part in parts if _is_title(part) and fold(part) not in _ALSO_NAMES]
    kept = [part for part in parts if part not in beside]
    title = " ".join(filter(None, [title, *beside]))
    suffix = kept.pop() if len(kept) > 1 and fold(kept[-1]) in _SUFFIXES else "".join(f"({mark})" for mark in marks[:1])
    if len(kept) == 2:
        given, more = _without_titles(kept[1])
        kept, title = [given, kept[0]], title or more
    name = " ".join(filter(None, [*kept, suffix]))
    return CleanName(_capitals(name), title.strip(), aside)


def is_title(text: str) -> bool:
    """Say whether a text is titles and nothing else: "Lic.", "Ms", "Dr. Ing."."""
    return _is_title(text)


def reads_as_sentence(name: str) -> bool:
    """Say whether a text is words rather than a name: several that begin small, among others that do not."""
    small = [word for word in name.split() if word[:1].islower() and fold(word) not in _PARTICLES]
    return len(small) > 1 and not name.islower()


def take_apart(text: str) -> Name:
    """Return a name, cleaned or not, as it is compared."""
    return _apart(text)


@lru_cache(maxsize=20_000)
def _apart(text: str) -> Name:
    words = [_SHORT.get(word, word) for word in fold(clean_name(text).name).split()]
    suffix = _SUFFIXES[words.pop()] if len(words) > 2 and words[-1] in _SUFFIXES else ""
    kept = tuple(word for word in words if word not in _PARTICLES)
    kept = kept if len(kept) > 1 else tuple(words)
    return Name(kept, suffix, tuple(word for word in kept if len(word) > 1))


def relation(one: Name, other: Name) -> Relation:
    """Return how two names stand to one another; which comes first does not matter."""
    found = _relation(one.words, other.words)
    return "namesake" if found != "different" and one.suffix != other.suffix else found


def _relation(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    if not one or not other:
        return "different"
    if one == other:
        return "equal"
    if len(one) == len(other) and sorted(one) == sorted(other):
        turned = any(one[at:] + one[:at] == other for at in range(1, len(one)))
        return "reordered" if turned else "shuffled"
    return _uneven(*sorted((one, other), key=len))


def _uneven(short: tuple[str, ...], long: tuple[str, ...]) -> Relation:
    """Compare names of which not all words are the same: each of the shorter must be found again in the longer."""
    left = list(long)
    strange = []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            strange.append(word)
    heard = {sounds(word) for word in left}
    shared = [word for word in short if len(word) > 1 and (word not in strange or sounds(word) in heard)]
    if not shared or len(short) < 2:
        return "different"
    found: set[Relation] = {"partial"} if not strange else set()
    for word in strange:
        match = next((each for each in left if _is_initial(word, each)), None)
        kind: Relation = "initials"
        if match is None:
            match = next((each for each in left if _is_slip(word, each)), None)
            kind = _kind_of_slip(word, match, short, long) if match else "different"
        if match is None:
            return "different"
        left.remove(match)
        found.add(kind)
    order: tuple[Relation, ...] = ("gendered", "similar", "initials", "partial")
    return next(each for each in order if each in found)


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _is_slip(one: str, other: str) -> bool:
    """Say whether two words may be one that was mistyped, or spelled by ear."""
    shorter = min(len(one), len(other))
    if shorter < 3:
        return False
    if sounds(one) == sounds(other):
        return True
    return shorter >= 4 and OSA.distance(one, other, score_cutoff=2) <= (2 if shorter >= 8 else 1)


def _kind_of_slip(one: str, other: str, short: tuple[str, ...], long: tuple[str, ...]) -> Relation:
    """Return "gendered" for what may be another person's given name rather than a slip."""
    if sounds(one) == sounds(other):
        return "similar"
    ends = {one[-1], other[-1]}
    stem = (one[:-1] == other[:-1] and "a" in ends) or one + "a" == other or other + "a" == one
    return "gendered" if stem or one == short[0] or other == long[0] else "similar"


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """Return a folded word as it sounds in Spanish: Baldelomar and Valdelomar, Jiménez and Giménes alike."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


_SOUNDS: Iterable[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"ch", "C"), (r"h", ""), (r"v|w", "b"), (r"ll", "y"),
        (r"c(?=[eiy])|z|x(?=[aou])|sc(?=[ei])", "s"),
        (r"q(?:u(?=[ei]))?|c|k", "k"), (r"g(?=[ei])|x", "j"), (r"gu(?=[ei])", "g"), (r"y(?![aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def _without_titles(text: str) -> tuple[str, str]:
    """Take the titles off the front of a name: "Dra.", "Lic. Ing.", "M.Sc."."""
    titles: list[str] = []
    while text:
        dotted = _DOTTED.match(text)
        first = text.split(maxsplit=1)[0]
        rest = ""
        if dotted and _is_title(dotted[1]):
            first, rest = dotted[1], text[dotted.end() :]
        elif _is_title(first) and fold(first) not in _ALSO_NAMES:
            rest = text[len(first) :].lstrip(" ,")
        if not rest or not _LETTER.search(rest):
            break
        titles.append(first)
        text = rest
    return text, " ".join(titles)


def _is_title(text: str) -> bool:
    """Say whether a text is titles and nothing else."""
    words = [word.strip(".()") for word in text.replace("/", " ").split()]
    plain = [fold(word.replace(".", "")) for word in words]
    return bool(plain) and all(word in _TITLES or word in ("a", "o") for word in plain) and plain[0] in _TITLES


def _capitals(name: str) -> str:
    """Return a name that is all capitals, or has none, as names are written; any other as it stands."""
    letters = [each for each in name if each.isalpha()]
    if len(letters) < 3 or not (name.isupper() or name.islower()):
        words = name.split()
        shouted = [word for word in words if len(word) > 2 and word.isupper()]  # "PÉREZ ROJAS Ana Lucía"
        if not shouted or any("." in word for word in shouted):
            return name
        written = [_word(word) if word in shouted or fold(word) in _PARTICLES else word for word in words]
        surnames = next(at for at, word in enumerate([*words, ""]) if word not in shouted and not _joins(word))
        return " ".join(written[surnames:] + written[:surnames])
    words = name.split()
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(words))


def _joins(word: str) -> bool:
    return bool(word) and fold(word) in _PARTICLES


def _word(word: str, first: bool = False) -> str:
    if fold(word) in _PARTICLES and not first and len(word) > 1:
        return word.lower()
    if fold(word) in ("ii", "iii", "iv"):
        return word.upper()
    return re.sub(r"[^\W\d_]+", lambda found: found[0][0].upper() + found[0][1:].lower(), word)
