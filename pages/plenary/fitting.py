"""How large the letters of a scene can be for all of it to stand on the shared screen without scrolling.

Reckoned on the narrowest projector (4 : 3) in hundredths of its height, as a browser would break the lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from workshop.text import without_marks

LARGEST, SMALLEST = 7.5, 2.5  # hundredths of the screen's height
READABLE = 3.2  # below this the back of the room no longer reads: rather cut texts short, where a scene may
WIDTH, HEIGHT = 123.0, 78.0  # of what lies between the margins, head and foot
_STEP = 0.25
_LETTER = 0.52  # mean width of a letter, breaking at words included
_LINE = 1.3  # height of a line
_NOTE = 2.1  # letters of the notes at the foot
_NUMBER = 1.7  # letters' heights before an entry of a list
_FRAME, _CHIP = 3.2, 2.0  # letters' heights: sign, edges and gap of a name in a frame; its row with the gap below
ALL = 1_000_000  # letters: none is cut


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a scene: `scale` is its size beside the scene's own, `share` the part of the width it has,
    `indent` what stands before it and `gap` the space below it, both in letters' heights.
    """

    text: str
    scale: float = 1.0
    share: float = 1.0
    indent: float = 0.0
    gap: float = 0.5

    def height(self, size: float, width: float) -> float:
        """Return how high it stands at a size, in a width."""
        room = max(width * self.share - self.indent * size, 1.0)
        lines = sum(
            ceil(max(len(line), 1) * _LETTER * self.scale * size / room)
            for line in without_marks(self.text).split("\n")
        )
        return lines * _LINE * self.scale * size + self.gap * size


@dataclass(frozen=True, slots=True)
class Chips:
    """Names of a scene that stand in frames side by side, as many in a row as fit; `scale` is as in `Text`."""

    names: Sequence[str]
    scale: float

    def height(self, size: float, width: float) -> float:
        """Return how high they stand at a size, in a width."""
        letter = self.scale * size
        rows, left = 0, 0.0
        for name in self.names:
            taken = (len(name) * _LETTER + _FRAME) * letter
            rows, left = (rows, left - taken) if taken <= left else (rows + 1, width - taken)
        return rows * _CHIP * letter


def fit(texts: Iterable[Text | Chips], *, height: float = HEIGHT, width: float = WIDTH) -> float:
    """Return the largest size at which the texts, below each other, fit; never under SMALLEST."""
    found = list(texts)
    size = LARGEST
    while size > SMALLEST and sum(text.height(size, width) for text in found) > height:
        size -= _STEP
    return size


def fit_columns(columns: Sequence[Sequence[Text]], count: int) -> float:
    """Return the largest size at which columns of texts fit, `count` of them side by side, row by row."""
    rows = [columns[start : start + count] for start in range(0, len(columns), count)]
    return min(
        (fit(column, height=HEIGHT / len(rows), width=WIDTH / count - 3) for row in rows for column in row),
        default=LARGEST,
    )


def room_beside(notes: Iterable[str]) -> float:
    """Return the height left for a scene above the notes at its foot."""
    lines = sum(ceil(max(len(note) + 3, 1) * _LETTER * _NOTE / WIDTH) for note in notes)
    return HEIGHT - lines * (_LINE * _NOTE + 0.3)


def fit_list(
    head: Sequence[Text], entries: Sequence[str], *, columns: int = 1, share: float = 1.0
) -> tuple[int, float]:
    """Return how many letters each entry of a list below `head` may keep, and the size all of it then stands at.

    Whole texts where they can still be read; else three lines each, two, one, in letters that leave room for words.
    """
    for lines, size, least in ((0, LARGEST, READABLE), (3, 3.7, READABLE), (2, 3.7, READABLE), (1, READABLE, SMALLEST)):
        while size >= least:
            room = (WIDTH / columns * share - _NUMBER * size) / (_LETTER * size)
            kept = int(lines * room) - 2 if lines else ALL
            if _height_of_list(head, [entry[:kept] for entry in entries], size, columns, share) <= HEIGHT:
                return kept, size
            size -= _STEP
    return kept, SMALLEST  # more than a screen holds: what is below is scrolled to


def _height_of_list(head: Sequence[Text], entries: Sequence[str], size: float, columns: int, share: float) -> float:
    rows = [Text(entry, share=share / columns, indent=_NUMBER, gap=0.4).height(size, WIDTH) for entry in entries]
    split = -(-len(rows) // columns)
    return sum(text.height(size, WIDTH) for text in head) + max(sum(rows[:split]), sum(rows[split:]), 0.0)
