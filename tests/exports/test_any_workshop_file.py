"""Whatever a workshop file holds, it is dumped as it was loaded."""

import copy
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.files import MINIMAL, round_trip

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
LINES = st.text(LETTERS, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
LABELS = st.sampled_from(["a", "b", "nota-1", "n1", "ñ", "lost"])
MARKED = st.lists(
    st.one_of(LINES, LABELS.map(lambda label: f"x[^{label}]"), st.just("\n"), st.just("\\[^a]")), max_size=4
)
TEXTS = MARKED.map("".join).map(lambda text: unicodedata.normalize("NFC", text))
ENTRIES = st.lists(LINES, max_size=3)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


ACTIONS = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "sub_actions": st.lists(st.fixed_dictionaries({"text": TEXTS}), max_size=2),
        "responsible": ENTRIES,
        "timeframe": maybe(TEXTS),
        "indicator": maybe(TEXTS),
        "scope": maybe(TEXTS),
        "references": ENTRIES,
        "remarks": st.lists(TEXTS, max_size=2),
        "status": maybe(TEXTS),
    }
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Ana", "Beto", "Ciro"]),
            "email": st.sampled_from(["", "a@example.org", "b@example.org"]),
            "delegation": st.sampled_from([None, "AA", "BB"]),
            "profile": st.sampled_from([None, "Fiscal"]),
            "position": LINES,
            "institution": LINES,
            "guest": st.booleans(),
        },
        optional={
            "other_email": LINES.filter(bool),
            "phone": LINES.filter(bool),
            "sex": st.sampled_from(["female", "male", "other"]),
            "notes": TEXTS.filter(bool),
        },
    ),
    max_size=4,
)


def filled(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return rows in which a key is there only where it holds something."""
    rows = st.fixed_dictionaries(keys)
    return rows.map(lambda row: {name: value for name, value in row.items() if value or name in ("text", "title")})


SAID = {
    "text": TEXTS,
    "author": maybe(st.just("Ana")),
    "delegation": st.sampled_from([None, "AA", "de fuera"]),
    "at": st.sampled_from([None, "2027-03-10T15:00:00+00:00"]),
}
DOSSIER = st.lists(filled(title=TEXTS, link=st.sampled_from([None, "https://prueba.example/a"])), max_size=2)
POINTS = filled(
    title=TEXTS,
    dossier=DOSSIER,
    session_notes=st.lists(filled(**SAID), max_size=2),
    questions=st.lists(filled(**SAID, answers=st.lists(filled(**SAID), max_size=2)), max_size=2),
    practices=st.lists(filled(**SAID), max_size=2),
)
EMPTY_POINT = {"kind": "other", "minutes": None, "starts": None, "locked": False, "responsible": [], "notes": ""}


@st.composite
def workshop_files(draw: st.DrawFn) -> dict[str, Any]:
    content = copy.deepcopy(round_trip(MINIMAL))
    content["workshop"]["background"] = draw(TEXTS)
    content["workshop"]["specific_objectives"] = draw(ENTRIES)
    content["workshop"]["plan_period"] = {"from": draw(maybe(st.integers(1, 9999))), "to": None}
    content["delegations"] = [{"code": code, "name": draw(LINES), "kind": "member"} for code in ("AA", "BB")]
    content["profiles"] = [{"name": "Fiscal", "minimum": draw(maybe(st.integers(0, 5))), "maximum": None}]
    content["participants"] = draw(PEOPLE)
    names = [person["name"] for person in content["participants"]]
    members = [name for name in names if names.count(name) == 1]
    group = {"name": draw(LINES), "room": "", "facilitator": "", "rapporteur": "", "members": members}
    objectives = st.lists(st.fixed_dictionaries({"text": TEXTS, "actions": st.lists(ACTIONS, max_size=3)}), max_size=2)
    axes = st.fixed_dictionaries(
        {
            "title": TEXTS,
            "description": TEXTS,
            "examples": ENTRIES,
            "commitment": maybe(TEXTS),
            "group": st.sampled_from([None, group]),
            "objectives": objectives,
        }
    )
    content["axes"] = draw(st.lists(axes, max_size=2))
    if content["axes"]:
        ever = len(content["axes"]) + 1
        then = filled(title=st.just("Aviso y rescate"), place=st.integers(1, 9))
        came = {"proposed": maybe(then), "worked": maybe(then), "split_from": maybe(st.integers(1, ever))}
        former = filled(title=TEXTS, merged_into=st.integers(1, ever), **came)
        content["former_axes"] = [draw(former)]
        content["axes"][0] |= {name: value for name, value in draw(filled(**came)).items() if value}
    session = {"title": "Día 1", "theme": "", "date": "2027-03-10", "starts": None}
    points = [EMPTY_POINT | point for point in draw(st.lists(POINTS, max_size=2))]
    content["sessions"] = [session | {"items": points}]
    tied = st.lists(st.integers(1, len(content["axes"])), unique=True).map(sorted) if content["axes"] else st.just([])
    around = filled(
        dossier=DOSSIER,
        initiatives=st.lists(filled(title=TEXTS, body=st.just("OIM"), actions=ENTRIES, axes=tied), max_size=2),
        agreed_terms=st.lists(filled(term=st.just("estancia"), avoided=ENTRIES, equivalents=ENTRIES), max_size=2),
        compliance=st.lists(filled(text=TEXTS, instrument=LINES, axes=tied), max_size=2),
    )
    content |= draw(around)
    notes = LINES.filter(lambda text: "[^" not in text)  # a note holds no notes
    content["footnotes"] = draw(st.dictionaries(st.sampled_from(["a", "b", "nota-1", "n1", "ñ"]), notes, max_size=4))
    return content


@settings(max_examples=150, deadline=None)
@given(workshop_files())
def test_any_file_dumps_as_it_was_loaded(content: dict[str, Any]) -> None:
    keys = [f"p{place}" for place, _person in enumerate(content["participants"], 1)]

    dumped = round_trip(content)

    for person in dumped["participants"]:
        assert person.pop("key", keys[0] if keys else None) in [*keys, None]
    assert dumped == content
