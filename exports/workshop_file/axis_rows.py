"""The shape of how the axes of a plan came about: what they were at earlier times, and which are gone."""

from exports.workshop_file.part import Part
from exports.workshop_file.values import Place, Text


class AxisThen(Part):
    """What an axis was at an earlier time: its number and its title."""

    place: Place
    title: Text = ""


class AxisOrigins(Part):
    """What an axis was before, and what it came from; an axis is named by its place from 1, former ones counted on."""

    proposed: AxisThen | None = None
    """As it was proposed to the groups; null where that is not known, or where there was none yet."""
    worked: AxisThen | None = None
    """As it was when the groups' work was closed."""
    split_from: Place | None = None
    """The axis it was parted from."""


class FormerAxis(AxisOrigins):
    """An axis that is no longer in the plan."""

    title: Text
    short_title: Text | None = None
    merged_into: Place | None = None
    """The axis that took it up."""
