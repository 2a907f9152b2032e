"""Parting an action: what is proposed for each way, with its notes where they belong."""

import pytest

from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.parting import Part, proposed_partings


def proposed(text: str, action: str = "course") -> dict[str, list[str]]:
    workshop = two_axes().apply([Change(kind="set", item=action, field="text", text=text)])
    found = proposed_partings(workshop, workshop.items[action])
    return {way: [part.text for part in parts] for way, parts in found.items()}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hacer una guía. Difundirla.", ["Hacer una guía.", "Difundirla."]),
        ("Hacer una guía;[^a] difundirla", ["Hacer una guía.[^a]", "Difundirla."]),
        ("Hacer una guía.[^a] ¿Y difundirla?[^b]", ["Hacer una guía.[^a]", "¿Y difundirla?[^b]"]),
        ("Aplicar el art. 5 de la ley", None),
        ("Hacer una guía.", None),
        ("", None),
    ],
)
def test_sentences_are_parted_where_another_begins(text: str, parts: list[str] | None) -> None:
    found = proposed(text)

    assert found.get("sentences") == parts


def test_paragraphs_and_points_of_a_list_are_parts_without_their_sign() -> None:
    found = proposed("Hacer una guía\n\n- Difundirla\n2. Evaluarla\n")

    assert found["paragraphs"] == ["Hacer una guía", "Difundirla", "Evaluarla"]


def test_sub_actions_are_parts_that_stay_what_they_are() -> None:
    workshop = two_axes()

    parts = proposed_partings(workshop, workshop.items["guide"])["sub_actions"]

    assert parts == [Part("Publicar una guía."), Part("Un capítulo sobre la niñez.", "chapter")]
