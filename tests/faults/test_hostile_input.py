"""Faults 15 and 16 in short; tests/exports/word/test_incoming.py tries every hostile document."""

from pathlib import Path

from tests.faults.any_text import every_character, too_much
from tests.faults.hostile_files import refuse_all


def test_every_character_is_refused_by_name_or_comes_back_from_word(tmp_path: Path) -> None:
    finding = every_character(tmp_path)

    assert finding.held, finding.faults[:5]


def test_a_megabyte_is_refused_in_words_and_long_texts_are_read_in_time() -> None:
    finding = too_much("some")

    assert finding.held, finding.faults


def test_bombs_take_little_time_and_memory(tmp_path: Path) -> None:
    names = ["bomb within the parser", "10,000 entries", "picture of 40 MB", "workshop file of values"]

    finding = refuse_all(tmp_path, names)

    assert finding.held, finding.faults
