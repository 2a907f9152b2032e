"""A Word document as a file: the house's template filled with a body, owned and saved by python-docx, dates fixed."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document as DocxDocument

from exports.word.body import Body
from exports.word.document_language import DocumentLanguage
from exports.word.dressing import dress
from exports.word.fields import field as word_field
from exports.word.markup import Paragraph, clean, escape, run
from exports.word.sheets import Paper, Sheet
from workshop.language import _

_TEMPLATE = Path(__file__).parent / "template"
_PLACE = b"<?plenaria markup?>"  # where a part of the template takes its markup
_DATE = (1980, 1, 1, 0, 0, 0)  # the zip format's first day


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
    document = docx.Document(_fill_template(body, frame))
    _set_properties(document, frame)
    body.pictures.attach(document)
    body.comments.attach(document)
    package = BytesIO()
    document.save(package)
    markup = {"word/document.xml": front + body.xml(), "word/footnotes.xml": body.footnotes.xml()}
    if frame.template is None:
        _finish(package, markup, target)
        return
    finished = BytesIO()
    _finish(package, markup, finished)
    target.write(dress(finished.getvalue(), frame.template))


@cache
def _template() -> dict[str, Template]:
    parts = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    return {path.relative_to(_TEMPLATE).as_posix(): Template(path.read_text(encoding="utf-8")) for path in parts}


class _Values(dict[str, str]):
    """The values of a template; a style that belongs to no list says nothing of one."""

    def __missing__(self, name: str) -> str:
        if name.startswith("list_"):
            return ""
        raise KeyError(name)


def _fill_template(body: Body, frame: Frame) -> BytesIO:
    values = _Values(
        numbering=body.numbering.xml(),
        header=_header(frame, "Header"),
        footer=_footer(frame, "Footer"),
        header_across=_header(frame, "HeaderAcross"),
        footer_across=_footer(frame, "FooterAcross"),
        language=escape(frame.language.tag),
        text_width=str(frame.text_width),
        text_width_across=str(Sheet(frame.paper, across=True).text_width),
        section=body.section(),
        identity=escape(frame.identity),
        revision=str(frame.revision),
        guid=str(uuid.uuid5(uuid.NAMESPACE_OID, frame.identity)).upper(),
        **{f"list_{style}": tie for style, tie in body.numbering.ties().items()},
    )
    package = BytesIO()
    with ZipFile(package, "w", ZIP_STORED) as parts:
        for name, text in _template().items():
            parts.writestr(name, text.substitute(values))
    package.seek(0)
    return package


def _header(frame: Frame, style: str) -> str:
    return Paragraph(style, run(frame.header)).xml()


def _footer(frame: Frame, style: str) -> str:
    """Write the footer: what the document is on the left, its page on the right."""
    counts = {"{page}": word_field("PAGE", "1"), "{pages}": word_field("NUMPAGES", "1")}
    pieces = re.split(r"(\{pages?\})", _("Página {page} de {pages}"))
    content = run(f"{frame.footer}\t") + "".join(counts.get(piece) or run(piece) for piece in pieces)
    return Paragraph(style, content).xml()


def _set_properties(document: DocxDocument, frame: Frame) -> None:
    properties, day = document.core_properties, datetime.combine(frame.date, datetime.min.time())
    properties.title, properties.author = clean(frame.title)[:255], clean(frame.author)[:255]
    properties.last_modified_by, properties.revision = properties.author, 1
    properties.created = properties.modified = day
    properties.language = frame.language.tag


def _finish(package: BytesIO, markup: dict[str, str], target: BinaryIO) -> None:
    """Write the saved package with the markup of its long parts in place, every member under the same date.

    The markup is spliced in as text: parsing a long plan only to write it out again would double the time.
    """
    with ZipFile(package) as saved, ZipFile(target, "w") as finished:
        for name in saved.namelist():
            before, _place, after = saved.read(name).partition(_PLACE)
            member = ZipInfo(name, _DATE)
            member.compress_type = ZIP_DEFLATED
            with finished.open(member, "w") as part:
                for piece in (before, markup[name].encode() if name in markup else b"", after):
                    part.write(piece)
