"""One thing to look at, with the way to put it right where that is certain."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "objective",
    "commitment",
    "text",
    "responsible",
    "timeframe",
    "indicator",
    "one_country",
    "infinitive",
    "typed_number",
    "period",
    "duration",
    "placeholder",
    "overlap",
    "spelling",
    "term",
    "cross_reference",
    "late_reference",
    "ibid",
    "mark_without_note",
    "note_without_mark",
]


@dataclass(frozen=True, slots=True)
class Fix:
    """What puts something right for certain: `label` is the same in all places that are put right at once.

    `text` is the whole cell as it then reads.
    """

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at: in which `field` of which `item`, within which `axis` (`None`: outside the axes).

    `place` is the number a reader knows it by ("2.4", "2.4 a)"), or a heading; "" for a note that stands nowhere.
    `about` are the words it is about, where a text may have several of one kind. Of a note, `mark` is the item and
    field of the text its mark stands in.
    """

    kind: Kind
    item: str
    field: str
    axis: str | None
    place: str
    sentence: str
    about: str = ""
    fix: Fix | None = None
    mark: tuple[str, str] | None = None

    @property
    def cell(self) -> tuple[str, str]:
        """Return the item and field one goes to for a look."""
        return self.mark or (self.item, self.field)
