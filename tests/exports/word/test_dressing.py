"""Documents made upon an institution's: valid whatever it is, its look around our text, our numbers in it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from exports.word.documents import DOCUMENTS, Edition
from exports.word.dressing import dress, look_at
from exports.word.filled_matrix import read_filled_matrix
from exports.word.incoming import check_document
from exports.word.lint import find_faults
from exports.word.options import PlanOptions
from tests.exports.word.institutions import (
    FOOTER,
    HEADER,
    as_dotx,
    bare_template,
    bomb,
    bordered_template,
    default_template,
    filled_template,
    office_template,
    spanish_template,
    styleless_template,
    with_macros,
)
from tests.exports.word.plan_reader import read_lines
from tests.exports.word.samples import full_plan
from tests.exports.word.tools import STAMP, plan_bytes, printed_pages, require_programs, schema_faults
from workshop.errors import Problem
from workshop.file_errors import ArchiveTooLarge, DocumentTooLarge, DocumentWithMacros

MADE: dict[str, Callable[[], bytes]] = {
    "default": default_template,
    "filled": filled_template,
    "spanish": spanish_template,
    "bare": bare_template,
    "bordered": bordered_template,
    "styleless": styleless_template,
    "dotx": lambda: as_dotx(default_template()),
    "our own": lambda: plan_bytes(full_plan()),
}


def part(document: bytes, name: str) -> str:
    with ZipFile(BytesIO(document)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_document_upon_a_template_is_valid_and_says_the_same(make: Callable[[], bytes], tmp_path: Path) -> None:
    plan, template = plan_bytes(full_plan()), make()

    made = dress(plan, template)

    assert find_faults(BytesIO(made)) == []
    assert schema_faults(made, tmp_path) == []
    assert [line.text for line in read_lines(made)] == [line.text for line in read_lines(plan)]
    assert dress(plan, template) == made


def test_document_upon_one_of_libreoffice_is_valid_and_numbered_as_ours(tmp_path: Path) -> None:
    require_programs("soffice", "pdftotext")
    template = office_template(tmp_path)
    check_document(template)

    made = dress(plan_bytes(full_plan()), template)
    pages = printed_pages(made, tmp_path)

    assert find_faults(BytesIO(made)) == []
    assert schema_faults(made, tmp_path) == []
    assert [HEADER in page and FOOTER in page for page in pages] == [True] * len(pages)
    numbered = re.findall(r"^ *(Eje \d:\n|\d\.|[ab]\)) *([^\W\d]+)", "\n".join(pages[5:]), flags=re.MULTILINE)
    assert ("Eje 1:\n", "Prevención") in numbered
    assert ("1.", "Trazar") in numbered
    assert ("b)", "A") in numbered


def test_styles_are_found_by_name_in_spanish_and_ours_stand_beside_them() -> None:
    made = dress(plan_bytes(full_plan()), spanish_template())

    document = docx.Document(BytesIO(made))
    used = {paragraph.style.style_id: paragraph.style.name for paragraph in document.paragraphs}
    assert {used["Ttulo1"], used["Ttulo2"], used["Textoindependiente"]} == {
        "Título 1",
        "Título 2",
        "Texto independiente",
    }
    assert document.styles["Título 1"].font.name == "Liberation Serif"
    assert "Acción (Plenaria)" in {style.name for style in document.styles}  # theirs is a style of letters
    names = [style.name for style in document.styles]
    assert len(names) == len(set(names))


def test_paper_header_and_footer_are_theirs_and_tables_fit_them() -> None:
    made = dress(plan_bytes(full_plan()), filled_template())

    section = docx.Document(BytesIO(made)).sections[0]
    body = part(made, "word/document.xml")
    assert (section.page_width.cm, section.left_margin.cm) == (pytest.approx(21, abs=0.01), pytest.approx(3, abs=0.01))
    assert section.header.paragraphs[0].text == HEADER
    assert section.first_page_header.paragraphs[0].text == "Solo en la primera página"
    assert section.even_page_header.paragraphs[0].text == "En las páginas pares"
    assert section.footer.paragraphs[0].text == FOOTER
    assert "Borre este texto" not in body
    assert 'w:fill="17365D"' not in body  # their title would not be read upon our band


def test_borders_go_around_every_page_and_columns_stand_where_all_is_text() -> None:
    plan = dress(plan_bytes(full_plan(), options=PlanOptions(annexes=("matrix",))), bordered_template())

    drawn = '<w:{} w:val="double" w:color="7A1F1F" w:sz="12" w:space="24"/>'
    borders = f'<w:pgBorders w:offsetFrom="page">{drawn.format("top")}{drawn.format("left")}</w:pgBorders>'
    one, two = '<w:cols w:space="708"/>', '<w:cols w:num="2" w:space="500" w:sep="1"/>'
    found = re.findall(r"<w:pgBorders.*?</w:pgBorders>|<w:cols [^>]*/>", part(plan, "word/document.xml"))
    assert found == [borders, one, borders, two, borders, one]  # the cover with its contents, the text, the annex


@pytest.mark.parametrize("columns", ['<w:cols w:num="4"/>', '<w:cols w:num="1"/>', '<w:cols w:num="x"/>'])
def test_columns_too_narrow_to_read_are_none(columns: str) -> None:
    made = dress(plan_bytes(full_plan()), bordered_template(columns))

    assert re.findall("<w:cols [^>]*/>", part(made, "word/document.xml")) == ['<w:cols w:space="708"/>']


def test_template_is_told_apart_by_what_it_lacks() -> None:
    whole, filled, bare = (look_at(make()) for make in (default_template, filled_template, bare_template))

    assert whole.missing == ("TDC 1", "TDC 2", "Texto nota pie")
    assert [news.has_text for news in (whole, filled, bare)] == [False, True, False]
    assert [news.has_edges for news in (whole, filled, bare)] == [True, True, False]
    assert len(bare.missing) == 12


def test_blank_matrix_upon_a_template_is_read_back_as_ours() -> None:
    target = BytesIO()
    DOCUMENTS["blank-matrix"].write(full_plan(), target, Edition(stamp=STAMP))

    made = dress(target.getvalue(), spanish_template())

    assert read_filled_matrix(made) == read_filled_matrix(target.getvalue())


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: with_macros(default_template()), DocumentWithMacros),
        (bomb, (DocumentTooLarge, ArchiveTooLarge)),
    ],
)
def test_dangerous_templates_are_refused(make: Callable[[], bytes], problem: type[Problem]) -> None:
    with pytest.raises(problem):
        check_document(make())
