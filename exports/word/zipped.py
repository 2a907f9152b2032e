"""The zip a document is: every member under the same date, and what many documents share compressed but once."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from struct import Struct

_VERSION, _DEFLATED = 20, 8
_TIME, _DATE = 0, (1 << 5) | 1  # midnight of the first day the format knows, 1980-01-01
# Source: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16: a member's header, its line in the directory, the end.
_LOCAL, _CENTRAL, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_AT_ONCE = 64  # pieces that are compressed together: a long text never stands in memory as a whole


def zipped(parts: Mapping[str, bytes | Iterable[str]]) -> bytes:
    """Return a zip of parts under their names, which are plain ASCII; a long text comes in pieces.

    The same input gives the same bytes.
    """
    members, directory, place = [], [], 0
    for name, content in parts.items():
        compressed, checksum, size = _shared(content) if isinstance(content, bytes) else _compressed(_encoded(content))
        about = (_VERSION, 0, _DEFLATED, _TIME, _DATE, checksum, len(compressed), size, len(name), 0)
        member = _LOCAL.pack(b"PK\3\4", *about) + name.encode("ascii")
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, place) + name.encode("ascii"))
        members += [member, compressed]
        place += len(member) + len(compressed)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), len(listed), place, 0)
    return b"".join([*members, listed, end])


@lru_cache(maxsize=128)
def _shared(content: bytes) -> tuple[bytes, int, int]:
    """Return a short part compressed, which is expected again: styles, theme, numbering, headers."""
    return _compressed([content])


def _compressed(pieces: Iterable[bytes]) -> tuple[bytes, int, int]:
    """Return the compressed bytes of a part, its checksum and its size."""
    compressor, written, checksum, size = zlib.compressobj(wbits=-zlib.MAX_WBITS), [], 0, 0
    for piece in pieces:
        written.append(compressor.compress(piece))
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
    return b"".join([*written, compressor.flush()]), checksum, size


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    left = iter(pieces)
    while together := list(islice(left, _AT_ONCE)):
        yield "".join(together).encode()
