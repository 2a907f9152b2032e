"""How an action begins: with what is to be done, in Spanish an infinitive, and never with a number typed by hand."""

import re
from collections import Counter
from collections.abc import Iterator

from workshop.checking.check import Check, Fix
from workshop.checking.looking import Looking, Spot
from workshop.items import Action, Axis, Objective
from workshop.language import _
from workshop.placeholders import find_placeholder
from workshop.text import folded, without_marks

_LEADING = re.compile(r"[\s\-–—•*·\"'“”‘’«»()\[\]¿¡]+")
_TYPED = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}(?:[.)]|(?=\s+[A-ZÁÉÍÓÚÑ«“]))|\d{1,2}(?:[.)]|\.?[º°]|\.-)|[A-Za-z]\)|[ivx]{1,4}[.)])\s+"
)
_INFINITIVE = re.compile(r"(?:[a-z]+(?:ar|er|ir)|ir)(?:se|me|nos|l[aeo]s?|sel[ao]s?)?")
# Words that end like an infinitive and are none at the head of an action.
_NOUNS = frozenset(
    "taller hogar lugar mujer par pilar ejemplar titular auxiliar militar escolar bienestar malestar primer tercer "
    "similar regular singular celular escalar solar familiar alquiler alfiler cualquier menester ayer poder deber "
    "circular particular popular lider cancer caracter radar dolar altar manjar cuartel super hiper inter "
    "preliminar interdisciplinar curricular consular nuclear molecular vehicular".split()
)
_BEFORE = frozenset("no no_solo tambien ademas asimismo".split())
_DETERMINERS = frozenset(
    "the a an all any each every this that these those our their its it they we you there both some most many several "
    "by in on at for from with within through under during after before upon as of into among between per via "
    "and or when where if while which who once since".split()
)
_MODALS = frozenset("will shall must should would can may might is are was were has have had".split())
_BARE = frozenset(  # verbs that look like something else
    "bring ring sing spring sting swing wing string cling fling need feed proceed succeed exceed embed speed seed heed "
    "shed wed breed bleed weed implement complement supplement document experiment augment segment comment cement "
    "mention commission position question petition caution function sanction transition provision apportion "
    "station partition requisition condition ration auction discuss process assess address focus canvas access pass "
    "express stress bypass witness press profess possess compress suppress miss cross guess harness dress bias "
    "redress surpass trespass progress confess impress amass invoice balance".split()
)  # fmt: skip
_NOT_BARE = re.compile(r"[a-z]+(?:ing|tion|sion|ment|ness|ity|ship|ism|ed|s)")
_MANY = 10  # actions that begin otherwise, from which it may be how the plan is written
_TO = re.compile(r"to (?=[a-z])", re.IGNORECASE)


def find_openings(looking: Looking) -> Iterator[Check]:
    """Yield the actions that do not begin with what is to be done; plans in other languages are left alone.

    Where most actions begin otherwise, that is how the plan was written, and it is said once for each axis.
    """
    if looking.language not in ("es", "en"):
        return
    found = [check for spot in looking.actions if (check := _opening_check(looking, spot))]
    if len(found) < _MANY or len(found) <= len(looking.actions) / 2:
        yield from found
        return
    in_axis, otherwise = Counter(spot.axis for spot in looking.actions), Counter(check.axis for check in found)
    for axis in looking.workshop.axes:
        if otherwise[axis.id]:
            yield _as_a_style(looking, Spot(axis, "title", axis.title, axis.id), otherwise[axis.id], in_axis[axis.id])


def _opening_check(looking: Looking, spot: Spot) -> Check | None:
    text = _opening(spot.text)
    if not text or find_placeholder(text):
        return None
    if looking.language == "es":
        if opens_with_infinitive(text):
            return None
        sentence = _("Empieza con «{word}»: empiece con un verbo en infinitivo, como «Crear» o «Fortalecer».")
        return looking.check("infinitive", spot, sentence.format(word=_head(text)))
    if opens_with_bare_verb(text):
        return None
    sentence = _("Empieza con «{word}»: empiece con un verbo sin más, como «Create» o «Strengthen».")
    return looking.check("infinitive", spot, sentence.format(word=_head(text)), fix=_without_to(spot.text))


def _as_a_style(looking: Looking, spot: Spot, count: int, total: int) -> Check:
    sentence = _(
        "{count} de {total} acciones no empiezan con un verbo en infinitivo: cámbielas, o deje pasar esta forma."
    )
    return looking.check("infinitive", spot, sentence.format(count=count, total=total))


def opens_with_infinitive(text: str) -> bool:
    """Say whether a Spanish text begins with an infinitive, behind quotes, "no" or an adverb at most."""
    for word in _words(text)[:3]:
        if word in _NOUNS:
            return False
        if _INFINITIVE.fullmatch(word):
            return True
        if word not in _BEFORE and not word.endswith("mente"):
            return False
    return False


def opens_with_bare_verb(text: str) -> bool:
    """Say whether an English text may well begin with a bare verb: only what surely is none is denied."""
    words = _words(text)
    at = next((at for at, word in enumerate(words) if not (word.endswith("ly") or word == "not")), 0)
    first, second = words[at] if words else "", words[at + 1] if len(words) > at + 1 else ""
    if not first or first in _DETERMINERS or first == "to" or second in _MODALS:
        return False
    return first in _BARE or not _NOT_BARE.fullmatch(first)


def find_typed_numbers(looking: Looking) -> Iterator[Check]:
    """Yield titles, objectives and actions that begin with a number typed by hand, which the plan's own doubles."""
    last: dict[str | None, tuple[str, int | None]] = {}
    for spot in looking.written:
        is_numbered = isinstance(spot.item, Action | Objective) and spot.field == "text"
        if not is_numbered and not (isinstance(spot.item, Axis) and spot.field == "title"):
            continue
        number = typed_number(spot.text)
        if not number:
            continue
        broken = _break(last.get(spot.item.parent), number)
        last[spot.item.parent] = number, _value(number)
        said = _("Empieza con «{number}» escrito a mano, y el plan ya pone el número: quítelo.").format(number=number)
        fix = Fix(_("quitar los números escritos a mano"), _TYPED.sub("", spot.text, count=1))
        yield looking.check("typed_number", spot, f"{said} {broken}".strip(), fix=fix)


def typed_number(text: str) -> str:
    """Return the number a text begins with, "" for none: a list of several items is none."""
    found = _TYPED.match(text)
    if not found or not text[found.end() :].strip():
        return ""
    return "" if any(_TYPED.match(line) for line in text.split("\n")[1:]) else found["number"]


def _break(before: tuple[str, int | None] | None, number: str) -> str:
    value = _value(number)
    if before is None or before[1] is None or value is None or value == before[1] + 1 or value == 1:
        return ""
    if value == before[1]:
        return _("Además, «{number}» se repite.").format(number=number)
    return _("Además, la serie pasa de «{before}» a «{number}»: revise que no falte nada.").format(
        before=before[0], number=number
    )


def _value(number: str) -> int | None:
    """Return the last part of a typed number as its place from 1; `None` for Roman ones."""
    last = re.split(r"[.)º°-]+", number.rstrip(".)º°-"))[-1]
    if last.isdigit():
        return int(last)
    return ord(last.lower()) - ord("a") + 1 if len(last) == 1 and last.lower() not in "ivx" else None


def _opening(text: str) -> str:
    """Return a text from its first word on: without a typed number, bullets and quotes before it."""
    text = _TYPED.sub("", without_marks(text), count=1)
    leading = _LEADING.match(text)
    return text[leading.end() :] if leading else text


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zñ0-9]+", folded(text[:200]))


def _head(text: str) -> str:
    words = text.split()[:3]
    return " ".join(words).rstrip(".,;:")


def _without_to(text: str) -> Fix | None:
    found = _TO.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    return Fix(_("quitar «To» al comienzo"), rest[:1].upper() + rest[1:])
