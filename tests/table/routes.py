"""One request for each row of routes, and whether its answer means that it is for who asked."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from storage.people import add_sign_in, invite_person
from storage.room import knock
from tests.exports.word.institutions import default_template
from tests.needs import ROOT
from tests.pictures import png
from tests.table.people import Asking
from tests.table.table import UNKNOWN
from tests.table.world import ABROAD
from workshop.changes import new_id
from workshop.permissions import Role

Try = Callable[[Asking], bool]
_LIST = """
import app
from starlette.routing import Mount, WebSocketRoute
for route in app.app._build_starlette_app().routes:
    methods = sorted(set(getattr(route, "methods", None) or ()) - {"HEAD"})
    socket = "LIVE" if isinstance(route, WebSocketRoute) else "GET"
    print((methods[0] if len(methods) == 1 else "ANY") if methods else socket, route.path or "/{path}")
"""


def served_routes() -> set[str]:
    """Return every route of the server, Streamlit's own among them, as the table spells it. It takes a process."""
    command = [sys.executable, "-c", _LIST]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return {line.replace(":int}", "}").replace(":path}", "}") for line in done.stdout.splitlines()}


def refused_as_foreign(asking: Asking, status: int) -> bool:
    """Say whether a refusal is the one that is due: unknown people are to enter, a foreign workshop is not there."""
    if asking.who in UNKNOWN:
        return status == 401
    return status == (404 if asking.is_outside else 403)


def _answers(method: str, path: str, **more: object) -> Try:
    def answers(asking: Asking) -> bool:
        place = asking.place
        found = asking.ask(method, path.format(w=place.number, **place.ids), **more)
        assert found.status_code in (200, 201) or refused_as_foreign(asking, found.status_code), found.text
        return found.status_code in (200, 201)

    return answers


def _shows(method: str, path: str, *, status: int = 200, cookie: str | None = None) -> Try:
    """Try a route that has nothing to do with any workshop."""
    return lambda asking: asking.ask(method, path, cookie=cookie).status_code == status


def _sends_changes(asking: Asking) -> bool:
    wish = {"id": new_id(), "kind": "delete", "item": new_id()}
    body = {"protocol": 1, "client": "tabla", "changes": [wish]}
    return _answers("POST", "/api/workshops/{w}/changes", json=body)(asking)


def _listens(path: str) -> Try:
    def listens(asking: Asking) -> bool:
        with asking.listening(path.format(w=asking.place.number)) as socket:
            if socket is None:
                return False
            latest = asking.world.workshop(asking.place.when).revision if "{w}" in path else 0
            while latest and _reached(asking.hear(socket)) < latest:
                pass
            return True

    return listens


def _reached(message: str) -> int:
    said = json.loads(message)
    last = said[-1] if isinstance(said, list) else said
    return int(last.get("revision", 0))


def _streams(asking: Asking) -> bool:
    from tests.table.visit import Visit

    with Visit(asking) as visit:
        return bool(visit.run(taller="").text)


def _token(asking: Asking) -> str:
    return invite_person(asking.world.database, "Persona de paso", Role.GUEST, asking.place.number)


def _aside(asking: Asking) -> Asking:
    """Return the same person, as they open a link that was given to somebody else: what it tells is for that one."""
    return Asking(asking.server, asking.world, *asking.key)


def _opens_link(method: str) -> Try:
    def opens(asking: Asking) -> bool:
        answer = _aside(asking).ask(method, f"/entrar/{_token(asking)}", cookie=_spare_cookie(asking))
        return answer.status_code == 200 if method == "GET" else answer.status_code == 303

    return opens


def _spare_cookie(asking: Asking) -> str:
    """Return another cookie of theirs, which may go: entering as somebody else ends it."""
    if asking.who in UNKNOWN:
        return asking.cookie
    if asking.who == "waits":
        secret = knock(asking.world.database, asking.place.code, "Persona de paso")
        return f"plenaria-{asking.server.port}={secret}"
    secret = new_id()
    asking.world.database.write(lambda db: add_sign_in(db, asking.somebody.id, secret))
    return f"plenaria-{asking.server.port}={secret}"


def _leaves(path: str) -> Try:
    """Leave by a cookie of a passer-by: whoever asks keeps their own."""

    def leaves(asking: Asking) -> bool:
        entered = _aside(asking).ask("POST", f"/entrar/{_token(asking)}", cookie="")
        cookie = entered.headers["set-cookie"].split(";")[0]
        left = asking.ask("POST", path, cookie=cookie).status_code == 200
        after = asking.ask("GET", f"/api/workshops/{asking.place.number}/links", cookie=cookie)
        return left and after.status_code == 401

    return leaves


def _knocks(asking: Asking) -> bool:
    data = {"code": asking.place.code, "name": "Persona de paso"}
    answer = asking.ask("POST", "/sala", cookie=_spare_cookie(asking), data=data)
    return "set-cookie" in answer.headers


def _brings_code(asking: Asking) -> bool:
    return asking.ask("GET", f"/sala/{asking.place.code}").status_code == 200


def _sends_logo(asking: Asking) -> bool:
    name = f"{asking.who}{asking.when}".encode()
    picture = png(colour=(name * 3)[:3])
    return _answers("POST", "/api/workshops/{w}/logos?name=logo.png", content=picture)(asking)


def _sends_attachment(asking: Asking) -> bool:
    content = f"Un texto de {asking.who} en {asking.when}".encode()
    return _answers("POST", "/api/workshops/{w}/dossier/{point}?name=texto.txt", content=content)(asking)


def _gets_attachment(asking: Asking) -> bool:
    """Ask for a file of a point that guests were not invited to; they are not told that there is one."""
    place = asking.place
    found = asking.ask("GET", f"/api/workshops/{place.number}/dossier/{place['attachment']}")
    hidden = found.status_code == 404 and asking.who == "guest"
    assert found.status_code == 200 or hidden or refused_as_foreign(asking, found.status_code), found.text
    return found.status_code == 200


def _sends_filled_matrix(asking: Asking) -> bool:
    """Send the blank matrix back as it was made; with nothing in it, it is read all the same."""
    blank, stamp = BytesIO(), PlanStamp(date=date(2026, 5, 4))
    DOCUMENTS["blank-matrix"].write(asking.world.workshop(asking.place.when), blank, Edition(stamp=stamp))
    return _answers("POST", "/api/workshops/{w}/filled-matrix", content=blank.getvalue())(asking)


def _sends_template(asking: Asking) -> bool:
    return _answers("POST", "/api/workshops/{w}/template?name=hoja.docx", content=default_template())(asking)


def _sends_people(asking: Asking) -> bool:
    sheet = b"Nombre;Correo\nAna Mora;ana@example.org\n"
    return _answers("POST", "/api/workshops/{w}/people-sheet?name=lista.csv", content=sheet)(asking)


def _ticks(asking: Asking) -> bool:
    ticked = {"session": asking.place["session"], "does": "left", "people": [asking.place["unplaced"]]}
    return _answers("POST", "/api/workshops/{w}/attendance", json=ticked)(asking)


def _looks_at(path: str, method: str = "GET") -> Try:
    """Try a page that a code leads to: whoever may have it is told something, if only that it is not the hour."""

    def looks(asking: Asking) -> bool:
        found = asking.ask(method, path.format(w=asking.place.number, **asking.place.ids))
        assert found.status_code in (200, 303, 409) or refused_as_foreign(asking, found.status_code), found.text
        return found.status_code in (200, 303, 409)

    return looks


def _tells_that_nothing_is_printed(path: str) -> Try:
    """Try a route that needs LibreOffice, which the table's server does without: who may have it is told so."""

    def tells(asking: Asking) -> bool:
        found = asking.ask("GET", path.format(w=asking.place.number))
        is_told = found.status_code == 404 and found.json()["error"] == "NoPrinting"
        assert is_told or refused_as_foreign(asking, found.status_code), found.text
        return is_told

    return tells


def _makes_links(asking: Asking) -> bool:
    data = {"form": "csv", "person": asking.place["known"]}
    return _answers("POST", "/api/workshops/{w}/links", data=data)(asking)


TRIES: dict[str, Try] = {
    "GET /api/health": _shows("GET", "/api/health"),
    "POST /api/workshops/{workshop}/changes": _sends_changes,
    "GET /api/workshops/{workshop}/axes/{axis}": _answers("GET", "/api/workshops/{w}/axes/{axis1}"),
    "GET /api/workshops/{workshop}/axes/{axis}/checks": _answers("GET", "/api/workshops/{w}/axes/{axis1}/checks"),
    "GET /api/workshops/{workshop}/{document}.docx": _answers("GET", "/api/workshops/{w}/plan.docx"),
    "GET /api/workshops/{workshop}/{book}.xlsx": _answers("GET", "/api/workshops/{w}/matrix.xlsx"),
    "GET /api/workshops/{workshop}/drafts/{number}.docx": _answers("GET", "/api/workshops/{w}/drafts/1.docx"),
    "GET /api/workshops/{workshop}/{document}.pdf": _tells_that_nothing_is_printed("/api/workshops/{w}/plan.pdf"),
    "GET /api/workshops/{workshop}/{document}/pages": _tells_that_nothing_is_printed("/api/workshops/{w}/plan/pages"),
    "GET /api/workshops/{workshop}/{document}/pages/{page}.png": _tells_that_nothing_is_printed(
        "/api/workshops/{w}/plan/pages/1.png"
    ),
    "GET /api/workshops/{workshop}/files/{file}": _answers("GET", "/api/workshops/{w}/files/{file}"),
    "GET /api/workshops/{workshop}/agenda.ics": _answers("GET", "/api/workshops/{w}/agenda.ics"),
    "GET /api/workshops/{workshop}/my-agenda.ics": _answers("GET", "/api/workshops/{w}/my-agenda.ics"),
    "GET /api/workshops/{workshop}/history.csv": _answers("GET", "/api/workshops/{w}/history.csv"),
    "GET /api/workshops/{workshop}/security.csv": _answers("GET", "/api/workshops/{w}/security.csv"),
    "POST /api/workshops/{workshop}/logos": _sends_logo,
    "POST /api/workshops/{workshop}/dossier/{parent}": _sends_attachment,
    "GET /api/workshops/{workshop}/dossier/{attachment}": _gets_attachment,
    "POST /api/workshops/{workshop}/template": _sends_template,
    "POST /api/workshops/{workshop}/filled-matrix": _sends_filled_matrix,
    "POST /api/workshops/{workshop}/people-sheet": _sends_people,
    "POST /api/workshops/{workshop}/attendance": _ticks,
    "POST /api/workshops/{workshop}/attendance-file": _answers(
        "POST", "/api/workshops/{w}/attendance-file", content=b"Name,Join Time\nAna,9:00\n"
    ),
    "GET /api/workshops/{workshop}/links": _answers("GET", "/api/workshops/{w}/links"),
    "POST /api/workshops/{workshop}/links": _makes_links,
    "LIVE /api/workshops/{workshop}/live": _listens("/api/workshops/{w}/live?since=0"),
    "LIVE /api/workshops/0/live": _listens("/api/workshops/0/live?since=0"),
    "GET /entrar/{token}": _opens_link("GET"),
    "POST /entrar/{token}": _opens_link("POST"),
    "GET /salir": _shows("GET", "/salir"),
    "POST /salir": _leaves("/salir"),
    "POST /salir/todos": _leaves("/salir/todos"),
    "GET /sala": _shows("GET", "/sala"),
    "GET /sala/{code}": _brings_code,
    "POST /sala": _knocks,
    "GET /presente/{workshop}/{session}": _looks_at("/presente/{w}/{session}"),
    "POST /presente/{workshop}/{session}": _looks_at("/presente/{w}/{session}", "POST"),
    "GET /gafete/{workshop}/{person}": _looks_at("/gafete/{w}/{unplaced}"),
    "POST /gafete/{workshop}/{person}": _looks_at("/gafete/{w}/{unplaced}", "POST"),
    "GET /otro-dispositivo": _shows("GET", "/otro-dispositivo"),
    "POST /otro-dispositivo": _shows("POST", "/otro-dispositivo"),
    "GET /{path}": _shows("GET", "/matriz"),
    "LIVE /_stcore/stream": _streams,
    "GET /_stcore/health": _shows("GET", "/_stcore/health"),
    "OPTIONS /_stcore/health": _shows("OPTIONS", "/_stcore/health", status=204),
    "GET /_stcore/host-config": _shows("GET", "/_stcore/host-config"),
    "GET /_stcore/metrics": _shows("GET", "/_stcore/metrics"),
    "OPTIONS /_stcore/metrics": _shows("OPTIONS", "/_stcore/metrics", status=204),
    "PUT /_stcore/upload_file/{session_id}/{file_id}": _shows("PUT", "/_stcore/upload_file/x/y", status=204),
    "DELETE /_stcore/upload_file/{session_id}/{file_id}": _shows("DELETE", "/_stcore/upload_file/x/y", status=204),
    "OPTIONS /_stcore/upload_file/{session_id}/{file_id}": _shows("OPTIONS", "/_stcore/upload_file/x/y", status=204),
    "GET /media/{file_id}": _shows("GET", "/media/x.png"),
    "OPTIONS /media/{file_id}": _shows("OPTIONS", "/media/x.png", status=204),
    "GET /component/{path}": _shows("GET", "/component/x/index.html"),
    "OPTIONS /component/{path}": _shows("OPTIONS", "/component/x/index.html", status=204),
    "GET /_stcore/bidi-components/{path}": _shows("GET", "/_stcore/bidi-components/x/main.js"),
    "OPTIONS /_stcore/bidi-components/{path}": _shows("OPTIONS", "/_stcore/bidi-components/x/main.js", status=204),
    "GET /auth/login": _shows("GET", "/auth/login"),
    "GET /auth/logout": _shows("GET", "/auth/logout"),
    "GET /oauth2callback": _shows("GET", "/oauth2callback"),
    "ANY /_stcore/agent/interact": _shows("POST", "/_stcore/agent/interact"),
    "ANY /_stcore/agent/openapi.json": _shows("GET", "/_stcore/agent/openapi.json"),
    "ANY /_stcore/agent/mcp": _shows("POST", "/_stcore/agent/mcp"),
}


def _resources(asking: Asking) -> bool:
    from pages.components import digest

    return asking.ask("GET", f"/recursos/{digest()}/elements.js").status_code == 200


def try_file(asking: Asking, name: str) -> bool:
    """Ask for a file of a row; what is not for somebody is not there, or is refused as what it is made of would be."""
    place = asking.world.places[ABROAD] if "another" in name else asking.place
    kept = place["draft"] if "draft" in name else place["file"]
    path = f"files/{kept}" if name.startswith("of ") else name
    answer = asking.ask("GET", f"/api/workshops/{asking.place.number}/{path}")
    assert answer.status_code in (200, 404) or refused_as_foreign(asking, answer.status_code), answer.text
    return answer.status_code == 200


TRIES["GET /recursos/{digest}/{path}"] = _resources
