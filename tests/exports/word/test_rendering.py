"""Every kind of plan we write, judged by the Open XML SDK, by our lint, and by LibreOffice's printing."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from exports.word.lint import find_faults
from tests.exports.word.plan_reader import Line, read_lines
from tests.exports.word.samples import PlanMaker, axis_plan, full_plan, objectives_plan
from tests.exports.word.tools import plan_bytes, printed_pages, printed_together, schema_faults
from workshop.workshop import Workshop

KINDS: dict[str, Callable[[], Workshop]] = {
    "full": full_plan,
    "one objective per axis": axis_plan,
    "several objectives": lambda: objectives_plan("axis", False),
    "several objectives, numbers run on": lambda: objectives_plan("axis", True),
    "codes": lambda: objectives_plan("codes", False),
    "codes, numbers run on": lambda: objectives_plan("codes", True),
    "english": lambda: axis_plan(languages=("en", "es")),
    "french": lambda: axis_plan(languages=("fr",)),
    "nothing but a title": lambda: PlanMaker().workshop(),
    "odd characters": lambda: axis_plan(plan_title="<&>\"'\U0001f525 ﷽ \u202e\u00ad", body="\u2028\u200b"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_document_is_valid(kind: str, tmp_path: Path) -> None:
    document = plan_bytes(KINDS[kind]())

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []


def test_document_on_a4_is_valid(tmp_path: Path) -> None:
    assert schema_faults(plan_bytes(full_plan(), paper="a4"), tmp_path) == []


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, str]]:
    """Return a document of each kind and what LibreOffice prints of it."""
    documents = [plan_bytes(make()) for make in KINDS.values()]
    printed = printed_together(documents, tmp_path_factory.mktemp("printed"))
    return {kind: (document, "\n".join(pages)) for kind, document, pages in zip(KINDS, documents, printed, strict=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_document_prints_its_numbers_and_words(kind: str, printed: dict[str, tuple[bytes, str]]) -> None:
    document, words = printed[kind]

    numbered = [line for line in read_lines(document) if line.style in {"heading 2", "Acción", "Inciso"}]
    expected = [f"{_shown(line)} {_plain(line.text)}" for line in numbered if _plain(line.text)]
    assert [line for line in expected if line not in _squeezed(words)] == []


def test_printed_actions_begin_anew_in_each_axis(tmp_path: Path) -> None:
    pages = printed_pages(plan_bytes(axis_plan(axes=2, actions=3)), tmp_path)

    printed = [re.findall(r"^\s*(\d+\.|[a-z]\)) ", page, flags=re.MULTILINE) for page in pages]
    assert [numbers for numbers in printed if numbers] == [["1.", "2.", "a)", "b)", "3."]] * 2


def test_printed_footnotes_stand_on_the_page_of_their_mark(tmp_path: Path) -> None:
    maker = PlanMaker()
    for number in (1, 2):
        note = maker.note(f"Nota del eje {number}.")
        maker.action(maker.objective(maker.axis(f"Eje número {number}")), f"Acción con nota[^{note}].")

    pages = printed_pages(plan_bytes(maker.workshop()), tmp_path)

    assert [[number for number in (1, 2) if f"Nota del eje {number}." in page] for page in pages[2:]] == [[1], [2]]


def test_each_heading_of_level_one_and_each_axis_begins_a_page(tmp_path: Path) -> None:
    pages = printed_pages(plan_bytes(full_plan()), tmp_path)

    openings = [next(line.strip() for line in page.splitlines()[2:] if line.strip()) for page in pages[1:]]
    assert openings == [
        "CONTENIDO",
        "PRÓLOGO",
        "DEFINICIONES",
        "PLAN DE TRABAJO",
        "EJES, COMPROMISOS Y ACCIONES",
        "Segunda parte",
        "EJE 3:",
    ]


def _shown(line: Line) -> str:
    """Return a line's number as it is shown: that of an axis in capitals."""
    return line.label.upper() if line.style == "heading 2" else line.label


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\[\^\d+\].*", "", text, flags=re.DOTALL).split())


def _squeezed(text: str) -> str:
    return " ".join(text.split())
