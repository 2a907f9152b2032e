"""What a text has from the data: a line "{ejes}" stands for the axes, "{aprobación}" for what approved the plan."""

import re
from collections.abc import Callable
from datetime import date as Date

from workshop.approval import approval_citation
from workshop.language import _, language
from workshop.text import folded, without_marks
from workshop.workshop import Workshop

AXES = "{ejes}"  # what stands in the text, alone on its line
APPROVAL = "{aprobación}"
_AXES = re.compile(r"^[^\S\n]*\{(?:ejes|axes)\}[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_APPROVAL = re.compile(r"^[^\S\n]*\{(?:aprobaci[oó]n|approval)\}[^\S\n]*$", re.IGNORECASE | re.MULTILINE)


def with_data(workshop: Workshop, text: str | None, say: Callable[[Date], str]) -> str | None:
    """Return a text with each line that stands for data replaced by them; other words in braces stay as they are.

    An axis goes by its short title, where it has one, without footnotes: these belong to the title itself. `say` puts a
    date in words. What is still to be defined is said so; all of it in the plan's first language.
    """
    if not text or "{" not in text:
        return text
    spoken = workshop.facts.languages[0] if workshop.facts.languages else ""
    with language(spoken.split("-")[0].lower()):
        listed = _AXES.sub(lambda found: _axes(workshop) or _("Por definir"), text)
        return _APPROVAL.sub(lambda found: approval_citation(workshop.facts, say) or _("Por definir"), listed)


def _axes(workshop: Workshop) -> str:
    """Return the numbered list of the axes; "" where there are none."""
    titles = [_called(axis.short_title or "") or _called(axis.title) or _("Por definir") for axis in workshop.axes]
    return "\n".join(_item(titles, place) for place in range(len(titles)))


def _called(title: str) -> str:
    return " ".join(without_marks(title).split()).rstrip(" .;,").replace("[^", "\\[^")


def _item(titles: list[str], place: int) -> str:
    left = len(titles) - 1 - place
    end = "." if left == 0 else ";"
    if left == 1:
        before_i = re.match(r"h?i(?![aeou])", folded(titles[-1])) is not None  # "e" in Spanish, where "y" would not do
        end = _("; e") if before_i else _("; y")
    return f"{place + 1}. {titles[place]}{end}"
