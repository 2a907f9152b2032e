"""Differences of two texts, word by word."""

import pytest

from workshop.differences import Piece, differences


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
