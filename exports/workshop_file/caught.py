"""What an input became, as a workshop file says it: ids give way to places and labels, and come back."""

from collections.abc import Callable, Mapping
from typing import Any

from exports.workshop_file.input_rows import Became
from workshop.items import Action, Footnote, Input, Remark
from workshop.workshop import Workshop

Places = Mapping[tuple[int, ...], str]


def became_of(
    workshop: Workshop, caught: Input, place_of: Callable[[str], list[int]], labels: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return what an input became; `None` for one that is open, or where that is gone: it then is open again."""
    found = workshop.items.get(caught.became or "")
    while isinstance(found, Action) and found.merged_into:
        found = workshop.items.get(found.merged_into)
    if found is None or not workshop.is_live(found.id):
        return None
    if isinstance(found, Footnote):
        return {"footnote": labels[found.id]}
    if not isinstance(found, Remark):
        return {"item": place_of(found.id)}
    said = [remark.id for remark in workshop.remarks(found.parent or "")]
    return {"item": place_of(found.parent or ""), "remark": 1 + said.index(found.id)}


def became_in(
    row: Became | None, places: Places, remarks: Mapping[str, list[str]], notes: Mapping[str, str]
) -> str | None:
    """Return the id of what an input became, from the ids given while the file was built."""
    if row is None:
        return None
    if row.footnote is not None:
        return notes[row.footnote]
    item = places[tuple(row.item)]
    return item if row.remark is None else remarks[item][row.remark - 1]
