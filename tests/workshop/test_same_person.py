"""The judgement's own table: names, addresses, delegations and work against the verdict that is due."""

import pytest

from workshop.same_person import Verdict, compare, record_of

MAIL, OTHER, OFFICE = "ana.perez@mp.example", "otra@x.example", "secretaria@mp.example"
FULL, SHORT = "Ana Lucía Pérez Rojas", "Ana Pérez"

TABLE: list[tuple[Verdict, tuple[str, str, str | None, str], tuple[str, str, str | None, str]]] = [
    # what one record says: name, e-mail, delegation, position; and the other
    ("same", (FULL, MAIL, "cr", ""), (FULL, MAIL, "pa", "")),
    ("same", (FULL, MAIL, "cr", ""), (SHORT, MAIL, None, "")),
    ("doubtful", (FULL, MAIL, "cr", ""), (SHORT, MAIL, "pa", "")),
    ("doubtful", (FULL, MAIL, "cr", ""), ("Luis Mora Paz", MAIL, "cr", "")),
    ("different", (FULL, OFFICE, "cr", ""), ("Luis Mora Paz", OFFICE, "cr", "")),
    ("same", (FULL, "", "cr", ""), (FULL, "", None, "")),
    ("doubtful", (FULL, "", "cr", ""), (FULL, "", "pa", "")),
    ("different", (FULL, MAIL, "cr", ""), (FULL, OTHER, "pa", "")),
    ("doubtful", (FULL, MAIL, "cr", ""), (FULL, OTHER, "cr", "")),
    ("same", (FULL, MAIL, "cr", "Jefa"), (FULL, OTHER, "cr", "JEFA")),
    ("same", (FULL, MAIL, "cr", ""), (FULL, "ana.peres@mp.example", "cr", "")),
    ("doubtful", (FULL, "ana1@mp.example", "cr", ""), (FULL, "ana2@mp.example", "cr", "")),
    ("same", (SHORT, "", "cr", ""), (SHORT, MAIL, "cr", "")),
    ("doubtful", (SHORT, "", "cr", ""), (SHORT, "", None, "")),
    ("doubtful", (SHORT, "", "cr", "Jefa"), (SHORT, "", "cr", "Policía")),
    ("doubtful", (SHORT, "", "cr", ""), ("Pérez Ana", "", "cr", "")),
    ("same", (SHORT, "", "cr", "Jefa"), ("Pérez Ana", "", "cr", "Jefa")),
    ("doubtful", (SHORT, "", "cr", ""), (FULL, "", "cr", "")),
    ("different", (SHORT, "", "cr", ""), (FULL, "", "pa", "")),
    ("doubtful", ("A. Pérez", "", "cr", ""), (FULL, MAIL, None, "")),
    ("doubtful", ("María Paz Ruiz", MAIL, "cr", ""), ("Mario Paz Ruiz", MAIL, "cr", "")),
    ("doubtful", ("Juan Paz Ruiz", MAIL, "cr", ""), ("Juan Paz Ruiz (hijo)", MAIL, "cr", "")),
    ("different", ("Juan Paz Ruiz", "", "cr", ""), ("José Paz Ruiz", "", "cr", "")),
]


@pytest.mark.parametrize(("verdict", "one", "other"), TABLE)
def test_verdict_is_the_tables_whichever_comes_first(
    verdict: Verdict, one: tuple[str, str, str | None, str], other: tuple[str, str, str | None, str]
) -> None:
    first, second = (record_of(*each[:2], delegation=each[2], position=each[3]) for each in (one, other))

    judged = compare(first, second)

    assert judged.verdict == verdict == compare(second, first).verdict
    assert bool(judged.phrase) == (verdict == "doubtful")


def test_mailbox_that_several_use_says_nothing_of_who_it_is() -> None:
    one, other = record_of(FULL, MAIL), record_of("Luis Mora Paz", MAIL)

    assert compare(one, other, frozenset({MAIL})).verdict == "different"
