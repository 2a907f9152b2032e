"""Workshop files for tests, and short ways to read them."""

import json
from pathlib import Path
from typing import Any

import pytest

from exports.workshop_file import FileContent, dump_workshop, read_workshop_file
from workshop.errors import InvalidFile

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.json"))
CASES = ROOT.parent / "shared" / "cases"
REAL = ["workshop_2018.json"] + [f"plans/plan_{name}.json" for name in ("03", "05", "07", "09", "90_stress_guatape")]

MINIMAL: dict[str, Any] = {
    "format": "plenaria/1",
    "workshop": {"title": "Taller", "timezone": "America/Panama"},
}


def sample(name: str = "cordillera_es.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "tests" / "samples" / name).read_text("utf-8"))
    return found


def read(content: object) -> FileContent:
    return read_workshop_file(json.dumps(content))


def round_trip(content: object) -> dict[str, Any]:
    return dump_workshop(read(content).workshop())


def faults(content: object) -> list[str]:
    with pytest.raises(InvalidFile) as refused:
        read(content)
    return str(refused.value.facts["faults"]).split("\n")
