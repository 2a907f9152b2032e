"""What is kept for the next who asks, within bounds."""

from pages.api.shelf import Shelf


def test_what_was_made_is_kept_under_its_key() -> None:
    shelf = Shelf(100)
    made = []

    def make() -> bytes:
        made.append(1)
        return b"page"

    assert [shelf.find_or_make("a", make), shelf.find_or_make("a", make), shelf.find("b")] == [b"page", b"page", None]
    assert len(made) == 1


def test_bound_lets_go_of_what_was_asked_for_longest_ago() -> None:
    shelf = Shelf(10)
    for key in "ab":
        shelf.find_or_make(key, lambda: bytes(5))

    shelf.find("a")
    shelf.find_or_make("c", lambda: bytes(5))

    assert [shelf.find(key) is not None for key in "abc"] == [True, False, True]


def test_nothing_and_too_much_are_not_kept() -> None:
    shelf = Shelf(10)

    assert shelf.find_or_make("empty", lambda: b"") == b""
    assert shelf.find_or_make("heavy", lambda: bytes(11)) == bytes(11)
    assert [shelf.find("empty"), shelf.find("heavy")] == [None, None]
