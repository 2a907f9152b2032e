import pytest

from workshop.people_headings import field_of, find_headings
from workshop.sheet import SheetRow


def rows(*lines: str) -> list[SheetRow]:
    return [SheetRow(number, tuple(line.split("|"))) for number, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nombre completo del participante (como en el pasaporte)", "name"),
        ("Name / Nombre", "name"),
        ("Participant's name", "name"),
        ("País / Country", "delegation"),
        ("Correo electrónico institucional", "email"),
        ("E-mail address", "email"),
        ("Correo 2", "other_email"),
        ("Primer apellido", "surname"),
        ("Apellido materno", "second_surname"),
        ("First name", "given"),
        ("Nº de teléfono", "phone"),
        ("Job title", "position"),
        ("Organisation", "institution"),
        ("Género", "sex"),
        ("Talla de camisa", None),
        ("LISTA DE PARTICIPANTES", None),
        ("ana@example.org", None),
        ("Ana Mora", None),
    ],
)
def test_heading_names_its_field_in_either_language(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_headings_are_found_below_titles_and_in_any_order() -> None:
    found = find_headings(rows("LISTA|||", "al 5 de marzo|||", "Correo|País|Talla|Nombre", "a@x.org|CR|M|Ana Mora"))

    assert found is not None
    assert (found.fields, found.first) == ({0: "email", 1: "delegation", 3: "name"}, 3)


def test_two_rows_of_headings_are_read_as_one() -> None:
    upper = SheetRow(1, ("Nombre", "", "País", "Contacto", ""), spans=((0, 1), (3, 4)))
    lower = SheetRow(2, ("Nombres", "Apellidos", "", "Correo", "Tel."))

    found = find_headings([upper, lower, *rows("Ana|Mora|CR|a@x.org|1")])

    assert found is not None
    assert [found.fields[column] for column in range(5)] == ["given", "surname", "delegation", "email", "phone"]
    assert found.first == 2


def test_list_without_headings_has_none() -> None:
    assert find_headings(rows("Ana Mora|CR|Fiscal", "Beto Gil|PA|Jefe")) is None
