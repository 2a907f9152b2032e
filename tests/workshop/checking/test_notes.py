"""Notes that point to others."""

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.checking.notes import means_the_one_before
from workshop.items import Axis, Objective


@pytest.mark.parametrize("text", ["Ibídem.", "Ibidem, p. 4", "ibíd.", "Ídem", "Idem.", "Id.", "«Ibídem»"])
def test_notes_that_mean_the_one_before(text: str) -> None:
    assert means_the_one_before(text)


@pytest.mark.parametrize("text", ["Identidad y género.", "Idea de la OIM", "Véase ibídem", "OIM, 2016"])
def test_notes_that_say_something_themselves(text: str) -> None:
    assert not means_the_one_before(text)


def test_same_source_needs_the_one_before() -> None:
    plan = Plan()
    first, second, third = plan.note("Ibídem", "a"), plan.note("OIM, 2016", "b"), plan.note("Ibídem, p. 4", "c")
    plan.action(f"Crear{first} una{second} red{third}", **WHOLE)
    fourth = plan.note("Ídem", "d")
    objective = plan.new.add(Objective, plan.new.add(Axis, plan.root, title="B", commitment="C"), text=f"O{fourth}")

    found = plan.of_kind("ibid")

    assert [(check.about, check.item == objective) for check in found] == [("a", False), ("d", True)]


def test_cited_work_needs_its_citation_before() -> None:
    plan = Plan()
    notes = [plan.note(text, note) for note, text in (
        ("a", "Salas, op. cit., p. 3"), ("b", "Salas, Rutas, 2016"), ("c", "Salas, op. cit., p. 9"),
    )]  # fmt: skip
    plan.action("Crear " + " ".join(notes), **WHOLE)

    assert [check.about for check in plan.of_kind("ibid")] == ["a"]
