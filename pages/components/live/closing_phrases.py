"""What every page says of a closing that was announced, in the viewer's language."""

from workshop.choices import CHOICES
from workshop.labels import choice_label
from workshop.language import _, ngettext

_MINUTES = range(1, 6)  # those that are said aloud


def closing_phrases() -> dict[str, str]:
    """Return the phrases by their key; names in braces are filled in by the page."""
    said = {
        f"closes_said_{count}": ngettext(
            "«{stage}» se cierra en un minuto. Lo que se escriba hasta entonces se guarda.",
            "«{stage}» se cierra en {count} minutos. Lo que se escriba hasta entonces se guarda.",
            count,
        ).replace("{count}", str(count))
        for count in _MINUTES
    }
    return said | {
        "closes_in": _("«{stage}» se cierra en"),
        "closes_in_brief": _("Se cierra en"),
        "closing_now": _("Cerrando «{stage}»: se guarda lo último que se escribió."),
        "closed": _("Se cerró «{stage}» y se abrió «{next}»."),
        "closing_off": _("Se canceló el cierre de «{stage}»."),
    }


def stage_names() -> dict[str, str]:
    """Return the name of each stage."""
    return {stage: choice_label("workshop", "stage", stage) for stage in CHOICES[("workshop", "stage")]}
