"""Files that may be kept and handed out to the people of a workshop, judged by their own bytes."""

import io
import zipfile
from collections.abc import Mapping

from workshop.archives import Limits, open_archive, unpack
from workshop.carried_files import CarriedFile
from workshop.errors import Problem
from workshop.file_errors import ArchiveDamaged, DocumentWithMacros, FileNotHandedOut
from workshop.pictures import read_picture
from workshop.text import clean_text

_MEGABYTE = 1024**2
LIMIT = 10 * _MEGABYTE  # bytes of one file
TOTAL = 30 * _MEGABYTE  # bytes of a workshop's dossier: a workshop file that carries it can still be loaded
NAME = 200  # characters of a file's name
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
# What may be handed out, with the ending its name bears.
ENDINGS: Mapping[str, str] = {
    "application/pdf": ".pdf",
    f"{_OFFICE}.wordprocessingml.document": ".docx",
    f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
    f"{_OFFICE}.presentationml.presentation": ".pptx",
    f"{_OPEN}.text": ".odt",
    f"{_OPEN}.spreadsheet": ".ods",
    f"{_OPEN}.presentation": ".odp",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/csv": ".csv",
    "text/plain": ".txt",
}
_MAIN_PARTS = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
}
_PACKAGE = Limits(entries=5_000, total=300 * _MEGABYTE)
_MACROS = ("vbaproject.bin", "basic/", "scripts/")
_PDF_STARTS = 1024  # bytes in which a PDF says that it is one


def judge_file(name: str, content: bytes) -> CarriedFile:
    """Return a file that may be handed out, under a name that is safe to save.

    What its sender calls it counts for nothing but for telling a table in plain text (.csv) from a text.
    Raises: FileNotHandedOut, DocumentWithMacros, and what a picture or a package is refused for.
    """
    media_type = _media_type(name, content)
    return CarriedFile(name_for(name, media_type), media_type, content)


def name_for(name: str, media_type: str) -> str:
    """Return a name for a file of a type: on one line, without folders, and with the type's ending."""
    words = " ".join(clean_text(name[-2 * NAME :]).replace("\\", "/").rsplit("/", 1)[-1].split())
    ending = ENDINGS[media_type]
    known = next((each for each in (ending, ".jpeg", *ENDINGS.values()) if words.lower().endswith(each)), "")
    stem = words[: len(words) - len(known)].rstrip(" .") or "archivo"
    return stem[: NAME - len(ending)] + ending


def _media_type(name: str, content: bytes) -> str:
    if b"%PDF-" in content[:_PDF_STARTS]:
        return "application/pdf"
    if content.startswith(b"PK"):
        return _package_type(content)
    try:
        return read_picture(content).media_type
    except Problem:
        if content.startswith((b"\x89PNG", b"\xff\xd8\xff")):
            raise
    if not _is_text(content):
        raise FileNotHandedOut()
    return "text/csv" if name.lower().endswith(".csv") else "text/plain"


def _package_type(content: bytes) -> str:
    """Return what a zip is that an office program made. Raises: FileNotHandedOut, DocumentWithMacros, Archive…"""
    with open_archive(io.BytesIO(content), _PACKAGE) as archive:
        names = [each.casefold() for each in archive.namelist()]
        if any(name.endswith(_MACROS[0]) or name.startswith(_MACROS[1:]) for name in names):
            raise DocumentWithMacros()
        if "[content_types].xml" in names:
            found = next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)
        else:
            found = _open_type(archive)
    if found is None:
        raise FileNotHandedOut()
    return found


def _open_type(archive: zipfile.ZipFile) -> str | None:
    try:
        said = unpack(archive, "mimetype", NAME).decode("ascii", "replace").strip()
    except (KeyError, ArchiveDamaged):
        return None
    return said if said.startswith(_OPEN) and said in ENDINGS else None


def _is_text(content: bytes) -> bool:
    """Say whether bytes are text that any editor opens, and no page or drawing that a browser would run."""
    if b"\x00" in content:
        return False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        if "\ufffd" in text:
            return False
    return not text.lstrip().startswith("<")
