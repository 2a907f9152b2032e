"""What somebody may choose of a plan's document: its columns, open remarks as comments, what changed since a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.workshop import Workshop

HOUSE = "Plenaria"  # whom a change is ascribed to where nobody is named


@dataclass(frozen=True, slots=True)
class By:
    """Who changed something last, and when (UTC)."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier state whose differences are marked, and when the later one was reached (UTC).

    `by` names who changed an item last, by its id; what is not in it is the house's. `annexes` and `closings` are those
    the earlier state was printed with, as in `PlanOptions`.
    """

    workshop: Workshop
    at: datetime
    by: Mapping[str, By] = field(default_factory=lambda: MappingProxyType({}))
    annexes: tuple[str, ...] = ()
    closings: Mapping[str, Workshop] = field(default_factory=lambda: MappingProxyType({}))

    def whose(self, item: str) -> By:
        """Return who is named for what changed in an item."""
        return self.by.get(item) or By(HOUSE, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """What is chosen of one plan's document.

    `session` is the one whose report is printed, `None` for all.
    `columns` are those printed below an action, `None` for the workshop's own choice; `remarks` puts the open ones in
    the margin, as comments; `changes_since` marks every difference to an earlier state as a tracked change. `annexes`
    names those of `exports.word.annexes` that are printed; the mapping of the axes among them tells of `closings`, the
    workshop as it was when a stage closed, by the stage.
    """

    columns: tuple[str, ...] | None = None
    session: str | None = None
    remarks: bool = False
    changes_since: Since | None = None
    annexes: tuple[str, ...] = ()
    closings: Mapping[str, Workshop] = field(default_factory=lambda: MappingProxyType({}))

    def applied_to(self, workshop: Workshop) -> Workshop:
        """Return the workshop as it is printed: with the columns that were chosen."""
        if self.columns is None:
            return workshop
        offered = CHOICES[("workshop", "printed_columns")]
        text = "\n".join(name for name in offered if name in self.columns)
        chosen = Change(kind="set", item=workshop.root, field="printed_columns", text=text)
        return workshop.apply([chosen], workshop.revision)


AS_IT_IS = PlanOptions()
