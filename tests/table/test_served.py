"""A running server asked for everything by everybody in every stage, and its answers held against the table."""

from collections.abc import Iterator

import pytest

from exports.sheets.books import BOOKS
from exports.word.documents import DOCUMENTS
from tests.table.routes import TRIES, served_routes
from tests.table.served_world import ServedWorld, serving
from tests.table.table import differences, everybody, rows
from tests.table.visit import Visit
from tests.table.wishes import kinds_in_table
from tests.table.world import ABROAD
from workshop import doings
from workshop.cells import KINDS


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedWorld]:
    with serving(tmp_path_factory.mktemp("table")) as served:
        yield served


def test_every_route_has_its_row() -> None:
    assert served_routes() - set(rows("route")) == set()
    assert sorted(TRIES) == sorted(rows("route"))


def test_every_page_has_its_row(served: ServedWorld) -> None:
    with Visit(served.asking["all", "G"]) as visit:
        pages = visit.run().pages

    assert sorted(name or "inicio" for name in pages) == sorted(rows("page"))


def test_every_kind_of_item_has_its_row_and_every_cell_of_its_own_right() -> None:
    cells = {f"{kind}.{name}" for kind, name in doings._DOING_CELL}
    cells_in_table = {row.split()[1].strip(",") for row in rows("change") if row.startswith("set ")}

    assert kinds_in_table() == set(KINDS)
    assert cells - cells_in_table == set()


def test_routes_answer_as_the_table_says_and_denials_are_noted(served: ServedWorld) -> None:
    done = served.routes

    assert differences("route", done.found) == []
    assert done.noted == done.denied


def test_files_are_for_whom_the_table_says(served: ServedWorld) -> None:
    documents = {f"{name}.docx" for name in DOCUMENTS} | {f"{name}.xlsx" for name in BOOKS}

    assert documents - set(rows("file")) == set()
    assert differences("file", served.files.found) == []


def test_changes_are_taken_as_the_table_says_and_denials_are_noted(served: ServedWorld) -> None:
    done = served.changes

    assert differences("change", done.found) == []
    assert done.wrong == []
    assert done.noted == done.denied


def test_pages_open_as_the_table_says_and_denials_are_noted(served: ServedWorld) -> None:
    done = served.pages

    assert differences("page", done.found) == []
    assert done.wrong == []
    assert done.noted == done.denied


def test_everybody_is_told_what_the_table_says_and_nothing_else(served: ServedWorld) -> None:
    assert served.routes and served.files and served.changes and served.pages
    abroad = served.world.places[ABROAD].planted().values()
    found = {}
    for who, when in everybody():
        asking = served.asking[who, when]
        if when not in served.costly:
            continue
        for name, word in asking.place.planted().items():
            found[name, who, when] = word.encode() in asking.told
        if who != "away":  # whose workshop it is
            found["the other workshop", who, when] = any(word.encode() in asking.told for word in abroad)

    assert differences("sees", found) == []
    assert {name for name, _who, _when in found} == set(rows("sees"))


def test_log_of_the_server_tells_of_no_bug_and_of_nobody(served: ServedWorld) -> None:
    assert served.routes and served.pages
    log = served.server.log.read_text()
    words = [word for place in served.world.places.values() for word in [*place.planted().values(), place.code]]

    assert "Traceback" not in log
    assert [word for word in words if word in log] == []
