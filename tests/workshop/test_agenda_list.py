"""A pasted agenda, read line by line, or cell by cell where each cell came on a line of its own."""

from datetime import date
from pathlib import Path

import pytest

from workshop.agenda_list import PastedAgenda, PastedDay, PastedPoint, read_agenda


def test_read_agenda_knows_days_hours_lengths_and_responsible() -> None:
    text = (
        "Hora\tActividad\tResponsable\n"
        "Día 1: miércoles\n"
        "08:30 - 09:00\tRegistro de participantes\tSecretaría\n"
        "9:00 a.m. Palabras de apertura (20 min) | País anfitrión | Secretaría\n"
        "\n"
        "Día 2\n"
        "8h30–9h00: Síntesis del día anterior\n"
    )

    found = read_agenda(text)

    assert found == PastedAgenda(
        (PastedDay("Día 1: miércoles"), PastedDay("Día 2")),
        (
            PastedPoint(0, "Registro de participantes", "registration", "08:30", 30, ("Secretaría",)),
            PastedPoint(0, "Palabras de apertura", "opening", "09:00", 20, ("País anfitrión", "Secretaría")),
            PastedPoint(1, "Síntesis del día anterior", "synthesis", "08:30", 30),
        ),
    )


def test_read_agenda_takes_a_length_from_where_the_next_point_starts() -> None:
    found = read_agenda("9:20 Antecedentes\n10:00 Receso\nAlmuerzo")

    assert [(point.title, point.minutes) for point in found.points] == [
        ("Antecedentes", 40),
        ("Receso", None),
        ("Almuerzo", None),
    ]
    assert found.days == (PastedDay(""),)


def test_read_agenda_does_not_take_any_number_for_an_hour() -> None:
    found = read_agenda("20 años de trabajo común\n8\tRegistro")

    assert [(point.starts, point.title) for point in found.points] == [
        (None, "20 años de trabajo común"),
        ("08:00", "Registro"),
    ]


def test_read_agenda_passes_over_the_headings_of_our_own_table() -> None:
    found = read_agenda("Hora\tPunto\tResponsable\n8:00\tRegistro\n")

    assert [point.title for point in found.points] == ["Registro"]


def test_read_agenda_finds_nothing_in_blank_text() -> None:
    assert read_agenda(" \n\n") == PastedAgenda((), ())


def test_table_of_a_word_file_is_read_by_its_blank_lines() -> None:
    """Cells without hours, each on a line of its own, as a word processor leaves them in a text file."""
    text = (
        "PROGRAMA\nX y X de marzo\n\n\tDía 1\t\n\n\tHora\n\tActividad\n\tResponsable\n\n"
        "\t\n\tInscripción\n\t\n\n\t\n\tPalabras de bienvenida\n\tPaís sede\n\n"
        "\t\n\tSesión técnica: cómo se escribe un plan\n\tSecretaría\n\n\t\n\tCafé\n\n"
        "\tDía 2\n\n\t\n\tTrabajo en grupo\n\t\n"
    )

    found = read_agenda(text)

    assert [(point.day, point.title, point.kind, point.responsible) for point in found.points] == [
        (0, "Inscripción", "registration", ()),
        (0, "Palabras de bienvenida", "opening", ("País sede",)),
        (0, "Sesión técnica: cómo se escribe un plan", "other", ("Secretaría",)),
        (0, "Café", "break", ()),
        (1, "Trabajo en grupo", "group_work", ()),
    ]


def test_series_is_read_with_dates_themes_and_hours_above_its_points() -> None:
    text = (
        "Martes 8 de septiembre\n\n09:00 – 09:30\n\n09:30 -10:15\n10:15-11:00\n\n"
        "TEMA 1: Controles en\npuertos y aduanas\n\nPalabras de inicio\nPresidencia\nSecretaría\n\n"
        "Intercambio técnico\nModera: Presidencia\nPanel: Ana Prueba, Luis Ensayo\n\nPreguntas y respuestas\n\n"
        "Miércoles 9 de septiembre\nhttps://reuniones.example/2\n\n09:00 – 09:15\n\nBienvenida\n"
    )

    found = read_agenda(text, near=date(2020, 8, 1))

    assert found.days == (
        PastedDay("Martes 8 de septiembre", date(2020, 9, 8), "Controles en puertos y aduanas"),
        PastedDay("Miércoles 9 de septiembre", date(2020, 9, 9), "", "https://reuniones.example/2"),
    )
    assert found.points == (
        PastedPoint(0, "Palabras de inicio", "other", "09:00", 30, ("Presidencia", "Secretaría")),
        PastedPoint(0, "Intercambio técnico", "other", "09:30", 45, (), "Presidencia", "Ana Prueba\nLuis Ensayo"),
        PastedPoint(0, "Preguntas y respuestas", "questions", "10:15", 45),
        PastedPoint(1, "Bienvenida", "opening", "09:00", 15),
    )


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Día 1 · miércoles 14 de marzo de 2018", date(2018, 3, 14)),
        ("Wednesday, March 14, 2018", date(2018, 3, 14)),
        ("Jornada 2", None),
    ],
)
def test_heading_of_a_day_tells_its_date(heading: str, day: date | None) -> None:
    found = read_agenda(f"{heading}\n8:00 Registro")

    assert found.days == (PastedDay(heading, day),)


def test_agendas_of_the_real_workshops_are_understood() -> None:
    """Their texts are no part of the product: where they do not lie beside it there is nothing to read."""
    concept_note, virtual = (_seed(name) for name in ("001_f401184ffefa0bf0.txt", "003_1fd160a3aa07352f.txt"))

    in_person = read_agenda(concept_note[concept_note.index("AGENDA TENTATIVA") :])
    series = read_agenda(virtual[virtual.index("CALENDARIO DE SESIONES") :], near=date(2020, 9, 1))

    assert [sum(point.day == day for point in in_person.points) for day in (0, 1)] == [13, 12]
    assert in_person.points[-13].responsible == ("Las delegaciones",)
    assert [day.date for day in series.days] == [date(2020, 9, day) for day in (8, 9, 10, 11)]
    assert all(day.theme for day in series.days)
    assert [sum(point.day == day for point in series.points) for day in range(4)] == [3, 3, 3, 4]
    assert [(point.starts, point.minutes, point.moderator) for point in series.points[:3]] == [
        ("09:00", 30, None),
        ("09:30", 45, "PPT"),
        ("10:15", 45, None),
    ]


def _seed(name: str) -> str:
    path = Path(__file__).parents[3] / "shared" / "seeds" / name
    if not path.exists():
        pytest.skip("the seeds are not here")
    return path.read_text(encoding="utf-8")
