"""Comments in the margin: who said what, and when, as a part of the package beside the text they are anchored in."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.word.markup import Paragraph, clean, escape, run

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REFERENCE = '<w:rStyle w:val="CommentReference"/>'
_LONGEST, _INITIALS = 255, 9  # characters of a name, and of what stands for it


class Comments:
    """The comments of one document, in the order in which they are added."""

    def __init__(self) -> None:
        self._written: list[str] = []

    def add(self, author: str, at: datetime | None, paragraphs: Sequence[str]) -> tuple[str, str]:
        """Add a comment and return the marks that begin and end the range it speaks of."""
        number = len(self._written)
        about = f'w:id="{number}" w:author="{escape(clean(author)[:_LONGEST])}"'
        about += f' w:date="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"' if at else ""
        about += f' w:initials="{escape(_initials(author))}"'
        written = [Paragraph("CommentText", run(text)) for text in paragraphs or [""]]
        written[0].content = f"<w:r><w:rPr>{_REFERENCE}</w:rPr><w:annotationRef/></w:r>{written[0].content}"
        self._written.append(f"<w:comment {about}>{''.join(part.xml() for part in written)}</w:comment>")
        called = f'<w:r><w:rPr>{_REFERENCE}</w:rPr><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>{called}'

    @property
    def is_empty(self) -> bool:
        """Say whether there are none so far."""
        return not self._written

    def attach(self, document: DocxDocument) -> None:
        """Put the comments into a document that python-docx holds, if there are any."""
        if not self.is_empty:
            content = f'{_HEAD}<w:comments xmlns:w="{_MAIN}">{"".join(self._written)}</w:comments>'
            name, package = PackURI("/word/comments.xml"), document.part.package
            part = Part(name, CONTENT_TYPE.WML_COMMENTS, content.encode(), package)
            document.part.rels.add_relationship(RELATIONSHIP_TYPE.COMMENTS, part, "rComments")


def _initials(author: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", author))[:_INITIALS].upper()
