"""Lists a text has from the data: a line "{ejes}" stands for the axes, as many and as they are called now."""

import re

from workshop.language import _, language
from workshop.text import folded, without_marks
from workshop.workshop import Workshop

AXES = "{ejes}"  # what stands in the text, alone on its line
_AXES = re.compile(r"^[^\S\n]*\{(?:ejes|axes)\}[^\S\n]*$", re.IGNORECASE | re.MULTILINE)


def with_lists(workshop: Workshop, text: str | None) -> str | None:
    """Return a text with each line that stands for a list replaced by it; other words in braces stay as they are.

    An axis goes by its short title, where it has one, without footnotes: these belong to the title itself.
    """
    if not text or "{" not in text:
        return text
    return _AXES.sub(lambda found: _axes(workshop), text)


def _axes(workshop: Workshop) -> str:
    """Return the numbered list of the axes, or that they are still to be defined, in the plan's first language."""
    spoken = workshop.facts.languages[0] if workshop.facts.languages else ""
    with language(spoken.split("-")[0].lower()):
        titles = [_called(axis.short_title or "") or _called(axis.title) or _("Por definir") for axis in workshop.axes]
        return "\n".join(_item(titles, place) for place in range(len(titles))) or _("Por definir")


def _called(title: str) -> str:
    return " ".join(without_marks(title).split()).rstrip(" .;,").replace("[^", "\\[^")


def _item(titles: list[str], place: int) -> str:
    left = len(titles) - 1 - place
    end = "." if left == 0 else ";"
    if left == 1:
        before_i = re.match(r"h?i(?![aeou])", folded(titles[-1])) is not None  # "e" in Spanish, where "y" would not do
        end = _("; e") if before_i else _("; y")
    return f"{place + 1}. {titles[place]}{end}"
