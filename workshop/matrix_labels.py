"""The headings of the matrix, as the workshop names its columns."""

from collections.abc import Mapping

from workshop.choices import COLUMNS
from workshop.items import Facts
from workshop.labels import column_label


def column_labels(facts: Facts) -> Mapping[str, str]:
    """Return column to heading: the workshop's own name for it, or the usual one in the language of the page."""
    own = {"text": facts.action_label, "responsible": facts.responsible_label, "timeframe": facts.timeframe_label}
    return {name: own.get(name) or column_label(name) for name in COLUMNS}
