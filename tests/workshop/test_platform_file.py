"""Reports of video platforms as they come: wherever the list begins, in either language, rejoining made one."""

import pytest

from workshop.platform_file import Connection, NotAPlatformFile, read_platform_file

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,"Sesión 1, panel",03/10/2027 08:50:11 AM,03/10/2027 11:02:12 AM,mesa@prueba.example,132,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ana M (Ana Mora),ana@prueba.example,03/10/2027 09:02:11 AM,03/10/2027 09:30:00 AM,28,No,No
Bruno Lara,,03/10/2027 09:05:00 AM,03/10/2027 11:00:00 AM,115,Yes,No
Ana M (Ana Mora),Ana@prueba.example,03/10/2027 09:41:00 AM,03/10/2027 11:01:59 AM,80,No,No
Zoe Nadie,,03/10/2027 09:41:00 AM,03/10/2027 09:43:59 AM,2,Yes,Yes
"""
TEAMS = (
    "1. Resumen\nTítulo de la reunión\tSesión 1\nParticipantes asistentes\t2\n\n2. Participantes\n"
    "Nombre\tPrimera unión\tÚltima salida\tDuración de la reunión\tCorreo electrónico\tId. de participante (UPN)\tRol\n"
    "Carla Mena\t10/3/27, 8:58:03\t10/3/27, 11:01:22\t2 h 3 min\t\tcarla@prueba.example\tModerador\n"
    "Dora Paz (Externo)\t10/3/27, 9:15:40 p.\u202fm.\t10/3/27, 11:00:00 p.\u202fm.\t1 h\tdora@prueba.example\t\t\n\n"
    "3. Actividades de la reunión\nNombre\tHora de unión\tHora de salida\nOtra Persona\t8:00\t9:00\n"
)
MEET = "First name;Last name;Email;Duration;Time joined;Time exited\nAna;Mora;ana@prueba.example;1 hr;2:02 PM;3:30 PM\n"


def test_zoom_report_is_found_below_the_meetings_own_lines_and_rejoining_is_made_one() -> None:
    found = read_platform_file(ZOOM.encode())

    assert found == [
        Connection("Ana M", "ana@prueba.example", 9 * 60 + 2, 11 * 60 + 1, also="Ana Mora", times=2),
        Connection("Bruno Lara", "", 9 * 60 + 5, 11 * 60),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_teams_report_ends_where_its_list_ends(encoding: str) -> None:
    found = read_platform_file(TEAMS.encode(encoding))

    assert found == [
        Connection("Carla Mena", "carla@prueba.example", 8 * 60 + 58, 11 * 60 + 1),
        Connection("Dora Paz", "dora@prueba.example", 21 * 60 + 15, 23 * 60, also="Externo"),
    ]


def test_names_in_two_columns_are_put_together() -> None:
    assert read_platform_file(MEET.encode()) == [
        Connection("Ana Mora", "ana@prueba.example", 14 * 60 + 2, 15 * 60 + 30)
    ]


def test_hours_said_to_be_utc_are_known_as_such() -> None:
    report = b"Name,Join Time,Leave Time\nAna Mora,2027-03-10T15:02:11Z,2027-03-10T17:00:00Z\n"

    assert read_platform_file(report) == [Connection("Ana Mora", "", 902, 1020, is_utc=True)]


def test_who_came_with_and_without_an_address_is_one_where_only_one_bears_the_name() -> None:
    report = (
        b"Name,Email,Join Time,Leave Time\nAna Mora,ana@prueba.example,9:00,9:10\nAna Mora,,9:20,10:00\n"
        b"Eva Rey,eva@a.example,9:00,9:10\nEva Rey,eva@b.example,9:00,9:10\nEva Rey,,9:00,9:30\n"
    )

    found = [(each.name, each.email, each.left) for each in read_platform_file(report)]

    assert found == [
        ("Ana Mora", "ana@prueba.example", 600),
        ("Eva Rey", "eva@a.example", 550),
        ("Eva Rey", "eva@b.example", 550),
        ("Eva Rey", "", 570),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Hola",
        b"Name,Join Time\n",
        b"PK\x03\x04\0\0",
        "Nombre,País\nAna,Norte\n".encode(),
        b"\xff\xfe\0",
        b'"' * 9,
    ],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(NotAPlatformFile):
        read_platform_file(content)
