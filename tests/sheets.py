"""`make sheets`: the pages of the demo's plan and matrix side by side, as LibreOffice prints them, into docs/."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.printing import print_document
from workshop.demo import demo_changes
from workshop.new_items import build_workshop

DOCS = Path(__file__).parents[1] / "docs"
DAY = date(2024, 3, 5)
ACROSS = {"plan": 5, "matrix": 2}  # pages side by side, ten and four of them on a sheet
_ROWS = 2
_PATIENCE = 120  # seconds
_DOTS = 48  # an inch: the layout is seen, and headings are read
_GREY, _BETWEEN = "#d0d4d9", 10
_COLOURS = 32


def write_sheets() -> None:
    """Write docs/plan-pages.png and docs/matrix-pages.png; LibreOffice and pdftoppm must be there."""
    workshop = build_workshop(demo_changes(DAY), 1)
    for kind, across in ACROSS.items():
        target = BytesIO()
        DOCUMENTS[kind].write(workshop, target, Edition(stamp=PlanStamp(date=DAY), number_contents=True))
        path = DOCS / f"{kind}-pages.png"
        _side_by_side(_pages(target.getvalue(), across * _ROWS), across).save(path, optimize=True)
        print(f"{path.relative_to(DOCS.parent)}: {path.stat().st_size // 1_024} KB")


def _pages(document: bytes, most: int) -> list[Image.Image]:
    """Return the first pages of a document as pictures."""
    with TemporaryDirectory() as folder:
        printed = Path(folder, "printed.pdf")
        printed.write_bytes(print_document(document, _PATIENCE))
        look = ["pdftoppm", "-png", "-r", str(_DOTS), "-l", str(most), printed, Path(folder, "page")]
        subprocess.run(look, check=True, timeout=_PATIENCE)
        return [Image.open(page).convert("RGB") for page in sorted(Path(folder).glob("page*.png"))]


def _side_by_side(pages: list[Image.Image], across: int) -> Image.Image:
    framed = [ImageOps.expand(page, _BETWEEN, _GREY) for page in pages]
    width, height = max(page.width for page in framed), max(page.height for page in framed)
    rows = -(-len(framed) // across)
    sheet = Image.new("RGB", (width * min(across, len(framed)), height * rows), _GREY)
    for place, page in enumerate(framed):
        sheet.paste(page, (place % across * width, place // across * height))
    return sheet.quantize(_COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    write_sheets()
