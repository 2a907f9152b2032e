"""What a closing is called, on the screen and on what is printed of it."""

from workshop.closings import Closing
from workshop.drafts import draft_title
from workshop.labels import choice_label
from workshop.language import _
from workshop.workshop import Workshop


def closing_label(workshop: Workshop, closing: Closing) -> str:
    """Return the name of a closing of a workshop, in the language in use."""
    if closing.kind == "stage":
        return _("Cierre de «{stage}»").format(stage=choice_label("workshop", "stage", closing.what))
    if closing.kind == "draft":
        return _("Emisión de «{draft}»").format(draft=draft_title(int(closing.what)))
    places = {axis.id: number for number, axis in enumerate(workshop.axes, 1)}
    if closing.what not in places:
        return _("Entrega a la plenaria")
    return _("Entrega del eje {number} a la plenaria").format(number=places[closing.what])
