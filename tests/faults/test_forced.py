from collections.abc import Callable

from storage.database import Database
from tests.faults.forced import break_everything, visit_with_secrets
from tests.served import Server


def test_broken_rows_show_a_number_and_nothing_else(serve: Callable[..., Server]) -> None:
    server = serve()  # its own: what is broken here must not meet other tests
    with server.opened() as beside:
        finding = break_everything(server, beside, ["row of no kind", "day that is none"])

    assert finding.held, finding.faults


def test_log_of_a_visit_holds_no_names_codes_or_texts(server: Server, beside: Database) -> None:
    finding = visit_with_secrets(server, beside)

    assert finding.held, finding.faults
