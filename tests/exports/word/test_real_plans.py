"""The real plan of 2019 and five plans from elsewhere, where they lie beside the checkout: nothing lost or invented."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from exports.word.lint import find_faults
from exports.workshop_file import load_file
from tests.exports.word.plan_reader import Line, read_axes, read_lines, read_notes
from tests.exports.word.tools import SHARED, plan_bytes, printed_together, schema_faults, shared_case
from workshop.text import blocks

PLANS = [f"plans/plan_{name}.json" for name in ("03", "05", "07", "09", "90_stress_guatape")]
REAL = "workshop_2018.json"
LABELS = {
    "es": "Plan de trabajo Objetivo general Ejes, compromisos y acciones Objetivo: Compromiso: Acciones: Por definir "
    "Responsable: Plazo: Indicador: Alcance: Referencias: · ;",
    "en": "Work plan General objective Axes, commitments and actions Objective: Commitment: Actions: To be defined "
    "Responsible: Timeframe: Indicator: Scope: References: · ;",
}


def _document(name: str) -> tuple[dict[str, Any], bytes]:
    path = shared_case(name)
    return json.loads(path.read_text(encoding="utf-8")), plan_bytes(load_file(path).workshop())


def test_real_plan_has_its_actions_in_order_and_word_for_word() -> None:
    content, document = _document(REAL)

    axes = read_axes(document)

    assert [len(axis.actions) for axis in axes] == [15, 4, 9, 9]
    assert [[action.number for action in axis.actions] for axis in axes] == [
        [f"{number}." for number in range(1, count + 1)] for count in (15, 4, 9, 9)
    ]
    for axis, source in zip(axes, content["axes"], strict=True):
        rows = source["objectives"][0]["actions"]
        assert [_marked(action.text) for action in axis.actions] == [_marked(row["text"]) for row in rows]
        subs = [[text for _number, text in action.sub_actions] for action in axis.actions]
        assert subs == [[sub["text"] for sub in row["sub_actions"]] for row in rows]
        assert _marked(axis.title) == _marked(source["title"])
        assert [_marked(text) for text in axis.below("Objetivo:")] == [_marked(source["objectives"][0]["text"])]
        assert axis.below("Compromiso:") == ([source["commitment"]] if source["commitment"] else [])
    assert sum(len(action.sub_actions) for axis in axes for action in axis.actions) == 4
    assert [bool(axis.below("Compromiso:")) for axis in axes] == [True, True, True, False]


def test_real_plan_has_its_footnotes_at_their_places() -> None:
    content, document = _document(REAL)

    notes = read_notes(document)

    expected = {number: [content["footnotes"].get(f"n{number}", "Por definir")] for number in range(1, 23)}
    assert notes == expected
    where = {number: line.text for line in read_lines(document) for number in notes if f"[^{number}]" in line.text}
    assert len(where) == 22
    assert where[8].index("[^8]") == where[8].index("WHIP") + 4
    assert where[2] == "Detención[^2] administrativa y alternativas; y"


@pytest.mark.parametrize("name", [REAL, *PLANS])
def test_plan_loses_and_invents_no_word(name: str) -> None:
    content, document = _document(name)

    printed = Counter(_words(line.text for line in _after_contents(document)))

    source = Counter(_words(_source_texts(content)))
    assert source - printed == Counter()
    spoken = "en" if content["workshop"]["languages"][0] == "en" else "es"
    assert set(printed - source) <= set(_words([LABELS[spoken]]))


@pytest.mark.parametrize("name", PLANS)
def test_plan_has_each_action_under_its_axis(name: str) -> None:
    content, document = _document(name)

    axes = read_axes(document)

    for axis, source in zip(axes, content["axes"], strict=True):
        rows = [row for objective in source["objectives"] for row in objective["actions"]]
        assert [action.text for action in axis.actions] == [_blocks(row["text"]) for row in rows]
        assert [action.number for action in axis.actions] == [f"{number}." for number in range(1, len(rows) + 1)]
        subs = [[text for _number, text in action.sub_actions] for action in axis.actions]
        assert subs == [[_blocks(sub["text"]) for sub in row["sub_actions"]] for row in rows]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the pages that LibreOffice prints of each plan that lies beside the checkout."""
    names = [name for name in (REAL, *PLANS) if (SHARED / name).exists()]
    documents = [_document(name)[1] for name in names]
    return dict(zip(names, printed_together(documents, tmp_path_factory.mktemp("printed")), strict=True))


@pytest.mark.parametrize("name", [REAL, *PLANS])
def test_plan_is_valid_and_prints(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    _content, document = _document(name)

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert len(request.getfixturevalue("printed")[name]) > 5


def test_real_plan_stands_in_the_order_it_was_published_in() -> None:
    _content, document = _document(REAL)

    headings = [line.text for line in _after_contents(document) if line.style in ("heading 1", "heading 2")]

    assert headings[:5] == [
        "Prólogo",
        "Introducción",
        "Definiciones, enfoques y principios orientadores",
        "Plan de trabajo",
        "Ejes, compromisos y acciones",
    ]
    assert len(headings[5:]) == 4


def test_list_of_axes_made_from_the_data_reads_as_the_published_one(tmp_path: Path) -> None:
    content, published = _document(REAL)
    listed = re.compile(r"(?<=son:\n\n)1\. .+?(?=\n\n)", re.DOTALL)
    introduction = content["front_matter"][1]
    introduction["text"], found = listed.subn("{ejes}", introduction["text"])
    content["axes"][0]["short_title"] = "Inteligencia e investigación"
    path = tmp_path / "workshop.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    document = plan_bytes(load_file(path).workshop())

    def told(document: bytes) -> list[tuple[str, str, str]]:
        return [(line.style, line.label, line.text) for line in read_lines(document)]

    assert found == 1
    assert told(document) == told(published)


def _after_contents(document: bytes) -> list[Line]:
    lines = read_lines(document)
    start = max(place for place, line in enumerate(lines) if line.style.startswith(("toc", "Leyenda")))
    return lines[start + 1 :]


def _source_texts(content: dict[str, Any]) -> list[str]:
    """Return every printed text of a file: lines as they are, long texts without the signs that make lists."""
    lines: list[str | None] = []
    long = [content["workshop"]["general_objective"], *content["workshop"]["specific_objectives"]]
    for section in content["front_matter"]:
        lines += [
            section["heading"],
            *(section["signed_by"] or {}).values(),
            *(each["term"] for each in section["terms"]),
        ]
        long += [section["text"], *(each["text"] for each in section["terms"])]
    for axis in content["axes"]:
        lines.append(axis["title"])
        long += [axis["description"], axis["commitment"] or "", *(each["text"] for each in axis["objectives"])]
    for action in (row for axis in content["axes"] for each in axis["objectives"] for row in each["actions"]):
        lines += [*action["responsible"], *(action[name] for name in ("timeframe", "indicator", "scope"))]
        lines += action["references"]
        long += [action["text"], *(each["text"] for each in action["sub_actions"])]
    return [line or "" for line in lines] + [_blocks(text) for text in long]


def _blocks(text: str) -> str:
    return "\n".join("".join(piece.text for piece in block.runs) for block in blocks(text))


def _marked(text: str) -> str:
    """Return a text with its marks reduced to their numbers, as labels of the real file are n and a number."""
    return text.replace("[^n", "[^")


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in re.sub(r"\[\^[^\]]+\]", "", text).replace("; ", " ; ").split()]
