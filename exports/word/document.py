"""A Word document as a file: the house's template, opened and saved by python-docx, filled with a body."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from string import Template
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile

import docx

from exports.word.body import Body
from exports.word.comments import Comments
from exports.word.document_language import DocumentLanguage
from exports.word.dressing import dress
from exports.word.fields import field as word_field
from exports.word.markup import Paragraph, clean, escape, run
from exports.word.pictures import Pictures
from exports.word.sheets import Paper, Sheet
from exports.word.zipped import zipped
from workshop.language import _

_TEMPLATE = Path(__file__).parent / "template"
_PLACE = "<?plenaria markup?>"  # where a long part takes its markup
_LONGEST_PROPERTY = 255  # characters Word takes


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around a body: the document's properties, its header and footer, its paper.

    `identity` is the id of the workshop the document comes from, for reading it back; `template` an institution's own
    document, which has been checked and whose styles, header, footer and paper take the place of the house's.
    """

    title: str
    author: str
    date: Date
    header: str
    footer: str
    identity: str
    revision: int
    language: DocumentLanguage
    paper: Paper = field(default="letter")
    template: bytes | None = None

    @property
    def page_width(self) -> int:
        """Return the width of the paper in twentieths of a point."""
        return Sheet(self.paper).width

    @property
    def text_width(self) -> int:
        """Return the width between the margins in twentieths of a point."""
        return Sheet(self.paper).text_width


def save_document(front: str, body: Body, frame: Frame, target: BinaryIO) -> None:
    """Write a document: `front` (markup of what precedes the body, such as cover and contents), then the body.

    The same input gives the same bytes.
    """
    values = _values(body, frame)
    long = {"word/document.xml": chain([front], body.written()), "word/footnotes.xml": body.footnotes.written()}
    form = _plain_form() if body.pictures.is_empty and body.comments.is_empty else _form(body.pictures, body.comments)
    document = zipped({name: _filled(part, values, long.get(name, ())) for name, part in form.items()})
    target.write(document if frame.template is None else dress(document, frame.template))


def _filled(part: Template | bytes, values: Mapping[str, str], markup: Iterable[str]) -> bytes | Iterable[str]:
    """Return a part with its places filled, a long one in pieces; what is none of the template's stays as it is."""
    if isinstance(part, bytes):
        return part
    before, place, after = part.substitute(values).partition(_PLACE)
    return chain([before], markup, [after]) if place else before.encode()


@cache
def _plain_form() -> Mapping[str, Template | bytes]:
    """Return the form of a document without pictures and comments, as most are."""
    return _form(Pictures(), Comments())


def _form(pictures: Pictures, comments: Comments) -> Mapping[str, Template | bytes]:
    """Return the parts of a document as python-docx saves them, those of the template with their places still open.

    Texts are put in afterwards: parsing a long plan only to write it out again would double the time.
    """
    with ZipFile(opened := BytesIO(), "w", ZIP_STORED) as package:
        for name, content in _template().items():
            package.writestr(name, content)
    document = docx.Document(opened)
    pictures.attach(document)
    comments.attach(document)
    document.save(saved := BytesIO())
    with ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {name: Template(part.decode()) if name in _template() else part for name, part in parts.items()}


@cache
def _template() -> Mapping[str, bytes]:
    """Return the parts of the template, which lies open as readable text."""
    paths = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    return {path.relative_to(_TEMPLATE).as_posix(): path.read_bytes() for path in paths}


class _Values(dict[str, str]):
    """The values of a template; a style that belongs to no list says nothing of one."""

    def __missing__(self, name: str) -> str:
        if name.startswith("list_"):
            return ""
        raise KeyError(name)


def _values(body: Body, frame: Frame) -> Mapping[str, str]:
    return _Values(
        numbering=body.numbering.xml(),
        header=_header(frame, "Header"),
        footer=_footer(frame, "Footer"),
        header_across=_header(frame, "HeaderAcross"),
        footer_across=_footer(frame, "FooterAcross"),
        language=escape(frame.language.tag),
        text_width=str(frame.text_width),
        text_width_across=str(Sheet(frame.paper, across=True).text_width),
        section=body.section(),
        title=escape(clean(frame.title)[:_LONGEST_PROPERTY]),
        author=escape(clean(frame.author)[:_LONGEST_PROPERTY]),
        day=frame.date.isoformat(),
        identity=escape(frame.identity),
        revision=str(frame.revision),
        guid=str(uuid.uuid5(uuid.NAMESPACE_OID, frame.identity)).upper(),
        **{f"list_{style}": tie for style, tie in body.numbering.ties().items()},
    )


def _header(frame: Frame, style: str) -> str:
    return Paragraph(style, run(frame.header)).xml()


def _footer(frame: Frame, style: str) -> str:
    """Write the footer: what the document is on the left, its page on the right."""
    counts = {"{page}": word_field("PAGE", "1"), "{pages}": word_field("NUMPAGES", "1")}
    pieces = re.split(r"(\{pages?\})", _("Página {page} de {pages}"))
    content = run(f"{frame.footer}\t") + "".join(counts.get(piece) or run(piece) for piece in pieces)
    return Paragraph(style, content).xml()
