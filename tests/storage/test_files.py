import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage import tables
from storage.backup import restore_backup, write_backup
from storage.commit import commit, create
from storage.database import Database
from storage.files import StoredFile, keep_file, read_file, read_logos
from storage.upgrade import open_database
from storage.workshops import read_workshop
from tests.pictures import jpeg, png
from tests.two_axes import COORDINATOR, inserts
from workshop.errors import FileMissing
from workshop.keeping_errors import InvalidBackup
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.prepare_workshop import add_logo, delete_item


def count(database: Database) -> int:
    return database.read(lambda db: db.scalar(select(func.count()).select_from(tables.file)))


def with_logo(database: Database, plan: int, content: bytes, name: str) -> str:
    """Keep a picture as a logo and return the file's id."""
    file = keep_file(database, plan, f"{name}.png", "image/png", content)
    commit(database, plan, COORDINATOR, lambda w, a: add_logo(w, a, file, name))
    return file


def test_file_comes_back_as_it_was_kept(database: Database, plan: int) -> None:
    content = bytes(range(256)) * 8_192

    file = keep_file(database, plan, "escudo «ñ».png", "image/png", content)

    assert read_file(database, plan, file) == StoredFile(file, "escudo «ñ».png", "image/png", content)


def test_same_bytes_are_kept_once_in_a_workshop(database: Database, plan: int) -> None:
    other = create(database, COMMAND_LINE, inserts())

    first, again = (keep_file(database, plan, name, "image/png", png()) for name in ("a", "b"))
    elsewhere = keep_file(database, other, "a", "image/png", png())

    assert (first == again, first == elsewhere, count(database)) == (True, False, 2)


def test_file_of_another_workshop_is_not_found(database: Database, plan: int) -> None:
    other = create(database, COMMAND_LINE, inserts())
    file = keep_file(database, plan, "a", "image/png", png())

    for number, wanted in ((other, file), (plan, "0" * 32), (plan, ""), (plan, "\0")):
        with pytest.raises(FileMissing):
            read_file(database, number, wanted)


def test_logos_are_read_for_those_that_stand(database: Database, plan: int) -> None:
    kept = {with_logo(database, plan, png(width), f"Logo {width}"): png(width) for width in (3, 5)}
    assert read_logos(database, read_workshop(database, plan)) == kept

    gone = read_workshop(database, plan).logos[0]
    commit(database, plan, COORDINATOR, lambda w, a: delete_item(w, a, gone.id))

    assert list(read_logos(database, read_workshop(database, plan)).values()) == [png(5)]
    assert read_file(database, plan, gone.file).content == png(3)


def test_backup_of_everything_carries_files(database: Database, plan: int, tmp_path: Path) -> None:
    file = with_logo(database, plan, png(), "Escudo")
    write_backup(database, tmp_path / "all.zip")
    empty = open_database(f"sqlite:///{tmp_path / 'other' / 'plenaria.db'}")

    restore_backup(empty, tmp_path / "all.zip")

    assert read_file(empty, plan, file) == read_file(database, plan, file)
    rows = select(tables.file)
    assert empty.read(lambda db: db.execute(rows).all()) == database.read(lambda db: db.execute(rows).all())
    empty.close()


def test_backup_of_one_workshop_carries_its_files_alone(database: Database, plan: int, tmp_path: Path) -> None:
    other = create(database, COMMAND_LINE, inserts())
    for width in range(1, 20):
        keep_file(database, other, str(width), "image/png", png(width))
    file = with_logo(database, plan, jpeg(), "Escudo")
    write_backup(database, tmp_path / "one.zip", plan)

    (number,) = restore_backup(database, tmp_path / "one.zip")

    assert number not in (plan, other)
    assert read_logos(database, read_workshop(database, number)) == {file: jpeg()}
    assert count(database) == 21


def test_backup_with_an_altered_file_is_refused(database: Database, plan: int, tmp_path: Path) -> None:
    with_logo(database, plan, png(), "Escudo")
    path = tmp_path / "one.zip"
    write_backup(database, path, plan)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    row = json.loads(members["file.jsonl"])
    before = sha256(members["file.jsonl"]).hexdigest()
    members["file.jsonl"] = json.dumps({**row, "content": row["content"][4:]}).encode()
    after = sha256(members["file.jsonl"]).hexdigest()
    members["manifest.json"] = members["manifest.json"].replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)

    with pytest.raises(InvalidBackup):
        restore_backup(database, path)

    assert count(database) == 1
