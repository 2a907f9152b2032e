"""Documents as PDF and as pictures of their pages, by LibreOffice and Poppler where they are installed."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

PATIENCE = 60  # seconds somebody waits for a PDF; LibreOffice needs about two, and some thirty for 500 pages
_DRAWING = 20  # seconds somebody waits for the picture of a page
_DOTS = "96"  # of a picture, per inch
_FILTER = (
    "pdf:writer_pdf_Export:"
    '{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_PAGES = re.compile(rb"/Type/Pages.*?/Count (\d+)", re.DOTALL)


def can_print() -> bool:
    """Say whether documents can be made into PDF here."""
    return shutil.which("soffice") is not None


def can_draw() -> bool:
    """Say whether the pages of documents can be shown as pictures here."""
    return can_print() and shutil.which("pdftoppm") is not None


def print_document(document: bytes, patience: float = PATIENCE) -> bytes:
    """Return a Word document as PDF, its bookmarks as destinations; empty where that is impossible or takes too long.

    A profile of its own lets several run at once.
    """
    office = shutil.which("soffice")
    if office is None:
        return b""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.docx").write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", _FILTER, "--outdir", name, str(folder / "plan.docx")]
        _run(command, patience)
        printed = folder / "plan.pdf"
        return printed.read_bytes() if printed.exists() else b""


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF of `print_document` has."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 0


def draw_page(pdf: bytes, number: int) -> bytes:
    """Return a page of a PDF, from 1, as a PNG; empty where that is impossible or takes too long."""
    drawer = shutil.which("pdftoppm")
    if drawer is None:
        return b""
    with TemporaryDirectory() as name:
        folder, page = Path(name), str(number)
        (folder / "plan.pdf").write_bytes(pdf)
        command = [drawer, "-png", "-r", _DOTS, "-f", page, "-l", page, "-singlefile", "plan.pdf", "page"]
        _run(command, _DRAWING, folder)
        drawn = folder / "page.png"
        return drawn.read_bytes() if drawn.exists() else b""


def _run(command: Sequence[str], patience: float, folder: Path | None = None) -> None:
    """Run a program until it ends or patience does; then it goes with all it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, cwd=folder)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
