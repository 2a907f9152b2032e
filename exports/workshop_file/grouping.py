"""The shape of who works where: the groups with their limits, and who should work together or apart."""

from exports.workshop_file.part import Part
from exports.workshop_file.values import Count, Text, TieKind


class Group(Part):
    """A working group. Facilitator and rapporteur may be names outside the participants."""

    name: Text = ""
    room: Text = ""
    facilitator: Text = ""
    rapporteur: Text = ""
    members: list[Text] = []
    """Participants by name; by "e-mail", "name <e-mail>" or "#key" where the name is not enough."""
    helper: Text | None = None
    link: Text | None = None
    minimum: Count | None = None
    """How many people it takes at least, and at most (`maximum`)."""
    maximum: Count | None = None
    pinned: list[Text] = []
    """Those of `members` who stay when people are distributed, in the same words."""


class TieRow(Part):
    """People who should work in one group, or each in another."""

    kind: TieKind
    people: list[Text]
    """Participants, as in `members`."""
