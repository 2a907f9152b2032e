"""Sounding the delegations: one mark each by its head, observers apart, closed by the chair."""

import pytest

from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, InvalidValue, ItemNotFound
from workshop.items import Delegation, Participant
from workshop.new_items import NewItems
from workshop.plenary_errors import ReasonRequired, SoundingClosed, SoundingsOff
from workshop.soundings import last_sounding, open_sounding, speaks_for, tally
from workshop.use_cases.sound import close_sounding, mark, put_to_delegations, use_soundings
from workshop.workshop import Workshop


def sounding(item: str = "guide", field: str | None = None) -> tuple[Workshop, str]:
    """Return the small plan in plenary with a third, observing delegation, a text put to them, and the sounding."""
    new = NewItems(two_axes())
    new.add(Delegation, "root", item="body", code="ORG", name="Organismo", kind="observer")
    workshop = two_axes().apply([*new.changes, Change(kind="set", item="root", field="stage", text="plenary")])
    workshop = workshop.apply(use_soundings(workshop, COORDINATOR, True))
    workshop = workshop.apply(put_to_delegations(workshop, COORDINATOR, item, field))
    found = open_sounding(workshop)
    assert found is not None
    return workshop, found.id


def marked(workshop: Workshop, number: str, delegation: str, choice: str, reason: str = "") -> Workshop:
    return workshop.apply(mark(workshop, READER, number, delegation, choice, reason))


def test_sounding_is_off_until_the_workshop_uses_it():
    with pytest.raises(SoundingsOff):
        put_to_delegations(two_axes(), COORDINATOR, "guide")


def test_sounding_keeps_the_wording_that_was_put():
    workshop, _ = sounding("axis1", "commitment")

    found = last_sounding(workshop, "axis1", "commitment")

    assert found is not None and (found.wording, found.author) == ("Proteger a las personas.", "Coordinación")


def test_members_are_counted_and_observers_stand_apart():
    workshop, number = sounding()
    workshop = marked(workshop, number, "norte", "agree")
    workshop = marked(workshop, number, "body", "object", "No nos corresponde.")

    found = tally(workshop, number)

    assert found.counts() == {"agree": 1, "agree_with_remarks": 0, "object": 0, "": 1}
    assert [(each.delegation.id, each.mark.choice if each.mark else None) for each in found.others] == [
        ("body", "object")
    ]
    assert [each.delegation.id for each in found.objections] == ["body"]


def test_delegation_has_one_mark_and_may_change_its_mind():
    workshop, number = sounding()
    workshop = marked(workshop, number, "norte", "object", "Falta el plazo.")

    workshop = marked(workshop, number, "norte", "agree")

    stand = tally(workshop, number).members[0]
    assert stand.mark is not None and (stand.mark.choice, stand.mark.reason) == ("agree", None)
    assert sum(tally(workshop, number).counts().values()) == 2


def test_objection_has_a_reason_and_other_marks_need_none():
    workshop, number = sounding()

    with pytest.raises(ReasonRequired):
        mark(workshop, READER, number, "norte", "object", " ")
    with pytest.raises(InvalidValue):
        mark(workshop, READER, number, "norte", "perhaps")
    with pytest.raises(ItemNotFound):
        mark(workshop, READER, number, "nobody", "agree")


def test_closed_sounding_takes_no_mark_and_keeps_those_it_has():
    workshop, number = sounding()
    workshop = marked(workshop, number, "norte", "agree")
    workshop = workshop.apply(close_sounding(workshop, COORDINATOR))

    assert open_sounding(workshop) is None
    assert tally(workshop, number).counts()["agree"] == 1
    with pytest.raises(SoundingClosed):
        mark(workshop, READER, number, "sur", "agree")


def test_one_text_at_a_time_is_put():
    workshop, first = sounding()

    workshop = workshop.apply(put_to_delegations(workshop, COORDINATOR, "manual"))

    now = open_sounding(workshop)
    assert now is not None and now.parent == "manual"
    assert workshop.items[first].cell("closed")


def test_only_who_leads_the_plenary_puts_and_closes():
    workshop, _ = sounding()

    for step in (lambda: put_to_delegations(workshop, READER, "guide"), lambda: close_sounding(workshop, READER)):
        with pytest.raises(Forbidden):
            step()


@pytest.mark.parametrize(
    ("head", "person", "delegation"),
    [
        (None, "p1", "norte"),
        ("persona P1", "p1", "norte"),
        ("Persona p2", "p1", None),
        ("Alguien de fuera", "p1", "norte"),
    ],
)
def test_head_marks_for_the_delegation_and_without_one_any_of_its_people(
    head: str | None, person: str, delegation: str | None
):
    new = NewItems(two_axes())
    for name in ("p1", "p2"):
        new.add(Participant, "root", item=name, name=f"Persona {name}", delegation="norte")
    workshop = two_axes().apply([*new.changes, Change(kind="set", item="norte", field="head", text=head)])

    found = speaks_for(workshop, workshop.find(person, Participant))

    assert (found.id if found else None) == delegation
    assert speaks_for(workshop, None) is None
