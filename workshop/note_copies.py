"""Notes of texts that will stand twice: a mark stands once in a plan, so the second text gets notes of its own."""

from workshop.changes import Change, new_id
from workshop.text import marks, replace_marks
from workshop.workshop import Workshop


def with_own_notes(workshop: Workshop, text: str, changes: list[Change]) -> str:
    """Return a text with a note of its own for each of its marks; the notes' inserts are added to the changes."""
    copies: dict[str, str] = {}
    for mark in dict.fromkeys(marks(text)):
        note = workshop.footnotes.get(mark)
        if note is None:
            continue
        copy = copies[mark] = new_id()
        cells = {} if note.text is None else {"text": note.text}
        after = workshop.last_child(workshop.root)
        changes.append(
            Change(kind="insert", item=copy, type="footnote", parent=workshop.root, after=after, cells=cells)
        )
    return replace_marks(text, copies)
