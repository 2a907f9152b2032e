"""The commands: each works in every stage, for whoever has the machine; what names no workshop is refused in a line."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from manage import commands
from storage.upgrade import open_database
from tests.forked import Forks
from tests.needs import ROOT
from tests.table.table import WHEN, rows
from tests.table.world import World, build_world, data_folder_of

NOWHERE = ("0", "-1", "x", "1.0", "999", "2147483648", "9" * 5_000, "../1", "")
Manage = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("commands")
    with data_folder_of(folder):
        database = open_database(f"sqlite:///{folder / 'plenaria.db'}")
        yield build_world(database)
        database.close()


@pytest.fixture
def manage(forks: Forks, world: World) -> Manage:
    """Return a function that runs a command on the world's database."""
    folder = str(Path(world.database.url.database or "").parent)
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "LC_ALL", "LANG")}
    return lambda *words: forks.run(ROOT / "manage.py", *words, environment=kept | {"PLENARIA_DATA": folder})


def with_id() -> list[click.Command]:
    """Return the commands that take a workshop's number."""
    return [each for each in commands().commands.values() if "number" in [param.name for param in each.params]]


def arguments(command: str, number: str, folder: Path) -> list[str]:
    match command:
        case "plan":
            return [command, number, "--out", str(folder / "plan.docx"), "--no-page-numbers"]
        case "document":
            return [command, number, "agenda", "--out", str(folder / "agenda.docx")]
        case "people":
            return [command, number, str(ROOT / "tests" / "samples" / "people" / "one_person.csv")]
        case "invite":
            return [command, number, "--name", "Ana Mora", "--role", "guest"]
        case "backup":
            return [command, number, "--out", str(folder / "todo.zip")]
    return [command, number]


def test_every_command_has_its_row_and_none_says_for_whom_it_acts() -> None:
    found = commands().commands
    named = {param.name for command in found.values() for param in command.params}

    assert sorted(found) == sorted(rows("command"))
    assert named & {"person", "actor", "as", "user"} == set()


@pytest.mark.parametrize("command", with_id(), ids=lambda each: each.name)
def test_commands_work_in_every_stage(manage: Manage, world: World, tmp_path: Path, command: click.Command) -> None:
    for when in WHEN:
        done = manage(*arguments(command.name or "", str(world.places[when].number), tmp_path))

        assert (done.returncode, done.stderr) == (0, ""), when


@pytest.mark.parametrize("command", with_id(), ids=lambda each: each.name)
def test_what_names_no_workshop_is_refused_in_one_line(
    manage: Manage, world: World, tmp_path: Path, command: click.Command
) -> None:
    for number in NOWHERE:
        done = manage(*arguments(command.name or "", number, tmp_path))

        assert (done.returncode, done.stdout) == (1, ""), number
        assert len(done.stderr.splitlines()) == 1, number
        assert list(tmp_path.iterdir()) == []
