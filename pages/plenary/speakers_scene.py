"""The shared screen's scene of the speakers: who has the floor, who comes next."""

from html import escape

from pages.plenary.fitting import LARGEST, Text, fit
from pages.plenary.scenes import frame
from workshop.floor import floor, speaker_name
from workshop.language import _
from workshop.workshop import Workshop

_SHOWN = 6  # of those who wait; the others are counted by their place


def speakers(workshop: Workshop) -> str:
    """Return who speaks in large letters and the next in order; whoever waits reads when their turn comes."""
    listed = floor(workshop)
    if listed.speaking is None and not listed.waiting:
        nobody = escape(_("Nadie ha pedido la palabra."))
        return frame(workshop, escape(_("Lista de oradores")), f"<p>{nobody}</p>", LARGEST)
    speaking = speaker_name(workshop, listed.speaking) if listed.speaking else ""
    has = escape(_("Tiene la palabra"))
    now = (
        f'<p class="pl-screen-label">{has}</p><h1 class="pl-screen-heading">{escape(speaking)}</h1>' if speaking else ""
    )
    waiting = [speaker_name(workshop, each) for each in listed.waiting[:_SHOWN]]
    rows = "".join(
        f'<span class="pl-screen-code">{place}.</span><span>{escape(name)}</span><span></span>'
        for place, name in enumerate(waiting, 1)
    )
    size = fit([Text(speaking, gap=0.6), *(Text(name, 0.8, gap=0.3) for name in waiting)])
    main = f'{now}<div class="pl-screen-list">{rows}</div>'
    return frame(workshop, escape(_("Lista de oradores")), main, size)
