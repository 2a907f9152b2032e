from hypothesis import given
from hypothesis import strategies as st

from storage.positions import position_between


@given(places=st.lists(st.integers(0, 1_000_000), max_size=60))
def test_key_put_anywhere_stands_there(places: list[int]) -> None:
    keys: list[str] = []

    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, position_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))

    assert keys == sorted(set(keys))


@given(places=st.lists(st.integers(0, 3), max_size=80))
def test_keys_stay_short_wherever_rows_are_put(places: list[int]) -> None:
    keys = [position_between(None, None)]

    for place in places:  # always among the first ones, where keys grow fastest
        at = place % (len(keys) + 1)
        keys.insert(at, position_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))

    assert max(map(len, keys)) <= 8 + len(places) // 5


def test_keys_appended_do_not_grow() -> None:
    key = position_between(None, None)

    for _ in range(5000):
        following = position_between(key, None)
        assert following > key
        key = following

    assert len(key) == len(position_between(None, None))


def test_keys_put_in_front_do_not_grow() -> None:
    key = position_between(None, None)

    for _ in range(5000):
        before = position_between(None, key)
        assert before < key
        key = before

    assert len(key) == len(position_between(None, None))


def test_keys_put_at_one_place_grow_slowly() -> None:
    low, high = position_between(None, None), position_between(position_between(None, None), None)

    for _ in range(300):
        low = position_between(low, high)

    assert low < high
    assert len(low) < 80
