"""Whose a connection is: sure by address or by a name only one bears; the rest is for somebody to decide."""

from datetime import date

from workshop.connected import match_connections, stays_of
from workshop.items import Facts, Participant, Session
from workshop.new_items import NewItems, build_workshop
from workshop.platform_file import Connection
from workshop.use_cases.take_attendance import Stay
from workshop.workshop import Workshop


def workshop() -> Workshop:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", timezone="America/Costa_Rica")
    new.add(Session, root, item="day", title="Sesión 1", date=date(2027, 3, 10))
    people = {
        "ana": ("Ana Mora Solís", "ana@prueba.example"),
        "bruno": ("Bruno Lara", ""),
        "luis1": ("Luis Paz", ""),
        "luis2": ("Luis Paz", ""),
        "carla": ("Carla Mena", "carla@prueba.example"),
    }
    for item, (name, email) in people.items():
        new.add(Participant, root, item=item, name=name, email=email)
    return build_workshop(new.changes)


def test_connections_are_sure_doubtful_or_of_nobody_on_the_list() -> None:
    connections = [
        Connection("Ana M.", "ana@prueba.example", also="Ana Mora"),
        Connection("BRUNO LARA"),
        Connection("Luis Paz"),
        Connection("Carla Mena", "otra@prueba.example"),
        Connection("Zoe Nadie", "zoe@prueba.example"),
        Connection("iPhone de Mar"),
    ]

    found = match_connections(workshop(), connections)

    assert [(each.state, each.candidates) for each in found] == [
        ("sure", ("ana",)),
        ("sure", ("bruno",)),
        ("doubtful", ("luis1", "luis2")),
        ("doubtful", ("carla",)),
        ("unknown", ()),
        ("unknown", ()),
    ]


def test_two_connections_that_would_be_one_person_are_both_to_be_decided() -> None:
    found = match_connections(workshop(), [Connection("Bruno Lara", "x@prueba.example"), Connection("Lara Bruno")])

    assert [(each.state, each.candidates) for each in found] == [("doubtful", ("bruno",)), ("doubtful", ("bruno",))]


def test_stays_are_instants_of_the_sessions_day_by_the_clock_that_was_chosen() -> None:
    now = workshop()
    decided = [
        ("ana", Connection("Ana", at=9 * 60, left=11 * 60)),
        ("ana", Connection("Ana, teléfono", at=8 * 60 + 50, left=9 * 60)),
        ("bruno", Connection("Bruno", at=15 * 60, left=None, is_utc=True)),
        ("carla", Connection("Carla", at=23 * 60, left=30)),
    ]

    stays = stays_of(now, now.sessions[0], decided, "America/Costa_Rica")

    assert stays == {
        "ana": Stay("2027-03-10T14:50:00+00:00", "2027-03-10T17:00:00+00:00"),
        "bruno": Stay("2027-03-10T15:00:00+00:00", None),
        "carla": Stay("2027-03-11T05:00:00+00:00", "2027-03-11T06:30:00+00:00"),
    }
