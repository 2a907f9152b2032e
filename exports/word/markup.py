"""The one writer of WordprocessingML: every word that enters a document passes its escape and its character filter."""

import re
from dataclasses import dataclass

# What XML cannot hold, or Word would refuse: control characters but tab and line feed, surrogates, noncharacters.
_UNFIT = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_DROP = re.compile(f"[{_UNFIT}]")
_SPECIAL = re.compile(f'[&<>"\t\n{_UNFIT}]')
_BREAKS = re.compile("([\t\n])")
_WRITTEN = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def clean(text: str) -> str:
    """Return a text on one line, without the characters no document can hold, as properties need it."""
    return _DROP.sub("", text.replace("\t", " ").replace("\n", " "))


def escape(text: str) -> str:
    """Return a text fit for an XML text or attribute; characters no document can hold are dropped."""
    if not _SPECIAL.search(text):
        return text
    text = _DROP.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """Return a run that holds a text word for word: spaces kept, "\\t" as a tab, "\\n" as a line break.

    `properties` is the inside of the run's `w:rPr`.
    """
    if not text:
        return ""
    properties = properties and f"<w:rPr>{properties}</w:rPr>"
    if not _SPECIAL.search(text):
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    pieces = (_WRITTEN.get(piece) or _text(escape(piece)) for piece in _BREAKS.split(text))
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def _text(escaped: str) -> str:
    return f'<w:t xml:space="preserve">{escaped}</w:t>' if escaped else ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph being written: the id of its style, its runs as markup, and what departs from the style.

    `list` is the id of a list other than the style's own; `page_break` says whether a page begins here, `None`
    leaving it to the style; `section` holds the properties of the section that ends here.
    """

    style: str
    content: str
    keep_next: bool = False
    page_break: bool | None = None
    list: int | None = None
    section: str = ""

    def xml(self) -> str:
        """Return the paragraph as markup."""
        properties = f'<w:pStyle w:val="{self.style}"/>' + ("<w:keepNext/>" if self.keep_next else "")
        if self.page_break is not None:
            properties += "<w:pageBreakBefore/>" if self.page_break else '<w:pageBreakBefore w:val="0"/>'
        if self.list is not None:
            properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.list}"/></w:numPr>'
        properties += self.section
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.content}</w:p>"
