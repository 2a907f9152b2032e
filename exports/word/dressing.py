"""Documents made upon an institution's own: its styles, header, footer, theme and paper around our text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from exports.word.incoming import check_document
from exports.word.merged_styles import Names, merge_lists, merge_styles, moved_lists, name_styles
from exports.word.style_names import W, missing_names
from exports.word.their_sheets import TheirSheet, fit_stops, put_on, read_sheet
from workshop.file_errors import NotAWordDocument

_DATE = (1980, 1, 1, 0, 0, 0)  # the zip format's first day
_TYPES = "[Content_Types].xml"
_STYLES = Path(__file__).parent / "template" / "word" / "styles.xml"
# What of theirs the finished document holds beside what their headers and footers bring.
_KEPT = ("STYLES", "NUMBERING", "FONT_TABLE", "THEME", "HEADER", "FOOTER")
_CARRIED = {  # what of ours it holds, and under which relation
    RELATIONSHIP_TYPE.SETTINGS: "rPlenariaSettings",
    RELATIONSHIP_TYPE.FOOTNOTES: "rPlenariaNotes",
    RELATIONSHIP_TYPE.COMMENTS: "rPlenariaComments",
    RELATIONSHIP_TYPE.CUSTOM_XML: "rPlenariaMarks",
}
_FALLBACK = {RELATIONSHIP_TYPE.THEME: "rPlenariaTheme", RELATIONSHIP_TYPE.FONT_TABLE: "rPlenariaFonts"}
_EDGES = {"header": ("header1.xml", "rPlenariaHeader"), "footer": ("footer1.xml", "rPlenariaFooter")}
_SETTINGS = {"mirrorMargins": "zoom", "evenAndOddHeaders": "defaultTabStop"}  # of theirs, and behind which of ours


@dataclass(frozen=True)
class TemplateNews:
    """What is to be said of an institution's document before it is used.

    `missing` are the styles it lacks, as a Word in the language in use calls them; `has_text` says that something
    stands where the plan goes, and will not be printed; `has_edges` that it brings a header or a footer.
    """

    missing: tuple[str, ...]
    has_text: bool
    has_edges: bool


def look_at(template: bytes) -> TemplateNews:
    """Return what is to be said of an institution's document, which has been checked."""
    theirs = _open(template)
    body, styles = theirs.part.element.body, _element(theirs, RELATIONSHIP_TYPE.STYLES)
    ours = etree.fromstring(_plain_styles())
    sheet = read_sheet(body)
    tags = [f"{W}{name}" for name in ("t", "drawing", "pict", "tbl", "object")]
    return TemplateNews(
        missing=tuple(missing_names(ours, etree.Element(f"{W}styles") if styles is None else styles)),
        has_text=any(found.tag != f"{W}t" or (found.text or "").strip() for found in body.iter(*tags)),
        has_edges=sheet is not None and bool(sheet.edges),
    )


def check_template(content: bytes) -> None:
    """Refuse what cannot be a template; the rest may be kept, and looked at.

    Raises: NotAWordDocument and whatever `check_document` raises.
    """
    check_document(content)
    try:
        look_at(content)  # what passed as a Word document may still lack its parts
    except (KeyError, ValueError, AttributeError):
        raise NotAWordDocument() from None


def dress(document: bytes, template: bytes) -> bytes:
    """Return a finished document of ours made upon an institution's, which has been checked.

    The same input gives the same bytes.
    """
    ours, theirs = docx.Document(BytesIO(document)), _open(template)
    with ZipFile(BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = read_sheet(theirs.part.element.body) or read_sheet(ours.part.element.body)
    assert sheet is not None  # ours has one
    sheet = _without_lost_edges(sheet, theirs)
    parts["word/styles.xml"] = fit_stops(parts["word/styles.xml"].decode(), sheet).encode()
    names = _merge(ours, theirs, parts)
    _drop_the_rest(theirs, sheet)
    _carry(ours, theirs, parts, names)
    edges = _own_edges(ours, theirs, parts, names, sheet)
    markup = put_on(parts["word/document.xml"].decode(), sheet, edges, is_band_theirs=names.has_their_title)
    markup = names.renamed(markup).replace('r:embed="rPicture', 'r:embed="rPlenariaPicture')
    theirs.part._element = parse_xml(markup.encode())
    _describe(ours, theirs)
    return _saved(theirs)


def _open(template: bytes) -> DocxDocument:
    """Open a document, or a template of Word as the document it is about to be."""
    with ZipFile(BytesIO(template)) as package, ZipFile(plain := BytesIO(), "w") as written:
        for name in package.namelist():
            content = package.read(name)
            if name == _TYPES:
                content = re.sub(
                    rb"wordprocessingml\.template\.main\+xml", b"wordprocessingml.document.main+xml", content
                )
            written.writestr(ZipInfo(name, _DATE), content)
    return docx.Document(plain)


@cache
def _plain_styles() -> bytes:
    return re.sub(r"\$\{?\w+\}?", "", _STYLES.read_text(encoding="utf-8")).encode()


def _part(document: DocxDocument, kind: str) -> Part | None:
    found = [each.target_part for each in document.part.rels.values() if each.reltype == kind and not each.is_external]
    return found[0] if found else None


def _element(document: DocxDocument, kind: str) -> Any:
    """Return the root of a part that python-docx holds as a tree, `None` where there is none."""
    part = _part(document, kind)
    return getattr(part, "element", None) if part is not None else None


def _merge(ours: DocxDocument, theirs: DocxDocument, parts: Mapping[str, bytes]) -> Names:
    """Put our styles and lists beside theirs."""
    own, styles = etree.fromstring(parts["word/styles.xml"]), _element(theirs, RELATIONSHIP_TYPE.STYLES)
    numbering = _element(theirs, RELATIONSHIP_TYPE.NUMBERING)
    if styles is None:
        found: Any = _part(ours, RELATIONSHIP_TYPE.STYLES)
        assert found is not None
        theirs.part.rels.add_relationship(RELATIONSHIP_TYPE.STYLES, found, "rPlenariaStyles")
        styles = found.element
    names = name_styles(own, styles, numbering)
    merge_styles(own, styles, names, ours.core_properties.language)
    lists = parts["word/numbering.xml"].decode()
    if numbering is not None:
        merge_lists(lists, numbering, names)
        return names
    name, package = PackURI("/word/numbering.xml"), theirs.part.package
    part = Part(name, CONTENT_TYPE.WML_NUMBERING, moved_lists(lists, names).encode(), package)
    theirs.part.rels.add_relationship(RELATIONSHIP_TYPE.NUMBERING, part, "rPlenariaLists")
    return names


def _without_lost_edges(sheet: TheirSheet, theirs: DocxDocument) -> TheirSheet:
    """Return a sheet without headers and footers that are named but not there."""
    kinds = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
    there = {
        (kind, each): relation
        for (kind, each), relation in sheet.edges.items()
        if relation in theirs.part.rels and theirs.part.rels[relation].reltype == kinds[kind]
    }
    return TheirSheet(**{**vars(sheet), "edges": there})


def _drop_the_rest(theirs: DocxDocument, sheet: TheirSheet) -> None:
    """Let go of all that only their text needed: pictures, notes, comments, data, settings."""
    kept = {getattr(RELATIONSHIP_TYPE, name) for name in _KEPT}
    edges = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for name, relation in list(theirs.part.rels.items()):
        is_shown = relation.reltype not in edges or name in sheet.edges.values()
        is_read = relation.reltype == RELATIONSHIP_TYPE.SETTINGS  # once more, for what ours take over
        if not is_read and (relation.is_external or relation.reltype not in kept or not is_shown):
            del theirs.part.rels[name]
    package = theirs.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[name]


def _carry(ours: DocxDocument, theirs: DocxDocument, parts: Mapping[str, bytes], names: Names) -> None:
    """Take our notes, comments, settings, marks and pictures over, and what else they lack."""
    settings = _element(theirs, RELATIONSHIP_TYPE.SETTINGS)
    for name, relation in list(theirs.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS:
            del theirs.part.rels[name]
    lacking = {kind: name for kind, name in _FALLBACK.items() if _part(theirs, kind) is None}
    for kind, name in {**_CARRIED, **lacking}.items():
        part = _part(ours, kind)
        if part is not None:
            theirs.part.rels.add_relationship(kind, part, name)
            if kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.COMMENTS):
                _rewrite(part, names.renamed(parts[part.partname.membername].decode()))
    _take_settings(_element(ours, RELATIONSHIP_TYPE.SETTINGS), settings)
    for name, relation in ours.part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.IMAGE:
            part = relation.target_part
            part.partname = PackURI(part.partname.replace("/media/picture", "/media/plenaria"))
            theirs.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, name.replace("r", "rPlenaria", 1))


def _rewrite(part: Part, markup: str) -> None:
    if hasattr(part, "_element"):
        part._element = parse_xml(markup.encode())
    else:
        part._blob = markup.encode()


def _take_settings(ours: Any, theirs: Any) -> None:
    """Let our settings say what theirs say of where headers and margins change from page to page."""
    for name, behind in _SETTINGS.items():
        found = None if theirs is None else theirs.find(f"{W}{name}")
        if found is not None:
            ours.find(f"{W}{behind}").addnext(found)


def _own_edges(
    ours: DocxDocument, theirs: DocxDocument, parts: Mapping[str, bytes], names: Names, sheet: TheirSheet
) -> dict[str, str]:
    """Bring our header and footer where they have none; return their relations."""
    kinds = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
    found = {}
    for kind, (file, relation) in _EDGES.items():
        if any(edge == kind for edge, _type in sheet.edges):
            continue
        part = next(
            each.target_part
            for each in ours.part.rels.values()
            if each.reltype == kinds[kind] and each.target_part.partname.endswith(file)
        )
        part.partname = PackURI(f"/word/plenaria{kind.capitalize()}.xml")
        _rewrite(part, names.renamed(parts[f"word/{file}"].decode()))
        theirs.part.rels.add_relationship(kinds[kind], part, relation)
        found[kind] = relation
    return found


def _describe(ours: DocxDocument, theirs: DocxDocument) -> None:
    """Let the properties be those of our document, whatever theirs said."""
    said, own = theirs.core_properties, ours.core_properties
    for name in ("title", "author", "last_modified_by", "revision", "created", "modified", "language"):
        setattr(said, name, getattr(own, name))
    for name in ("subject", "keywords", "comments", "category"):
        setattr(said, name, "")


def _saved(document: DocxDocument) -> bytes:
    """Return a document's bytes, every member under the same date."""
    document.save(package := BytesIO())
    with ZipFile(package) as saved, ZipFile(finished := BytesIO(), "w") as written:
        for name in saved.namelist():
            written.writestr(ZipInfo(name, _DATE), saved.read(name), ZIP_DEFLATED)
    return finished.getvalue()
