"""The kinds of check in the words of the screen, in the order they are listed."""

from workshop.errors import N_
from workshop.language import _

_LABELS = {
    "objective": N_("Objetivo"),
    "commitment": N_("Compromiso"),
    "text": N_("Acción en blanco"),
    "responsible": N_("Responsable"),
    "timeframe": N_("Plazo"),
    "period": N_("Fechas del plazo"),
    "placeholder": N_("Por completar"),
    "mark_without_note": N_("Llamada sin nota"),
    "note_without_mark": N_("Nota sin llamada"),
}
KINDS = tuple(_LABELS)


def kind_label(kind: str) -> str:
    """Return a kind of check as a list names it."""
    return _(_LABELS[kind])
