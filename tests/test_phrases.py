"""Phrases that the extraction of catalogs would not find."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = [
    *ROOT.glob("*.py"),
    *(file for each in ("workshop", "storage", "exports", "pages") for file in ROOT.glob(f"{each}/**/*.py")),
]


def test_no_phrase_hides_inside_an_f_string() -> None:
    hidden = [f"{file.relative_to(ROOT)}:{line}" for file in SOURCES for line in _hidden(file)]

    assert hidden == []


def _hidden(file: Path) -> list[int]:
    strings = [
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.JoinedStr)
    ]
    calls = [call for string in strings for call in ast.walk(string) if isinstance(call, ast.Call)]
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")]
