"""What a zip file says of itself, judged before anything in it is unpacked; and unpacking no more than it says.

A few hundred kilobytes can claim to be gigabytes, name a file twice, or say less of a file than comes out of it.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from workshop.errors import Problem
from workshop.file_errors import ArchiveDamaged, ArchiveEncrypted, ArchiveTooLarge, ArchiveTooMany

_MEGABYTE = 1024**2
_BLOCK = 1 << 16
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END64, _END64_SIZE = b"PK\x06\x06", 56
_ENTRY = 512  # bytes of the directory that an entry may take, its name and remarks included
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # a flag of an entry
# All that Python's zipfile raises for bytes that are no zip, or a damaged one: what is wrong in its structure, in what
# is packed, in a header cut short, at an early end, of a later version of the format, in a name that is no text.
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a zip file may hold: its entries, and their bytes once unpacked.

    It may unpack to `ratio` times its own size, and to `free` bytes however small it is.
    """

    entries: int
    total: int
    ratio: int = 100
    free: int = 8 * _MEGABYTE


def open_archive(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open a zip file whose directory keeps the limits and contradicts nothing; whoever opens it closes it.

    Raises: ArchiveDamaged, ArchiveEncrypted, ArchiveTooLarge, ArchiveTooMany.
    """
    try:
        if _directory_size(file) > limits.entries * _ENTRY:
            raise ArchiveTooMany(limit=limits.entries)
        archive = zipfile.ZipFile(file)
    except UNREADABLE as error:
        raise ArchiveDamaged() from error
    try:
        _check_directory(archive.infolist(), limits, _size_of(file))
    except Problem:
        archive.close()
        raise
    return archive


def unpack(archive: zipfile.ZipFile, name: str, most: int | None = None) -> bytes:
    """Return an entry whole, never more than the directory says, piece by piece; `most` is a bound below that.

    Raises: ArchiveTooLarge, ArchiveDamaged for an entry that is, KeyError for one that is not there.
    """
    entry = archive.getinfo(name)
    if most is not None and entry.file_size > most:
        raise _too_large(entry.file_size, most)
    found = bytearray()
    try:
        with archive.open(entry) as file:
            while block := file.read(_BLOCK):
                found += block
    except UNREADABLE as error:
        raise ArchiveDamaged() from error
    return bytes(found)


def lines_of(file: IO[bytes], most: int) -> Iterator[bytes]:
    """Yield the lines of an entry, none longer than `most` bytes. Raises: ArchiveTooLarge."""
    while line := file.readline(most + 1):
        if len(line) > most:
            raise _too_large(len(line), most)
        yield line


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits, size: int) -> None:
    if len(entries) > limits.entries:
        raise ArchiveTooMany(limit=limits.entries)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ArchiveEncrypted()
    unpacked, packed = sum(each.file_size for each in entries), sum(each.compress_size for each in entries)
    most = min(limits.total, max(limits.free, limits.ratio * size))
    if unpacked > most:
        raise _too_large(unpacked, most)
    is_sound = (
        packed <= size  # more than is there: entries lie on top of one another
        and len({entry.filename.casefold() for entry in entries}) == len(entries)
        and all(entry.compress_type in _PACKED and _stays_inside(entry.filename) for entry in entries)
        and all(entry.header_offset >= 0 for entry in entries)  # some say that they lie before the file
    )
    if not is_sound:
        raise ArchiveDamaged()


def _stays_inside(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and ".." not in name.split("/") and ":" not in name


def _too_large(size: int, limit: int) -> ArchiveTooLarge:
    return ArchiveTooLarge(size=-(-size // _MEGABYTE), limit=limit // _MEGABYTE)


def _size_of(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)


def _directory_size(file: BinaryIO) -> int:
    """Return the bytes of a zip's directory, which opening it reads whole. Source: the zip format's specification, 4.3.

    Raises: ArchiveDamaged where there is none.
    """
    size = _size_of(file)
    file.seek(max(0, size - _END_SIZE - 0xFFFF - _LOCATOR_SIZE - _END64_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise ArchiveDamaged()
    (found,) = struct.unpack_from("<L", tail, at + 12)
    locator, end = at - _LOCATOR_SIZE, at - _LOCATOR_SIZE - _END64_SIZE
    if locator >= 0 and tail.startswith(_LOCATOR, locator) and end >= 0 and tail.startswith(_END64, end):
        (large,) = struct.unpack_from("<Q", tail, end + 40)
        found = max(found if found != 0xFFFFFFFF else 0, large)
    return int(found)
