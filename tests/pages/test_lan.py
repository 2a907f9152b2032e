"""The addresses by which a room reaches this machine."""

import ipaddress

import pytest

from pages.shared.lan import is_local, lan_addresses, likeliest_address


def test_addresses_are_those_of_networks_and_none_that_only_this_machine_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLENARIA_LAN", raising=False)

    found = lan_addresses()

    assert likeliest_address() in (*found[:1], None)
    assert len(found) == len(set(found))
    assert [each for each in found if ipaddress.ip_address(each).is_loopback] == []


def test_address_that_was_named_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLENARIA_LAN", "192.168.7.20, 10.0.0.4")

    assert (lan_addresses(), likeliest_address()) == (["192.168.7.20", "10.0.0.4"], "192.168.7.20")


def test_host_that_only_this_machine_hears_is_told_from_others() -> None:
    hosts = ["127.0.0.1", "localhost", "::1", "0.0.0.0", "::", "192.168.7.20", "plan.example.org"]

    assert [host for host in hosts if is_local(host)] == ["127.0.0.1", "localhost", "::1"]
