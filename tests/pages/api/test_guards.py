"""Every answer of the server carries the headers that guard it: pages, files, redirects, refusals and faults."""

import re
import socket

import httpx
import pytest
from starlette.routing import Route

from pages.routes import ROUTES
from storage.database import Database
from tests.faults.forced import DAMAGES
from tests.pages.api.conftest import Written
from tests.served import Server

GUARDS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-resource-policy": "same-origin",
}
POLICY = re.compile(
    r"default-src 'self'; script-src 'self' blob: 'sha256-[\w+/=]{44}'; style-src 'self' 'unsafe-inline'; "
    r"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    r"object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'|default-src 'none'; sandbox"
)
STREAMLITS = (
    "/", "/matriz", "/nowhere", "/static/", "/static/nothing.js", "/favicon.png", "/_stcore/health", "/_stcore/stream",
    "/_stcore/host-config", "/_stcore/metrics", "/_stcore/upload_file/a/b", "/_stcore/agent/openapi.json",
    "/media/abc.png", "/component/x/y.js", "/_stcore/bidi-components/x/y.js", "/app/static/x",
    "//twice", "/..%2f..%2fetc",
)  # fmt: skip


def our_paths(written: Written) -> list[tuple[str, str]]:
    """Return every method and address of ours, as routes.py names them."""
    filled = {"workshop:int": str(written.id), "axis": written.axis, "document": "plan", "path:path": "live/main.js"}
    return [
        (method, re.sub(r"\{([^}]+)\}", lambda found: filled.get(found[1], "x" * 8), route.path))
        for route in ROUTES
        if isinstance(route, Route)
        for method in sorted(route.methods or ())
    ]


def unguarded(answer: httpx.Response) -> list[str]:
    """Name the guards that an answer lacks."""
    lacking = [name for name, value in GUARDS.items() if answer.headers.get(name) != value]
    policy = answer.headers.get("content-security-policy", "")
    return [*lacking, *([] if POLICY.fullmatch(policy) else ["content-security-policy"])]


@pytest.mark.parametrize("who", ["coordinator", "nobody"])
def test_every_answer_is_guarded(
    who: str, request: pytest.FixtureRequest, server: Server, written: Written, beside: Database
) -> None:
    stranger = httpx.Client(base_url=server.url, headers={"origin": server.url}, timeout=60)
    client: httpx.Client = stranger if who == "nobody" else request.getfixturevalue("coordinator")
    ours = our_paths(written)
    asked = [*ours, *(("GET", path) for path in STREAMLITS), ("PUT", "/"), ("DELETE", ours[0][1])]
    lacking, statuses = {}, set()

    for method, path in asked:
        if not path.startswith("/salir/todos"):
            answer = client.request(method, f"{server.url}{path}", follow_redirects=False)
            statuses.add(answer.status_code)
            if found := unguarded(answer):
                lacking[f"{method} {path} {answer.status_code}"] = found
        if path.startswith("/salir") and method == "POST" and who == "coordinator":
            break
    stranger.close()

    assert lacking == {}
    assert len(ours) > 20
    assert {200, 404} <= statuses


def test_refusals_and_faults_are_guarded(
    server: Server, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    DAMAGES["row of no kind"](beside, written)
    address = f"/api/workshops/{written.id}"

    answers = [
        coordinator.get("/", headers={"host": "elsewhere.invalid"}),
        coordinator.get("/", headers={"host": "[::1"}),
        coordinator.post(f"{address}/changes", json={}, headers={"origin": "http://elsewhere.invalid"}),
        coordinator.get(f"{address}/axes/{written.axis}"),
        coordinator.get(f"{address}/plan.docx"),
        coordinator.get("/_stcore/metrics"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403, 500, 500, 404]
    assert [unguarded(answer) for answer in answers] == [[]] * 6


def test_answers_to_a_person_are_kept_by_nothing_on_the_way(coordinator: httpx.Client, written: Written) -> None:
    address = f"/api/workshops/{written.id}"

    kept = {
        path: answer.headers.get("cache-control", "")
        for path in (f"{address}/axes/{written.axis}", f"{address}/plan.docx", f"{address}/links", "/sala", "/salir")
        if (answer := coordinator.get(path)).headers.get("cache-control") != "no-store"
    }

    assert kept == {}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/upload_file/s/f", "/media/x.png"])
def test_doors_of_streamlit_that_open_to_anybody_are_closed(
    coordinator: httpx.Client, path: str, written: Written
) -> None:
    answers = [coordinator.request(method, path) for method in ("GET", "PUT", "POST", "DELETE", "OPTIONS")]

    assert {answer.status_code for answer in answers} == {404}


def test_strange_cookies_of_other_programs_do_no_harm(server: Server, coordinator: httpx.Client) -> None:
    own = "; ".join(f"{name}={value}" for name, value in coordinator.cookies.items())

    answers = [
        httpx.get(f"{server.url}/otro-dispositivo", headers={b"cookie": f"{strange}; {own}".encode()})
        for strange in ("a/b=1", "path=/", '"open', 'x="a;b"', "=", "ñ=1")
    ]

    assert [answer.status_code for answer in answers] == [200] * 6


def test_what_is_no_request_is_answered_without_words(server: Server) -> None:
    with socket.create_connection((server.host, server.port), 30) as opened:
        opened.sendall(b"GET /\x00 NONSENSE\r\nHost: \xff\r\n\r\n")
        answer = opened.recv(4096)

    assert answer.startswith(b"HTTP/1.1 400")
    assert b"Traceback" not in answer
