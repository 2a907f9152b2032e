"""An open page without a browser: Streamlit's socket, on which anything may be sent."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.table.people import PATIENCE, Asking

CLOSED = ("Para entrar", "Espere, por favor", "No se encontró el taller", "Página no disponible")
BROKEN = "Algo falló de nuestro lado"


@dataclass
class Shown:
    """What one run of a page sent: all of it, the page's hash, and the alerts, buttons and dialogs in it."""

    text: bytes = b""
    page: str = ""
    buttons: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)  # address to hash

    @property
    def is_closed(self) -> bool:
        """Say whether it shows nothing: before entering, at the door, of no workshop of theirs, or not for them."""
        return any(alert.startswith(CLOSED) for alert in self.alerts)

    @property
    def is_broken(self) -> bool:
        """Say whether a bug came to light."""
        return BROKEN in self.alerts


class Visit:
    """One Streamlit session of somebody, by their cookie; `session` is one they claim to come back to."""

    def __init__(self, asking: Asking, *, session: str = "", workshop: int | None = None) -> None:
        self.asking = asking
        self.session = session
        self.workshop = asking.place.number if workshop is None else workshop
        self.page = ""

    def __enter__(self) -> "Visit":
        self._open = ExitStack()
        server = self.asking.server
        headers = {"cookie": self.asking.cookie} if self.asking.cookie else {}
        claimed = ["streamlit", "x", self.session] if self.session else ["streamlit"]
        opening = connect(
            f"{server.url.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers=headers,
            origin=Origin(server.url),
            subprotocols=[Subprotocol(each) for each in claimed],
            max_size=None,
            compression=None,
        )
        self.socket = self._open.enter_context(opening)
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def run(
        self, address: str = "", *, page: str = "", pressed: tuple[str, ...] = (), fragment: str = "", **query: str
    ) -> Shown:
        """Have a page run, by its address or by its hash, with some buttons pressed or one dialog alone."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode({"taller": str(self.workshop)} | query)
        asked.rerun_script.page_script_hash = page
        asked.rerun_script.page_name = "" if page else address
        asked.rerun_script.fragment_id = fragment
        for each in pressed:
            asked.rerun_script.widget_states.widgets.append(WidgetState(id=each, trigger_value=True))
        return self.send(asked)

    def send(self, asked: BackMsg) -> Shown:
        """Send anything, and return what a run that follows shows."""
        self.socket.send(asked.SerializeToString())
        shown = Shown()
        while not self._ends(data := bytes(self.socket.recv(timeout=PATIENCE, decode=False)), shown):  # type: ignore[call-overload]
            shown.text += data
        self.asking.told += shown.text
        return shown

    def _ends(self, data: bytes, shown: Shown) -> bool:
        message = ForwardMsg.FromString(data)
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id
            case "navigation":
                shown.page = message.navigation.page_script_hash
                shown.pages = {each.url_pathname: each.page_script_hash for each in message.navigation.app_pages}
            case "delta":
                self._see(message, shown)
            case "script_finished":
                return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def _see(self, message: ForwardMsg, shown: Shown) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "alert":
            shown.alerts += [element.alert.title, element.alert.body]
        if kind == "button":
            shown.buttons.append(element.button.id)
        if message.delta.fragment_id and message.delta.fragment_id not in shown.fragments:
            shown.fragments.append(message.delta.fragment_id)
