"""What a point of the agenda is called wherever it is named: its title, else what kind of point it is."""

from workshop.items import AgendaItem
from workshop.labels import choice_label


def point_title(point: AgendaItem) -> str:
    """Return a point's title, or the name of its kind."""
    return point.title.strip() or choice_label("agenda_item", "kind", point.kind)
