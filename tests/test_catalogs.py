"""The English catalog is complete, in step with the sources, and compiled."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from babel.messages import Catalog  # isort: skip

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "workshop" / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_NAMED = re.compile(r"\{(\w*)[^}]*\}")
Phrase = str | tuple[str, ...]


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (FOLDER / "plenaria.po").open("rb") as file:
        return read_po(file, locale="en")


@pytest.fixture(scope="module")
def phrases() -> set[Phrase]:
    """Return every phrase marked for translation in the sources, a pair where it depends on a number.

    gettext keeps one entry for a phrase that stands alone in one place and in a pair in another.
    """
    found: set[Phrase] = set()
    for folder in ("workshop", "storage", "exports", "pages"):
        found |= {row[2] for row in extract_from_dir(ROOT / folder, keywords=KEYWORDS)}
    for name in ("app.py", "manage.py"):
        found |= {row[1] for row in extract_from_file("python", ROOT / name, keywords=KEYWORDS)}
    pairs: set[Phrase] = {tuple(each) for each in found if isinstance(each, tuple | list)}
    return pairs | {each for each in found if isinstance(each, str)} - {each[0] for each in pairs}


def test_catalog_holds_just_the_phrases_of_the_sources(english: Catalog, phrases: set[Phrase]) -> None:
    held = {tuple(message.id) if message.pluralizable else message.id for message in english if message.id}

    assert sorted(map(str, phrases - held)) == []
    assert sorted(map(str, held - phrases)) == []


def test_every_phrase_is_translated(english: Catalog) -> None:
    wanting = [message.id for message in english if message.id and (message.fuzzy or not all(forms(message.string)))]

    assert wanting == []


def test_translations_name_the_same_placeholders(english: Catalog) -> None:
    wrong = []
    for message in english:
        wanted = set(_NAMED.findall("".join(forms(message.id))))
        if any(set(_NAMED.findall(form)) - wanted for form in forms(message.string)):
            wrong.append(message.id)
        if wanted - set(_NAMED.findall("".join(forms(message.string)))):
            wrong.append(message.id)

    assert wrong == []


def test_compiled_catalog_is_that_of_the_source(english: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, english)
    compiled.seek(0)

    with (FOLDER / "plenaria.mo").open("rb") as file:
        kept = read_mo(file)

    assert texts(kept) == texts(read_mo(compiled))


def test_no_phrase_stands_in_an_f_string_or_is_one() -> None:
    """Babel finds a phrase within an f-string from Python 3.12 on, not before: the catalogs would differ."""
    wrong = []
    for path in sources():
        module = ast.parse(path.read_text(encoding="utf-8"))
        built = [node for node in ast.walk(module) if isinstance(node, ast.JoinedStr)]
        found = [each for node in built for each in calls(node)] + [each for each in calls(module) if is_built(each)]
        wrong += [f"{path.relative_to(ROOT)}:{each.lineno}" for each in found]

    assert wrong == []


def texts(catalog: Catalog) -> dict[Phrase, Phrase]:
    return {forms(message.id): forms(message.string) for message in catalog if message.id}


def forms(words: Phrase) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def sources() -> list[Path]:
    folders = (ROOT / folder for folder in ("workshop", "storage", "exports", "pages"))
    return [ROOT / "app.py", ROOT / "manage.py", *(path for folder in folders for path in sorted(folder.rglob("*.py")))]


def calls(node: ast.AST) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in KEYWORDS:
            yield each


def is_built(call: ast.Call) -> bool:
    return any(isinstance(each, ast.JoinedStr) for each in call.args)
