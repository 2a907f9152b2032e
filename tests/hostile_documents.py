"""Word documents nobody would send in good faith, made from an honest one part by part."""

import io
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

from tests.exports.word.tools import plan_bytes
from tests.two_axes import two_axes

RELATIONS = "word/_rels/document.xml.rels"
OUTSIDE = "http://elsewhere.invalid/"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def honest() -> bytes:
    """Return a plan as Plenaria writes it."""
    return plan_bytes(two_axes())


def altered(name: str, words: bytes, instead: bytes, **more: bytes) -> bytes:
    """Return the honest document with words of one part replaced, and further parts."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(honest())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in source.namelist():
            content = source.read(each)
            assert each != name or words in content
            made.writestr(each, content.replace(words, instead, 1) if each == name else content)
        for each, content in more.items():
            made.writestr(each, content)
    return target.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """Return the honest document with one more relation."""
    said = f'<Relationship Id="rX" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return altered(RELATIONS, b"</Relationships>", said.encode())


def typed(before: str, after: str) -> bytes:
    """Return the honest document with another content type."""
    return altered(_TYPES, before.encode(), after.encode())


def with_part(name: str, content: bytes = b"x") -> bytes:
    """Return the honest document with one more part."""
    return altered(_TYPES, b"", b"", **{name: content})


def in_body(markup: str, declared: str = "") -> bytes:
    """Return the honest document with markup at the beginning of its body, and a declaration before all."""
    content = altered("word/document.xml", b"<w:body>", b"<w:body>" + markup.encode())
    if not declared:
        return content
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for each in source.namelist():
            part = source.read(each)
            if each == "word/document.xml":
                start = part.index(b"<w:document")
                part = part[:start] + declared.encode() + part[start:]
            made.writestr(each, part)
    return target.getvalue()


def zip_bomb() -> bytes:
    """Return a file of some hundred kilobytes that unpacks to a hundred megabytes."""
    return with_part("word/filler.xml", b"<a>" + b" " * 100_000_000 + b"</a>")


def deep_bomb() -> bytes:
    """Return a document that is small enough unpacked, and takes many times as much once parsed."""
    return in_body("<w:p/>" * 1_000_000)


def many_entries(count: int = 10_000) -> bytes:
    """Return the honest document with thousands of parts."""
    return altered(_TYPES, b"", b"", **{f"word/media/{number}.png": b"" for number in range(count)})


def lying_bomb() -> bytes:
    """Return a zip whose directory says that a large part is a small one."""
    content = bytearray(with_part("word/filler.xml", b" " * 50_000_000))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, 100)
    return bytes(content)


def overlapping() -> bytes:
    """Return a zip whose directory names the same large part fifty times over."""
    content = with_part("word/filler.xml", Random(1).randbytes(20_000))
    end, entry = content.rindex(b"PK\x05\x06"), content.rindex(b"PK\x01\x02")
    copies = [content[entry:end].replace(b"word/filler.xml", b"word/fille%02d.ml" % number) for number in range(50)]
    count, size = struct.unpack_from("<HL", content, end + 10)
    more = b"".join(copies)
    tail = bytearray(content[end:])
    struct.pack_into("<HHL", tail, 8, count + 50, count + 50, size + len(more))
    return content[:end] + more + bytes(tail)


def encrypted() -> bytes:
    """Return a zip that says of its first part that it needs a password."""
    content = bytearray(honest())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


_DOCUMENT = "wordprocessingml.document.main+xml"
_ENTITIES = '<!DOCTYPE w [<!ENTITY a "{}">{}]>'.format(
    "lol" * 100, "".join(f'<!ENTITY {name} "{f"&{chr(ord(name) - 1)};" * 10}">' for name in "bcdefgh")
)

# What each is, how it is made, and the name of the problem it is refused with.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (zip_bomb, "ArchiveTooLarge"),
    "bomb within the parser": (deep_bomb, "DocumentTooLarge"),
    "lying directory": (lying_bomb, "ArchiveDamaged"),
    "overlapping entries": (overlapping, "ArchiveDamaged"),
    "10,000 entries": (many_entries, "ArchiveTooMany"),
    "external entity": (
        lambda: in_body(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
        "DocumentAsksOutside",
    ),
    "entities of entities": (lambda: in_body("<w:p><w:r><w:t>&h;</w:t></w:r></w:p>", _ENTITIES), "ArchiveDamaged"),
    "external template": (lambda: related("attachedTemplate", OUTSIDE + "a.dotm"), "DocumentAsksOutside"),
    "template on a share": (lambda: related("attachedTemplate", r"\\elsewhere\a.dotx"), "DocumentAsksOutside"),
    "external picture": (lambda: related("image", OUTSIDE + "a.png"), "DocumentAsksOutside"),
    "link to a script": (lambda: related("hyperlink", "javascript:alert(1)"), "DocumentAsksOutside"),
    "link to a file": (lambda: related("hyperlink", "file:///c:/a.exe"), "DocumentAsksOutside"),
    "picture that a field fetches": (
        lambda: in_body(f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{OUTSIDE}&quot; "/></w:p>'),
        "DocumentAsksOutside",
    ),
    "program that a field starts": (
        lambda: in_body(
            "<w:p><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:/a.exe </w:instrText></w:r></w:p>"
        ),
        "DocumentAsksOutside",
    ),
    "renamed .docm": (
        lambda: typed("vnd.openxmlformats-officedocument." + _DOCUMENT, "vnd.ms-word.document.macroEnabled.main+xml"),
        "DocumentWithMacros",
    ),
    "macros under another name": (lambda: with_part("word/vbaProject.bin"), "DocumentWithMacros"),
    "embedded file": (lambda: with_part("word/embeddings/oleObject1.bin"), "DocumentWithMacros"),
    "foreign chunk": (lambda: related("aFChunk", "a.html", "Internal"), "DocumentWithMacros"),
    "workbook": (lambda: typed(_DOCUMENT, "spreadsheetml.sheet.main+xml"), "NotAWordDocument"),
    "password": (encrypted, "ArchiveEncrypted"),
    "password, as Word writes it": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "ArchiveEncrypted"),
    "way out of the folder": (lambda: with_part("../../outside.xml", b"<a/>"), "ArchiveDamaged"),
    "two of one name": (lambda: with_part("WORD/document.xml", b"<a/>"), "ArchiveDamaged"),
    "torn": (lambda: honest()[:-2_000], "ArchiveDamaged"),
    "no zip": (lambda: b"%PDF-1.7 " + bytes(100), "NotAWordDocument"),
    "nothing": (lambda: b"", "NotAWordDocument"),
    "11 MB": (lambda: with_part("word/media/a.png", bytes(11_000_000)) + bytes(11_000_000), "DocumentTooLarge"),
}
