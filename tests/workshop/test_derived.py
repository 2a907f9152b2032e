"""What is derived from a workshop is computed once for each value and language."""

from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.derived import once
from workshop.language import _, language
from workshop.workshop import Workshop

calls: list[int] = []


@once
def heading(workshop: Workshop) -> str:
    calls.append(workshop.revision)
    return f"{_('Borrador')}: {workshop.facts.title}"


def test_once_computes_anew_for_another_value_and_another_language_only():
    calls.clear()
    workshop = two_axes()

    heading(workshop)
    heading(workshop)
    with language("en"):
        heading(workshop)
    changed = workshop.apply([Change(kind="set", item="root", field="title", text="Otro")])

    assert heading(changed) == "Borrador: Otro"
    assert calls == [1, 1, 2]


def test_once_leaves_equality_and_names_alone():
    assert two_axes() == two_axes()
    assert heading.__name__ == "heading"
