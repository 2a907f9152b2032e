"""How large letters can be on the shared screen."""

import pytest

from pages.plenary.fitting import (
    ALL,
    HEIGHT,
    LARGEST,
    READABLE,
    SMALLEST,
    WIDTH,
    Chips,
    Text,
    fit,
    fit_columns,
    fit_list,
    room_beside,
)


def height(texts: list[Text], size: float) -> float:
    return sum(text.height(size, WIDTH) for text in texts)


def test_a_short_text_stands_in_the_largest_letters():
    assert fit([Text("Publicar una guía.")]) == LARGEST


@pytest.mark.parametrize("length", [200, 600, 1200, 2000])
def test_a_longer_text_takes_the_largest_size_that_fits(length):
    texts = [Text("palabra " * (length // 8))]

    size = fit(texts)

    assert height(texts, size) <= HEIGHT
    assert size == LARGEST or height(texts, size + 0.25) > HEIGHT


def test_no_text_is_so_long_that_letters_vanish():
    assert fit([Text("palabra " * 2500)]) == SMALLEST


def test_footnote_marks_take_no_room():
    mark = "[^0123456789abcdef0123456789abcdef]"

    assert fit([Text(("palabra " * 40) + mark * 9)]) == fit([Text("palabra " * 40)])


def test_lines_that_were_typed_each_take_one():
    assert height([Text("a\nb\nc", gap=0)], 5) == 3 * height([Text("a", gap=0)], 5)


def test_notes_at_the_foot_leave_less_room():
    assert room_beside([]) == HEIGHT
    assert room_beside(["Una nota." * 30]) < room_beside(["Una nota."]) < HEIGHT


def test_few_entries_of_a_list_keep_all_their_words():
    kept, size = fit_list([Text("Protección")], ["Publicar una guía."] * 4)

    assert (kept, size >= READABLE) == (ALL, True)


def test_many_entries_keep_fewer_words_and_still_fit():
    entries = ["palabra " * 40] * 15

    kept, size = fit_list([Text("Protección")], entries, columns=2, share=0.9)

    assert 20 < kept < 200
    assert SMALLEST <= size <= READABLE


def test_columns_are_as_large_as_the_fullest_allows():
    short, long = [Text("Uno")], [Text(f"Persona {number}") for number in range(25)]

    assert fit_columns([short, long], 2) == fit_columns([long], 2) < fit_columns([short, short], 2)
    assert fit_columns([], 2) == LARGEST


def test_names_in_frames_take_another_row_where_they_do_not_fit_side_by_side():
    one = Chips(["Altamira"], 1).height(5, WIDTH)

    assert Chips([], 1).height(5, WIDTH) == 0
    assert Chips(["Altamira", "Isla Coral"], 1).height(5, WIDTH) == one
    assert Chips(["Altamira", "Isla Coral"], 1).height(5, 50) == 2 * one
