"""Numbers as addresses name them: of thousands of digits too, which Python would not read."""

from starlette.convertors import Convertor

MOST = 10**18  # more than any number here: longer ones all count as it
_DIGITS = 18


def asked_number(text: str) -> int | None:
    """Return the number an address names, `None` for what is no number."""
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if len(text) <= _DIGITS else MOST


class AskedNumber(Convertor[int]):
    """A number in the path of a route."""

    regex = "[0-9]+"

    def convert(self, value: str) -> int:
        """Return the number."""
        return asked_number(value) or 0

    def to_string(self, value: int) -> str:
        """Return it as it stands in a path."""
        return str(value)
