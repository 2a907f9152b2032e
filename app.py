"""The server: Streamlit's pages, the routes beside them, and what starts and stops with the process."""

import asyncio
import gc
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path

import streamlit as st
import uvicorn
from streamlit.watcher.local_sources_watcher import LocalSourcesWatcher
from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

from pages.api.live import close_all
from pages.routes import MIDDLEWARE, ROUTES
from pages.shared.quiet_log import keep_log_quiet
from pages.shared.running import database, public_url
from pages.shared.show_problem import show_bug
from pages.shared.to_the_room import DOORS
from storage.backup_timer import BackupTimer
from storage.closing_timer import ClosingTimer
from storage.listeners import Watch
from storage.people import first_coordinator_link, somebody_coordinates
from storage.room import forget_the_late
from workshop.keeping_errors import BusyStorage
from workshop.language import _

# Seconds a thread keeps the interpreter while others wait. A commit hands it over some ten times: at Python's own 5 ms
# that comes to more than the commit itself once a room is full.
SWITCHING = 0.0005
FORGETTING = 300  # seconds from one look at who waited in vain to the next


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Open the database, show the first coordinator's link, watch other processes, back up; close it all in turn."""
    keep_log_quiet()
    opened = database()
    if not somebody_coordinates(opened):
        token = first_coordinator_link(opened, _("Coordinación"))
        words = _("Para entrar como coordinación, abra:")
        print(f"\n  {words} {public_url()}/entrar/{token}\n", flush=True)
    threads: list[Watch | BackupTimer | ClosingTimer] = [Watch(opened), BackupTimer(opened), ClosingTimer(opened)]
    for each in threads:
        each.start()
    forgetting = asyncio.create_task(_forget_who_waited())
    await DOORS.begin(partial(_serve_beside, app))
    gc.collect()
    sys.setswitchinterval(SWITCHING)
    gc.freeze()  # what is loaded by now stays: the collector need not walk it at every page run
    try:
        yield
    finally:
        forgetting.cancel()
        await DOORS.end()
        await close_all()
        for each in threads:
            each.stop()
        opened.close()


async def _forget_who_waited() -> None:
    """Forget, every few minutes, those who waited at a door in vain."""
    while True:
        with suppress(BusyStorage):
            await asyncio.to_thread(forget_the_late, database())
        await asyncio.sleep(FORGETTING)


class _Beside(uvicorn.Server):
    """A second server of the same program on the same loop, which leaves the signals to the first."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear no signals."""
        yield


async def _serve_beside(app: st.App, doors: Sequence[socket.socket]) -> Callable[[], Awaitable[None]]:
    """Serve on further sockets as on the first, Streamlit's own settings included; return how to stop."""
    settings = {**_get_uvicorn_config_kwargs(), "lifespan": "off", "log_config": None, "timeout_graceful_shutdown": 1}
    server = _Beside(uvicorn.Config(app, **settings))
    serving = asyncio.create_task(server.serve(sockets=list(doors)))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)

    async def stop() -> None:
        server.should_exit = True
        await serving

    return stop


# It looks through every module after a session's first run, on the loop that serves everybody, to watch nothing.
LocalSourcesWatcher.update_watched_modules = lambda self: None  # type: ignore[method-assign]

app = st.App(
    Path(__file__).parent / "pages" / "main.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=show_bug,
)
