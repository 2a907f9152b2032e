"""Closing a stage from the home page: announced or now, called off, by whom and when; what the others read of it."""

from datetime import UTC, datetime, timedelta

from storage.commit import close_stage, commit
from storage.database import Database
from tests.pages.conftest import Opening, latest, shown
from workshop.changes import Change
from workshop.closings import GRACE, announced
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.announce_closing import announce_closing
from workshop.use_cases.open_stage import next_stage, open_stage
from workshop.workshop import Workshop


def announce(database: Database, number: int, at: datetime) -> None:
    def use_case(workshop: Workshop, actor: Actor) -> list[Change]:
        return announce_closing(workshop, actor, next_stage(workshop.facts.stage) or "", at)

    commit(database, number, COMMAND_LINE, use_case)


def test_stage_in_which_others_write_closes_in_five_minutes(open_page: Opening, database: Database, demo: int) -> None:
    at = open_page(workshop=demo)
    before = datetime.now(UTC).replace(microsecond=0)

    at.button(key="next-stage").click().run()
    at.button(key="close-soon").click().run()

    assert not at.exception
    closing = announced(latest(database, demo))
    assert closing and (closing.closes, closing.opens) == ("plenary", "consolidation")
    assert timedelta(minutes=5) <= closing.at - before < timedelta(minutes=7)
    assert latest(database, demo).facts.stage == "plenary"
    assert "**«Plenaria» se cierra a las" in shown(at)


def test_closing_is_called_off(open_page: Opening, database: Database, demo: int) -> None:
    announce(database, demo, datetime.now(UTC) + timedelta(minutes=4))
    at = open_page(workshop=demo)

    at.button(key="call-off-closing").click().run()

    assert not at.exception
    assert announced(latest(database, demo)) is None
    assert at.button(key="next-stage").label == "Cerrar «Plenaria» y abrir «Consolidación»"


def test_closing_now_takes_what_is_on_its_way_and_is_told_in_the_list(
    open_page: Opening, database: Database, demo: int
) -> None:
    at = open_page(workshop=demo, name="Berta Solano")
    at.button(key="next-stage").click().run()

    at.button(key="close-now").click().run()

    closing = announced(latest(database, demo))
    assert closing and closing.at <= datetime.now(UTC) < closing.at + GRACE
    assert "**Cerrando «Plenaria»**" in shown(at)

    announce(database, demo, datetime.now(UTC) - 2 * GRACE)
    close_stage(database, demo)
    at.run()

    assert latest(database, demo).facts.stage == "consolidation"
    log = next(each.value for each in at.get("html") if "Quién abrió y cerró cada etapa" in str(each.value))
    assert log.count("<tr") == 3


def test_stage_before_opens_at_once(open_page: Opening, database: Database, demo: int) -> None:
    at = open_page(workshop=demo)

    at.radio(key="any-stage").set_value("group_work")
    at.button(key="open-stage").click().run()

    assert latest(database, demo).facts.stage == "group_work"


def test_groups_read_until_when_they_may_hand_in(open_page: Opening, database: Database, demo: int) -> None:
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "group_work"))
    announce(database, demo, datetime.now(UTC) + timedelta(minutes=4))

    at = open_page(workshop=demo, role=Role.FACILITATOR, only=demo)

    assert "«Trabajo en grupos» se cierra a las" in shown(at)
    assert "close-now" not in [button.key for button in at.button]


def test_hand_over_and_approval_are_asked_for_where_their_stage_opens_and_never_required(
    open_page: Opening, database: Database, demo: int
) -> None:
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "consolidation"))
    at = open_page(workshop=demo, name="Berta Solano")

    at.button(key="next-stage").click().run()
    at.button(key="close-soon").click().run()
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "handed_over"))
    at = open_page(workshop=demo, name="Berta Solano")
    at.button(key="next-stage").click().run()
    at.button(key="open-now").click().run()

    assert not at.exception
    facts = latest(database, demo).facts
    assert (facts.handover_by, facts.handover_to, facts.stage) == ("Berta Solano", (facts.body,), "approved")
    assert facts.handover_date is not None
    assert (facts.approval, facts.approval_date) == (None, None)
