"""What a picture's own bytes say of it: whether it is a whole PNG or JPEG, and how large; nothing is drawn."""

import struct
import zlib
from dataclasses import dataclass

from workshop.file_errors import DamagedPicture, NotAPicture, PictureTooLarge

LIMIT = 2 * 1024 * 1024  # bytes of a picture's file
PIXELS = 40_000_000  # of a picture; what shows it takes four bytes for each
MEDIA_TYPES = ("image/png", "image/jpeg")
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Markers of JPEG that begin a frame and so say its size: all of C0 to CF but tables, extensions and conditioning.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_SCAN = 0xDA


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is: its media type, and its width and height in pixels."""

    media_type: str
    width: int
    height: int


def read_picture(content: bytes) -> Picture:
    """Return what a picture is; its name and what its sender calls it count for nothing.

    Raises: NotAPicture for anything but PNG and JPEG, DamagedPicture, PictureTooLarge.
    """
    try:
        if content.startswith(_PNG):
            picture = Picture("image/png", *_png_size(content))
        elif content.startswith(_JPEG):
            picture = Picture("image/jpeg", *_jpeg_size(content))
        else:
            raise NotAPicture()
    except (struct.error, IndexError, ValueError):
        raise DamagedPicture() from None
    if picture.width * picture.height > PIXELS:
        raise PictureTooLarge(width=picture.width, height=picture.height, limit=PIXELS // 1_000_000)
    return picture


def _png_size(content: bytes) -> tuple[int, int]:
    """Return width and height after walking all chunks of a PNG with their sums. Source: PNG specification, 5."""
    seen: list[bytes] = []
    at = len(_PNG)
    while not seen or seen[-1] != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        (said,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(content[at + 4 : at + 8 + length]) != said:
            raise ValueError(kind)
        seen.append(kind)
        at += 12 + length
    if seen[0] != b"IHDR" or b"IDAT" not in seen:
        raise ValueError(seen[0])
    width, height = struct.unpack_from(">II", content, len(_PNG) + 8)
    return _size(width, height)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the frame of a JPEG that also has its picture. Source: ITU-T T.81, annex B."""
    size, at = None, 2
    while True:
        if content[at] != 0xFF:
            raise ValueError(at)
        marker = content[at + 1]
        if marker == 0xFF:  # any number of these may stand before a marker
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker == _SCAN:
            break
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            if length < 2:
                raise ValueError(length)
            if marker in _FRAMES:
                height, width = struct.unpack_from(">HH", content, at + 5)
                size = _size(width, height)
            at += 2 + length
    if size is None or content.rfind(b"\xff\xd9") < at:
        raise ValueError(at)
    return size


def _size(width: int, height: int) -> tuple[int, int]:
    if not width or not height:
        raise ValueError(width)
    return width, height
