"""The kinds of check in the words of the screen, in the order they are listed."""

from workshop.errors import N_
from workshop.language import _

_LABELS = {
    "objective": N_("Objetivo"),
    "commitment": N_("Compromiso"),
    "text": N_("Acción en blanco"),
    "responsible": N_("Responsable"),
    "timeframe": N_("Plazo"),
    "indicator": N_("Indicador"),
    "one_country": N_("Un solo país"),
    "infinitive": N_("Verbo al comienzo"),
    "typed_number": N_("Número escrito a mano"),
    "period": N_("Fechas del plazo"),
    "duration": N_("Años del plan"),
    "placeholder": N_("Por completar"),
    "overlap": N_("Lo hace otro organismo"),
    "spelling": N_("Dos nombres para lo mismo"),
    "term": N_("Término acordado"),
    "cross_reference": N_("Remisión interna"),
    "late_reference": N_("Fuente posterior"),
    "ibid": N_("Ibídem y obra citada"),
    "mark_without_note": N_("Llamada sin nota"),
    "note_without_mark": N_("Nota sin llamada"),
}
KINDS = tuple(_LABELS)


def kind_label(kind: str) -> str:
    """Return a kind of check as a list names it."""
    return _(_LABELS[kind])
