"""The command line, called as people call it: in a process of its own, on both databases.

Most are forked from one that has the libraries loaded; `run_anew` starts Python, as a terminal does.
"""

import base64
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from storage import tables
from storage.database import Database
from storage.drafts import issue
from storage.listeners import Watch
from storage.people import actor_in, person_of_link
from storage.workshops import list_workshops, read_workshop
from tests.exports.word.institutions import default_template
from tests.exports.word.plan_reader import Package
from tests.forked import Forks
from tests.needs import ROOT, shared_file
from tests.pictures import png
from workshop.errors import LinkNotValid
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.issue_draft import issue_draft

SAMPLE = ROOT / "tests" / "samples" / "cordillera_es.json"
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
COMMANDS = ["load", "dump", "plan", "invite", "backup", "restore", "upgrade", "demo", "verify"]


def kept_environment() -> dict[str, str]:
    """Return this process's environment without what tells the program where its data is or how it speaks."""
    unset = {"DATABASE_URL", "PLENARIA_URL", "HOST", "PORT", "LC_ALL", "LC_MESSAGES", "LANG"}
    return {name: value for name, value in os.environ.items() if name not in unset}


def run_anew(*arguments: object, **environment: str) -> Done:
    """Run manage.py as a terminal does."""
    command, kept = [sys.executable, "manage.py", *map(str, arguments)], kept_environment()
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def run(forks: Forks) -> Run:
    """Return a function that runs manage.py with what else its environment shall hold."""
    kept = kept_environment()
    return lambda *arguments, **more: forks.run(ROOT / "manage.py", *arguments, environment=kept | more)


@pytest.fixture
def manage(run: Run, database_url: str, tmp_path: Path) -> Run:
    """Return a function that runs manage.py on the database and the data folder of this test."""
    return partial(run, DATABASE_URL=database_url, PLENARIA_DATA=str(tmp_path))


def assert_refused(done: Done, words: str = "") -> None:
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert words in done.stderr


def test_load_prints_the_number_only_and_dump_gives_the_file_back(
    database_url: str, database: Database, tmp_path: Path
) -> None:
    manage = partial(run_anew, DATABASE_URL=database_url, PLENARIA_DATA=str(tmp_path))

    loaded = manage("load", SAMPLE)

    assert (loaded.returncode, loaded.stdout, loaded.stderr) == (0, "1\n", "")
    dumped = json.loads(manage("dump", 1).stdout)
    sample = json.loads(SAMPLE.read_text("utf-8"))
    assert dumped["axes"][0]["title"] == sample["axes"][0]["title"]
    assert dumped["footnotes"] == sample["footnotes"]
    assert read_workshop(database, 1).facts.place == sample["workshop"]["place"]


def test_logos_travel_in_the_file(manage: Run, tmp_path: Path) -> None:
    picture = base64.b64encode(png()).decode()
    file = tmp_path / "with_logo.json"
    content = json.loads(SAMPLE.read_text("utf-8")) | {"logos": [{"name": "Organismo", "content": picture}]}
    file.write_text(json.dumps(content), "utf-8")

    assert manage("load", file).stdout == "1\n"

    assert json.loads(manage("dump", 1).stdout)["logos"] == content["logos"]


def test_word_template_travels_in_the_file(manage: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "with_template.json", tmp_path / "agenda.docx"
    sent = {"name": "hoja.docx", "content": base64.b64encode(default_template()).decode()}
    file.write_text(json.dumps(json.loads(SAMPLE.read_text("utf-8")) | {"template": sent}), encoding="utf-8")

    assert manage("load", file).stdout == "1\n"

    assert json.loads(manage("dump", 1).stdout)["template"] == sent
    assert manage("document", 1, "agenda", "--out", out).returncode == 0
    assert "rPlenariaSettings" in zipfile.ZipFile(out).read("word/_rels/document.xml.rels").decode()


def test_real_workshop_loads_dumps_and_prints(manage: Run, tmp_path: Path) -> None:
    file = shared_file("cases/workshop_2018.json")

    assert manage("load", file).stdout == "1\n"
    done = manage("plan", 1, "--out", tmp_path / "plan.docx")

    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(tmp_path / "plan.docx")
    given = json.loads(file.read_text("utf-8"))
    dumped = json.loads(manage("dump", 1).stdout)
    assert {key: dumped[key] for key in given} == given | {"workshop": dumped["workshop"]}
    assert {key: dumped["workshop"][key] for key in given["workshop"]} == given["workshop"]


def test_plan_writes_an_issued_draft_as_it_was(manage: Run, database: Database, tmp_path: Path) -> None:
    manage("load", SAMPLE)
    issue(database, 1, COMMAND_LINE, issue_draft, lambda then, draft: b"as it was")
    write = ("plan", 1, "--out", tmp_path / "draft.docx")

    done = manage(*write, "--draft", 1)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "draft.docx").read_bytes() == b"as it was"
    assert_refused(manage(*write, "--draft", 2), "No hay un borrador con ese número.")


def test_plan_takes_annexes_and_refuses_those_there_are_not(manage: Run, tmp_path: Path) -> None:
    manage("load", SAMPLE)
    write = ("plan", 1, "--out", tmp_path / "plan.docx", "--no-page-numbers")

    done = manage(*write, "--annex", "matrix", "--annex", "mapping")

    assert (done.returncode, done.stderr) == (0, "")
    words = zipfile.ZipFile(tmp_path / "plan.docx").read("word/document.xml").decode()
    assert ("Anexo A. Matriz de trabajo" in words, "Anexo B. Correspondencia de ejes" in words) == (True, True)
    assert_refused(manage(*write, "--annex", "map"), "La opción --annex es una de estas: matrix, ")


def test_document_is_written_as_of_a_revision(manage: Run, tmp_path: Path) -> None:
    manage("load", SAMPLE)
    out = tmp_path / "carpeta.docx"

    done = manage("document", 1, "fallback", "--out", out, "--revision", 1)

    assert (done.returncode, done.stderr) == (0, "")
    assert "".join(Package(out.read_bytes()).xml("word/footer1.xml").itertext()).startswith("Versión 1, ")
    refused = manage("document", 1, "fallback", "--out", out, "--revision", 2)
    assert_refused(refused, "El taller no tiene la versión 2.")


def test_plan_is_written_whole_or_not_at_all(manage: Run, tmp_path: Path) -> None:
    manage("load", SAMPLE)

    assert_refused(manage("plan", 1, "--out", tmp_path / "no folder" / "plan.docx"), "plan.docx: ")
    assert_refused(manage("plan", 9, "--out", tmp_path / "plan.docx"), "No se encontró el taller.")
    assert not list(tmp_path.glob("*plan.docx*"))

    done = manage("plan", 1, "--out", tmp_path / "plan.docx", "--no-page-numbers")
    assert (done.returncode, done.stdout) == (0, "")
    assert zipfile.ZipFile(tmp_path / "plan.docx").testzip() is None


def test_demo_is_a_workshop_like_others(manage: Run, database: Database) -> None:
    assert manage("demo").stdout == "1\n"
    assert manage("demo").stdout == "2\n"

    assert len(list(read_workshop(database, 1).walk_actions())) > 10


def test_invited_coordinator_coordinates_everything(manage: Run, database: Database) -> None:
    done = manage("invite", "--coordinator", "--name", "Ana Solís", PLENARIA_URL="https://plan.example.org/")

    found = re.fullmatch(r"https://plan\.example\.org/entrar/([\w-]{20,})\n", done.stdout)
    assert found
    person = person_of_link(database, found[1])
    assert person.name == "Ana Solís"
    assert actor_in(database, person.id, None).roles == {Role.COORDINATOR}


def test_coordinator_whose_link_was_lost_gets_another(manage: Run, database: Database) -> None:
    links = [manage("invite", "--coordinator", "--name", "Ana Solís").stdout.strip() for _ in range(2)]
    lost, found = (link.rsplit("/", 1)[1] for link in links)

    with pytest.raises(LinkNotValid):
        person_of_link(database, lost)
    person = person_of_link(database, found)
    assert actor_in(database, person.id, None).roles == {Role.COORDINATOR}
    assert database.read(lambda db: db.scalar(select(func.count()).select_from(tables.person))) == 1


def test_invited_writer_writes_in_the_axes_named(manage: Run, database: Database) -> None:
    manage("load", SAMPLE)

    done = manage("invite", 1, "--name", "Luz", "--role", "writer", "--axis", 2, "--axis", 1, PORT="9000")

    assert done.stdout.startswith("http://127.0.0.1:9000/entrar/")
    person = person_of_link(database, done.stdout.strip().rpartition("/")[2])
    actor = actor_in(database, person.id, 1)
    assert (actor.roles, actor.axes) == ({Role.RAPPORTEUR}, {axis.id for axis in read_workshop(database, 1).axes[:2]})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Indique el número de un taller"),
        ((1, "--coordinator"), "Indique el número de un taller"),
        ((1,), "--name y --role"),
        ((1, "--name", "Luz", "--role", "boss"), "«boss»"),
        ((1, "--name", "Luz", "--role", "guest", "--axis", 1), "--axis es para los papeles de un grupo"),
        ((1, "--name", "Luz", "--role", "facilitator", "--axis", 99), "El taller tiene"),
        ((7, "--name", "Luz", "--role", "reader"), "No se encontró el taller."),
    ],
)
def test_invitation_that_makes_no_sense_is_refused(
    run: Run, arguments: tuple[object, ...], words: str, tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "plenaria.db")
    run("load", SAMPLE, PLENARIA_DATA=str(tmp_path))

    assert_refused(run("invite", *arguments, PLENARIA_DATA=str(tmp_path)), words)


def test_backup_comes_back_by_restore(run: Run, manage: Run, database: Database, tmp_path: Path) -> None:
    manage("load", SAMPLE)
    everything = manage("backup").stdout.strip()
    one = manage("backup", 1, "--out", tmp_path / "one.zip").stdout.strip()

    assert Path(everything).parent == tmp_path / "backups"
    assert one == str(tmp_path / "one.zip")
    assert manage("restore", one).stdout == "2\n"
    assert_refused(manage("restore", everything), "vacía")
    assert [listed.id for listed in list_workshops(database)] == [2, 1]
    fresh = run("restore", everything, PLENARIA_DATA=str(tmp_path / "fresh"))
    assert fresh.stdout == "1\n"
    assert "íntegro" in run("verify", 1, PLENARIA_DATA=str(tmp_path / "fresh")).stdout


def test_verify_names_what_was_altered_and_tells_of_erasures(manage: Run, database: Database) -> None:
    manage("load", SAMPLE)
    at = datetime(2027, 3, 10, 18, tzinfo=UTC)
    erased = {"workshop_id": 1, "at": at, "rows": 2, "chain_before": "a", "chain_after": "b"}
    database.write(lambda db: db.execute(insert(tables.erasure).values(erased)))
    assert manage("verify", 1).stdout.splitlines() == [
        "El historial está íntegro.",
        "El 2027-03-10 18:00 UTC se borró a una persona del historial, y así consta. Filas que cambiaron: 2.",
    ]

    database.write(lambda db: db.exec_driver_sql("UPDATE change SET actor_name = 'otra persona' WHERE number = 3"))

    assert_refused(manage("verify", 1), "El historial fue alterado: 3.")


def test_upgrade_says_which_schema_there_is(manage: Run) -> None:
    assert re.fullmatch(r"\d{4}\n", manage("upgrade").stdout)


def test_what_a_command_writes_is_heard_by_a_running_server(manage: Run, database: Database) -> None:
    heard: queue.Queue[int] = queue.Queue()
    watch = Watch(database)
    watch.start()
    database.listeners.add(1, heard.put)

    manage("load", SAMPLE)

    assert heard.get(timeout=20) == 1
    watch.stop()


BAD_FILES = {
    "no json": b"no json at all",
    "no utf-8": b'{"format": "\xff"}',
    "wrong type": b'{"format": "plenaria/1", "workshop": {"title": 5}}',
    "unknown key": b'{"format": "plenaria/1", "workshop": {"title": "x", "colour": "red"}}',
    "control character": b'{"format": "plenaria/1", "workshop": {"title": "a\\u000bb"}}',
    "too long": b'{"format": "plenaria/1", "workshop": {"title": "' + b"x" * 20_001 + b'"}}',
    "deep": b"[" * 100_000,
    "empty": b"",
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_file_is_refused_in_one_line_and_nothing_is_written(run: Run, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(BAD_FILES[kind])

    assert_refused(run("load", path, PLENARIA_DATA=str(tmp_path / "data")), "No se cargó nada.")

    assert not (tmp_path / "data").exists()


def test_file_of_200_megabytes_is_refused_unread(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    assert_refused(run("load", path, PLENARIA_DATA=str(tmp_path / "data")), "200 MB")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("load",), "Falta FILE."),
        (("plan", 1), "Falta --out."),
        (("dump", "uno"), "«uno»"),
        (("dump", "-1"), "-1"),
        (("dump", 10**30), "no es un número válido"),
        (("dump", 5), "No se encontró el taller."),
        (("restore", "/nowhere/at/all.zip"), "/nowhere/at/all.zip: "),
        (("restore", SAMPLE), "No se restauró nada"),
        (("nothing",), "No existe esa orden"),
        (("load", "--quickly", SAMPLE), "No existe la opción --quickly."),
    ],
)
def test_fault_is_one_line_and_exit_code_1(run: Run, arguments: tuple[object, ...], words: str, tmp_path: Path) -> None:
    assert_refused(run(*arguments, PLENARIA_DATA=str(tmp_path)), words)


def test_database_out_of_reach_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    away = "postgresql://postgres@127.0.0.1:1/nowhere"

    done = run("dump", 1, PLENARIA_DATA=str(tmp_path), DATABASE_URL=away)

    assert_refused(done, "base de datos")


def test_file_that_is_no_database_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plenaria.db").write_bytes(b"not a database" * 1000)

    assert_refused(run("dump", 1, PLENARIA_DATA=str(tmp_path)), "dañado")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "usage"), [("es_CR.UTF-8", "Uso:"), ("en_US.UTF-8", "Usage:")])
def test_help_of_each_command_speaks_the_language_of_the_terminal(
    run: Run, command: str, language: str, usage: str
) -> None:
    done = run(command, "--help", LANG=language)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{usage} manage.py {command}")


def test_help_lists_every_command_and_language_can_be_chosen() -> None:
    spanish, english = run_anew(), run_anew("--language", "en", "--help")

    assert all(f"  {command} " in spanish.stdout for command in COMMANDS)
    assert "Órdenes:" in spanish.stdout
    assert "Commands:" in english.stdout


def test_python_without_the_libraries_starts_again_in_the_environment_beside(tmp_path: Path) -> None:
    shutil.copy(ROOT / "manage.py", tmp_path)
    bare = [sys.executable, "-I", "-S", str(tmp_path / "manage.py"), "--help"]

    without = subprocess.run(bare, capture_output=True, text=True, timeout=60)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    beside = subprocess.run(bare, capture_output=True, text=True, timeout=60)

    assert (without.returncode, without.stderr.count("\n")) == (1, 1)
    assert "make run" in without.stderr
    assert beside.returncode == 0, beside.stderr
    assert "load" in beside.stdout
