"""Footnote marks as people see and type them in a plain box: [^3] stands for the plan's third note."""

from collections.abc import Mapping

from workshop.footnotes import note_numbers
from workshop.text import marks, replace_marks
from workshop.workshop import Workshop


def mark_names(workshop: Workshop, *texts: str | None) -> dict[str, str]:
    """Return, for each note marked in some texts, its id and the name its mark is shown by; all names differ."""
    numbers = note_numbers(workshop)
    notes = dict.fromkeys(note for text in texts for note in marks(text))
    unnumbered = iter(range(len(numbers) + 1, len(numbers) + len(notes) + 1))
    return {note: str(numbers.get(note) or next(unnumbered)) for note in notes}


def to_typed(text: str | None, names: Mapping[str, str]) -> str:
    """Return a stored text as it is put into a box for typing."""
    return replace_marks(text or "", dict(names))


def from_typed(typed: str, names: Mapping[str, str]) -> str:
    """Return what was typed as it is stored.

    Marks of notes that are not among `names` are kept as the letters they are: a note's mark stands only once.
    """
    notes = {name: note for note, name in names.items()}
    foreign = [name for name in marks(typed) if name not in notes]
    for name in dict.fromkeys(foreign):
        typed = typed.replace(f"[^{name}]", f"\\[^{name}]")
    return replace_marks(typed, notes)
