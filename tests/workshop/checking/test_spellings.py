"""One body under one name."""

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.items import Delegation


def test_acronym_of_the_other_language_is_put_into_that_of_the_delegation() -> None:
    plan = Plan()
    plan.new.add(Delegation, plan.root, code="UNODC", name="UNODC", kind="observer")
    plan.action("Pedir a la ONUDD un curso (ONUDD, https://onu.example/ONUDD)", **WHOLE)

    [check] = plan.of_kind("spelling")

    assert check.fix is not None
    assert check.fix.label == "ONUDD → UNODC"
    assert check.fix.text == "Pedir a la UNODC un curso (UNODC, https://onu.example/ONUDD)"


def test_of_two_acronyms_the_one_used_less_is_found_also_in_notes() -> None:
    plan = Plan()
    plan.action("Invitar a la OIM y a la OEA" + plan.note("Con la IOM.", "n"), **WHOLE)
    plan.action("Invitar a la OIM", **WHOLE)

    assert [(check.item, check.about, check.place) for check in plan.of_kind("spelling")] == [("n", "IOM", "Nota 1")]


@pytest.mark.parametrize(("language", "best"), [("es", "OIM"), ("en", "IOM")])
def test_of_two_acronyms_used_alike_that_of_the_plans_language_stays(language: str, best: str) -> None:
    plan = Plan(languages=(language,))
    plan.action("Invitar a OIM", **WHOLE)
    plan.action("Invitar a IOM", **WHOLE)

    assert [check.fix.label.split()[-1] for check in plan.of_kind("spelling") if check.fix] == [best]


def test_one_acronym_alone_and_words_that_hold_one_are_right() -> None:
    plan = Plan()
    plan.action("Invitar a UNODC y a ONUDDES; who decides? WHOLE", **WHOLE)

    assert plan.of_kind("spelling") == []


def test_responsible_body_written_in_two_ways_takes_the_name_used_most() -> None:
    plan = Plan()
    for names in (("Policía Nacional", "Fiscalía"), ("Policía Nacional",), ("Fiscalía", "policia  nacional"), ("ST*",)):
        plan.action(responsible=names, timeframe="2027")

    [check] = plan.of_kind("spelling")

    assert (check.field, check.place) == ("responsible", "1.3")
    assert check.fix is not None
    assert check.fix.text == "Fiscalía\nPolicía Nacional"
