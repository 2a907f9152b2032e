import hashlib
import json
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import tables
from storage.backup import OF_WORKSHOP, backup_file, restore_backup, write_backup
from storage.commit import commit, create
from storage.database import Database
from storage.history import entries_since
from storage.people import invite_person, person_of_link
from storage.snapshots import take_snapshot, workshop_at
from storage.sqlite_file import check_file
from storage.upgrade import open_database, upgrade
from storage.verify import verify_workshop
from storage.workshops import list_workshops, read_workshop
from tests.hostile_documents import lying_bomb, many_entries, overlapping, zip_bomb
from tests.two_axes import COORDINATOR, inserts
from workshop.changes import Change, new_id
from workshop.errors import WorkshopNotFound
from workshop.keeping_errors import DamagedDatabase, DatabaseNotEmpty, InvalidBackup
from workshop.permissions import COMMAND_LINE, Role
from workshop.workshop import Workshop


@pytest.fixture
def lived(database: Database, plan: int) -> int:
    """Return a plan that was changed, closed once and changed again."""
    commit(
        database,
        plan,
        COORDINATOR,
        lambda w, a: [Change(kind="set", item="guide", field="text", text="Otra «guía» – ñ")],
    )
    take_snapshot(database, plan, COORDINATOR, "group_work")
    commit(
        database, plan, COORDINATOR, lambda w, a: [Change(kind="move", item="manual", parent="objective1", after=None)]
    )
    return plan


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(
    request: pytest.FixtureRequest, make_database: Callable[[str, Path], str], tmp_path: Path
) -> Iterator[Database]:
    """Return another database, empty, of each kind in turn."""
    database = open_database(make_database(request.param, tmp_path / "other"))
    yield database
    database.close()


def content(workshop: Workshop) -> tuple[object, ...]:
    return workshop.revision, workshop.root, workshop.items, workshop.order


def verified(database: Database, number: int) -> bool:
    return database.read(lambda db: verify_workshop(db, number)).holds


def rewrite(path: Path, name: str, words: bytes, instead: bytes) -> None:
    """Alter a file inside a zip, and nothing else."""
    with zipfile.ZipFile(path) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    assert words in files[name]
    files[name] = files[name].replace(words, instead)
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)


def test_every_table_is_of_a_workshop_or_of_the_database() -> None:
    of_database = {"person", "role", "link", "sign_in", "security_event"}
    of_database |= {"room_code", "waiting", "registration", "access", "erasure"}  # who is who is not carried elsewhere

    assert {table.name for table in tables.metadata.sorted_tables} == {
        table.name for table in OF_WORKSHOP
    } | of_database


def test_everything_comes_back_on_either_database(
    database: Database, lived: int, empty: Database, tmp_path: Path
) -> None:
    token = invite_person(database, "Ana Solís", Role.COORDINATOR)
    other = create(database, COMMAND_LINE, inserts())
    write_backup(database, tmp_path / "all.zip")

    assert restore_backup(empty, tmp_path / "all.zip") == [lived, other]

    assert content(read_workshop(empty, lived)) == content(read_workshop(database, lived))
    assert workshop_at(empty, lived, 2) == workshop_at(database, lived, 2)
    assert verified(empty, lived) and verified(empty, other)
    assert person_of_link(empty, token).name == "Ana Solís"
    for table in tables.metadata.sorted_tables:
        rows = select(table).order_by(*table.primary_key.columns)
        assert empty.read(lambda db, q=rows: db.execute(q).all()) == database.read(
            lambda db, q=rows: db.execute(q).all()
        )


def test_restored_database_goes_on_counting(database: Database, lived: int, empty: Database, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "all.zip")
    restore_backup(empty, tmp_path / "all.zip")

    number = create(empty, COMMAND_LINE, inserts())
    commit(empty, lived, COORDINATOR, lambda w, a: [Change(kind="delete", item="guide")])

    assert number == lived + 1
    assert verified(empty, lived) and verified(empty, number)


def test_everything_is_restored_in_an_empty_database_only(database: Database, lived: int, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "all.zip")

    with pytest.raises(DatabaseNotEmpty):
        restore_backup(database, tmp_path / "all.zip")

    assert len(list_workshops(database)) == 1


def test_one_workshop_comes_beside_the_others_with_its_history(database: Database, lived: int, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "one.zip", lived)

    (number,) = restore_backup(database, tmp_path / "one.zip")

    assert number == lived + 1
    assert content(read_workshop(database, number)) == content(read_workshop(database, lived))
    assert content(workshop_at(database, number, 2)) == content(workshop_at(database, lived, 2))
    assert verified(database, number)
    entries = [database.read(lambda db, n=n: entries_since(db, n, 0)) for n in (lived, number)]
    assert entries[0] == entries[1]
    assert create(database, COMMAND_LINE, inserts()) == number + 1


def test_one_workshop_keeps_its_number_where_that_is_free(
    database: Database, lived: int, empty: Database, tmp_path: Path
) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write_backup(database, tmp_path / "one.zip", number)

    assert restore_backup(empty, tmp_path / "one.zip") == [number]
    assert create(empty, COMMAND_LINE, inserts()) == number + 1


def test_same_content_gives_the_same_bytes(database: Database, lived: int, empty: Database, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "all.zip")
    restore_backup(empty, tmp_path / "all.zip")
    write_backup(empty, tmp_path / "again.zip")

    assert (tmp_path / "all.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_backup_of_one_workshop_holds_nobody_elses(database: Database, lived: int, tmp_path: Path) -> None:
    invite_person(database, "Ana Solís", Role.COORDINATOR)
    create(database, COMMAND_LINE, [Change(kind="insert", item=new_id(), type="workshop", cells={"title": "Ajeno"})])

    write_backup(database, tmp_path / "one.zip", lived)

    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        manifest = json.loads(archive.read("manifest.json"))
    assert "Ana" not in everything and "Ajeno" not in everything
    assert [each["id"] for each in manifest["workshops"]] == [lived]


def test_backup_of_an_unknown_workshop_writes_nothing(database: Database, tmp_path: Path) -> None:
    with pytest.raises(WorkshopNotFound):
        write_backup(database, tmp_path / "one.zip", 9)

    assert [path.suffix for path in tmp_path.iterdir() if path.suffix == ".zip" or "unfinished" in path.name] == []


def forge(path: Path, kind: str) -> None:
    """Make a backup one that must not be restored."""
    match kind:
        case "no zip":
            path.write_bytes(b"no zip at all")
        case "cut short":
            path.write_bytes(path.read_bytes()[:-200])
        case "other format":
            rewrite(path, "manifest.json", b"plenaria-backup/1", b"plenaria-backup/9")
        case "other schema":
            rewrite(path, "manifest.json", b'"schema": "0', b'"schema": "9')
        case "altered row":
            rewrite(path, "cell.jsonl", "«guía»".encode(), "«broma»".encode())
        case "no manifest":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("cell.jsonl", "")


KINDS = ["no zip", "cut short", "other format", "other schema", "altered row", "no manifest"]


@pytest.mark.parametrize("kind", KINDS)
def test_backup_that_is_not_as_it_was_written_is_refused_whole(
    database: Database, lived: int, empty: Database, tmp_path: Path, kind: str
) -> None:
    write_backup(database, tmp_path / "all.zip")
    forge(tmp_path / "all.zip", kind)

    with pytest.raises(InvalidBackup):
        restore_backup(empty, tmp_path / "all.zip")

    assert list_workshops(empty) == []


def test_backup_forged_with_its_sums_does_not_verify(
    database: Database, lived: int, empty: Database, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    write_backup(database, path)
    with zipfile.ZipFile(path) as archive:
        before = archive.read("cell.jsonl")
    after = before.replace("«guía»".encode(), "«broma»".encode())
    rewrite(path, "cell.jsonl", before, after)
    sums = [hashlib.sha256(data).hexdigest().encode() for data in (before, after)]
    rewrite(path, "manifest.json", *sums)

    with pytest.raises(InvalidBackup):
        restore_backup(empty, path)

    assert list_workshops(empty) == []


def test_backup_with_a_line_without_end_is_refused_before_it_is_held_in_memory(
    database: Database, lived: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.zip"
    write_backup(database, path, lived)
    with zipfile.ZipFile(path) as archive:
        before = archive.read("cell.jsonl")
    after = before + b" " * (33 << 20)
    rewrite(path, "cell.jsonl", before, after)
    rewrite(path, "manifest.json", *(hashlib.sha256(data).hexdigest().encode() for data in (before, after)))
    revisions = len(list_workshops(database))

    with pytest.raises(InvalidBackup):
        restore_backup(database, path)

    assert len(list_workshops(database)) == revisions


@pytest.mark.parametrize("make", [zip_bomb, many_entries, overlapping, lying_bomb])
def test_hostile_zip_is_no_backup(database: Database, tmp_path: Path, make: Callable[[], bytes]) -> None:
    (tmp_path / "hostile.zip").write_bytes(make())

    with pytest.raises(InvalidBackup):
        restore_backup(database, tmp_path / "hostile.zip")


def test_backup_made_while_others_write_is_one_state(
    database: Database, lived: int, empty: Database, tmp_path: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            change = Change(
                kind="insert", item=new_id(), type="action", parent="objective2", cells={"text": str(number)}
            )
            commit(database, lived, COORDINATOR, lambda w, a, wanted=change: [wanted])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        write_backup(database, tmp_path / "all.zip")
    finally:
        stop.set()
        writer.join()

    restore_backup(empty, tmp_path / "all.zip")
    revision = read_workshop(empty, lived).revision
    assert verified(empty, lived)
    assert content(read_workshop(empty, lived)) == content(workshop_at(database, lived, revision))


def test_timed_backups_are_whole_and_only_the_last_are_kept(
    database: Database, lived: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))

    made = [backup_file(database, keep=3) for _ in range(5)]

    assert sorted((tmp_path / "backups").iterdir()) == made[-3:]
    if database.is_sqlite:
        copy = Database(f"sqlite:///{made[-1]}")
        assert read_workshop(copy, lived) == read_workshop(database, lived)
        copy.close()
    else:
        with zipfile.ZipFile(made[-1]) as archive:
            assert archive.testzip() is None


def test_damaged_file_is_told_from_a_sound_one(tmp_path: Path) -> None:
    path = tmp_path / "plenaria.db"
    upgrade(f"sqlite:///{path}")
    check_file(path)

    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO role (id, person, role) VALUES ('r', 'nobody', 'reader')")

    with pytest.raises(DamagedDatabase):
        check_file(path)
