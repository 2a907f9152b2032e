import pytest

from workshop.errors import Forbidden, ListChangedMeanwhile
from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems, build_workshop
from workshop.people_list import read_people
from workshop.permissions import Actor, Role
from workshop.use_cases.import_people import import_people
from workshop.weighed_people import Decision, weigh_people
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))
HEADINGS = "Nombre;País;Perfil;Cargo;Correo\n"


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Delegation, "root", item="pa", code="PA", name="Panamá")
    new.add(Profile, "root", item="fiscal", name="Fiscalía")
    new.add(Participant, "root", item="ana", name="Ana Vela Cruz", email="ana@example.org", delegation="pa")
    return build_workshop(new.changes)


def imported(here: Workshop, text: str, decisions: dict[int, Decision] | None = None) -> Workshop:
    return here.apply(import_people(here, COORDINATOR, read_people(here, HEADINGS + text), decisions))


def test_list_is_taken_in_at_once_without_doubtful_and_refused_rows() -> None:
    text = "Ana Vela Cruz;PA;Fiscalía;Jefa;\nBeto Gil;Panamá;;;b@example.org\nA. Vela;PA;;;\nPor definir;PA;;;\n"

    after = imported(workshop(), text)

    assert [(each.name, each.delegation, each.profile, each.position, each.email) for each in after.participants] == [
        ("Ana Vela Cruz", "pa", "fiscal", "Jefa", "ana@example.org"),
        ("Beto Gil", "pa", None, "", "b@example.org"),
    ]


def test_second_import_of_the_same_list_changes_nothing() -> None:
    text = "Beto Gil Paz;PA;Fiscalía;Jefe;b@example.org\nCora Luz;PA;;;\nVela Cruz, Ana;PA;;;ana@example.org\n"
    once = imported(workshop(), text)

    again = import_people(once, COORDINATOR, read_people(once, HEADINGS + text))

    assert again == []


def test_import_of_the_corrected_list_updates_and_blanks_take_nothing_away() -> None:
    once = imported(workshop(), "Beto Gil Pas;PA;Fiscalía;Jefe;b@example.org\n")

    after = imported(once, "Beto Gil Paz;;;Director;b@example.org\n")

    assert [(each.name, each.delegation, each.profile, each.position) for each in after.participants[1:]] == [
        ("Beto Gil Paz", "pa", "fiscal", "Director")
    ]


def test_rows_are_decided() -> None:
    text = "A. Vela;PA;;Jefa;\nA. Vela Cruz;PA;;;otra@example.org\nAna Vela;PA;;;\n"
    decisions = {2: Decision("same", "ana"), 3: Decision("another"), 4: Decision("leave_out")}

    after = imported(workshop(), text, decisions)

    assert [(each.name, each.position, each.email) for each in after.participants] == [
        ("Ana Vela Cruz", "Jefa", "ana@example.org"),
        ("A. Vela Cruz", "", "otra@example.org"),
    ]


def test_row_may_be_the_same_as_one_above_it() -> None:
    text = "Eva Luz Mora;PA;;;\nE. Mora;PA;;Jefa;\n"

    after = imported(workshop(), text, {3: Decision("same", "row-2")})

    assert [(each.name, each.position) for each in after.participants[1:]] == [("Eva Luz Mora", "Jefa")]


def test_row_that_repeats_a_doubtful_one_waits_with_it() -> None:
    here = workshop()
    rows = read_people(here, HEADINGS + "A. Vela Cruz;PA;;;\nA. Vela Cruz;PA;;;\n")

    weighed = weigh_people(here, rows, {2: Decision("another")}).rows

    assert [row.state for row in weigh_people(here, rows).rows] == ["doubtful", "doubtful"]
    assert [row.state for row in weighed] == ["new", "same"]


def test_list_that_moved_on_since_it_was_looked_at_is_not_taken() -> None:
    here = workshop()
    rows = read_people(here, HEADINGS + "Beto Gil;PA;;;\n")
    seen = weigh_people(here, rows).digest()

    with pytest.raises(ListChangedMeanwhile):
        import_people(imported(here, "Beto Gil;PA;;;\n"), COORDINATOR, rows, {}, seen)
    assert import_people(here, COORDINATOR, rows, {}, seen)


def test_importing_is_for_who_prepares() -> None:
    with pytest.raises(Forbidden):
        import_people(workshop(), READER, [])
