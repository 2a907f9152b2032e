from storage.database import Database
from tests.faults.sign_ins import come_from_elsewhere, kill_sign_ins
from tests.served import Server


def test_dead_cookies_open_nothing(server: Server, beside: Database) -> None:
    finding = kill_sign_ins(server, beside, whole=False)

    assert finding.held, finding.faults


def test_foreign_pages_and_names_are_refused(server: Server, beside: Database) -> None:
    finding = come_from_elsewhere(server, beside)

    assert finding.held, finding.faults
