"""The shape of what a plenary said of an item: remarks, amendments, decisions, reservations."""

from exports.workshop_file.part import Part
from exports.workshop_file.values import Instant, MarkChoice, Outcome, Settled, Text


class RemarkSource(Part):
    """Who made the remark at the same place of `remarks`, of which field, when."""

    field: Text | None = None
    """The field of the item the remark is about; null for the item as a whole."""
    author: Text | None = None
    """Who took it down, by name."""
    delegation: Text | None = None
    """The code of the delegation that made it, or its words where none is registered."""
    at: Text | None = None
    """The instant, UTC, in ISO form."""


class Decided(Part):
    """What the plenary decided of an item, or of one field of it; the last one counts."""

    outcome: Outcome
    field: Text | None = None
    reason: Text | None = None
    wording: Text | None = None
    author: Text | None = None
    at: Text | None = None


class Reserved(Part):
    """A delegation's reservation to an item."""

    delegation: Text
    """The code of the delegation, or its words where none is registered."""
    text: Text = ""
    at: Text | None = None


class Amended(Part):
    """Another wording that was proposed for an item, or for one field of it."""

    text: Text
    base: Text = ""
    """The wording it was proposed upon."""
    field: Text | None = None
    delegation: Text | None = None
    """The code of the delegation, or its words where none is registered."""
    author: Text | None = None
    at: Instant | None = None
    outcome: Settled | None = None
    """What was settled on it; null while it is open."""
    reason: Text | None = None


class Marked(Part):
    """How a delegation stands to a text that was put to it."""

    delegation: Text
    """The code of the delegation, or its words where none is registered."""
    choice: MarkChoice
    reason: Text | None = None
    author: Text | None = None
    at: Instant | None = None


class Sounded(Part):
    """A text that was put to the delegations."""

    wording: Text = ""
    """The wording that was put."""
    field: Text | None = None
    author: Text | None = None
    at: Instant | None = None
    closed: Instant | None = None
    """The instant from which no more marks were taken; null while it is open."""
    marks: list[Marked] = []


class Discussed(Part):
    """What the plenary said of an item; all of it optional."""

    remarks: list[Text] = []
    """What was said of the item, oldest first."""
    remarks_by: list[RemarkSource | None] = []
    """An entry for each of `remarks`, in order, or nothing at all."""
    amendments: list[Amended] = []
    """The wordings proposed for the item, oldest first."""
    sounded: list[Sounded] = []
    """How the delegations were sounded on the item, oldest first."""
    decisions: list[Decided] = []
    """The decisions on the item, oldest first."""
    reservations: list[Reserved] = []
    """The reservations to the item, oldest first."""
