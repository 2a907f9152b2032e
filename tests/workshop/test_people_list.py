import pytest

from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems, build_workshop
from workshop.people_list import read_people, read_sheet
from workshop.sheet import Sheet, SheetRow
from workshop.weighed_people import weigh_people
from workshop.workshop import Workshop


def workshop() -> Workshop:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    new.add(Delegation, root, item="pa", code="PA", name="Panamá")
    new.add(Delegation, root, item="oim", code="OIM", name="Oficina de apoyo", kind="observer")
    new.add(Profile, root, item="fiscal", name="Fiscalía")
    new.add(Participant, root, item="ana", name="Ana Ríos", email="ana@example.org")
    return build_workshop(new.changes)


@pytest.mark.parametrize(
    "line",
    [
        "Luz Mora\tPanamá\tFiscalía\tluz@example.org",
        "Luz Mora;PA;fiscalia;luz@example.org",
        "Luz Mora, panama, Fiscalía, luz@example.org",
        "Luz  Mora <luz@example.org>, Fiscalía, PA",
        "luz@example.org; Luz Mora; PA; Fiscalía",
        "Luz Mora,luz@example.org,PA,Fiscalía",
    ],
)
def test_line_is_understood_whatever_its_separator(line: str) -> None:
    row = read_people(workshop(), line)[0]

    assert (row.name, row.email, row.delegation, row.profile) == ("Luz Mora", "luz@example.org", "pa", "fiscal")
    assert (row.unknown, row.fault) == ((), "")


def test_position_and_institution_follow() -> None:
    row = read_people(workshop(), "Luz Mora; PA; Fiscalía; Jefa de unidad; Ministerio Público")[0]

    assert (row.position, row.institution) == ("Jefa de unidad", "Ministerio Público")


def test_what_names_no_delegation_or_profile_is_shown() -> None:
    row = read_people(workshop(), "Luz Mora; Belice; Piloto")[0]

    assert (row.delegation, row.profile, row.unknown) == (None, None, ("Belice", "Piloto"))


def test_headings_and_blank_lines_are_left_out() -> None:
    rows = read_people(workshop(), "Nombre;País;Perfil\n\n  \nLuz Mora;PA\n;;\nBeto Gil\n")

    assert [(row.row, row.name) for row in rows] == [(4, "Luz Mora"), (6, "Beto Gil")]


def test_repeated_people_are_found_and_none_is_guessed() -> None:
    rows = read_people(workshop(), "ANA RIOS\nOtra; ana@Example.org\nLuz Mora\nluz  mora\n")

    weighed = weigh_people(workshop(), rows).rows

    assert [row.state for row in weighed] == ["same", "doubtful", "new", "same"]
    assert [row.person for row in weighed] == ["ana", None, "row-3", "row-3"]


def test_email_alone_gives_a_name_to_correct() -> None:
    rows = read_people(workshop(), "luz.mora@example.org")

    assert [(row.name, row.email) for row in rows] == [("luz.mora", "luz.mora@example.org")]


def sheet(*rows: SheetRow) -> Sheet:
    return Sheet((SheetRow(1, ("Nombre", "Correo", "País", "Hotel")), *rows))


def test_name_merged_over_two_rows_is_one_person_with_two_addresses() -> None:
    first = SheetRow(2, ("Luz Mora Paz", "luz@example.org", "PA"))
    second = SheetRow(3, ("Luz Mora Paz", "lmora@example.org", "PA"), filled=(0, 2))

    weighed = weigh_people(workshop(), read_sheet(workshop(), sheet(first, second), {}))

    assert [row.state for row in weighed.rows] == ["new", "changed"]
    assert [(each.name, each.cells["email"], each.cells["other_email"]) for each in weighed.people] == [
        ("Luz Mora Paz", "luz@example.org", "lmora@example.org")
    ]


def test_hidden_row_waits_to_be_decided_and_a_formula_is_told_or_refused() -> None:
    hidden = SheetRow(2, ("Luz Mora Paz",), hidden=True)
    computed = SheetRow(3, ("Eva Gil Paz", "eva@example.org"), computed=(1,))
    unknown = SheetRow(4, ("Eda Ruiz Paz", ""), unknown=(1,))

    weighed = weigh_people(workshop(), read_sheet(workshop(), sheet(hidden, computed, unknown), {}))

    assert [(row.state, row.reason) for row in weighed.rows] == [
        ("doubtful", "La fila está oculta en la hoja: confirme si esta persona viene."),
        ("new", "Se tomó el valor guardado de una fórmula."),
        ("refused", "La columna «Correo» tiene una fórmula sin valor guardado."),
    ]


def test_columns_nobody_knows_are_kept_as_notes_when_asked_for() -> None:
    row = SheetRow(2, ("Lic. Luz Mora (suplente)", "sin correo", "Atlántida", "Centro"))

    plain = read_sheet(workshop(), sheet(row), {})[0]
    kept = read_sheet(workshop(), sheet(row), {}, keep_notes=True)[0]

    assert (plain.name, plain.notes, plain.unknown) == ("Luz Mora", "Delegación: Atlántida", ("Atlántida",))
    assert kept.notes.split("\n") == ["Delegación: Atlántida", "Tratamiento: Lic.", "suplente", "Hotel: Centro"]
