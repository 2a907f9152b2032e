"""Names that read alike are told apart."""

from pages.shared.choices import tell_apart


def test_tell_apart_numbers_those_that_stood_before() -> None:
    told = tell_apart({1: "Receso", 2: "Apertura", 3: "Receso", 4: "Receso"})

    assert told == {1: "Receso", 2: "Apertura", 3: "Receso (2)", 4: "Receso (3)"}
