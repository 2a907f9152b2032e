"""Actions that may well say the same: each pair with a score that does not depend on what else the plan holds."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

LIKELY = 0.65  # the score from which a pair is worth a look: see `make bench` for precision and recall
_WORD = re.compile(r"[a-z]+|\d+")
_ROOT = 5  # letters that words of one family begin with alike
_FEW = 2  # words of weight that two actions need before anything is said of them
_COMMON = 0.1  # a root that more actions than this share of them have leads to no pair by itself
_FAINT = 0.25  # weight of what plans say in every second action
# What joins words, in both languages, without accents.
_JOINING = frozenset(
    "a al ante asi bajo cada como con contra cual cuya cuyo de del desde dos durante e el ella en entre es esta este "
    "estas estos esa ese para ha hacia hasta la las le les lo los mas mediante mi misma mismo muy ni no o otra otras "
    "otro otros por que se sea segun ser si sin sobre son su sus tal tambien te tras tu u un una unas uno unos y ya "
    "an and any are as at be been between by each for from has have if in into is it its of on or other such than "
    "that the their them these they this those through throughout to two under up upon was were which while who whose "
    "will with within acerca cuenta largo caracter forma manera correcto more".split()
)
# Doing and place that most actions of a regional plan name alike, by root: they tell little of what is to be done.
_FAINTLY = frozenset(
    word[:_ROOT]
    for word in (
        "crear creacion elaborar elaboracion realizar realizacion hacer establecer establecimiento promover impulsar "
        "fortalecer reforzar desarrollar desarrollo implementar poner puesta marcha funcionamiento organizar celebrar "
        "disenar redactar preparar formular generar gestionar fomentar propiciar brindar dotar entregar contar "
        "mantener instalar habilitar abrir acordar ejecutar ejecucion incluir incorporar conformar formar firmar "
        "suscribir definir identificar dar contratar permanente dirigir utilizar usar existente disponible "
        "pais paises region regional regionales nacional nacionales miembros "
        "create creation develop development draft carry out set establish hold conduct promote strengthen foster "
        "implement prepare provide organize organise convene issue make compile keep open conclude sign support "
        "country countries region regional national member available"
    ).split()
)
# Roots of words that plans use for one another.
_ALIKE: Mapping[str, str] = {
    word[:_ROOT]: family.split()[0][:_ROOT]
    for family in (
        "funcionario personal oficial servidor",
        "capacitar formacion adiestrar entrenar",
        "informatico computo",
        "encuentro reunion",
        "frontera fronterizo",
        "policia policial",
        "seguimiento revisar monitorear",
        "denuncia denunciar",
        "directorio listado",
        "intercambio compartir intercambiar",
        "consultoria consultora",
        "difundir publicar divulgar",
        "anual anio ano cada_ano",
        "cooperantes cooperacion",
        "mapeo mapa",
        "ninez ninas ninos nino",
        "reporte reportar informe",
        "train training",
        "share sharing exchange",
        "meeting meet",
        "officers staff officials",
        "publish issue disseminate",
    )
    for word in family.split()
}


@dataclass(frozen=True, slots=True)
class Likely:
    """Two texts, by their ids in the order given, that may say the same; `score` from 0 to 1."""

    one: str
    other: str
    score: float


def similarity(one: str, other: str) -> float:
    """Return how much two texts say the same, 0 to 1, by the roots of their words; 0 where one says too little."""
    return _score(_roots(one), _roots(other))


def likely_duplicates(texts: Sequence[tuple[str, str]], least: float = LIKELY) -> list[Likely]:
    """Return the pairs among (id, text) that are alike, the most alike first.

    Two texts are compared when they share a root that few others have; 2,000 texts take about a second.
    """
    roots = [(each, _roots(text)) for each, text in texts]
    found = []
    for place, near in enumerate(_neighbours([found for _, found in roots])):
        for other in near:
            score = _score(roots[place][1], roots[other][1])
            if score >= least:
                found.append(Likely(roots[place][0], roots[other][0], score))
    return sorted(found, key=lambda pair: -pair.score)


def _neighbours(roots: Sequence[Mapping[str, float]]) -> list[set[int]]:
    """Return for each text the later ones that share a root with it which is not everywhere."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(roots):
        for root, weight in found.items():
            if weight == 1:
                having[root].append(place)
    most = max(20, int(_COMMON * len(roots)))
    near: list[set[int]] = [set() for _ in roots]
    for places in having.values():
        if len(places) <= most:
            for at, place in enumerate(places):
                near[place].update(places[at + 1 :])
    return near


@lru_cache(maxsize=20_000)
def _roots(text: str) -> Mapping[str, float]:
    """Return the roots of a text's words with their weights."""
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    words = [word for word in _WORD.findall(plain) if word not in _JOINING]
    roots = (word[:_ROOT] for word in words)
    return {_ALIKE.get(root, root): _FAINT if root in _FAINTLY else 1.0 for root in roots}


def _score(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    mine, theirs = sum(one.values()), sum(other.values())
    if min(mine, theirs) < _FEW:
        return 0.0
    shared = sum(min(weight, other[root]) for root, weight in one.items() if root in other)
    return shared / sqrt(mine * theirs)
