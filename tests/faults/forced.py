"""Fault 21: faults forced where they hurt most; a browser sees a number, the log explains it, neither tells more."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
from sqlalchemy import update

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.people import enter, invite_person
from storage.snapshots import take_snapshot
from tests.faults.finding import Finding
from tests.faults.raw_page import exchanged, page_bytes
from tests.served import Server
from tests.small_workshop import Written, keep_workshop
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role

LEAKS = re.compile(
    rb"Traceback|\w+Error\b|site-packages|/[\w/.-]+\.py\b|\bSELECT \w|\bINSERT INTO|no such (table|column)|sqlite3?\b",
    re.I,
)
NUMBER = re.compile(rb"\b[0-9a-f]{8}\b")
NONSENSE = "Palabras-que-nadie-debe-leer"  # planted where it breaks something, and in what is asked for
PAGES = " matriz taller agenda personas grupos accesos pantalla acuerdos consolidacion por-revisar borrador versiones"
Damage = Callable[[Database, Written], None]


def _item(**values: object) -> Damage:
    def damage(database: Database, here: Written) -> None:
        own = tables.item.c
        query = update(tables.item).where(own.workshop_id == here.id, own.id == here.action).values(**values)
        database.write(lambda db: db.execute(query))

    return damage


def _cell(field: str, text: str) -> Damage:
    """Keep a cell as a use case would, and then make it what none would keep."""

    def damage(database: Database, here: Written) -> None:
        item = here.root if field in ("start_date", "timezone", "columns", "stage") else here.action
        change = Change(kind="set", item=item, field=field, text=_FIT[field])
        commit(database, here.id, COMMAND_LINE, lambda workshop, actor: [change])
        own = tables.cell.c
        query = update(tables.cell).where(own.workshop_id == here.id, own.item == item, own.field == field)
        database.write(lambda db: db.execute(query.values(text=text)))

    return damage


def _snapshot(database: Database, here: Written) -> None:
    take_snapshot(database, here.id, COMMAND_LINE, "group_work")
    database.write(lambda db: db.execute(update(tables.snapshot).values(content=f"{{{NONSENSE}")))


def _history(database: Database, here: Written) -> None:
    own = tables.change.c
    query = update(tables.change).where(own.workshop_id == here.id).values(kind=NONSENSE[:8])
    database.write(lambda db: db.execute(query))


_FIT = {"start_date": "2027-03-10", "timezone": "UTC", "columns": "text", "stage": "plenary", "text": "Uno"}
DAMAGES: dict[str, Damage] = {
    "row of no kind": _item(kind=NONSENSE[:16]),
    "row without its parent": _item(parent=new_id()),
    "day that is none": _cell("start_date", NONSENSE),
    "zone that is none": _cell("timezone", NONSENSE),
    "stage that is none": _cell("stage", NONSENSE),
    "column that is none": _cell("columns", NONSENSE),
    "snapshot torn": _snapshot,
    "history of no kind": _history,
}


def break_everything(server: Server, database: Database, names: list[str] | None = None) -> Finding:
    """Break the database in one way after the other, and look at all that is sent while every page is visited."""
    finding = Finding()
    numbers: set[bytes] = set()
    for name in names or DAMAGES:
        here = keep_workshop(database)
        DAMAGES[name](database, here)
        server_side = f"plenaria-{server.port}={enter(database, invite_person(database, NONSENSE, Role.COORDINATOR))}"
        for what, heard in _all_of(server, here, server_side):
            leak = LEAKS.search(heard)
            finding.note(leak is not None, f"{name}, {what}: {leak[0][:40]!r}" if leak else "")
            if b"soporte" in heard:
                numbers |= set(NUMBER.findall(heard[heard.index(b"soporte") :][:60]))
    log = server.log.read_bytes()
    unexplained = [number for number in numbers if b"bug " + number not in log]
    finding.measured.append(f"{len(numbers)} numbers given")
    if not numbers or unexplained:
        finding.faults.append(f"numbers the log does not explain: {unexplained}")
    if NONSENSE.encode() in log:
        finding.faults.append("the log tells what broke")
    return finding


def _all_of(server: Server, here: Written, cookie: str) -> Iterator[tuple[str, bytes]]:
    """Ask for every page and file of a workshop, and send Streamlit what is no message."""
    with _client(server, cookie) as client:
        for path in (f"axes/{here.axis}", f"axes/{here.axis}/checks", "plan.docx", "history.csv", "links"):
            answer = client.get(f"/api/workshops/{here.id}/{path}")
            is_text = not answer.headers["content-type"].startswith("application/vnd")
            yield path, answer.content + repr(answer.headers).encode() if is_text else b""
        body = {"protocol": 1, "client": NONSENSE, "changes": [{"id": new_id(), "kind": "delete", "item": here.action}]}
        yield "changes", client.post(f"/api/workshops/{here.id}/changes", json=body).content
    for page in PAGES.split(" "):
        yield f"page {page}", page_bytes(server, cookie, page, f"taller={here.id}&que={NONSENSE}")
    for message in (NONSENSE.encode(), b"\xff" * 99):
        yield "no message", exchanged(server, cookie, message)


@contextmanager
def _client(server: Server, cookie: str) -> Iterator[httpx.Client]:
    headers = {"cookie": cookie, "origin": server.url, "accept-language": "es"}
    with httpx.Client(base_url=server.url, headers=headers, timeout=60) as client:
        yield client


def visit_with_secrets(server: Server, database: Database) -> Finding:
    """Visit, enter, write, fail and leave with words that nobody else has, and look for each of them in the log."""
    here, finding = keep_workshop(database), Finding()
    secrets = {name: f"{name}Secreto{new_id()[:6]}" for name in ("Nombre", "Texto", "Consulta", "Archivo", "Agente")}
    token = invite_person(database, secrets["Nombre"], Role.COORDINATOR)
    headers = {"origin": server.url, "user-agent": secrets["Agente"], "referer": f"{server.url}/{secrets['Consulta']}"}
    with httpx.Client(base_url=server.url, headers=headers, timeout=60) as client:
        client.get(f"/entrar/{token}?de={secrets['Consulta']}")
        client.post(f"/entrar/{token}")
        secrets |= {"token": token, "cookie": next(iter(client.cookies.values()))}
        change = {"id": new_id(), "kind": "set", "item": here.action, "field": "text", "base": 1}
        for text in (secrets["Texto"], secrets["Texto"] * 2_000, "\x00" + secrets["Texto"]):
            body = {"protocol": 1, "client": secrets["Texto"], "changes": [change | {"id": new_id(), "text": text}]}
            client.post(f"/api/workshops/{here.id}/changes", json=body)
        client.post(f"/api/workshops/{here.id}/changes?{secrets['Consulta']}", content=secrets["Texto"].encode())
        client.post(f"/api/workshops/{here.id}/logos", params={"name": secrets["Archivo"]}, content=b"x")
        for path in (f"/{secrets['Consulta']}", "/sala/ABCD2345", f"/entrar/{secrets['Consulta']}", "/matriz?taller=1"):
            client.get(path, params={"q": secrets["Consulta"]})
        client.post("/sala", data={"code": "ABCD2345", "name": secrets["Nombre"]})
        cookie = f"plenaria-{server.port}={secrets['cookie']}"
        for page in ("", "matriz", "borrador", "accesos"):
            page_bytes(server, cookie, page, f"taller={here.id}&q={secrets['Consulta']}")
        _item(kind=secrets["Texto"][:16])(database, here)
        page_bytes(server, cookie, "matriz", f"taller={here.id}")
        client.post("/salir")
    log = server.log.read_text()
    for name, secret in {**secrets, "code": "ABCD2345", "part of the text": secrets["Texto"][:12]}.items():
        finding.note(secret in log, f"the log tells the {name}")
    return finding
