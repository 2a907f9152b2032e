"""A sheet of people as it came, from a file or pasted: its rows as numbered there, before anybody judges them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet; its cells are texts, "" where there is nothing.

    `filled` are the columns whose text stands in a merged cell that began in a row above, `spans` the merged cells that
    run to the right: first and last column. `computed` are formulas of which the kept value was taken, `unknown` those
    without one.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    filled: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    computed: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    def cell(self, column: int) -> str:
        """Return a cell's text; "" beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold anything, in order; `others` are the sheets of its book that were not read."""

    rows: tuple[SheetRow, ...]
    name: str = ""
    others: tuple[str, ...] = ()
