from datetime import date

import pytest

from workshop.dates_in_words import is_only_a_date, read_date, weekdays_in

NEAR = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Martes 8 de septiembre de 2020", date(2020, 9, 8)),
        ("8 setiembre 2020", date(2020, 9, 8)),
        ("Sept 8, 2020", None),
        ("September 8th, 2020", date(2020, 9, 8)),
        ("1º de marzo", date(2027, 3, 1)),
        ("lunes 4 de enero", date(2027, 1, 4)),
        ("30 de febrero", None),
        ("8 de cada mes", None),
        ("", None),
    ],
)
def test_read_date_knows_what_people_write(text: str, found: date | None) -> None:
    assert read_date(text, NEAR) == found


def test_date_without_a_year_is_none_where_nothing_is_near() -> None:
    assert read_date("8 de septiembre") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("Día 2: MIÉRCOLES", [2]), ("from Monday to Friday", [0, 4]), ("los lunesinos", []), ("sabado", [5])],
)
def test_weekdays_are_found_as_words_of_their_own(text: str, found: list[int]) -> None:
    assert weekdays_in(text) == found


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Martes, 8 de septiembre de 2020", True), ("Día 1, 8 de septiembre", False), ("Martes", False), ("", False)],
)
def test_heading_that_is_but_a_date_is_known(text: str, answer: bool) -> None:
    assert is_only_a_date(text) is answer
