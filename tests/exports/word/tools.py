"""The programs that judge documents in tests; a test skips with its reason where one is missing."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import pytest

from exports.word.cover import PlanStamp
from exports.word.options import AS_IT_IS, PlanOptions
from exports.word.plan import write_plan
from exports.word.sheets import Paper
from tests.exports.word.samples import FACTS
from workshop.workshop import Workshop

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "cases"
NONE: Mapping[str, bytes] = MappingProxyType({})
STAMP = PlanStamp(date=FACTS["end_date"])  # type: ignore[arg-type]
# The program of this platform itself: by way of node each document takes a quarter longer.
_VALIDATOR = next((ROOT / "build/validator/node_modules/@xarsh").glob("ooxml-validator-*/ooxml-validator*"), None)


def plan_bytes(
    workshop: Workshop,
    *,
    paper: Paper = "letter",
    number_contents: bool = False,
    pictures: Mapping[str, bytes] = NONE,
    options: PlanOptions = AS_IT_IS,
) -> bytes:
    """Return the plan of a workshop as a .docx."""
    target = BytesIO()
    write_plan(
        workshop,
        target,
        stamp=STAMP,
        paper=paper,
        number_contents=number_contents,
        pictures=pictures,
        options=options,
    )
    return target.getvalue()


def schema_faults(document: bytes, folder: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong with a document."""
    if _VALIDATOR is None:
        _missing("the Open XML validator is not installed (make test installs it where npm is)")
    path = folder / "judged.docx"
    path.write_bytes(document)
    judge = [_VALIDATOR, path, "Microsoft365"]
    answer = json.loads(subprocess.run(judge, capture_output=True, timeout=120, check=False).stdout)
    return [f"{error['path']} {error['description']}" for error in answer["errors"]]


def printed_pages(document: bytes, folder: Path) -> list[str]:
    """Return the text of each page as LibreOffice prints it."""
    return printed_together([document], folder)[0]


def printed_together(documents: Sequence[bytes], folder: Path) -> list[list[str]]:
    """Return the pages of several documents, for which LibreOffice starts but once."""
    require_programs("soffice", "pdftotext")
    paths = [folder / f"printed{number}.docx" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(document)
    # The folders of a worker's tests lie in one: there they find the profile that the first of them made.
    profile = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths]
    subprocess.run(office, capture_output=True, timeout=120, check=True)
    return [_read_pages(path.with_suffix(".pdf")) for path in paths]


def require_programs(*names: str) -> None:
    """Skip the test, or fail it where nothing may be missing, without some programs."""
    for name in names:
        if not shutil.which(name):
            _missing(f"{name} is not installed")


def _read_pages(path: Path) -> list[str]:
    reader = ["pdftotext", "-layout", path, "-"]
    return subprocess.run(reader, capture_output=True, timeout=60, check=True, text=True).stdout.split("\f")[:-1]


def shared_case(name: str) -> Path:
    """Return a real case beside the checkout."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this checkout")
    return path


def _missing(reason: str) -> None:
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
