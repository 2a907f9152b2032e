"""A sheet of people that comes from outside: told by its bytes, never by its name, and read as rows of texts.

A workbook is opened in a process of its own, which may use little memory and time and asks nobody.
"""

from pydantic import TypeAdapter

from exports.bounded import ask_apart
from exports.sheets.text_table import read_text_table
from exports.sheets.workbook import LIMIT, OLE, ZIP
from workshop.file_errors import EmptySheet, NotASheet, OldWorkbook, SheetTooLarge, WorkbookEncrypted
from workshop.sheet import Sheet

MEGABYTES = LIMIT // 1024**2
_PATIENCE = 40  # seconds, for a machine that does much else
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PAGE = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")
_SHEET = TypeAdapter(Sheet)


def read_people_sheet(content: bytes, name: str | None = None) -> Sheet:
    """Return the rows of a workbook's sheet, the named one or the first that has people, or of a text file.

    Raises: SheetTooLarge, SheetTooLong, NotASheet, OldWorkbook, WorkbookEncrypted, WorkbookWithMacros,
    WorkbookAsksOutside, BrokenQuote, EmptySheet, SheetNotFound, and what a damaged archive raises.
    """
    if len(content) > LIMIT:
        raise SheetTooLarge(limit=MEGABYTES)
    if content.startswith(OLE):
        raise WorkbookEncrypted() if _ENCRYPTED in content else OldWorkbook()
    if content.startswith(ZIP):
        sheet = _read_workbook(content, name)
    elif content.startswith(_OTHERS) or content.lstrip()[:16].lower().startswith(_PAGE):
        raise NotASheet()
    else:
        sheet = read_text_table(content)
    if not sheet.rows:
        raise EmptySheet()
    return sheet


def _read_workbook(content: bytes, name: str | None) -> Sheet:
    named = [name] if name else []
    said = ask_apart("exports.sheets.workbook", content, _PATIENCE, SheetTooLarge(limit=MEGABYTES), named)
    return _SHEET.validate_python(said)
