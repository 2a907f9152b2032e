"""The page each heading stands on, asked of LibreOffice where it is installed; nothing else here knows about pages."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

_PATIENCE = 20  # seconds somebody waits for page numbers; LibreOffice needs about two
_FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_PAGES = re.compile(rb"/Type/Pages.*?/Kids\[([^\]]*)\]", re.DOTALL)
_DESTINATION = re.compile(rb"/5F(Toc\d+)\[(\d+) 0 R/XYZ")  # PDF writes the underscore as its code


def find_pages(document: bytes, bookmarks: Iterable[str]) -> dict[str, int]:
    """Return the page, from 1, of each `_Toc…` bookmark; nothing at all when one of them cannot be told."""
    office = shutil.which("soffice")
    printed = _print(office, document) if office else b""
    order = _PAGES.search(printed)
    numbers = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", order[1] if order else b""), 1)}
    pages = {f"_{name.decode()}": numbers.get(page, 0) for name, page in _DESTINATION.findall(printed)}
    found = {bookmark: pages.get(bookmark, 0) for bookmark in bookmarks}
    return found if all(found.values()) else {}


def _print(office: str, document: bytes) -> bytes:
    """Return the document as PDF; empty if LibreOffice fails. A profile of its own lets several run at once."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.docx").write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", _FILTER, "--outdir", name, str(folder / "plan.docx")]
        _run(command)
        printed = folder / "plan.pdf"
        return printed.read_bytes() if printed.exists() else b""


def _run(command: list[str]) -> None:
    """Run LibreOffice until it ends or patience does; then it goes with all it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
