"""Whatever people write, and however much: plan and matrix open in Word and hold it word for word."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from tests.exports.word.plan_reader import read_lines, read_notes
from tests.exports.word.samples import PlanMaker
from tests.exports.word.tools import STAMP, schema_faults
from workshop.text import blocks, clean_text
from workshop.workshop import Workshop

KINDS = ("plan", "matrix")
# Anything clean_text lets pass: what lists, marks, fields, markup and right-to-left scripts are made of, too.
ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc", "Cn"]),
        st.sampled_from("\n\t \\[]^<>&\"'{}$%#-_1.X\u200b\u202e\ufeff\u2028\u0301"),
    ),
    max_size=60,
).map(clean_text)
FIELDS = ("title", "section", "description", "commitment", "objective", "text", "sub_action", "who", "when", "note")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, ANY)))
def test_any_text_in_any_field_stands_in_a_sound_document(words: Mapping[str, str]) -> None:
    workshop = _plan_of(words)

    for kind in KINDS:
        document = _written(workshop, kind)

        assert find_faults(BytesIO(document)) == []
        shown = _shown(document)
        for name in FIELDS:
            assert [piece for piece in _pieces(words[name]) if piece not in shown] == [], (kind, name)


@pytest.mark.parametrize("kind", KINDS)
def test_long_cells_many_notes_and_a_long_axis_stand_whole_in_a_sound_document(kind: str, tmp_path: Path) -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje muy largo"), "Objetivo")
    long = " ".join(f"palabra{number}" for number in range(900))[:10_000]
    for number in range(500):
        note = maker.note(f"Nota {number}.")
        maker.action(objective, f"Acción {number}[^{note}].", responsible=("Brigadas",), timeframe="2027")
    maker.action(objective, long, responsible=(long,), timeframe=long)

    document = _written(maker.workshop(), kind)

    assert find_faults(BytesIO(document)) == []
    assert schema_faults(document, tmp_path) == []
    assert list(read_notes(document).values()) == [[f"Nota {number}."] for number in range(500)]
    text = "\n".join(line.text for line in read_lines(document))
    assert text.count(long) == 3
    assert [f"Acción {number}[^{number + 1}]." in text for number in range(500)] == [True] * 500


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("axes", [(), ("Prevención", "Respuesta")], ids=["nothing", "titles"])
def test_plan_without_content_is_a_sound_document(kind: str, axes: tuple[str, ...], tmp_path: Path) -> None:
    maker = PlanMaker()
    for title in axes:
        maker.axis(title)

    document = _written(maker.workshop(), kind)

    assert find_faults(BytesIO(document)) == []
    assert schema_faults(document, tmp_path) == []
    text = "\n".join(line.text for line in read_lines(document))
    assert all(title in text for title in axes)


def _plan_of(words: Mapping[str, str]) -> Workshop:
    """Return a plan of one axis with one action, in whose fields the words stand."""
    maker = PlanMaker()
    note = maker.note(words["note"])
    prose = {name: words[name] for name in ("section", "description", "commitment")}
    objective = maker.objective(maker.axis(words["title"], **prose), words["objective"])
    columns = {"responsible": tuple(words["who"].split("\n")), "timeframe": words["when"]}
    action = maker.action(objective, words["text"], **columns)
    maker.action(action, words["sub_action"])
    maker.action(objective, f"Con nota[^{note}].")
    return maker.workshop()


def _written(workshop: Workshop, kind: str) -> bytes:
    target = BytesIO()
    DOCUMENTS[kind].write(workshop, target, Edition(stamp=STAMP))
    return target.getvalue()


def _shown(document: bytes) -> str:
    """Return all the words of a document, its notes included, without the space between them."""
    notes = [text for paragraphs in read_notes(document).values() for text in paragraphs]
    return _squeezed(" ".join([*(line.text for line in read_lines(document)), *notes]))


def _pieces(text: str) -> list[str]:
    """Return what a document shows of a text as it is: each line between its marks, without the signs of lists."""
    shown = [run.text for block in blocks(text) for run in block.runs if run.mark is None]
    return [_squeezed(line) for each in shown for line in each.split("\n")]


def _squeezed(text: str) -> str:
    return "".join(text.split())
