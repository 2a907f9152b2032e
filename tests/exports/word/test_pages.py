import re
from pathlib import Path

import pytest

from exports.word.pages import find_pages
from tests.exports.word.plan_reader import read_lines
from tests.exports.word.samples import full_plan
from tests.exports.word.tools import plan_bytes, printed_pages


def test_contents_give_the_page_each_heading_is_printed_on(tmp_path: Path) -> None:
    document = plan_bytes(full_plan(), number_contents=True)

    pages = printed_pages(document, tmp_path)
    entries = [line.text.split("\t") for line in read_lines(document) if line.style.startswith("toc")]

    assert len(entries) == 10
    for heading, page in entries:
        assert heading in " ".join(pages[int(page) - 1].split())
    shown = re.findall(r"\.{3,} ?(\d+)$", pages[1], flags=re.MULTILINE)
    assert shown == [page for _heading, page in entries]


def test_contents_have_no_numbers_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = full_plan()
    monkeypatch.setenv("PATH", "")

    assert plan_bytes(workshop, number_contents=True) == plan_bytes(workshop)


def test_pages_are_unknown_where_a_bookmark_is_not_printed(tmp_path: Path) -> None:
    document = plan_bytes(full_plan())
    printed_pages(document, tmp_path)  # skips where LibreOffice is missing

    assert find_pages(document, ["_Toc000000001"]) == {"_Toc000000001": 3}
    assert find_pages(document, ["_Toc000000001", "_Toc999999999"]) == {}
