"""Fractional keys: where an item stands among its siblings, so that a move touches one row only.

A key is a whole part of fixed width, for appending without growing, and a fraction for places in between;
keys compare by code point.
"""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_WIDTH = 6
_MIDDLE = _BASE**_WIDTH // 2


def position_between(before: str | None, behind: str | None) -> str:
    """Return a key greater than `before` and less than `behind`; `None` stands for the start or the end."""
    if before is None and behind is None:
        return _whole(_MIDDLE)
    if behind is None:
        assert before is not None
        return _whole(_value(before[:_WIDTH]) + 1)
    if before is None:
        return _whole(_value(behind[:_WIDTH]) - 1)
    if _value(behind[:_WIDTH]) - _value(before[:_WIDTH]) > 1:
        return _whole((_value(before[:_WIDTH]) + _value(behind[:_WIDTH])) // 2)
    return _midpoint(before, behind)


def _whole(value: int) -> str:
    if not 0 < value < _BASE**_WIDTH:
        raise OverflowError("no room for another sibling")
    digits = ""
    for _ in range(_WIDTH):
        value, rest = divmod(value, _BASE)
        digits = _DIGITS[rest] + digits
    return digits


def _value(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * _BASE + _DIGITS.index(digit)
    return value


def _midpoint(low: str, high: str) -> str:
    """Return a digit string strictly between two, never ending in the zero digit."""
    if low >= high:
        raise ValueError("keys out of order")
    place, made = 0, ""
    while True:
        under = _DIGITS.index(low[place]) if place < len(low) else 0
        over = _DIGITS.index(high[place]) if place < len(high) else _BASE
        if over - under > 1:
            return made + _DIGITS[(under + over) // 2]
        made += _DIGITS[under]
        if over > under:
            high = ""  # from here on anything is less than `high`
        place += 1
