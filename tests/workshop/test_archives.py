import io
import struct
import zipfile
from random import Random

import pytest

from tests import hostile_documents as hostile
from workshop.archives import Limits, lines_of, open_archive, unpack
from workshop.errors import Problem
from workshop.file_errors import ArchiveDamaged, ArchiveEncrypted, ArchiveTooLarge, ArchiveTooMany

LIMITS = Limits(entries=100, total=10_000_000)


def packed(**files: bytes) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target


def refused(content: bytes, limits: Limits = LIMITS) -> type[Problem]:
    with pytest.raises(Problem) as problem, open_archive(io.BytesIO(content), limits) as archive:
        for name in archive.namelist():
            unpack(archive, name)
    return type(problem.value)


def outcome(content: bytes) -> str:
    try:
        with open_archive(io.BytesIO(content), LIMITS) as archive:
            for name in archive.namelist():
                unpack(archive, name)
    except Problem as problem:
        return type(problem).__name__
    return "read"


def test_archive_within_its_limits_is_read() -> None:
    with open_archive(packed(one=b"1" * 999, two=b""), LIMITS) as archive:
        assert [unpack(archive, name) for name in archive.namelist()] == [b"1" * 999, b""]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", ArchiveDamaged),
        (b"PK\x05\x06" + bytes(10), ArchiveDamaged),
        (packed(a=b" " * 9_000_000).getvalue()[:-30], ArchiveDamaged),
        (packed(a=b" " * 11_000_000).getvalue(), ArchiveTooLarge),
        (packed(**{str(number): b"" for number in range(101)}).getvalue(), ArchiveTooMany),
        (packed(**{"../a": b""}).getvalue(), ArchiveDamaged),
        (hostile.overlapping(), ArchiveDamaged),
        (hostile.encrypted(), ArchiveEncrypted),
    ],
)
def test_archive_that_cannot_be_trusted_is_refused(content: bytes, problem: type[Problem]) -> None:
    assert refused(content) is problem


def test_small_archive_may_not_become_many_times_as_large() -> None:
    content = packed(a=b" " * 3_000_000).getvalue()

    assert refused(content, Limits(entries=9, total=10_000_000, free=1_000_000)) is ArchiveTooLarge


@pytest.mark.parametrize("said_behind", [False, True])
def test_directory_of_very_many_entries_is_not_even_read(said_behind: bool) -> None:
    content = packed(a=b"").getvalue()
    start, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entries = content[start:end] * 100_000
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(entries), start)
    large += struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(entries), 1)
    small = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 0 if said_behind else len(entries), start, 0)

    made = content[:start] + entries + (large if said_behind else b"") + small

    with pytest.raises(ArchiveTooMany):
        open_archive(io.BytesIO(made), LIMITS)


def test_no_more_comes_out_of_an_entry_than_the_directory_says() -> None:
    with (
        open_archive(io.BytesIO(hostile.lying_bomb()), Limits(entries=100, total=1_000_000)) as archive,
        pytest.raises(ArchiveDamaged),
    ):
        unpack(archive, "word/filler.xml")


def test_damaged_archive_raises_nothing_but_what_is_said_of_it() -> None:
    honest, chance = packed(ñandú=b"1" * 300, two=b"hola " * 50).getvalue(), Random(7)
    found = set()

    for _turn in range(3_000):
        damaged = bytearray(honest)
        for _byte in range(chance.choice((1, 2, 4))):
            damaged[chance.randrange(len(honest))] = chance.choice((0, 255, chance.randrange(256)))
        found.add(outcome(bytes(damaged[: chance.choice((len(honest), chance.randrange(len(honest))))])))

    assert found == {"read", "ArchiveDamaged", "ArchiveEncrypted", "ArchiveTooLarge", "ArchiveTooMany"}


def test_entry_larger_than_asked_for_is_refused() -> None:
    with open_archive(packed(a=b"1" * 99), LIMITS) as archive, pytest.raises(ArchiveTooLarge):
        unpack(archive, "a", 98)


def test_endless_line_is_refused() -> None:
    with open_archive(packed(a=b"1\n" + b"2" * 99), LIMITS) as archive, archive.open("a") as file:
        lines = lines_of(file, 50)

        assert next(lines) == b"1\n"
        with pytest.raises(ArchiveTooLarge):
            next(lines)
