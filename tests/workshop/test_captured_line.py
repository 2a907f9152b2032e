"""One line, taken down while others talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.captured_line import CapturedLine, Kind, Speakers, line_of, read_line, read_lines

SPEAKERS = Speakers(delegations={"crc": "d1", "costa rica": "d1", "pan": "d2"}, people={"ana mora": ("Ana Mora", "d2")})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Se pide más tiempo", CapturedLine("note", "Se pide más tiempo")),
        ("- Se pide más tiempo", CapturedLine("note", "Se pide más tiempo")),
        ("? Quién lo coordina", CapturedLine("question", "Quién lo coordina")),
        ("¿Quién lo coordina?", CapturedLine("question", "¿Quién lo coordina?")),
        ("=La secretaría", CapturedLine("answer", "La secretaría")),
        ("+ CRC: Fiscalías de enlace", CapturedLine("practice", "Fiscalías de enlace", None, "d1")),
        ("Costa Rica: Reserva su posición", CapturedLine("note", "Reserva su posición", None, "d1")),
        ("ANA MORA: ¿Hay presupuesto?", CapturedLine("question", "¿Hay presupuesto?", "Ana Mora", "d2")),
        ("? Rita Sol (PAN): Hay presupuesto", CapturedLine("question", "Hay presupuesto", "Rita Sol", "d2")),
        ("Próximo paso: escribir la carta", CapturedLine("note", "Próximo paso: escribir la carta")),
        ("-5 grados", CapturedLine("note", "5 grados")),
    ],
)
def test_line_says_what_it_is_and_whose_words_it_holds(typed: str, expected: CapturedLine) -> None:
    assert read_line(typed, SPEAKERS) == expected


@pytest.mark.parametrize("typed", ["", "  ", "?", "- …", "CRC: ", "+ ¿?"])
def test_line_without_words_is_nothing(typed: str) -> None:
    assert read_line(typed, SPEAKERS) is None or read_line(typed, SPEAKERS) == CapturedLine("note", "CRC:")


def test_chosen_kind_holds_where_the_line_says_no_other() -> None:
    assert read_line("Fiscalías de enlace", SPEAKERS, "practice") == CapturedLine("practice", "Fiscalías de enlace")
    assert read_line("? Cuándo", SPEAKERS, "practice") == CapturedLine("question", "Cuándo")


def test_names_of_a_chat_are_known_besides_those_of_the_workshop() -> None:
    lines = read_lines("= Rita Sol: Sí\n\n- Ana Mora: Gracias", SPEAKERS.also(["Rita Sol", "ana mora"]))

    assert lines == [CapturedLine("answer", "Sí", "Rita Sol"), CapturedLine("note", "Gracias", "Ana Mora", "d2")]


@given(
    st.sampled_from(["note", "question", "answer", "practice"]),
    st.sampled_from(["", "Rita Sol"]),
    st.from_regex(r"[a-zñ0-9][a-z ñ0-9.:()-]{0,40}", fullmatch=True),
)
def test_a_written_line_is_read_as_it_was_meant(kind: Kind, author: str, text: str) -> None:
    read = read_line(line_of(kind, author, text), Speakers().also(["Rita Sol"]))

    assert read == CapturedLine(kind, " ".join(text.split()), author or None)
