from storage.database import Database
from tests.faults.guessing import guess_for_a_day, guess_while_people_enter
from tests.served import Server


def test_an_hour_of_guessing_finds_nothing() -> None:
    finding = guess_for_a_day(3_600)

    assert finding.held, finding.faults


def test_honest_people_enter_while_codes_are_guessed(server: Server, beside: Database) -> None:
    finding = guess_while_people_enter(server, beside, honest=12, guessers=8)

    assert finding.held, finding.faults
