"""Where a fault strikes: a server, its database seen from beside, a plan, and the pages of people who have entered."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.commit import create
from storage.database import Database
from storage.people import enter, invite_person
from storage.workshops import read_workshop
from tests.bench.plans import plan_of
from tests.faults.client import Page
from tests.served import Server
from workshop.permissions import COMMAND_LINE, Role


@dataclass(frozen=True)
class Plan:
    """A plan of four axes with an objective each, and its actions in the order of the axes."""

    number: int
    axes: list[str]
    objectives: list[str]
    actions: list[str]


@dataclass(frozen=True)
class Scene:
    """A running server and its database, opened from here as another process does."""

    server: Server
    database: Database

    def plan(self, actions: int) -> Plan:
        """Keep a fresh plan."""
        number = create(self.database, COMMAND_LINE, plan_of(actions))
        workshop = read_workshop(self.database, number)
        axes = [axis.id for axis in workshop.axes]
        objectives = [objective.id for axis in axes for objective in workshop.objectives(axis)]
        return Plan(number, axes, objectives, [action.id for action in workshop.walk_actions()])

    def page(self, plan: Plan, name: str, url: str | None = None, server: Server | None = None) -> Page:
        """Open a page for somebody new who writes in the plan; `url` where it is reached by another way."""
        server = server or self.server
        secret = enter(self.database, invite_person(self.database, name, Role.RAPPORTEUR, plan.number))
        workshop = read_workshop(self.database, plan.number)
        seen = {
            (item.id, field): (version, item.cell(field) or "")
            for item in workshop.items.values()
            for field, version in item.versions.items()
        }
        return Page(url or server.url, f"plenaria-{server.port}={secret}", plan.number, seen)

    async def restart(self, pages: Sequence[Page] = ()) -> None:
        """Start the server again on its port; the pages then try at once, as on the return of their live socket."""
        await asyncio.to_thread(self.server.start)
        for page in pages:
            page.hurry()


@contextmanager
def scene_in(folder: Path, *, under: Sequence[str] = (), **environment: str) -> Iterator[Scene]:
    """Serve from a fresh folder; `under` is a command to start the server with."""
    server = Server(folder, under=under, forked=True, **environment)
    database = Database(environment.get("DATABASE_URL") or f"sqlite:///{folder / 'plenaria.db'}")
    try:
        yield Scene(server, database)
    finally:
        database.close()
        server.kill()


@asynccontextmanager
async def writing(pages: Sequence[Page], write: Callable[[Page], Awaitable[None]]) -> AsyncIterator[None]:
    """Have every page write, over and over, while something happens; then let each finish what it began to send."""
    over = asyncio.Event()

    async def keep_on(page: Page) -> None:
        while not over.is_set():
            await write(page)

    tasks = [asyncio.create_task(keep_on(page)) for page in pages]
    try:
        yield
        over.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 120)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def closing(pages: Sequence[Page]) -> AsyncIterator[None]:
    """Close the pages in the end."""
    try:
        yield
    finally:
        for page in pages:
            await page.close()


async def until(condition: Callable[[], bool], patience: float = 120) -> None:
    """Wait until something is so. Raises: TimeoutError."""
    async with asyncio.timeout(patience):
        while not condition():
            await asyncio.sleep(0.005)


async def all_told(scene: Scene, plan: Plan, pages: Sequence[Page]) -> int:
    """Wait until the live sockets brought every page what is now the latest revision, and return it."""
    latest = read_workshop(scene.database, plan.number).revision
    await until(lambda: all((page.revision or 0) >= latest for page in pages))
    return latest
