"""A pasted agenda, read line by line."""

from workshop.agenda_list import PastedAgenda, PastedPoint, read_agenda


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
        ("Día 1: miércoles", "Día 2"),
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
    assert found.days == ("",)


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
