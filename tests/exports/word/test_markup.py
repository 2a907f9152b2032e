from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.word.markup import Paragraph, clean, escape, run
from tests.exports.word.plan_reader import W, read_text

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# What a stored text may hold (workshop.text.clean_text), any plane included.
FIT = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters=[chr(code) for code in (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)]
)


def _read(markup: str) -> str:
    return read_text(etree.fromstring(f"<w:p {WORD}>{markup}</w:p>"))


@given(st.text(st.one_of(FIT, st.sampled_from(list("\t\n &<>\"']")))))
def test_run_gives_back_any_text_word_for_word(text: str) -> None:
    assert _read(run(text)) == text


@given(st.text(st.characters()))
def test_run_of_anything_is_well_formed(text: str) -> None:
    kept = _read(run(text))

    assert set(kept) <= set(text)


def test_run_keeps_spaces_at_both_ends() -> None:
    assert run("  a ") == '<w:r><w:t xml:space="preserve">  a </w:t></w:r>'


def test_run_writes_tabs_and_line_breaks_as_elements() -> None:
    root = etree.fromstring(f"<w:p {WORD}>{run(chr(9).join(['a', 'b']) + chr(10) + 'c')}</w:p>")

    assert [part.tag.removeprefix(W) for part in root[0]] == ["t", "tab", "t", "br", "t"]


def test_escape_drops_control_characters() -> None:
    assert escape("a\x00b\x0bc\x1fd\x85e\ud800f\uffffg") == "abcdefg"


def test_escape_protects_markup_and_attributes() -> None:
    assert escape('<a b="c">&') == "&lt;a b=&quot;c&quot;&gt;&amp;"


def test_clean_gives_one_line() -> None:
    assert clean("a\nb\tc\x07") == "a b c"


def test_paragraph_says_only_what_departs_from_its_style() -> None:
    plain = Paragraph("Action", "")
    special = Paragraph("Action", "", keep_next=True, page_break=False, list=7)

    assert plain.xml() == '<w:p><w:pPr><w:pStyle w:val="Action"/></w:pPr></w:p>'
    assert special.xml() == (
        '<w:p><w:pPr><w:pStyle w:val="Action"/><w:keepNext/><w:pageBreakBefore w:val="0"/>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>'
    )
