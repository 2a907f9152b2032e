"""The components' pure code, run by Node: each of its test files is one test here."""

import subprocess
from pathlib import Path

import pytest

from tests import needs

FILES = sorted(path.name for path in Path(__file__).parent.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def node() -> list[str]:
    """Return how to run a module with Node: older ones have to be told that our files are modules, as browsers are."""
    path = needs.require_tool("node")
    asked = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(part) for part in asked.strip().lstrip("v").split("."))
    if version < (18, 19):
        pytest.skip("Node is older than 18.19")
    return [path] if version >= (22, 7) else [path, "--experimental-default-type=module"]


@pytest.mark.parametrize("name", FILES)
def test_component_code_does_what_its_tests_say(node: list[str], name: str) -> None:
    done = subprocess.run([*node, name], cwd=Path(__file__).parent, capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stdout + done.stderr


def test_component_code_has_tests() -> None:
    assert len(FILES) > 5
