"""Files that come and go with a whole workshop: its logos, and the institution's document its own are made upon."""

from dataclasses import dataclass

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file by its bytes, which have been judged; `name` is what its sender called it."""

    name: str
    media_type: str
    content: bytes
