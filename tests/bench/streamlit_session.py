"""A Streamlit session without a browser: it asks a real server for runs of a page and waits for their end."""

import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class StreamlitSession:
    """One open page of a person who has entered; `page` is its path, `query` its address parameters."""

    def __init__(self, url: str, cookies: CookieJar, page: str, **query: str) -> None:
        cookie = "; ".join(f"{each.name}={each.value}" for each in cookies)
        self._socket = connect(
            f"{url.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers={"cookie": cookie},
            origin=url,
            subprotocols=["streamlit"],
            max_size=None,
        )
        self._page = page
        self._query = urlencode(query)
        self._hash = ""

    def run(self) -> float:
        """Run the page again and return the seconds until its last message was here. Raises: RuntimeError."""
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_name = "" if self._hash else self._page
        asked.rerun_script.page_script_hash = self._hash
        start = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(self._socket.recv(timeout=30))
            if message.WhichOneof("type") == "navigation":
                self._hash = message.navigation.page_script_hash
            if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(message.delta.new_element.exception.message)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                return time.perf_counter() - start

    def close(self) -> None:
        """Leave."""
        self._socket.close()
