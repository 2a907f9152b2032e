"""Which checks are due in which stage: a group that is still writing is spared all but what it alone can say."""

from typing import get_args

from workshop.checking.check import Kind

ALL: frozenset[Kind] = frozenset(get_args(Kind))
_WHILE_GROUPS_WRITE: frozenset[Kind] = frozenset({"objective", "responsible", "timeframe", "one_country"})


def kinds_due(stage: str | None) -> frozenset[Kind]:
    """Return the kinds of check a stage asks for; a workshop without stages is asked for all.

    Source: K of the product's definition.
    """
    return _WHILE_GROUPS_WRITE if stage == "group_work" else ALL
