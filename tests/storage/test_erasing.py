"""Erasing a person from everything but what was agreed, on both databases."""

import pytest
from sqlalchemy import select, text

from storage import tables
from storage.commit import commit, create
from storage.database import Database
from storage.erasing import ERASED, erase_listed, erase_person
from storage.people import actor_in, enter, invite_person, person_of_cookie, person_of_link
from storage.roles import invite, list_access
from storage.snapshots import take_snapshot, workshop_at
from storage.tables import metadata
from storage.verify import verify_workshop
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, inserts
from workshop.changes import Change
from workshop.errors import AlsoElsewhere, Forbidden, OwnAccess
from workshop.keeping_errors import DamagedHistory
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.use_cases.decide import decide
from workshop.workshop import Workshop

NAME, EMAIL = "Rosaura Bengoechea", "rosaura@example.org"
AS_LOADED = {"participant": "ros", "label": "Rosaura B. (Norte)"}


@pytest.fixture
def workshop(database: Database) -> Workshop:
    listed = {"name": NAME, "email": EMAIL, "position": "Fiscal", "delegation": "norte"}
    changes = [
        Change(kind="insert", item="ros", type="participant", parent="root", cells=listed),
        Change(kind="insert", item="group1", type="group", parent="axis1", cells={"rapporteur": NAME}),
        Change(kind="insert", item="turn1", type="speaker", parent="root", cells={"name": NAME}),
        Change(kind="insert", item="step1", type="next_step", parent="root", cells={"what": "Enviar", "who": NAME}),
        Change(kind="set", item="root", field="handover_by", text=NAME),
        Change(kind="set", item="root", field="screen_leader", text=NAME),
        Change(kind="insert", item="member1", type="member", parent="group1", cells=AS_LOADED),
    ]
    return read_workshop(database, create(database, COMMAND_LINE, [*inserts(), *changes]))


@pytest.fixture
def rosaura(database: Database, workshop: Workshop) -> Actor:
    """Return somebody who wrote, decided, was renamed on the list and is in snapshots."""
    grants = [Grant(Role.RAPPORTEUR, "axis1"), Grant(Role.PLENARY_RAPPORTEUR)]
    person, token = invite(database, workshop, COORDINATOR, NAME, grants, participant="ros")
    enter(database, token)
    actor = actor_in(database, person, workshop.id)
    written = Change(kind="set", item="guide", field="text", text="Publicar dos guías.")
    moved = Change(kind="set", item="ros", field="email", text="otra@example.org")
    commit(database, workshop.id, actor, lambda workshop, actor: [written])
    commit(database, workshop.id, COMMAND_LINE, lambda workshop, actor: [moved])
    commit(database, workshop.id, actor, lambda workshop, actor: decide(workshop, actor, "course", "adopted"))
    at_table = Actor("t" * 32, f"{NAME} (mesa)", frozenset({Role.RAPPORTEUR}))
    shorter = Change(kind="set", item="manual", field="text", text="Escribir.")
    commit(database, workshop.id, at_table, lambda workshop, actor: [shorter])
    take_snapshot(database, workshop.id, actor, "closed group_work")
    return actor


def everything(database: Database) -> str:
    """Return all that the database holds, as one text."""
    tables_ = metadata.sorted_tables
    return "\n".join(
        str(row) for table in tables_ for row in database.read(lambda db, table=table: db.execute(select(table)).all())
    )


def test_name_is_nowhere_and_the_chain_holds(database: Database, workshop: Workshop, rosaura: Actor) -> None:
    before = everything(database)

    erase_person(database, workshop, COORDINATOR, rosaura.id)

    after = everything(database)
    assert NAME in before and EMAIL in before and "otra@example.org" in before
    assert not [word for word in ("Rosaura", "otra@example.org", "Fiscal") if word in after]
    assert database.read(lambda db: verify_workshop(db, workshop.id)).holds


def test_somebody_of_the_list_is_erased_who_never_had_access(database: Database, workshop: Workshop) -> None:
    take_snapshot(database, workshop.id, COORDINATOR, "closed preparation")
    before = everything(database)

    numbers = erase_listed(database, workshop, COORDINATOR, "ros")

    after = everything(database)
    assert numbers == [workshop.id]
    assert NAME in before and not [word for word in ("Rosaura", EMAIL, "Fiscal") if word in after]
    assert read_workshop(database, workshop.id).items["ros"].cell("delegation") == "norte"
    assert database.read(lambda db: verify_workshop(db, workshop.id)).holds


def test_somebody_of_the_list_goes_with_their_access(database: Database, workshop: Workshop, rosaura: Actor) -> None:
    erase_listed(database, workshop, COORDINATOR, "ros")

    assert "Rosaura" not in everything(database)
    assert rosaura.id not in [each.id for each in list_access(database, workshop, COORDINATOR)]


def test_delegation_texts_and_decisions_stay(database: Database, workshop: Workshop, rosaura: Actor) -> None:
    erase_person(database, workshop, COORDINATOR, rosaura.id)

    now = read_workshop(database, workshop.id)
    person = now.items["ros"]
    assert (person.cell("name"), person.cell("delegation"), person.deleted) == (ERASED, "norte", False)
    assert now.items["guide"].cell("text") == "Publicar dos guías."
    decision = now.decision("course")
    assert decision is not None and (decision.outcome, decision.author) == ("adopted", ERASED)
    assert now.items["group1"].cell("rapporteur") == ERASED


def test_earlier_revisions_are_read_as_before_without_the_name(
    database: Database, workshop: Workshop, rosaura: Actor
) -> None:
    latest = read_workshop(database, workshop.id).revision

    erase_person(database, workshop, COORDINATOR, rosaura.id)

    for revision in (workshop.revision, latest):
        assert workshop_at(database, workshop.id, revision).items["ros"].cell("name") == ERASED
    assert workshop_at(database, workshop.id, workshop.revision).items["guide"].cell("text") == "Publicar una guía."


def test_way_in_ends_and_the_erasure_is_on_record(database: Database, workshop: Workshop, rosaura: Actor) -> None:
    own = tables.workshop.c
    chain = database.read(lambda db: db.scalar(select(own.chain).where(own.id == workshop.id)))

    erase_person(database, workshop, COORDINATOR, rosaura.id)

    assert rosaura.id not in [each.id for each in list_access(database, workshop, COORDINATOR)]
    alive = "SELECT count(*) FROM sign_in WHERE ended_at IS NULL"
    assert database.read(lambda db: db.scalar(text(alive))) == 0
    kept = database.read(lambda db: db.execute(select(tables.erasure)).one())
    last = database.read(lambda db: db.scalar(select(own.chain).where(own.id == workshop.id)))
    verdict = database.read(lambda db: verify_workshop(db, workshop.id))
    assert kept.rows > 3 and kept.chain_after == last != chain
    assert (verdict.holds, [(each.at, each.rows) for each in verdict.erasures]) == (True, [(kept.at, kept.rows)])


def test_altered_history_is_not_covered_up_by_an_erasure(
    database: Database, workshop: Workshop, rosaura: Actor
) -> None:
    with database.engine.begin() as db:
        db.execute(text("UPDATE change SET text = 'Otra cosa.' WHERE text = 'Publicar dos guías.'"))

    with pytest.raises(DamagedHistory):
        erase_person(database, workshop, COORDINATOR, rosaura.id)

    assert not database.read(lambda db: verify_workshop(db, workshop.id)).holds
    assert read_workshop(database, workshop.id).items["ros"].cell("name") == NAME


def test_nobody_erases_themselves_or_without_coordinating(
    database: Database, workshop: Workshop, rosaura: Actor
) -> None:
    with pytest.raises(Forbidden):
        erase_person(database, workshop, rosaura, rosaura.id)
    chief = Actor(rosaura.id, NAME, frozenset({Role.COORDINATOR}))
    with pytest.raises(OwnAccess):
        erase_person(database, workshop, chief, rosaura.id)


def test_who_stays_signed_in_is_told_apart(database: Database, workshop: Workshop, rosaura: Actor) -> None:
    other = enter(database, invite(database, workshop, COORDINATOR, NAME, [Grant(Role.GUEST)])[1])

    erase_person(database, workshop, COORDINATOR, rosaura.id)

    namesake = person_of_cookie(database, other)
    assert namesake is not None and namesake.name == NAME


def test_nothing_is_erased_where_it_could_not_be_erased_everywhere(
    database: Database, workshop: Workshop, rosaura: Actor
) -> None:
    """The person wrote in a workshop whose coordination the one who erases is not."""
    other = create(database, COMMAND_LINE, inserts())
    written = Change(kind="set", item="guide", field="text", text="Publicar tres guías.")
    commit(database, other, rosaura, lambda workshop, actor: [written])
    token = invite_person(database, "Coordinación", Role.COORDINATOR, workshop.id)
    here_only = actor_in(database, person_of_link(database, token).id, workshop.id)
    before = everything(database)

    with pytest.raises(AlsoElsewhere):
        erase_person(database, workshop, here_only, rosaura.id)

    assert everything(database) == before
