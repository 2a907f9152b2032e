"""Logos on the cover: in their order, equally high, within the margins, with words for who does not see them."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.word.lint import find_faults
from exports.word.pictures import HEIGHT
from tests.exports.word.plan_reader import Package, read_lines
from tests.exports.word.samples import PlanMaker
from tests.exports.word.tools import plan_bytes, printed_pages, schema_faults
from tests.pictures import jpeg, png
from workshop.workshop import Workshop

TEXT_WIDTH = 9_360 * 635  # of letter paper, in English Metric Units
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def plan_with(*pictures: bytes, **facts: object) -> tuple[Workshop, Mapping[str, bytes]]:
    """Return a plan with these logos, named "Red 1", "Red 2" …, and their pictures by file."""
    maker = PlanMaker(**facts)
    for number in range(1, len(pictures) + 1):
        maker.logo(f"{number:032x}", f"Red {number}")
    maker.action(maker.objective(maker.axis("Eje único")), "Acción.")
    return maker.workshop(), {f"{number:032x}": content for number, content in enumerate(pictures, 1)}


def extents(document: bytes) -> list[tuple[int, int]]:
    """Return width and height of each picture in the document."""
    found = Package(document).xml("word/document.xml").iter(f"{WP}extent")
    return [(int(each.get("cx")), int(each.get("cy"))) for each in found]


def test_logos_stand_on_the_cover_in_their_order() -> None:
    workshop, pictures = plan_with(png(20, 10), jpeg(8, 8))

    document = plan_bytes(workshop, pictures=pictures)

    assert read_lines(document)[0].style == "Portada logos"
    assert extents(document) == [(2 * HEIGHT, HEIGHT), (HEIGHT, HEIGHT)]
    package = Package(document)
    names = [said.get("descr") for said in package.xml("word/document.xml").iter(f"{WP}docPr")]
    assert names == ["Red 1", "Red 2"]
    assert package.parts["word/media/picture1.png"] == png(20, 10)
    assert package.parts["word/media/picture2.jpeg"] == jpeg(8, 8)


def test_cover_without_pictures_has_no_row() -> None:
    workshop, pictures = plan_with(png(), png(3, 3))

    alone = plan_bytes(workshop, pictures={"0" * 31 + "2": pictures["0" * 31 + "2"]})

    assert read_lines(plan_bytes(workshop))[0].style == "Portada organismo"
    assert extents(plan_bytes(workshop)) == []
    assert extents(alone) == [(HEIGHT, HEIGHT)]


@pytest.mark.parametrize(
    "sizes", [[(400, 100)] * 8, [(9_000, 1)], [(1, 9_000)], [(1, 1)] * 8, [(3_000, 1), (1, 3_000)]], ids=str
)
def test_logos_of_any_shape_fit_the_width(sizes: list[tuple[int, int]], tmp_path: Path) -> None:
    workshop, pictures = plan_with(*(png(*size) for size in sizes))

    document = plan_bytes(workshop, pictures=pictures)

    found = extents(document)
    assert len(found) == len(sizes)
    assert sum(width for width, _height in found) <= TEXT_WIDTH
    assert len({height for _width, height in found}) == 1
    assert all(1 <= height <= HEIGHT and width >= 1 for width, height in found)
    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []


def test_document_with_logos_is_valid_and_always_the_same(tmp_path: Path) -> None:
    workshop, pictures = plan_with(*[png(width, 9) for width in range(5, 25, 3)], jpeg(7, 8))

    document = plan_bytes(workshop, pictures=pictures, paper="a4")

    assert document == plan_bytes(workshop, pictures=pictures, paper="a4")
    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []


def test_name_of_a_logo_may_hold_anything() -> None:
    maker = PlanMaker()
    maker.logo("f" * 32, '<Red> "única" & más\nde una línea')
    document = plan_bytes(maker.workshop(), pictures={"f" * 32: png()})

    (said,) = Package(document).xml("word/document.xml").iter(f"{WP}docPr")

    assert said.get("descr") == '<Red> "única" & más de una línea'


def test_cover_with_eight_logos_and_a_disclaimer_is_one_page(tmp_path: Path) -> None:
    said = "Las opiniones aquí expresadas son de quienes participaron en el taller y no obligan a los Estados.\n\n" * 2
    workshop, pictures = plan_with(*(png(40, 25 + place) for place in range(8)), disclaimer=said)
    document = plan_bytes(workshop, pictures=pictures)

    pages = printed_pages(document, tmp_path)

    assert ("no obligan" in pages[0], "CONTENIDO" in pages[0], "CONTENIDO" in pages[1]) == (True, False, True)


def test_lint_finds_a_picture_that_is_not_there() -> None:
    workshop, pictures = plan_with(png())
    package = Package(plan_bytes(workshop, pictures=pictures))
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in package.names:
            archive.writestr(name, re.sub(rb'r:embed="\w+"', b'r:embed="rNobody"', package.parts[name]))

    assert find_faults(target) == ["the picture rNobody is not there"]
