"""Documents as institutions have them, made here: with styles of several programs and languages, headers and logos."""

import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from tests.pictures import png

HEADER, FOOTER = "Ministerio de Prueba", "Calle de Prueba, 1"


@cache
def default_template() -> bytes:
    """Return a document with python-docx's styles, a header with a logo, a footer, and wide margins."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.header.paragraphs[0].add_run().add_picture(BytesIO(png(60, 30)))
    section.header.paragraphs[0].add_run(HEADER)
    section.footer.paragraphs[0].text = FOOTER
    return _bytes(document)


def filled_template() -> bytes:
    """Return a document with text, a list, a table and a picture where the plan goes, and a first page of its own."""
    document = docx.Document(BytesIO(default_template()))
    document.add_heading("Instrucciones", 1)
    document.add_paragraph("Borre este texto.", style="List Bullet")
    document.add_table(2, 2)
    document.add_picture(BytesIO(png(40, 40)))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Solo en la primera página"
    document.settings.odd_and_even_pages_header_footer = True
    section.even_page_header.paragraphs[0].text = "En las páginas pares"
    turned = document.add_section()
    turned.orientation, turned.page_width, turned.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    return _bytes(document)


def bordered_template(columns: str = '<w:cols w:num="2" w:space="500" w:sep="1"/>') -> bytes:
    """Return a document with a border around its pages, one side of it a picture, and its text in columns."""
    drawn = "".join(f'<w:{side} w:val="double" w:sz="12" w:space="24" w:color="7A1F1F"/>' for side in ("top", "left"))
    picture = '<w:right w:val="custom" w:sz="12" r:id="rId900"/>'
    borders = f'<w:pgBorders w:offsetFrom="page">{drawn}{picture}</w:pgBorders>'
    return _changed(default_template(), "word/document.xml", "<w:cols [^>]*/>", borders + columns)


def spanish_template() -> bytes:
    """Return a document whose styles have Spanish names and ids, and look their own way."""
    document = docx.Document()
    names = {
        "Heading 1": ("Título 1", "Ttulo1"),
        "Heading 2": ("Título 2", "Ttulo2"),
        "Heading 3": ("Título 3", "Ttulo3"),
        "Title": ("Título", "Ttulo"),
        "List Bullet": ("Lista con viñetas", "Listaconvietas"),
        "Body Text": ("Texto independiente", "Textoindependiente"),
    }
    for english, (_name, _id) in names.items():
        style = document.styles[english]
        style.font.name, style.font.color.rgb = "Liberation Serif", RGBColor(0x7A, 0x1F, 0x1F)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Liberation Serif", Pt(12)
    document.styles.add_style("Acción", WD_STYLE_TYPE.CHARACTER)  # as one of ours is called, but of another kind
    document.sections[0].header.paragraphs[0].text = HEADER
    content = _bytes(document)
    for english, (name, own) in names.items():
        old = document.styles[english].style_id
        found = rf'(w:styleId="|<w:(?:basedOn|next|link|pStyle) w:val="){old}"'
        content = _changed(content, "word/(styles|numbering|header1).xml", found, rf'\g<1>{own}"')
        written = document.styles[english].element.name_val
        content = _changed(content, "word/styles.xml", rf'<w:name w:val="{written}"/>', f'<w:name w:val="{name}"/>')
    return content


def bare_template() -> bytes:
    """Return a document without styles, lists, header or footer."""
    content = _changed(_bytes(docx.Document()), "word/styles.xml", r"<w:style .*</w:style>", "")
    dropped = r"<Relationship [^>]*/(numbering|theme|fontTable)\"[^>]*/>"
    return _changed(content, "word/_rels/document.xml.rels", dropped, "")


def styleless_template() -> bytes:
    """Return a document that has no part for styles at all."""
    return _changed(bare_template(), "word/_rels/document.xml.rels", r"<Relationship [^>]*/styles\"[^>]*/>", "")


def office_template(folder: Path) -> bytes:
    """Return a document as LibreOffice saves it, with a header."""
    (folder / "from.docx").write_bytes(default_template())
    profile = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", folder, folder / "from.docx"]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    command[4:] = ["docx:MS Word 2007 XML", "--outdir", folder / "back", folder / "from.odt"]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return (folder / "back" / "from.docx").read_bytes()


def as_dotx(content: bytes) -> bytes:
    """Return a document as a template of Word."""
    return _changed(content, r"\[Content_Types\].xml", "document.main", "template.main")


def with_macros(content: bytes) -> bytes:
    """Return a document as one with macros is kept, under whatever name."""
    content = _changed(content, r"\[Content_Types\].xml", r"application/vnd[^\"]*document\.main\+xml", _MACROS)
    with ZipFile(held := BytesIO(content), "a") as package:
        package.writestr("word/vbaProject.bin", b"\0")
    return held.getvalue()


def bomb() -> bytes:
    """Return a document that unpacks to more than any has."""
    with ZipFile(made := BytesIO(default_template()), "a", ZIP_DEFLATED) as package:
        package.writestr("word/media/large.bin", bytes(80 * 1024**2))
    return made.getvalue()


_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def _bytes(document: docx.document.Document) -> bytes:
    document.save(target := BytesIO())
    return target.getvalue()


def _changed(content: bytes, name: str, found: str, instead: str) -> bytes:
    """Return a package with a text exchanged in the parts of some names."""
    with ZipFile(BytesIO(content)) as package, ZipFile(made := BytesIO(), "w", ZIP_DEFLATED) as written:
        for each in package.namelist():
            part = package.read(each)
            if re.fullmatch(name, each):
                part = re.sub(found, instead, part.decode(), flags=re.DOTALL).encode()
            written.writestr(each, part)
    return made.getvalue()
