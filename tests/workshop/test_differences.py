"""Differences of two texts, word by word."""

import pytest

from workshop.differences import Piece, abridged, differences


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Una guía", "Una guía", [Piece("same", "Una guía")]),
        ("Una guía", "Una guía breve", [Piece("same", "Una guía"), Piece("new", " breve")]),
        ("Una guía", "Una red", [Piece("same", "Una "), Piece("gone", "guía"), Piece("new", "red")]),
        (None, "Una", [Piece("new", "Una")]),
        ("Una", None, [Piece("gone", "Una")]),
        (None, None, []),
    ],
)
def test_differences_tell_what_stayed_went_and_came(before, after, pieces):
    assert differences(before, after) == pieces


def test_a_footnote_mark_comes_or_goes_whole():
    assert differences("Una[^ab].", "Una[^ac].") == [
        Piece("same", "Una"),
        Piece("gone", "[^ab]"),
        Piece("new", "[^ac]"),
        Piece("same", "."),
    ]


def test_both_texts_can_be_put_together_from_the_pieces():
    before, after = "Publicar una guía y\n\n- darla", "Publicar\n\n- dos guías y darlas"

    pieces = differences(before, after)

    assert "".join(each.text for each in pieces if each.kind != "new") == before
    assert "".join(each.text for each in pieces if each.kind != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Una guía", "Una red", [("same", "Una "), ("gone", "guía"), ("new", "red")]),
        ("Una guía", "Una guía", [("same", "Una guía")]),
        (None, "Una guía", [("new", "Una guía")]),
        (None, None, []),
        (
            "uno " * 9 + "a" + " dos" * 9,
            "uno " * 9 + "b" + " dos" * 9,
            [("same", " … uno uno "), ("gone", "a"), ("new", "b"), ("same", " dos dos … ")],
        ),
    ],
)
def test_abridged_differences_keep_what_changed_and_a_little_around(before, after, pieces):
    assert [(each.kind, each.text) for each in abridged(before, after, room=10)] == pieces


def test_abridged_difference_of_two_long_texts_is_not_sought_word_by_word():
    before, after = " ".join(map(str, range(4000))), " ".join(map(str, range(4000, 8000)))

    assert [(each.kind, len(each.text) < 110) for each in abridged(before, after, room=10)] == [
        ("gone", True),
        ("new", True),
    ]


def test_abridged_differences_of_a_word_in_the_middle_of_a_long_text_are_found_fast_enough_for_a_list():
    long = "palabra " * 2000

    kinds = [each.kind for each in abridged(f"{long}una {long}", f"{long}otra {long}")]

    assert kinds == ["same", "gone", "new", "same"]
