"""The small lines below an action: who, by when, and the other columns the workshop prints, where they are filled."""

from dataclasses import dataclass
from functools import lru_cache

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.printed import bookmark_name
from workshop.items import Action, Facts
from workshop.language import _
from workshop.placeholders import find_placeholder

_BETWEEN = run("  ·  ")
_LINE = 95  # characters up to which columns share a line
_LONGEST_PLACEHOLDER = 40  # characters; a longer text says something


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its field, the length of its label, and the label as a run in the document's language."""

    field: str
    width: int
    label: str


def printed_columns(facts: Facts, body: Body) -> list[Column]:
    """Return the columns printed below an action, in the workshop's order."""
    look = '<w:rStyle w:val="Label"/>'
    labels = {name: label_of(facts, name) for name in facts.printed_columns}
    return [Column(name, len(label), body.label(f"{label}: ", look)) for name, label in labels.items()]


def label_of(facts: Facts, field: str) -> str:
    """Return what a workshop calls a column of its actions."""
    return {
        "responsible": facts.responsible_label or _("Responsable"),
        "timeframe": facts.timeframe_label or _("Plazo"),
        "indicator": _("Indicador"),
        "scope": _("Alcance"),
        "references": _("Referencias"),
    }[field]


def detail_paragraphs(body: Body, action: Action, columns: list[Column], style: str) -> list[Paragraph]:
    """Return the filled columns of an action: short ones side by side, long ones each on a line of its own."""
    lines: list[Paragraph] = []
    length = _LINE
    for column in columns:
        value = getattr(action, column.field)
        if not value:
            continue
        text = value if isinstance(value, str) else "; ".join(value)
        if text.isspace():
            continue
        words = _plain_words(text) or (body.pending(text) if is_placeholder(text) else body.words(text))
        content = column.label + body.bookmarked(words, bookmark_name(action, column.field))
        width = _LINE if "\n" in text else column.width + len(text) + 7
        if length + width <= _LINE:
            lines[-1].content += _BETWEEN + content
            length += width
            continue
        if lines:
            lines[-1].keep_next = True
        lines.append(Paragraph(style, content))
        length = width
    return lines


@lru_cache(maxsize=1_024)  # the same few words fill the columns of a whole plan
def _plain_words(text: str) -> str | None:
    """Return a column that neither bears a mark nor is left for later as a run; `None` for any other."""
    return None if "[^" in text or is_placeholder(text) else run(text)


def is_placeholder(text: str) -> bool:
    """Say whether a column holds nothing but a word left for later, such as "Por definir"."""
    return len(text) <= _LONGEST_PLACEHOLDER and (find_placeholder(text) or "").strip(" .") == text.strip(" .")
