import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from exports.word.lint import find_faults
from tests.exports.word.plan_reader import Package
from tests.exports.word.samples import full_plan
from tests.exports.word.tools import plan_bytes

DOCUMENT = "word/document.xml"
FAULTS = {
    "a cell does not end with a paragraph": (r"<w:tc>.*?</w:tc>", "<w:tc><w:tcPr/></w:tc>"),
    "the bookmark _Toc000000001 stands twice": ('w:name="_Toc000000002"', 'w:name="_Toc000000001"'),
    "the bookmark _Toc000000001" + "x" * 40 + " has more than 40 characters": (
        'w:name="_Toc000000001"',
        f'w:name="_Toc000000001{"x" * 40}"',
    ),
    "the bookmark id 2 stands twice": (r'<w:bookmarkStart w:id="1"', '<w:bookmarkStart w:id="2"'),
    "bookmarks open and close differently: ['1']": (r'<w:bookmarkEnd w:id="1"/>', ""),
    "a link leads to _Tocnowhere, which is not there": ('w:anchor="_Toc000000001"', 'w:anchor="_Tocnowhere"'),
    "a field is not closed": (r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a field has end out of place": (r'<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
    "the list 999 is not there": (r'<w:numId w:val="\d+"/>', '<w:numId w:val="999"/>'),
    "the style Nobody is not there": (r'<w:pStyle w:val="Action"/>', '<w:pStyle w:val="Nobody"/>'),
    "the footnote 99 is not there": (r'<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="99"/>'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_lint_finds_a_planted_fault(fault: str) -> None:
    pattern, replacement = FAULTS[fault]
    package = Package(plan_bytes(full_plan()))
    text, count = re.subn(pattern, replacement, package.parts[DOCUMENT].decode(), count=1, flags=re.DOTALL)
    package.parts[DOCUMENT] = text.encode()

    faults = find_faults(_packed(package))

    assert count == 1
    assert fault in faults


def test_lint_finds_a_list_without_definition() -> None:
    package = Package(plan_bytes(full_plan()))
    numbering = package.parts["word/numbering.xml"].decode()
    package.parts["word/numbering.xml"] = re.sub(
        r'<w:abstractNumId w:val="\d+"/>', '<w:abstractNumId w:val="77"/>', numbering
    ).encode()

    faults = find_faults(_packed(package))

    assert faults == ["the list definition 77 is not there"] * 6


def _packed(package: Package) -> BytesIO:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in package.names:
            archive.writestr(name, package.parts[name])
    return target
