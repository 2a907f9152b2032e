"""The lines of a list that somebody pasted into a box, as long as it is one that people can look through."""

from workshop.errors import ListTooLong

LINES = 2_000
LENGTH = 400_000  # characters of all of them


def pasted_lines(text: str) -> list[str]:
    """Return the lines of a pasted text. Raises: ListTooLong."""
    lines = text.splitlines() if len(text) <= LENGTH else None
    if lines is None or len(lines) > LINES:
        raise ListTooLong(limit=LINES)
    return lines
