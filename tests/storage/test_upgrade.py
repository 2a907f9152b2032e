import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url, text

from storage.commit import create
from storage.database import Database
from storage.people import actor_in, hash_of, person_of_cookie, person_of_link
from storage.tables import metadata
from storage.upgrade import MIGRATIONS, newest_schema, open_database, schema_of, upgrade
from storage.workshops import read_workshop
from tests.forked import Forks
from tests.needs import ROOT, fresh_database, require_postgresql
from tests.two_axes import inserts
from workshop.keeping_errors import BusyStorage, DamagedDatabase, DatabaseInUse, NewerDatabase
from workshop.permissions import COMMAND_LINE, Role

BEFORE = newest_schema()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a database of this release with a plan in it."""
    path = tmp_path / "plenaria.db"
    database = open_database(f"sqlite:///{path}")
    create(database, COMMAND_LINE, inserts())
    database.close()
    return path


def test_migrations_and_tables_agree(database: Database) -> None:
    with database.engine.connect() as db:
        differences = compare_metadata(MigrationContext.configure(db), metadata)

    assert differences == []


def test_newest_schema_is_the_head_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [newest_schema()]


def test_new_database_is_made_by_the_migrations(tmp_path: Path) -> None:
    path = tmp_path / "new" / "plenaria.db"

    database = open_database(f"sqlite:///{path}")

    assert schema_of(database.url) == newest_schema()
    database.close()
    assert sorted(each.name for each in path.parent.iterdir()) == ["plenaria.db", "plenaria.db.lock"]


def test_new_database_on_a_server_is_made_by_the_migrations() -> None:
    with fresh_database(require_postgresql()) as url:
        assert upgrade(url) is True
        assert upgrade(url) is False
        assert schema_of(make_url(url)) == newest_schema()


def test_opening_a_database_that_is_up_to_date_does_not_wait_for_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'plenaria.db'}"
    upgrade(url)
    opening = f"from storage.upgrade import open_database; open_database({url!r}).close()"
    script = f"import sys; {opening}; print('alembic' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


# A migration that only this test knows: what it does shows, and that the one before it was there.
NEXT = '''
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "9999", "{newest}", None, None


def upgrade() -> None:
    """Add a column, filled from what is there."""
    with op.batch_alter_table("workshop") as table:
        table.add_column(sa.Column("added", sa.Text()))
    op.execute("UPDATE workshop SET added = root")
    {then}
'''


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the program believe in one more migration than there is, and return its file."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for file in (
        "env.py",
        "script.py.mako",
        *(f"versions/{each.name}" for each in (MIGRATIONS / "versions").glob("0*.py")),
    ):
        (folder / file).write_bytes((MIGRATIONS / file).read_bytes())
    file = folder / "versions" / "9999_next.py"
    file.write_text(NEXT.format(newest=newest_schema(), then="pass"))
    monkeypatch.setattr("storage.upgrade.MIGRATIONS", folder)
    return file


def plan_of(path: Path) -> object:
    database = Database(f"sqlite:///{path}")
    try:
        return read_workshop(database, 1)
    finally:
        database.close()


def test_upgrade_keeps_every_text_and_a_backup_of_before(older: Path, next_release: Path) -> None:
    before = plan_of(older)

    assert upgrade(f"sqlite:///{older}") is True

    assert plan_of(older) == before
    with closing(sqlite3.connect(older)) as db:
        assert db.execute("SELECT added FROM workshop").fetchall() == [("root",)]
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    backups = list((older.parent / "backups").iterdir())
    assert len(backups) == 1
    assert plan_of(backups[0]) == before
    assert not (older.parent / "plenaria.db.upgrading").exists()


@pytest.fixture(params=["sqlite", "postgresql"])
def earlier(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Database]]:
    """Return how to make a database of an earlier release, by the number of its schema, with a plan in it."""

    def make(last: str) -> Database:
        with monkeypatch.context() as patched:
            patched.setattr("storage.upgrade.MIGRATIONS", migrations_until(last, tmp_path))
            upgrade(url)
        database = Database(url)
        create(database, COMMAND_LINE, inserts())
        return database

    is_file = request.param == "sqlite"
    here = nullcontext(f"sqlite:///{tmp_path / 'plenaria.db'}") if is_file else fresh_database(require_postgresql())
    with here as url:
        yield make


@contextmanager
def upgraded(database: Database) -> Iterator[Database]:
    """Close a database of an earlier release, upgrade it, and open it again: its plan is as it was."""
    before = read_workshop(database, 1)
    database.close()
    url = database.url.render_as_string(hide_password=False)
    assert upgrade(url) is True
    opened = Database(url)
    try:
        assert read_workshop(opened, 1) == before
        yield opened
    finally:
        opened.close()


def test_security_log_of_the_first_release_is_kept_and_counts_once(earlier: Callable[[str], Database]) -> None:
    database = earlier("0001")
    noted = "INSERT INTO security_event (at, kind) VALUES ('2026-03-05 10:00:00+00:00', 'entered')"
    database.write(lambda db: db.execute(text(noted)))

    with upgraded(database) as now:
        kept = now.read(lambda db: db.execute(text("SELECT kind, count FROM security_event")).all())

    assert kept == [("entered", 1)]


def test_roles_and_sign_ins_of_the_second_release_go_on(earlier: Callable[[str], Database]) -> None:
    database = earlier("0002")
    database.write(keep_people_of_the_second_release)

    with upgraded(database) as now:
        people = {name: person_of_cookie(now, name) for name in ("ana", "bea", "chief")}
        actors = {name: actor_in(now, person.id, 1) for name, person in people.items() if person}
        linked = person_of_link(now, "unused")

    assert {name: (actor.name, actor.roles, actor.axes) for name, actor in actors.items()} == {
        "ana": ("Ana", {Role.RAPPORTEUR}, {"axis1"}),
        "bea": ("Bea", {Role.PARTICIPANT}, None),
        "chief": ("Coordinación", {Role.COORDINATOR}, None),
    }
    assert linked.name == "Bea"


def keep_people_of_the_second_release(db: Connection) -> None:
    """Keep a writer of one axis, a reader with a link to use, and a coordinator, each signed in by their own name."""
    now, later = "2026-03-05 10:00:00+00:00", "2099-03-05 10:00:00+00:00"
    people = [("ana", "Ana", "writer", 1, "axis1"), ("bea", "Bea", "reader", 1, None)]
    for id_, name, role, workshop, axis in [*people, ("chief", "Coordinación", "coordinator", None, None)]:
        said = {"id": id_, "name": name, "role": role, "workshop": workshop, "axis": axis, "now": now, "later": later}
        said["hash"] = hash_of(id_)
        for statement in (
            "INSERT INTO person (id, name, created_at) VALUES (:id, :name, :now)",
            "INSERT INTO role (id, person, workshop_id, role, axis) VALUES (:id, :id, :workshop, :role, :axis)",
            "INSERT INTO sign_in (cookie_hash, person, created_at, seen_at, expires_at)"
            " VALUES (:hash, :id, :now, :later, :later)",
        ):
            db.execute(text(statement), said)
    link = "INSERT INTO link (token_hash, person, created_at, expires_at) VALUES (:hash, 'bea', :now, :later)"
    db.execute(text(link), {"hash": hash_of("unused"), "now": now, "later": later})


def migrations_until(last: str, folder: Path) -> Path:
    """Return a folder with the migrations of an earlier release: those up to a number."""
    made = folder / f"until_{last}"
    shutil.copytree(MIGRATIONS, made, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (made / "versions").glob("0*.py"):
        if file.name[:4] > last:
            file.unlink()
    return made


def test_upgrade_on_a_server_keeps_every_text(next_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fresh_database(require_postgresql()) as url:
        with monkeypatch.context() as patched:
            patched.setattr("storage.upgrade.MIGRATIONS", MIGRATIONS)
            upgrade(url)
        database = Database(url)
        create(database, COMMAND_LINE, inserts())
        before = read_workshop(database, 1)
        database.close()

        assert upgrade(url) is True

        database = Database(url)
        assert read_workshop(database, 1) == before
        assert database.read(lambda db: db.scalar(text("SELECT added FROM workshop"))) == "root"
        database.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_upgrade_that_fails_leaves_the_database_as_it_was(
    kind: str, older: Path, next_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_release.write_text(NEXT.format(newest=BEFORE, then='op.execute("SELECT nothing FROM nowhere")'))
    if kind == "sqlite":
        with pytest.raises(Exception, match="nowhere"):
            upgrade(f"sqlite:///{older}")
        assert schema_of(make_url(f"sqlite:///{older}")) == BEFORE
        assert plan_of(older)
        return
    with fresh_database(require_postgresql()) as url:
        with pytest.raises(Exception, match="nowhere"):
            upgrade(url)
        assert schema_of(make_url(url)) is None


KILLED = """
import os, sqlite3, sys
import storage.upgrade as at
from pathlib import Path
at.MIGRATIONS = Path(sys.argv[2])
steps, last = 0, int(sys.argv[3])
def trace(frame, event, arg):
    global steps
    if not frame.f_code.co_filename.endswith(("storage/upgrade.py", "storage/sqlite_file.py")):
        return None
    if event == "line":
        steps += 1
        if steps == last:
            os.kill(os.getpid(), 9)
    return trace
sys.settrace(trace)
at.upgrade("sqlite:///" + sys.argv[1])
"""


def test_upgrade_killed_anywhere_leaves_the_old_or_the_new(older: Path, next_release: Path, forks: Forks) -> None:
    before, original = plan_of(older), older.read_bytes()
    ends: set[str | None] = set()
    killed = older.with_name("killed.py")
    killed.write_text(KILLED)

    for last in range(5, 1000, 13):
        older.write_bytes(original)
        done = forks.run(killed, older, next_release.parent.parent, last)
        ends.add(schema_of(make_url(f"sqlite:///{older}")))
        assert plan_of(older) == before
        if done.returncode == 0:
            break
    upgrade(f"sqlite:///{older}")

    assert done.returncode == 0, "the last run was not to be killed"
    assert ends == {BEFORE, "9999"}
    assert schema_of(make_url(f"sqlite:///{older}")) == "9999"


def test_process_that_still_has_the_old_file_open_fails_instead_of_writing_where_nobody_reads(
    older: Path, next_release: Path
) -> None:
    still = Database(f"sqlite:///{older}")
    assert read_workshop(still, 1).revision == 1

    upgrade(f"sqlite:///{older}")

    with pytest.raises(Exception, match="no such table"):
        create(still, COMMAND_LINE, inserts())
    still.close()
    assert plan_of(older)
    assert not older.with_name("plenaria.db-journal").exists()


def test_upgrade_waits_for_nobody_in_vain(older: Path, next_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.upgrade.PATIENCE", 0.1)
    with closing(sqlite3.connect(older, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyStorage):
            upgrade(f"sqlite:///{older}")
        writing.execute("ROLLBACK")

    assert schema_of(make_url(f"sqlite:///{older}")) == BEFORE


def test_file_is_not_replaced_while_a_server_of_an_earlier_release_has_it_open(
    older: Path, next_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.upgrade.PATIENCE", 0.1)
    with monkeypatch.context() as earlier:
        earlier.setattr("storage.upgrade.MIGRATIONS", MIGRATIONS)
        server = open_database(f"sqlite:///{older}")

    with pytest.raises(DatabaseInUse):
        upgrade(f"sqlite:///{older}")
    server.close()

    assert upgrade(f"sqlite:///{older}") is True


def test_several_processes_started_at_once_make_one_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'plenaria.db'}"
    script = textwrap.dedent(f"""
        from storage.upgrade import open_database
        from storage.commit import create
        from tests.two_axes import inserts
        from workshop.permissions import COMMAND_LINE, Role
        print(create(open_database({url!r}), COMMAND_LINE, inserts()))
    """)

    started = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    numbers = [process.communicate(timeout=60)[0].strip() for process in started]

    assert sorted(numbers) == ["1", "2", "3", "4"]


def test_database_of_a_later_release_is_refused(database: Database) -> None:
    database.write(lambda db: db.execute(text("UPDATE alembic_version SET version_num = '9998'")))

    with pytest.raises(NewerDatabase):
        open_database(database.url.render_as_string(hide_password=False))


def test_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "plenaria.db"
    path.write_bytes(b"this is not a database, however long it may be" * 100)

    with pytest.raises(DamagedDatabase):
        open_database(f"sqlite:///{path}")
