"""Which files may be handed out, judged by their bytes alone."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from tests.pictures import jpeg, png
from workshop.errors import Problem
from workshop.file_errors import DocumentWithMacros, FileNotHandedOut
from workshop.handed_files import NAME, judge_file, name_for


def package(*names: str, **texts: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        for name, text in texts.items():
            archive.writestr(name, text)
    return target.getvalue()


def word() -> bytes:
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


OFFICE = "[Content_Types].xml"
PRESENTATION = "application/vnd.oasis.opendocument.presentation"


@pytest.mark.parametrize(
    ("content", "sent", "kept"),
    [
        (b"%PDF-1.7\n...", "guía.pdf", "guía.pdf"),
        (b"%PDF-1.7\n...", "guía.exe", "guía.exe.pdf"),
        (word(), "C:\\Users\\ana\\Plan.docx", "Plan.docx"),
        (package(OFFICE, "xl/workbook.xml"), "cuadro.XLSX", "cuadro.xlsx"),
        (package(OFFICE, "ppt/presentation.xml"), "../a/b.pptx", "b.pptx"),
        (package("content.xml", mimetype=PRESENTATION), "charla", "charla.odp"),
        (png(), "foto.jpeg", "foto.png"),
        (jpeg(), "", "archivo.jpg"),
        ("Año,País\n1,Norte".encode("cp1252"), "datos.csv", "datos.csv"),
        (b"Hola\n", "nota\n.txt", "nota.txt"),
    ],
)
def test_what_may_be_handed_out_bears_the_ending_of_what_it_is(content: bytes, sent: str, kept: str) -> None:
    assert judge_file(sent, content).name == kept


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0\3",
        b"<html><script>alert(1)</script>",
        b'  <svg xmlns="http://www.w3.org/2000/svg">',
        b"GIF89a\x01\0",
        package("a.txt"),
        package(mimetype="text/html"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(FileNotHandedOut):
        judge_file("guía.pdf", content)


@pytest.mark.parametrize(
    "content",
    [
        package(OFFICE, "word/document.xml", "word/vbaProject.bin"),
        package("Basic/script-lc.xml", mimetype=PRESENTATION),
    ],
)
def test_macros_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentWithMacros):
        judge_file("plan.docx", content)


@pytest.mark.parametrize("content", [png()[:-20], b"PK\x03\x04 y otra cosa"])
def test_damaged_files_are_refused(content: bytes) -> None:
    with pytest.raises(Problem):
        judge_file("a", content)


def test_name_is_short_and_on_one_line() -> None:
    name = name_for("a" * 500 + "\n.pdf", "application/pdf")

    assert (len(name), name[-4:]) == (NAME, ".pdf")
