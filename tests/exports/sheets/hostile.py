"""Workbooks and text files that nobody should open: each kind that ought to be refused in one sentence."""

import zipfile
from io import BytesIO

from openpyxl import Workbook

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
# What a cell with text is, and what one is that holds a formula and the value Excel kept of it.
FORMULA = (
    b'<c r="B2" t="inlineStr"><is><t>x</t></is></c>',
    b'<c r="B2" t="str"><f>LOWER("ANA@EXAMPLE.ORG")</f><v>ana@example.org</v></c>',
)


def workbook() -> bytes:
    """Return a workbook with one person."""
    book = Workbook()
    book.active.append(["Nombre", "Correo"])
    book.active.append(["Inés Robledo Vela", "ines@example.org"])
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(name: str, content: bytes = b"<x/>", *, into: bytes | None = None) -> bytes:
    """Return a workbook with one more part."""
    file = BytesIO(into or workbook())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with something else in one of its parts."""
    return changed_in(workbook(), name, old, new)


def changed_in(book: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return this workbook with something else in one of its parts."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as other:
        for part in archive.namelist():
            content = archive.read(part)
            if part == name:
                assert old in content
                content = content.replace(old, new)
            other.writestr(part, content)
    return file.getvalue()


def old_workbook() -> bytes:
    """Return how an .xls begins, whatever it is called."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)


def encrypted_workbook() -> bytes:
    """Return how Excel keeps a workbook with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def with_macros() -> bytes:
    return changed("[Content_Types].xml", _MAIN.encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")


def with_entities() -> bytes:
    return changed("xl/worksheets/sheet1.xml", b"<worksheet", _BOMB + b"<worksheet")


def zip_bomb() -> bytes:
    return with_part("xl/media/image1.png", bytes(60 * 1024**2))


def endless_sheet() -> bytes:
    """Return a workbook whose merged cells are all the cells there can be."""
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    return changed("xl/worksheets/sheet1.xml", b"</worksheet>", merged)
