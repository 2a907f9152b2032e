"""Pictures of a document: their bytes as parts of the package, and the runs that show them in a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.word.markup import clean, escape, run
from workshop.pictures import read_picture

HEIGHT = 576_000  # of a logo: 1.6 cm in English Metric Units
_GAP, _GAP_WIDTH = "   ", 152_400  # between two logos; the spaces take less than what is put aside for them
_TWENTIETH = 635  # English Metric Units in a twentieth of a point
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Named:
    """A picture and the words that stand for it where it is not seen."""

    content: bytes
    name: str


class Pictures:
    """The pictures of one document, each under a relation of its own, in the order in which they are shown."""

    def __init__(self) -> None:
        self._shown: list[bytes] = []

    def row(self, pictures: Sequence[Named], width: int) -> str:
        """Return runs that show pictures side by side, equally high, within a width in twentieths of a point.

        Raises: NotAPicture, DamagedPicture, PictureTooLarge.
        """
        sizes = [read_picture(each.content) for each in pictures]
        widths = [HEIGHT * size.width / size.height for size in sizes]
        room = width * _TWENTIETH - _GAP_WIDTH * (len(pictures) - 1)
        scale = min(1.0, room / sum(widths)) if widths else 1.0
        runs = [
            self._show(each, max(1, int(wide * scale)), max(1, int(HEIGHT * scale)))
            for each, wide in zip(pictures, widths, strict=True)
        ]
        return run(_GAP).join(runs)

    @property
    def is_empty(self) -> bool:
        """Say whether no picture was shown so far."""
        return not self._shown

    def square(self, picture: Named, side: int) -> str:
        """Return a run that shows a picture as high as it is wide, `side` in twentieths of a point."""
        return self._show(picture, side * _TWENTIETH, side * _TWENTIETH)

    def attach(self, document: DocxDocument) -> None:
        """Put the bytes of all pictures shown so far into a document that python-docx holds."""
        for number, content in enumerate(self._shown, 1):
            media_type = read_picture(content).media_type
            name = PackURI(f"/word/media/picture{number}.{_SUFFIXES[media_type]}")
            part = Part(name, media_type, content, document.part.package)
            document.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, _relation(number))

    def _show(self, picture: Named, width: int, height: int) -> str:
        self._shown.append(picture.content)
        number = len(self._shown)
        said = f'id="{number}" name="Picture {number}" descr="{escape(clean(picture.name))}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {said}/>'
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{_relation(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _relation(number: int) -> str:
    return f"rPicture{number}"
