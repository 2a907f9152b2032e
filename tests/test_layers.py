"""The house rules that imports show: which layer knows which, and where Streamlit, SQL and XML may be touched."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("workshop", "storage", "exports", "pages")
# What each layer may import beside the standard library and itself.
ALLOWED = {
    "workshop": {"highspy", "rapidfuzz"},
    "storage": {"workshop", "sqlalchemy", "alembic", "psycopg"},
    "exports": {"workshop", "docx", "lxml", "openpyxl", "pandas", "pydantic", "pydantic_core", "babel", "segno"}
    | {"icalendar"},
    "pages": {"workshop", "storage", "exports", "streamlit", "starlette", "anyio"}
    | {"click", "segno", "babel", "pandas", "pydantic"},
}
XML = {"lxml", "xml", "docx", "defusedxml"}
SQL = {"sqlalchemy", "alembic", "psycopg", "sqlite3"}


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def program_files() -> list[Path]:
    return [*(path for layer in LAYERS for path in python_files(layer)), ROOT / "app.py", ROOT / "manage.py"]


@cache
def imports(path: Path) -> set[str]:
    """Return the dotted names a file imports, wherever in it they stand."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its layer"
            found.add(node.module or "")
    return found


def packages(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_imports_only_what_lies_below_it(layer: str) -> None:
    allowed = ALLOWED[layer] | {layer} | sys.stdlib_module_names

    wrong = {str(path.relative_to(ROOT)): found for path in python_files(layer) if (found := packages(path) - allowed)}

    assert python_files(layer)
    assert wrong == {}


@pytest.mark.parametrize("layer", LAYERS)
def test_nobody_imports_what_puts_the_layers_together(layer: str) -> None:
    wrong = [path for path in python_files(layer) if packages(path) & {"app", "manage"}]

    assert wrong == []


def test_streamlit_is_touched_in_pages_alone() -> None:
    touching = {path.relative_to(ROOT).parts[0] for path in program_files() if "streamlit" in packages(path)}

    assert touching <= {"pages", "app.py"}


def test_sql_is_touched_in_storage_alone() -> None:
    touching = {str(path.relative_to(ROOT)) for path in program_files() if packages(path) & SQL}

    assert {path for path in touching if not path.startswith("storage/")} == set()


def test_xml_is_touched_in_exports_word_alone() -> None:
    touching = {str(path.relative_to(ROOT)) for path in program_files() if packages(path) & XML}

    assert {path for path in touching if not path.startswith("exports/word/")} == set()


def test_use_cases_touch_no_file_network_or_clock_of_the_database() -> None:
    reaching = {"socket", "sqlite3", "urllib", "http", "subprocess", "requests", "shutil", "tempfile"}

    wrong = {str(path): found for path in python_files("workshop") if (found := packages(path) & reaching)}

    assert wrong == {}
