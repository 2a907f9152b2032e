"""Actions of one country in a plan of a region."""

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.items import Delegation


def region(**facts: str) -> Plan:
    plan = Plan(**facts)
    for name in ("Guatemala", "Costa Rica", "Estados Unidos de América"):
        plan.new.add(Delegation, plan.root, code=name[:2].upper(), name=name)
    plan.new.add(Delegation, plan.root, code="UNODC", name="UNODC", kind="observer")
    return plan


@pytest.mark.parametrize(
    "text",
    ["Abrir dos albergues en Guatemala", "Dotar de radios a la policía de Costa Rica",
     "Capacitar a fiscales de Estados Unidos", "Open two shelters in Guatemala"],
)  # fmt: skip
def test_action_that_names_one_country_only_is_found(text: str) -> None:
    plan = region()
    plan.action(text, **WHOLE)

    assert len(plan.of_kind("one_country")) == 1


@pytest.mark.parametrize(
    "text",
    ["Abrir albergues en Guatemala y Costa Rica", "Compartir con la región la experiencia de Guatemala",
     "Reunir a los países en Guatemala", "Dictar un curso, organizado por Costa Rica",
     "Reunirse en San José, Costa Rica",
     "Crear una red con sede en Guatemala", "Firmar un acuerdo bilateral con Guatemala", "Crear una red con UNODC",
     "Train officers, hosted by Guatemala", "Patrullar la frontera de Guatemala"],
)  # fmt: skip
def test_several_countries_the_region_and_who_leads_or_hosts_are_none(text: str) -> None:
    plan = region()
    plan.action(text, **WHOLE)

    assert plan.of_kind("one_country") == []


def test_lead_country_as_responsible_is_normal_and_a_scope_of_one_is_not() -> None:
    plan = region()
    plan.action("Crear una red", responsible=("Guatemala",), timeframe="2027")
    plan.action("Crear un fondo", scope="Guatemala", **WHOLE)
    plan.action("Abrir albergues en Guatemala", scope="Nacional", **WHOLE)

    assert [(check.field, check.place) for check in plan.of_kind("one_country")] == [("scope", "1.2")]


def test_during_group_work_only_what_the_group_alone_can_say_is_listed() -> None:
    plan = region(stage="group_work")
    plan.action("Creación de albergues en Guatemala por XX")

    kinds = [kind for kind, _field, _place in plan.found()]

    assert kinds == ["one_country", "responsible", "timeframe"]
