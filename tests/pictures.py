"""Pictures drawn for tests, byte by byte."""

import struct
import zlib


def png(width: int = 4, height: int = 2, colour: bytes = b"\x17\x36\x5d") -> bytes:
    """Return a whole PNG of one colour."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + colour * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def boundless_png(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size that its data does not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk with its sum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg(width: int = 8, height: int = 8) -> bytes:
    """Return a grey baseline JPEG of at most 8 by 8 pixels."""
    quantization = segment(0xDB, b"\0" + b"\x01" * 64)
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    codes = b"\x01" + b"\0" * 15 + b"\0"
    tables = segment(0xC4, b"\0" + codes) + segment(0xC4, b"\x10" + codes)
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x3f"
    return b"\xff\xd8" + segment(0xFE, b"grey") + quantization + frame + tables + scan + b"\xff\xd9"


def segment(marker: int, data: bytes) -> bytes:
    """Return a JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data
