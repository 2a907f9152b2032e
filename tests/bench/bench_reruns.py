"""Server time of each page's rerun at 40 and at 400 actions, as one session over a real server sees it."""

import statistics
import tempfile
from pathlib import Path

import httpx

from storage.commit import create
from storage.database import Database
from storage.people import invite_person
from tests.bench.plans import plan_of
from tests.bench.streamlit_session import StreamlitSession
from tests.served import Server
from workshop.permissions import COMMAND_LINE, Role

PAGES = (
    "",
    "taller",
    "agenda",
    "personas",
    "grupos",
    "matriz",
    "pantalla",
    "acuerdos",
    "consolidacion",
    "por-revisar",
    "borrador",
    "documentos",
)
TIMES = 30
SIZES = (40, 400)
HEADER = ("page's rerun", "40: median ms", "40: p95 ms", "400: median ms", "400: p95 ms", "400 to 40 (p95)")


def rows() -> list[tuple[str, ...]]:
    """Return a row per page."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        numbers = [create(database, COMMAND_LINE, plan_of(size)) for size in SIZES]
        token = invite_person(database, "Coordinación", Role.COORDINATOR)
        try:
            with httpx.Client(base_url=server.url, headers={"origin": server.url}) as client:
                client.post(f"/entrar/{token}")
                return [_row(server, client, page, numbers) for page in PAGES]
        finally:
            database.close()
            server.stop()


def _row(server: Server, client: httpx.Client, page: str, numbers: list[int]) -> tuple[str, ...]:
    sessions = [StreamlitSession(server.url, client.cookies.jar, page, taller=str(number)) for number in numbers]
    for session in sessions:
        session.run()
    times: list[list[float]] = [[] for _ in sessions]
    for _ in range(TIMES):
        for session, taken in zip(sessions, times, strict=True):
            taken.append(session.run() * 1000)
    for session in sessions:
        session.close()
    small, large = (statistics.quantiles(taken, n=20)[-1] for taken in times)
    medians = [f"{statistics.median(taken):.1f}" for taken in times]
    return (page or "inicio", medians[0], f"{small:.1f}", medians[1], f"{large:.1f}", f"{large / small:.2f}")
