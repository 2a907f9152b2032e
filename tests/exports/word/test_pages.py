import re
import time
from pathlib import Path

import pytest

from exports.word.pages import find_pages
from tests.exports.word.plan_reader import read_lines
from tests.exports.word.samples import full_plan
from tests.exports.word.tools import plan_bytes, printed_pages, require_programs


def test_contents_give_the_page_each_heading_is_printed_on(tmp_path: Path) -> None:
    document = plan_bytes(full_plan(), number_contents=True)

    pages = printed_pages(document, tmp_path)
    entries = [line.text.split("\t") for line in read_lines(document) if line.style.startswith("toc")]

    assert len(entries) == 10
    for heading, page in entries:
        assert heading.upper() in " ".join(pages[int(page) - 1].upper().split())
    shown = re.findall(r"\.{3,} ?(\d+)$", pages[1], flags=re.MULTILINE)
    assert shown == [page for _heading, page in entries]


def test_contents_have_no_numbers_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = full_plan()
    monkeypatch.setenv("PATH", "")

    assert plan_bytes(workshop, number_contents=True) == plan_bytes(workshop)


def test_pages_are_unknown_where_a_bookmark_is_not_printed() -> None:
    require_programs("soffice")
    document = plan_bytes(full_plan())

    assert find_pages(document, ["_Toc000000001"]) == {"_Toc000000001": 3}
    assert find_pages(document, ["_Toc000000001", "_Toc999999999"]) == {}


def test_contents_do_without_numbers_when_libreoffice_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = full_plan()
    office, trace = tmp_path / "soffice", tmp_path / "child"
    office.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {trace}\nwait\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("exports.word.pages._PATIENCE", 1)

    numbered = plan_bytes(workshop, number_contents=True)

    assert numbered == plan_bytes(workshop)
    assert _has_ended(int(trace.read_text()))


def _has_ended(process: int) -> bool:
    """Say whether a process is gone, or dead and waiting to be collected, within some seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
    return False
