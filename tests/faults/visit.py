"""A Streamlit page held open without a browser: it runs, and after each loss it comes back to its session and runs."""

import asyncio
from contextlib import suppress
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from tests.faults.client import pause


class Visit:
    """One person's session on a page of a workshop; `runs` counts the runs that came to their end."""

    def __init__(self, url: str, cookie: str, page: str, **query: object) -> None:
        self._url, self._cookie, self._page, self._query = url, cookie, page, urlencode(query)
        self._session = ""
        self._hash = ""
        self.runs = 0
        self.faults: list[str] = []

    async def stay(self) -> None:
        """Stay on the page, whatever happens to its socket, until cancelled."""
        losses = 0
        while True:
            before = self.runs
            with suppress(OSError, WebSocketException, TimeoutError):
                async with self._connected() as socket:
                    await self._run(socket)
            losses = losses + 1 if self.runs == before else 0
            await asyncio.sleep(pause(losses))

    def _connected(self) -> connect:
        # As the browser does: the second names no token here, the third the session to come back to.
        names = ["streamlit", *(["none", self._session] if self._session else [])]
        return connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers={"cookie": self._cookie},
            origin=Origin(self._url),
            subprotocols=[Subprotocol(name) for name in names],
            open_timeout=30,
            max_size=None,
            proxy=None,
        )

    async def _run(self, socket: ClientConnection) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_name = "" if self._hash else self._page
        asked.rerun_script.page_script_hash = self._hash
        await socket.send(asked.SerializeToString())
        async for raw in socket:
            assert isinstance(raw, bytes)
            self._hear(ForwardMsg.FromString(raw))

    def _hear(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.faults.append(f"a page that failed: {message.delta.new_element.exception.message}")
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.runs += 1
