import pytest

from workshop.choices import CHOICES, COLUMNS
from workshop.labels import choice_label, column_label, field_label


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (kind, name, value)
        for (kind, name), values in CHOICES.items()
        if name not in ("columns", "printed_columns")
        for value in values
    ],
)
def test_every_choice_has_words_for_the_screen(kind: str, name: str, value: str) -> None:
    assert choice_label(kind, name, value) != value


def test_every_column_has_a_heading() -> None:
    assert all(column_label(name) != name for name in COLUMNS)


def test_no_choice_has_no_words() -> None:
    assert choice_label("workshop", "stage", None) == ""


def test_field_is_named_with_its_article() -> None:
    assert field_label("session", "starts") == "la hora de inicio (HH:MM)"
