import pytest

from workshop.placeholders import find_placeholder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("X y X de febrero de 2018", "X y X"),
        ("XX de marzo", "XX"),
        ("Por definir", "Por definir"),
        ("POR DEFINIR", "POR DEFINIR"),
        ("Por definir con los países", "Por definir"),
        ("El plazo queda por definir.", "por definir"),
        ("Fecha (por confirmar)", "por confirmar"),
        ("Reunión: por determinar con la sede", "por determinar"),
        ("Según [...] se hará", "[...]"),
        ("Según […] se hará", "[…]"),
        ("Lugar: ____", "____"),
        ("[ ]", "[ ]"),
        ("TBD", "TBD"),
        ("Date to be confirmed", "to be confirmed"),
        ("À définir", "À définir"),
        ("A definir", "A definir"),
        ("Pendiente", "Pendiente"),
        ("?", "?"),
        ("…", "…"),
        ("Uno.\n\nPor definir", "Por definir"),
    ],
)
def test_placeholder_is_found(text: str, words: str) -> None:
    assert find_placeholder(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Durante el siglo XX se firmaron tres acuerdos",
        "La XX Reunión y la XXIII Conferencia",
        "Los países optaron por definir metas comunes",
        "Contribuir a definir políticas",
        "Casos pendientes de resolver",
        "Rayos X en aduanas",
        "Acción [mayo de 2007]",
        "Continuo",
    ],
)
def test_words_in_earnest_are_left_alone(text: str) -> None:
    assert find_placeholder(text) is None
