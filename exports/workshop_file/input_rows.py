"""The shape of what groups caught on the way: each input, and what became of it."""

from pydantic import Field

from exports.workshop_file.part import Part
from exports.workshop_file.values import Place, Text


class Became(Part):
    """What was made of an input: an action or a remark, by place, or a footnote, by label."""

    item: list[Place] = Field(default=[], max_length=4)
    """The place of the action, or of what the remark was made on: axis, objective, action, sub-action, from 1."""
    remark: Place | None = None
    """Which of the remarks there, from 1; null where it became the action itself."""
    footnote: Text | None = None


class CaughtInput(Part):
    """Something said that was caught in one line; never printed."""

    text: Text
    author: Text | None = None
    """Who said it, by name."""
    delegation: Text | None = None
    """The code of the delegation that said it, or its words where none is registered."""
    at: Text | None = None
    """The instant, UTC, in ISO form."""
    became: Became | None = None
    """What was made of it; null while it is open."""
    about: list[Place] = Field(default=[], max_length=4)
    """The place of the action of this axis that may say the same as another: axis, objective, action, sub-action."""
    alike: list[Place] = Field(default=[], max_length=4)
    """The place of that other action."""
