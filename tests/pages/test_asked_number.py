import pytest

from pages.shared.asked_number import MOST, AskedNumber, asked_number


@pytest.mark.parametrize(
    "text, number",
    [("7", 7), ("0", 0), ("007", 7), ("", None), ("-1", None), ("1e3", None), ("٣", None), ("9" * 5_000, MOST)],
)
def test_address_names_a_number_whatever_its_length(text: str, number: int | None) -> None:
    assert asked_number(text) == number


def test_path_names_a_number_whatever_its_length() -> None:
    assert [AskedNumber().convert("12"), AskedNumber().convert("9" * 5_000)] == [12, MOST]
