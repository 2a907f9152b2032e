"""The chats people paste: as the meeting programs save or copy them, and as somebody types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.chat import Message, read_chat
from workshop.chat_lines import lines_of_chat

ANA, LUIS = "Ana Mora", "Luis Paz Rey"
SAID = [Message(ANA, "¿Quién lo coordina?"), Message(LUIS, "La secretaría: con los países.")]
FORMS = {
    "name and colon": "Ana Mora: ¿Quién lo coordina?\nLuis Paz Rey: La secretaría: con los países.",
    "hour and two spaces": "10:42 Ana Mora  ¿Quién lo coordina?\n10:43 Luis Paz Rey  La secretaría: con los países.",
    "hour, name, colon": "10:42 Ana Mora: ¿Quién lo coordina?\n10:43 Luis Paz Rey: La secretaría: con los países.",
    "hour and tab": "10:42:01\tAna Mora\t¿Quién lo coordina?\n10:43:02\tLuis Paz Rey\tLa secretaría: con los países.",
    "Zoom, saved long ago": (
        "10:42:15 From  Ana Mora : ¿Quién lo coordina?\n10:43:15 From  Luis Paz Rey : La secretaría: con los países."
    ),
    "Zoom, saved to a file": (
        "10:42:15 From Ana Mora to Everyone:\n\t¿Quién lo coordina?\n"
        "10:43:15 From Luis Paz Rey to Everyone:\n\tLa secretaría: con los países."
    ),
    "Zoom, in Spanish and with a date": (
        "2027-03-10 10:42:15 De Ana Mora a Todos:\n\t¿Quién lo coordina?\n"
        "2027-03-10 10:43:15 De Luis Paz Rey a Todos:\n\tLa secretaría: con los países."
    ),
    "Zoom, of a recording": (
        "00:12:33\tAna Mora:\t¿Quién lo coordina?\n00:13:01\tLuis Paz Rey:\tLa secretaría: con los países."
    ),
    "Zoom, an answer to a message": (
        "10:42:15 From Ana Mora to Everyone:\n\t¿Quién lo coordina?\n"
        '10:43:15 From Luis Paz Rey to Everyone:\n\tReplying to "¿Quién lo…"\n\n\tLa secretaría: con los países.'
    ),
    "Teams, copied": "[10:42] Ana Mora\n¿Quién lo coordina?\n[10:43] Luis Paz Rey\nLa secretaría: con los países.",
    "Teams, copied on one line": (
        "[10/3/2027 10:42] Ana Mora: ¿Quién lo coordina?\n"
        "[10/3/2027 10:43] Luis Paz Rey: La secretaría: con los países."
    ),
    "Teams, name above": (
        "Ana Mora\t10:42 a. m.\n¿Quién lo coordina?\nLuis Paz Rey  10/3/2027 10:43\nLa secretaría:\ncon los países."
    ),
    "Meet, name above": "Ana Mora10:42\n¿Quién lo coordina?\nLuis Paz Rey10:43\nLa secretaría: con los países.",
    "a telephone's": (
        "[10:42, 10/3/2027] Ana Mora: ¿Quién lo coordina?\n"
        "[10:43, 10/3/2027] Luis Paz Rey: La secretaría: con los países."
    ),
}


@pytest.mark.parametrize("pasted", FORMS.values(), ids=FORMS)
def test_each_form_gives_the_same_messages(pasted: str) -> None:
    assert read_chat(pasted) == SAID


def test_lines_before_any_name_are_nobodys_and_what_programs_add_is_left_out() -> None:
    pasted = 'Bienvenidas y bienvenidos\n10:42 Ana Mora: Gracias\nReacted to "Gracias" with ❤️\n\n'

    assert read_chat(pasted) == [Message("", "Bienvenidas y bienvenidos"), Message(ANA, "Gracias")]


def test_words_before_a_colon_are_no_name_without_an_hour_unless_they_look_like_one() -> None:
    pasted = "Ana Mora: Propongo esto:\nSobre el plan: que sea regional\nNota: falta el plazo\nNos vemos a las 10:42"

    assert read_chat(pasted) == [
        Message(ANA, "Propongo esto: Sobre el plan: que sea regional Nota: falta el plazo Nos vemos a las 10:42"),
    ]


def test_messages_become_lines_to_go_through_with_the_sign_of_what_they_may_be() -> None:
    messages = [
        Message(ANA, "Buenos días"),
        Message(LUIS, "¿Hay presupuesto?"),
        Message(ANA, "Sí, de la red."),
        Message(LUIS, "Gracias"),
        Message(LUIS, "Buena práctica: fiscalías de enlace"),
    ]

    assert lines_of_chat(messages) == [
        "- Ana Mora: Buenos días",
        "? Luis Paz Rey: ¿Hay presupuesto?",
        "= Ana Mora: Sí, de la red.",
        "- Luis Paz Rey: Gracias",
        "+ Luis Paz Rey: fiscalías de enlace",
    ]


NAMES = st.sampled_from([ANA, LUIS, "María del Río", "J. Solís (CR)", "ÑANDÚ VEGA"])
TEXTS = st.from_regex(r"[a-zñ¿?][a-z ñ,.?]{0,30}", fullmatch=True).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(NAMES, TEXTS), max_size=6))
def test_any_saved_chat_is_read_back(said: list[tuple[str, str]]) -> None:
    pasted = "\n".join(
        f"10:42:{place:02} From {name} to Everyone:\n\t{text}" for place, (name, text) in enumerate(said)
    )

    read = [(message.name, message.text) for message in read_chat(pasted)]

    assert read == [(name, text) for name, text in said if not text.startswith(("like", "edited"))]


@given(st.text(max_size=200))
def test_nothing_pasted_breaks_it_and_no_word_is_made_up(pasted: str) -> None:
    words = {word for message in read_chat(pasted) for word in message.text.split()}

    assert all(word in pasted for word in words)
