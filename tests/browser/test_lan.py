"""Plain http from another address than localhost, as on the network of a venue, where browsers withhold much."""

import os
import shutil
import socket
import subprocess
import uuid
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, enter
from tests.browser.matrix_page import cell, expect_saved, open_matrix, write
from tests.served import Server
from tests.small_workshop import keep_workshop
from workshop.permissions import Role


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return an address of this machine that is not localhost: its own, or one made for as long as this takes."""
    own = own_address()
    if own:
        yield own
        return
    name = f"pl{uuid.uuid4().hex[:8]}"
    if os.geteuid() != 0 or not shutil.which("ip") or not made_network(name):
        pytest.skip("this machine has no address but localhost, and may not make a network")
    try:
        yield "10.213.77.1"
    finally:
        run_ip("netns", "del", name)


def own_address() -> str | None:
    """Return the address this machine goes out by; nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        found: str = probe.getsockname()[0]
        return None if found.startswith("127.") else found


def made_network(name: str) -> bool:
    """Make a network of two ends, the other one in a namespace of that name; say whether that was allowed."""
    return all(
        run_ip(*step.split())
        for step in (
            f"netns add {name}",
            f"link add {name} type veth peer name {name}p",
            f"link set {name}p netns {name}",
            f"addr add 10.213.77.1/24 dev {name}",
            f"link set {name} up",
            f"netns exec {name} ip link set {name}p up",
        )
    )


def run_ip(*arguments: str) -> bool:
    return subprocess.run(["ip", *arguments], capture_output=True, check=False).returncode == 0


def test_matrix_is_written_over_plain_http_from_another_address(
    serve: Callable[..., Server], address: str, sit_down: SitDown
) -> None:
    server = serve(host="0.0.0.0")
    with server.opened() as database:
        here = keep_workshop(database)
        token = invite_person(database, "Relatoría", Role.RAPPORTEUR, here.id, [here.axis])
    url = f"http://{address}:{server.port}"

    page = enter(sit_down(base_url=url), f"{url}/entrar/{token}")
    assert page.evaluate("[isSecureContext, typeof crypto.randomUUID, typeof crypto.subtle]") == [
        False,
        "undefined",
        "undefined",
    ]
    open_matrix(page, here.id)
    write(page, "Acción 1", " desde otra computadora")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Una acción nueva")

    expect(cell(page, "Acción 2")).to_have_text("Una acción nueva")
    expect_saved(page)
    with server.opened() as database:
        found = [each.text for each in read_workshop(database, here.id).actions(here.objective)]
    assert found == ["Crear una lista común desde otra computadora", "Una acción nueva"]
