"""Actions alike to what others do."""

from tests.checked_plan import WHOLE, Plan
from workshop.items import Axis, Initiative

SAME = "Publicar un boletín trimestral con estadísticas de trata"


def test_action_that_another_body_already_does_is_found_in_its_axes_alone() -> None:
    plan = Plan()
    plan.action(SAME + ".", **WHOLE)
    plan.action("Capacitar a fiscales en técnicas de entrevista", **WHOLE)
    other = plan.new.add(Axis, plan.root, title="B", commitment="C")
    plan.new.add(Initiative, plan.root, body="Red vecina", title="Cifras", actions=(SAME,), axes=(other,))
    here = plan.new.add(Initiative, plan.root, body="Organismo", title="Programa", actions=("Otra cosa", SAME))

    [check] = plan.of_kind("overlap")

    assert (check.place, check.about) == ("1.1", here)
    assert "Organismo" in check.sentence


def test_indicator_is_missed_where_its_column_is_shown() -> None:
    plan = Plan(columns=("text", "indicator"))
    plan.action()

    assert plan.found() == [("indicator", "indicator", "1.1")]
