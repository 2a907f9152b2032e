"""The address that links and QR codes show."""

import ipaddress
from urllib.parse import urlsplit

import pytest

from pages.shared.running import public_url


@pytest.fixture(autouse=True)
def no_address_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLENARIA_URL", raising=False)
    monkeypatch.setenv("PORT", "8700")


def test_address_given_is_shown_without_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLENARIA_URL", "https://plan.example.org/")

    assert public_url() == "https://plan.example.org"


def test_address_is_where_we_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "127.0.0.1")

    assert public_url() == "http://127.0.0.1:8700"


def test_address_of_a_server_open_to_the_network_is_one_others_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")

    name = urlsplit(public_url()).hostname or ""

    assert name not in ("", "0.0.0.0", "localhost")
    assert not any(character.isdigit() for character in name[:1]) or not ipaddress.ip_address(name).is_unspecified
