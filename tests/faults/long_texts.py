"""Reads the longest texts that cells and lists may hold, of the costliest letters: `python -m tests.faults.long_texts`.

In a process of its own that may use so many seconds of the processor and no more: who reads a text in a time that grows
with its square does not come to the end. It prints how many texts were read.
"""

import resource
import sys
from collections.abc import Callable

from pages.shared.prose import prose
from tests.two_axes import inserts, two_axes
from workshop.agenda_list import read_agenda
from workshop.changes import Change
from workshop.checks import checks
from workshop.differences import differences
from workshop.merging import merge_texts
from workshop.new_items import build_workshop
from workshop.pasted_lines import LENGTH
from workshop.people_list import read_people
from workshop.text import LIMIT
from workshop.typed_marks import from_typed
from workshop.workshop import Workshop

SECONDS = 20  # of the processor, for all of them; they take six, and in the time of their square many minutes
# What is repeated: beginnings of marks, of lists, of dates, of addresses, and ends that never come.
UNITS = ["[^", "\\[^", "[^a]", "[", " ", "\n", " \n", "a", "a ", "X y ", "__ ", "2019-", "de 2019 ", "«", "\u0301", "$"]
MORE = ["[ ", "- a\n", "1. ", "por definir ", "x@", "x@y.", "<", ";", "\t", "8:30 ", "30 min ", "enero "]


def planned(text: str) -> Workshop:
    """Return a plan that bears a text wherever somebody may write a long one."""
    fields = ("text", "responsible", "timeframe", "indicator", "scope", "references", "note")
    return build_workshop(inserts()).apply(
        [Change(kind="set", item="guide", field=name, text=text, version=2) for name in fields]
    )


READERS: tuple[tuple[int, Callable[[str], object]], ...] = (
    (LIMIT, lambda text: checks(planned(text))),
    (LIMIT, lambda text: prose(text, {})),
    (LIMIT, lambda text: from_typed(text, {})),
    (LIMIT, lambda text: differences(text, f"b {text[:-9][::-1]} d")),
    (LIMIT, lambda text: merge_texts(text, f"b {text}", f"{text[:-9]}z z")),
    (LENGTH, lambda text: read_people(two_axes(), "\n".join(text.splitlines()[:2_000]))),
    (LENGTH, lambda text: read_agenda("\n".join(text.splitlines()[:2_000]))),
)


def main(units: list[str]) -> None:
    """Read every text by every reader."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    texts = 0
    for unit in units:
        for length, read in READERS:
            read((unit * (length // len(unit) + 1))[:length])
            texts += 1
    sys.stdout.write(str(texts))


if __name__ == "__main__":
    main(UNITS + MORE if "all" in sys.argv else UNITS[:6])
