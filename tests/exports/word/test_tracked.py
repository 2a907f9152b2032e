"""What changed since a draft as tracked changes: all accepted it is the plan as it is, all rejected as it was."""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.word.lint import find_faults
from exports.word.options import PlanOptions
from tests.exports.word.changed_plans import ANA, AT, read_comments, remarked, said, settled_by_hand, since, two_states
from tests.exports.word.office_changes import settle
from tests.exports.word.plan_reader import Package, W, read_lines
from tests.exports.word.samples import PlanMaker, axis_plan, objectives_plan
from tests.exports.word.tools import plan_bytes, schema_faults
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.decide import decidables, decide
from workshop.workshop import Workshop

States = tuple[Workshop, Workshop]


def moved_axis() -> States:
    old = axis_plan(axes=3)
    first, _second, third = old.axes
    return old, old.apply([Change(kind="move", item=first.id, parent=old.root, after=third.id)])


def emptied() -> States:
    old = axis_plan()
    return old, old.apply([Change(kind="delete", item=axis.id) for axis in old.axes])


def renumbered() -> States:
    old = objectives_plan("axis", False)
    return old, old.apply([Change(kind="set", item=old.root, field="numbering", text="codes")])


def bracketed() -> States:
    old = now = axis_plan()
    for each in list(decidables(old)):
        now = now.apply(decide(now, COMMAND_LINE, each.item, "in_brackets", field=each.field))
    return old, now


KINDS: dict[str, Callable[[], States]] = {
    "everything": two_states,
    "everything the other way": lambda: two_states()[::-1],
    "an axis moved": moved_axis,
    "all taken out": emptied,
    "all new": lambda: emptied()[::-1],
    "numbered otherwise": renumbered,
    "put into brackets": bracketed,
    "brackets lifted": lambda: bracketed()[::-1],
    "nothing": lambda: (axis_plan(),) * 2,
}


@pytest.mark.parametrize("kind", KINDS)
def test_plan_with_changes_is_valid(kind: str, tmp_path: Path) -> None:
    old, new = KINDS[kind]()
    document = plan_bytes(new, options=since(old))

    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert document == plan_bytes(new, options=since(old))


@pytest.mark.parametrize("kind", KINDS)
def test_accepted_it_says_what_is_and_rejected_what_was(kind: str) -> None:
    old, new = KINDS[kind]()

    document = plan_bytes(new, options=since(old))

    for keep, drop, plan in (("ins", "del", new), ("del", "ins", old)):
        expected = settled_by_hand(plan_bytes(plan), keep, drop)
        found = settled_by_hand(document, keep, drop)
        start = _below_contents(plan_bytes(plan))
        assert [text for text in found[_below_contents(document) :] if text != " "] == expected[start:]


def test_libreoffice_accepts_and_rejects_all_cleanly_and_keeps_the_comments(tmp_path: Path) -> None:
    old, new = two_states()
    remark = {"text": "¿Quién lo paga?", "author": "Ana Solís", "at": AT.isoformat()}
    now = remarked(new, *[(axis.id, remark) for axis in new.axes])
    options = PlanOptions(remarks=True, changes_since=since(old).changes_since)

    left = settle(plan_bytes(now, options=options), tmp_path, tmp_path.parent / "macro-office")

    assert said(left.accepted) == said(plan_bytes(new))
    assert said(left.rejected) == said(plan_bytes(old))
    anchored = ["Prevención y alerta", "Respuesta", "Eje nuevo"]
    assert read_comments(left.accepted) == [("Ana Solís", "¿Quién lo paga?", text) for text in anchored]


def test_words_are_marked_and_not_more() -> None:
    maker = PlanMaker()
    action = maker.action(maker.objective(maker.axis("Eje")), "Publicar una guía breve para todos.")
    old = maker.workshop()
    new = old.apply(
        [Change(kind="set", item=action, field="text", text="Publicar una guía clara y breve para el mundo.")]
    )

    root = Package(plan_bytes(new, options=since(old, **{action: ANA}))).xml("word/document.xml")

    marked = [
        (found.tag.removeprefix(W), "".join(found.itertext()))
        for found in root.iter(W + "ins", W + "del")
        if len(found)
    ]
    assert marked == [("ins", "clara y "), ("del", "todos"), ("ins", "el mundo")]
    assert {found.get(W + "author") for found in root.iter(W + "ins", W + "del")} == {ANA.name}


def test_change_nobody_is_named_for_is_the_house_s() -> None:
    old, new = two_states()

    root = Package(plan_bytes(new, options=since(old))).xml("word/document.xml")

    marks = list(root.iter(W + "ins", W + "del"))
    assert {mark.get(W + "author") for mark in marks} == {"Plenaria"}
    assert max(mark.get(W + "date") for mark in marks) <= "2026-03-05T10:42:00Z"
    assert min(mark.get(W + "date") for mark in marks) >= "2026-03-05T10:32:00Z"
    assert [count for count in Counter(mark.get(W + "id") for mark in marks).values() if count > 1] == []


def test_moved_item_goes_there_and_comes_here_whole() -> None:
    old, new = moved_axis()

    root = Package(plan_bytes(new, options=since(old))).xml("word/document.xml")

    gone, come = ([_said(part) for part in root.iter(W + "p") if _mark(part, kind)] for kind in ("del", "ins"))
    assert gone == come
    assert len(gone) > 8


def test_bookmarks_stay_those_of_the_plan_as_it_is() -> None:
    old, new = two_states()

    def bookmarks(document: bytes) -> list[str]:
        return [name for line in read_lines(document) for name in line.bookmarks]

    assert bookmarks(plan_bytes(new, options=since(old))) == bookmarks(plan_bytes(new))


_TEXT = st.lists(
    st.sampled_from("uno dos tres cuatro - 1. \n \n\n . [^n] \t".split(" ")), max_size=12
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(before=st.lists(_TEXT, max_size=4), after=st.lists(_TEXT, max_size=4))
def test_any_two_states_are_told_apart(before: list[str], after: list[str]) -> None:
    maker = PlanMaker()
    axis = maker.axis("Eje", commitment=" ".join(before))
    objective = maker.objective(axis, "Fin")
    ids = [maker.action(objective, text) for text in before]
    old = maker.workshop()
    texts = dict(zip(ids, after, strict=False))
    changes = [Change(kind="set", item=item, field="text", text=text) for item, text in texts.items()]
    changes += [Change(kind="delete", item=item) for item in ids[len(after) :]]
    changes.append(Change(kind="set", item=axis, field="commitment", text=" ".join(after)))
    new = old.apply(changes)

    document = plan_bytes(new, options=since(old))

    assert find_faults(BytesIO(document)) == []
    for keep, drop, plan in (("ins", "del", new), ("del", "ins", old)):
        expected = settled_by_hand(plan_bytes(plan), keep, drop)[_below_contents(plan_bytes(plan)) :]
        found = settled_by_hand(document, keep, drop)[_below_contents(document) :]
        assert [text for text in found if text != " "] == [text for text in expected if text != " "]


def _below_contents(document: bytes) -> int:
    """Return the place of the first paragraph below the cover, the contents and the legend."""
    lines = read_lines(document)
    front = [place for place, line in enumerate(lines) if re.match(r"toc|TOC|Leyenda|Portada|Legend", line.style)]
    return max(front) + 1


def _mark(part: object, kind: str) -> bool:
    return part.find(f"{W}pPr/{W}rPr/{W}{kind}") is not None  # type: ignore[attr-defined]


def _said(part: object) -> str:
    return "".join(found.text or "" for found in part.iter(W + "t", W + "delText"))  # type: ignore[attr-defined]
