"""Letting pass what is to be reviewed, and pairs of actions that are alike."""

import pytest

from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.alike import alike_actions
from workshop.changes import Change
from workshop.checks import checks, sign_of
from workshop.errors import Forbidden
from workshop.plenary_errors import ReasonRequired
from workshop.use_cases.waive import review_again, waive
from workshop.waivers import waivers
from workshop.workshop import Workshop

SAME = "Publicar un boletín trimestral con estadísticas de la región."


def alike() -> Workshop:
    """Return the small plan with two actions in two axes that say the same."""
    texts = {"guide": SAME, "manual": SAME.replace("Publicar", "Difundir")}
    return two_axes().apply([Change(kind="set", item=item, field="text", text=text) for item, text in texts.items()])


def test_what_is_let_pass_needs_a_reason_and_leaves_the_list():
    workshop = two_axes()
    check = checks(workshop)[0]
    about = sign_of(workshop, check)

    with pytest.raises(ReasonRequired):
        waive(workshop, COORDINATOR, about, check.item, check.sentence, " ")
    after = workshop.apply(waive(workshop, COORDINATOR, about, check.item, check.sentence, "Se acordó así."))

    assert check not in checks(after)
    assert waivers(after)[about].author == "Coordinación"
    back = after.apply(review_again(after, COORDINATOR, waivers(after)[about].id))
    assert check in checks(back)


def test_who_only_reads_lets_nothing_pass():
    workshop = two_axes()
    check = checks(workshop)[0]

    with pytest.raises(Forbidden):
        waive(workshop, READER, sign_of(workshop, check), check.item, check.sentence, "Porque sí.")


def test_actions_that_say_the_same_are_a_pair_until_it_is_let_pass_or_a_text_changes():
    workshop = alike()
    pair = alike_actions(workshop)[0]
    assert (pair.one, pair.other) == ("guide", "manual")

    passed = workshop.apply(waive(workshop, COORDINATOR, pair.about, pair.other, "Parecidas", "Son de otro ámbito."))
    assert alike_actions(passed) == []
    changed = passed.apply([Change(kind="set", item="manual", field="text", text=SAME + " Y un resumen.")])
    assert len(alike_actions(changed)) == 1


def test_a_withdrawn_action_is_like_no_other():
    workshop = alike()
    insert = Change(kind="insert", item="d", type="decision", parent="guide", cells={"outcome": "withdrawn"})

    assert alike_actions(workshop.apply([insert])) == []
