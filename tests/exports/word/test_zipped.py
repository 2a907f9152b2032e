"""The zip of a document as the standard library reads it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from exports.word.zipped import zipped

PIECES = [f"línea {number} — año\n" for number in range(1_000)]
PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": PIECES, "word/empty.xml": b"", "word/none.xml": []}


def test_parts_come_back_as_they_were_given_and_in_their_order() -> None:
    with ZipFile(BytesIO(zipped(PARTS))) as package:
        read = {member.filename: package.read(member) for member in package.infolist()}
        kinds = {(member.date_time, member.compress_type) for member in package.infolist()}

    assert list(read.items()) == [
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", "".join(PIECES).encode()),
        ("word/empty.xml", b""),
        ("word/none.xml", b""),
    ]
    assert kinds == {((1980, 1, 1, 0, 0, 0), ZIP_DEFLATED)}


def test_same_parts_give_the_same_bytes_as_short_as_the_standard_librarys() -> None:
    with ZipFile(usual := BytesIO(), "w", ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, content if isinstance(content, bytes) else "".join(content))

    assert zipped(PARTS) == zipped(PARTS)
    assert len(zipped(PARTS)) == len(usual.getvalue())
