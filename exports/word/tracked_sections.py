"""Where sheets turn while two states of a document lie over each other: each turn comes or goes as they do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exports.word.options import By
from exports.word.revisions import Revisions, State
from exports.word.sheets import Sheet

_BLANK = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
_TURN = re.compile(r"<w:sectPr>.*?</w:sectPr>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a document that lies on one kind of sheet: its pieces, each with whether it neither came nor went.

    `was` and `stays` say in which state of the document it is.
    """

    pieces: list[tuple[str, bool]]
    across: bool
    was: bool = True
    stays: bool = True


def without_turns(markup: str) -> str:
    """Return a body's markup without the ends of its sections."""
    return _TURN.sub("", markup)


def joined(stretches: Sequence[Stretch], sheet: Sheet, has_cover: bool, revisions: Revisions, by: By) -> str:
    """Return stretches one after the other, the sheets turned between them; the last one lies on `sheet`."""
    kept = [_turns(stretches, [each.was for each in stretches]), _turns(stretches, [each.stays for each in stretches])]
    written: list[str] = []
    covered = has_cover
    for place, stretch in enumerate(stretches):
        pieces = [markup for markup, _is_still in stretch.pieces]
        if place + 1 < len(stretches) and stretch.across != stretches[place + 1].across:
            section = replace(sheet, across=stretch.across).section(has_cover=covered)
            state = _state(place in kept[0], place in kept[1])
            covered = False
            if state == "same" and stretch.pieces and stretch.pieces[-1][1]:
                pieces[-1] = _ending(pieces[-1], section)
            else:
                pieces.append(_turn(section, state, revisions, by))
        written += pieces
    return "".join(written)


def _turns(stretches: Sequence[Stretch], shown: Sequence[bool]) -> set[int]:
    """Return behind which stretches the sheets turn once only those that are shown are left."""
    places = [place for place, (one, next_) in enumerate(pairwise(stretches)) if one.across != next_.across]
    left = [place for place, is_shown in enumerate(shown) if is_shown]
    turned = [(one, next_) for one, next_ in pairwise(left) if stretches[one].across != stretches[next_].across]
    return {next(place for place in places if one <= place < next_) for one, next_ in turned}


def _state(was: bool, stays: bool) -> State:
    if was == stays:
        return "same" if stays else "del"
    return "ins" if stays else "del"


def _turn(section: str, state: State, revisions: Revisions, by: By) -> str:
    """Return a small paragraph that ends a section, and comes or goes with it.

    It is not empty: LibreOffice would take it away, and the turn with the paragraph that then stood there.
    """
    mark, blank = "", _BLANK
    if state != "same":
        mark = f"<w:rPr>{revisions.marked(state, by)}</w:rPr>"
        blank = revisions.around(_BLANK, state, by)
    return f'<w:p><w:pPr><w:pStyle w:val="TableGap"/>{mark}{section}</w:pPr>{blank}</w:p>'


def _ending(paragraph: str, section: str) -> str:
    """Return a paragraph that ends a section."""
    before, _, after = paragraph.partition("</w:pPr>")
    return f"{before}{section}</w:pPr>{after}"
