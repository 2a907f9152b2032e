"""What changed in annexes since a draft: rows and words come and go, an annex of one side alone does so whole."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from exports.word.lint import find_faults
from exports.word.options import PlanOptions, Since
from tests.exports.word.annexed_plans import (
    EARLIER,
    LATER,
    annexed_states,
    below_contents,
    cells,
    numbered,
    plain,
    settled_cells,
    tracked,
)
from tests.exports.word.changed_plans import ANA, AT
from tests.exports.word.office_changes import settle
from tests.exports.word.plan_reader import Package, W, read_notes
from tests.exports.word.samples import PlanMaker, axis_plan, matrix_of_codes
from tests.exports.word.table_reader import read_sheets
from tests.exports.word.tools import plan_bytes, schema_faults
from workshop.changes import Change
from workshop.workshop import Workshop

Case = tuple[Workshop, Workshop, tuple[str, ...], tuple[str, ...]]
UPRIGHT, ACROSS = (12_240, 15_840), (15_840, 12_240)


def codes_moved() -> Case:
    old = matrix_of_codes()
    return old, numbered(old), ("matrix", "decisions"), ("matrix", "decisions")


def other_columns() -> Case:
    old = axis_plan()
    return old, old.apply([Change(kind="set", item=old.root, field="columns", text="text")]), ("matrix",), ("matrix",)


CASES: dict[str, Callable[[], Case]] = {
    "some annexes, some others": lambda: (*annexed_states(), EARLIER, LATER),
    "the other way": lambda: (*annexed_states()[::-1], LATER, EARLIER),
    "annexes where none were": lambda: (*annexed_states(), (), ("agenda", "decisions")),
    "none where annexes were": lambda: (*annexed_states(), ("matrix",), ()),
    "codes moved": codes_moved,
    "other columns": other_columns,
    "nothing": lambda: (axis_plan(), axis_plan(), ("matrix",), ("matrix",)),
}


def note_texts(document: bytes) -> list[str]:
    """Return the texts of the notes; LibreOffice keeps its separators among them, which say nothing."""
    return [text for note in read_notes(document).values() for text in note if text]


@pytest.mark.parametrize("name", CASES)
def test_annexes_with_changes_are_valid_and_hold_both_states(name: str, tmp_path: Path) -> None:
    old, new, earlier, later = CASES[name]()

    document = plan_bytes(new, options=tracked(old, earlier, later))

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert settled_cells(document, "ins", "del") == cells(plan_bytes(new, options=plain(*later)))
    assert settled_cells(document, "del", "ins") == cells(plan_bytes(old, options=plain(*earlier)))


def test_libreoffice_accepts_and_rejects_annexes_row_by_row(tmp_path: Path) -> None:
    old, new = annexed_states()

    left = settle(plan_bytes(new, options=tracked(old, EARLIER, LATER)), tmp_path, tmp_path.parent / "macro-office")

    for found, plan, annexes in ((left.accepted, new, LATER), (left.rejected, old, EARLIER)):
        expected = plan_bytes(plan, options=plain(*annexes))
        assert below_contents(found) == below_contents(expected)
        assert cells(found) == cells(expected)
        assert note_texts(found) == note_texts(expected)
        assert read_sheets(found)[:2] == [UPRIGHT, ACROSS]


def test_row_of_an_action_that_came_is_the_only_one_marked() -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje"), "Fin")
    for number in range(1, 5):
        maker.action(objective, f"Publicar la guía número {number} de todas.", responsible=("Norte",))
    old = maker.workshop()
    added = Change(
        kind="insert", item="f" * 32, type="action", parent=objective, after=None, cells={"text": "Antes que nada."}
    )

    options = tracked(old, ("matrix",), ("matrix",))
    root = Package(plan_bytes(old.apply([added]), options=options)).xml("word/document.xml")

    rows = list(list(root.iter(W + "tbl"))[-1].iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}ins") is not None for row in rows] == [False, True, False, False, False, False]
    changed = [["".join(found.itertext()) for found in row.iter(W + "ins", W + "del") if len(found)] for row in rows]
    assert changed == [
        [],
        ["1", "Antes que nada.", "Por definir", "Por definir"],
        *([str(number), str(number + 1)] for number in range(1, 5)),
    ]


def test_row_bears_the_name_of_who_changed_its_action() -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje"), "Fin")
    changed, other = (
        maker.action(objective, text, timeframe="2027") for text in ("Dictar un curso.", "Crear una red.")
    )
    old = maker.workshop()
    new = old.apply([Change(kind="set", item=each, field="timeframe", text="2028") for each in (changed, other)])

    options = PlanOptions(annexes=("matrix",), changes_since=Since(old, AT, {changed: ANA}, ("matrix",)))
    root = Package(plan_bytes(new, options=options)).xml("word/document.xml")

    rows = list(root.iter(W + "tbl"))[-1].iter(W + "tr")
    names = [sorted({mark.get(W + "author") for mark in row.iter(W + "ins", W + "del")}) for row in rows]
    assert names == [[], [ANA.name], ["Plenaria"]]
