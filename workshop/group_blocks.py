"""Which groups work side by side while the agenda says group work: derived from the workshop, never typed again."""

from dataclasses import dataclass

from workshop.derived import once
from workshop.items import AgendaItem, Axis, WorkingGroup
from workshop.language import _
from workshop.text import without_marks
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Block:
    """A group at work: its axis with the number it stands at, the group, and how many are in it."""

    number: int
    axis: Axis
    group: WorkingGroup
    count: int

    def line(self) -> str:
        """Return it in one line: axis, group where it has a name of its own, room, who facilitates."""
        title = self.axis.short_title or without_marks(self.axis.title)
        parts = [_("Eje {number}: {title}").format(number=self.number, title=title), self.group.name, self.group.room]
        if self.group.facilitator:
            parts.append(_("facilita {name}").format(name=self.group.facilitator))
        return " · ".join(part for part in parts if part)


@once
def group_blocks(workshop: Workshop) -> list[Block]:
    """Return all groups in the order of the axes."""
    return [
        Block(number, axis, group, len(workshop.members(group.id)))
        for number, axis in enumerate(workshop.axes, 1)
        for group in workshop.groups(axis.id)
    ]


def block_lines(workshop: Workshop, item: AgendaItem) -> list[str]:
    """Return the groups that work at a point of the agenda, a line each; none where it is no group work."""
    return [block.line() for block in group_blocks(workshop)] if item.kind == "group_work" else []
