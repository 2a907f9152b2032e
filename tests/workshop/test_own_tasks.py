"""What is whose to do: the main thing of each role in each stage written down as one table, and what is asked."""

from datetime import date, datetime

import pytest

from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.items import AgendaItem, Input, Remark, Session
from workshop.new_items import NewItems
from workshop.own_tasks import asked_of, main_of, next_group_work, own_turns, why_only_reading
from workshop.permissions import Actor, Role
from workshop.use_cases.decide import decide
from workshop.workshop import Workshop

TABLE = """
role                none    preparation group_work plenary consolidation handed_over approved
coordinator         write   stage       stage      stage   stage         stage       stage
facilitator         write   read        write      present read          read        read
rapporteur          write   read        write      read    read          read        read
helper              write   read        write      read    read          read        read
plenary_rapporteur  decide  read        read       decide  read          read        read
consolidator        draft   draft       draft      draft   draft         draft       draft
participant         group   group       group      group   group         group       group
guest               session session     session    session session       session     session
"""
STAGES, *ROWS = [line.split()[1:] if line.startswith("role") else line.split() for line in TABLE.strip().splitlines()]


def plan(stage: str | None) -> Workshop:
    change = Change(kind="set", item="root", field="stage", text=stage, version=1)
    return two_axes().apply([change]) if stage else two_axes()


def actor(*roles: Role, axes: set[str] | None = None, name: str = "Alguien") -> Actor:
    return Actor("x", name, frozenset(roles), frozenset(axes) if axes is not None else None)


def asked(workshop: Workshop, who: Actor) -> list[tuple[str, str | None]]:
    return [(each.sentence, each.axis) for each in asked_of(workshop, who)]


@pytest.mark.parametrize("stage", STAGES)
def test_main_thing_of_each_role_is_what_the_table_says(stage: str) -> None:
    workshop = plan(None if stage == "none" else stage)

    found = {row[0]: main_of(workshop, actor(Role(row[0]))) for row in ROWS}

    assert found == {row[0]: row[1 + STAGES.index(stage)] for row in ROWS}
    assert {row[0] for row in ROWS} == set(Role)


@pytest.mark.parametrize(
    ("roles", "stage", "main"),
    [
        ((Role.RAPPORTEUR, Role.CONSOLIDATOR), "group_work", "write"),
        ((Role.RAPPORTEUR, Role.CONSOLIDATOR), "consolidation", "draft"),
        ((Role.PLENARY_RAPPORTEUR, Role.FACILITATOR), "plenary", "decide"),
        ((Role.PARTICIPANT, Role.RAPPORTEUR), "plenary", "group"),
        ((Role.GUEST, Role.PARTICIPANT), "plenary", "group"),
        ((), "plenary", "session"),
    ],
)
def test_of_several_roles_the_one_with_more_to_do_counts(roles: tuple[Role, ...], stage: str, main: str) -> None:
    assert main_of(plan(stage), actor(*roles)) == main


def test_who_but_reads_is_told_why() -> None:
    writer = actor(Role.RAPPORTEUR, axes={"axis1"})
    handed_in = plan("group_work").apply(
        [Change(kind="set", item="axis1", field="handed_in", text="2027-03-10T22:40:00+00:00")]
    )

    assert why_only_reading(plan("group_work"), writer) == ""
    assert "entregado a la plenaria" in why_only_reading(handed_in, writer)
    assert "todavía no está abierta" in why_only_reading(plan("preparation"), writer)
    assert "está cerrada" in why_only_reading(plan("plenary"), writer)
    assert "Su etapa" in why_only_reading(plan("group_work"), actor(Role.PLENARY_RAPPORTEUR))


def test_group_is_asked_for_what_came_back_what_was_said_and_to_hand_in() -> None:
    workshop = plan("group_work")
    new = NewItems(workshop)
    new.add(Remark, "guide", text="Falta el plazo.")
    new.add(Remark, "chapter", text="¿Y la adolescencia?")
    new.add(Input, "axis1", text="Un registro común")
    changes = [*new.changes, *decide(workshop, COORDINATOR, "course", "sent_back", reason="Muy general")]
    workshop = workshop.apply(changes)

    assert asked(workshop, actor(Role.RAPPORTEUR, axes={"axis1"})) == [
        ("Protección: una acción devuelta al grupo", "axis1"),
        ("Protección: 2 observaciones por atender", "axis1"),
        ("Protección: un insumo por usar", "axis1"),
        ("Protección: entregar a la plenaria cuando el grupo termine", "axis1"),
    ]
    assert asked(workshop, actor(Role.RAPPORTEUR, axes={"axis2"})) == [
        ("Investigación: entregar a la plenaria cuando el grupo termine", "axis2")
    ]
    helper = [sentence for sentence, _axis in asked(workshop, actor(Role.HELPER, axes={"axis1"}))]
    assert not any("entregar" in sentence for sentence in helper)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "none"])
def test_each_role_is_asked_only_what_it_may_do_in_the_stage(stage: str) -> None:
    roles = [role for role in Role if role is not Role.COORDINATOR]

    places = {role: {each.place for each in asked_of(plan(stage), actor(role))} for role in roles}

    writing = {"matrix"} if stage == "group_work" else set()
    assert places == {
        Role.FACILITATOR: writing,
        Role.RAPPORTEUR: writing,
        Role.HELPER: set(),
        Role.PLENARY_RAPPORTEUR: {"decisions"} if stage == "plenary" else set(),
        Role.CONSOLIDATOR: set(),
        Role.PARTICIPANT: {"proposals"} if stage == "plenary" else writing,
        Role.GUEST: set(),
    }


def test_plenary_rapporteur_is_told_how_much_is_to_be_agreed() -> None:
    workshop = plan("plenary")
    left = len(asked(workshop, actor(Role.PLENARY_RAPPORTEUR)))
    settled = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))

    (before,), (after,) = (asked(each, actor(Role.PLENARY_RAPPORTEUR)) for each in (workshop, settled))

    assert left == 1
    assert int(before[0].split()[0]) - int(after[0].split()[0]) == 1


def test_consolidator_is_told_of_what_the_groups_left_over() -> None:
    workshop = plan("consolidation")
    new = NewItems(workshop)
    new.add(Input, "axis1", text="Un registro común")

    found = asked_of(workshop.apply(new.changes), actor(Role.CONSOLIDATOR))

    assert [(each.sentence, each.place) for each in found] == [("Un insumo de los grupos sin usar", "consolidation")]


def with_agenda() -> Workshop:
    new = NewItems(two_axes())
    new.add(Session, "root", item="day", title="Día 1", date=date(2027, 3, 10), starts="08:00")
    new.add(AgendaItem, "day", item="open", title="Apertura", minutes=60, moderator="Ana Páez", open_to_guests=True)
    new.add(AgendaItem, "day", item="first", title="Grupos", kind="group_work", minutes=60, responsible=("Los grupos",))
    new.add(AgendaItem, "day", item="panel", title="Panel", minutes=60, panel="Beto Rúa\nana paez")
    new.add(AgendaItem, "day", item="last", title="Grupos", kind="group_work", minutes=60, responsible=("Ana Páez",))
    return two_axes().apply(new.changes)


@pytest.mark.parametrize(("hour", "found"), [(7, "first"), (9, "first"), (10, "last"), (11, "last"), (12, None)])
def test_group_work_is_the_one_that_is_on_or_comes_next(hour: int, found: str | None) -> None:
    moment = next_group_work(with_agenda(), datetime(2027, 3, 10, hour, 30 if hour == 9 else 0))

    assert (moment.slot.item.id if moment else None) == found


def test_turns_are_the_points_to_come_that_name_the_person() -> None:
    before, after = datetime(2027, 3, 10, 7, 0), datetime(2027, 3, 10, 8, 30)

    def turns(at: datetime, *roles: Role, name: str = "Ana Paez") -> list[str]:
        return [each.slot.item.id for each in own_turns(with_agenda(), actor(*roles, name=name), at)]

    assert turns(before, Role.PARTICIPANT) == ["open", "panel", "last"]
    assert turns(after, Role.PARTICIPANT) == ["panel", "last"]
    assert turns(before, Role.GUEST) == ["open"]
    assert turns(before, Role.PARTICIPANT, name="") == []
