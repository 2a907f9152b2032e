"""PDF and pictures of pages, made by LibreOffice and Poppler."""

from datetime import date
from io import BytesIO

import pytest

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.printing import can_draw, can_print, count_pages, draw_page, print_document
from tests.exports.word.samples import full_plan
from tests.exports.word.tools import require_programs
from workshop.pictures import read_picture


def test_document_is_printed_counted_and_drawn() -> None:
    require_programs("soffice", "pdftoppm")
    target = BytesIO()
    DOCUMENTS["attendance"].write(full_plan(), target, Edition(stamp=PlanStamp(date=date(2026, 3, 2))))

    pdf = print_document(target.getvalue())
    picture = read_picture(draw_page(pdf, 1))

    assert count_pages(pdf) >= 1
    assert (picture.width, picture.height) == (1056, 816)  # across
    assert draw_page(pdf, count_pages(pdf) + 1) == b""


def test_nothing_is_printed_where_the_programs_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert (can_print(), can_draw(), print_document(b"x"), draw_page(b"x", 1)) == (False, False, b"", b"")
