from datetime import date

import pytest

from workshop.timeframe import Fault, Timeframe, fault_of, read_timeframe

PERIODS = {
    "2019": ("2019-01-01", "2019-12-31"),
    "2019-2021": ("2019-01-01", "2021-12-31"),
    "2019 – 2021": ("2019-01-01", "2021-12-31"),
    "2019 a 2021": ("2019-01-01", "2021-12-31"),
    "entre 2019 y 2021": ("2019-01-01", "2021-12-31"),
    "2019-21": ("2019-01-01", "2021-12-31"),
    "2019, 2020 y 2021": ("2019-01-01", "2021-12-31"),
    "Primer semestre de 2020": ("2020-01-01", "2020-06-30"),
    "II semestre 2020": ("2020-07-01", "2020-12-31"),
    "Segundo trimestre del año 2020": ("2020-04-01", "2020-06-30"),
    "first half of 2021": ("2021-01-01", "2021-06-30"),
    "Q4 2020": ("2020-10-01", "2020-12-31"),
    "marzo 2019": ("2019-03-01", "2019-03-31"),
    "Febrero del 2020": ("2020-02-01", "2020-02-29"),
    "Setiembre/2019": ("2019-09-01", "2019-09-30"),
    "03/2019": ("2019-03-01", "2019-03-31"),
    "2019-03": ("2019-03-01", "2019-03-31"),
    "15/03/2019": ("2019-03-15", "2019-03-15"),
    "03/15/2019": ("2019-03-15", "2019-03-15"),
    "15 de marzo de 2019": ("2019-03-15", "2019-03-15"),
    "March 15, 2019": ("2019-03-15", "2019-03-15"),
    "2019-03-15": ("2019-03-15", "2019-03-15"),
    "enero a marzo de 2019": ("2019-01-01", "2019-03-31"),
    "noviembre a febrero de 2021": ("2020-11-01", "2021-02-28"),
    "de marzo 2019 a junio 2020": ("2019-03-01", "2020-06-30"),
    "Primer semestre 2019 - segundo semestre 2020": ("2019-01-01", "2020-12-31"),
    "fines de 2020": ("2020-09-01", "2020-12-31"),
    "marzo 2019[^note].": ("2019-03-01", "2019-03-31"),
    "2021-2019": ("2021-01-01", "2019-12-31"),
    "hasta diciembre de 2020": (None, "2020-12-31"),
    "Antes del 2020": (None, "2020-12-31"),
    "by March 2023": (None, "2023-03-31"),
    "a partir de enero 2020": ("2020-01-01", None),
}
FREE = ["", "Anual", "12 months", "See above", "31/02/2020", "tercer semestre 2020", "2019-2021 (anual)", "en 3 años"]


@pytest.mark.parametrize("text", PERIODS)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    begins, ends = (day and date.fromisoformat(day) for day in PERIODS[text])

    assert read_timeframe(text) == Timeframe("period", begins, ends)


@pytest.mark.parametrize("text", ["Continuo", "CONTINUA", "de forma permanente", "Ongoing"])
def test_words_for_without_end_are_continuous(text: str) -> None:
    assert read_timeframe(text) == Timeframe("continuous")


@pytest.mark.parametrize("text", ["Por definir", "por confirmar.", "TBD", "To be defined"])
def test_words_for_later_are_to_be_defined(text: str) -> None:
    assert read_timeframe(text) == Timeframe("to_be_defined")


@pytest.mark.parametrize("text", FREE)
def test_any_other_words_are_free(text: str) -> None:
    assert read_timeframe(text) == Timeframe("free")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2019-2021", None),
        ("2018-2019", None),
        ("2025", "outside"),
        ("hasta 2018", "outside"),
        ("hasta 2030", None),
        ("desde 2022", "outside"),
        ("2021-2019", "reversed"),
        ("diciembre 2020 a enero 2019", "reversed"),
        ("Continuo", None),
        ("Cada año desde 1990, según se pueda", None),
    ],
)
def test_fault_is_only_what_cannot_be_right(text: str, fault: Fault | None) -> None:
    assert fault_of(read_timeframe(text), 2019, 2021) == fault


def test_plan_without_years_has_nothing_outside_it() -> None:
    years = ((None, None), (2019, None), (None, 2024))
    found = [fault_of(read_timeframe("2025"), first, last) for first, last in years]

    assert found == [None, None, "outside"]
