import pytest

from workshop.person_names import Relation, clean_name, is_placeholder, relation, take_apart


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PÉREZ ROJAS, Ana Lucía", "Ana Lucía Pérez Rojas"),
        ("PÉREZ ROJAS Ana Lucía", "Ana Lucía Pérez Rojas"),
        ("LIC. JUAN CARLOS MORA", "Juan Carlos Mora"),
        ("Lic. Ing. Luis de la O", "Luis de la O"),
        ("M.Sc. Ana Solís", "Ana Solís"),
        ("Ana Solís, Ph.D.", "Ana Solís"),
        ("Ríos Mora, Dra. Inés", "Inés Ríos Mora"),
        ("Dr(a). Eva Paz", "Eva Paz"),
        ("12. Eva Paz", "Eva Paz"),
        ("M.ª DEL CARMEN RÍOS", "María del Carmen Ríos"),
        ("O'CONNOR, SEAN", "Sean O'Connor"),
        ("PAZ-ANDRADE, LUIS", "Luis Paz-Andrade"),
        ("Maestro, Ana", "Ana Maestro"),
        ("Ana Paz (suplente)", "Ana Paz"),
        ("Ana Paz (hija)", "Ana Paz"),
        ("Juan Paz (hijo)", "Juan Paz (hijo)"),
        ("José Ortega y Gascón", "José Ortega y Gascón"),
    ],
)
def test_name_is_kept_without_what_stands_around_it(written: str, name: str) -> None:
    assert clean_name(written).name == name
    assert clean_name(name).name == name


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("Ana Pérez Rojas", "PEREZ ROJAS, ANA", "equal"),
        ("María del Carmen Ríos", "Ma. Carmen Rios", "equal"),
        ("Ana Pérez Rojas", "Perez Rojas Ana", "reordered"),
        ("Ana Pérez Rojas", "Pérez Ana Rojas", "shuffled"),
        ("Ana Eva Pérez Rojas", "Eva Ana Pérez Rojas", "shuffled"),
        ("Ana Pérez", "Ana Lucía Pérez Rojas", "partial"),
        ("A. Pérez Rojas", "Ana Lucía Pérez Rojas", "initials"),
        ("Ana Peres Rojas", "Ana Pérez Rojas", "similar"),
        ("Ximena Baldelomar", "Jimena Valdelomar", "similar"),
        ("Mario Paz Ruiz", "María Paz Ruiz", "gendered"),
        ("Gabriel Paz Ruiz", "Gabriela Paz Ruiz", "gendered"),
        ("Andrea Paz Mora", "Andrés Paz Mora", "gendered"),
        ("Juan Paz Mora", "Juan Paz Mora Jr.", "namesake"),
        ("Juan Pérez Rojas", "José Pérez Rojas", "different"),
        ("Ana María Pérez", "Ana Lucía Pérez Rojas", "different"),
        ("Pérez", "Ana Pérez", "different"),
    ],
)
def test_names_are_related_whichever_comes_first(one: str, other: str, related: Relation) -> None:
    assert relation(take_apart(one), take_apart(other)) == related
    assert relation(take_apart(other), take_apart(one)) == related


@pytest.mark.parametrize("text", ["Por confirmar", "POR DEFINIR", "N/A", "---", "TBD", "Pendiente de nombrar", ""])
def test_placeholder_is_nobody(text: str) -> None:
    assert is_placeholder(text)
    assert not is_placeholder("Nadia Nieto")
