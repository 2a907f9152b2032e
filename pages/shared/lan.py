"""The addresses by which the other equipment of a room reaches this machine; found without asking anybody outside."""

import ipaddress
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import closing, suppress

# Private networks of each kind, and one that stands for the way out: choosing a route to an address sends nothing.
_TOWARDS = ("192.0.2.1", "192.168.0.1", "192.168.1.1", "10.0.0.1", "172.16.0.1")
_ADDRESS_OF = 0x8915  # Linux: the address of a network interface by its name


def lan_addresses() -> list[str]:
    """Return this machine's addresses on its networks, the likeliest first; PLENARIA_LAN names them where one must."""
    named = [each.strip() for each in os.environ.get("PLENARIA_LAN", "").split(",")]
    if any(named):
        return [each for each in named if each]
    found = dict.fromkeys([*_by_route(), *_by_interface()] or _by_name())
    usable = [each for each in found if _is_of_a_network(each)]
    return sorted(usable, key=lambda each: ipaddress.ip_address(each).is_link_local)  # a cable without a router


def likeliest_address() -> str | None:
    """Return the first of `lan_addresses` without looking for the others: every request asks."""
    if not os.environ.get("PLENARIA_LAN"):
        by_route = next(_by_route(), None)
        if by_route is not None and _is_of_a_network(by_route):
            return by_route
    return next(iter(lan_addresses()), None)


def port() -> int:
    """Return the port we listen on."""
    return int(os.environ.get("PORT") or 8501)


def is_local(host: str) -> bool:
    """Say whether who listens on a host is heard on this machine alone."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _is_of_a_network(address: str) -> bool:
    found = ipaddress.ip_address(address)
    return not (found.is_loopback or found.is_unspecified or found.is_multicast)


def _by_route() -> Iterator[str]:
    for towards in _TOWARDS:
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking, suppress(OSError):
            asking.connect((towards, 9))
            yield str(asking.getsockname()[0])


def _by_interface() -> Iterator[str]:
    try:
        from fcntl import ioctl
    except ImportError:  # Windows, which tells by its name
        return
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking:
        for _number, name in socket.if_nameindex():
            with suppress(OSError):  # without an address, or a system that asks otherwise
                told = ioctl(asking, _ADDRESS_OF, struct.pack("256s", name.encode()[:15]))
                yield socket.inet_ntoa(told[20:24])


def _by_name() -> Iterator[str]:
    if os.name != "nt":  # elsewhere a name may have to be asked of another machine
        return
    with suppress(OSError):
        for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(found[4][0])
