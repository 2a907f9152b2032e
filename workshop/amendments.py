"""Wordings proposed for one text: what each changes in it as it stands now, and which are about the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.cells import Item
from workshop.differences import Piece
from workshop.items import Amendment
from workshop.merging import Edit, edited, edits_of, tokens_of, touch
from workshop.wordings import wording
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Proposed:
    """An open amendment upon the text as it stands now.

    `edits` are of the tokens of that text, `None` where the text has changed at the very words it is about;
    `survived` says that the text has changed since, elsewhere; `against` are the amendments it collides with.
    """

    amendment: Amendment
    edits: tuple[Edit, ...] | None
    survived: bool
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """One text as it stands, with all open amendments upon it, oldest first."""

    text: str
    proposed: tuple[Proposed, ...]

    def together(self, ids: Iterable[str]) -> str | None:
        """Return the text with several amendments at once, in whatever order; `None` where two of them collide, one
        no longer applies, or one is not open."""
        chosen = set(ids)
        found = [each for each in self.proposed if each.amendment.id in chosen]
        if len(found) < len(chosen) or any(each.edits is None or each.against & chosen for each in found):
            return None
        return "".join(edited(tokens_of(self.text), _union(each.edits or () for each in found)))

    def alone(self, amendment: str) -> str | None:
        """Return the text with one amendment; `None` where it no longer applies."""
        return self.together([amendment])

    def pieces(self, proposed: Proposed) -> list[tuple[Piece, bool]]:
        """Return what an amendment changes in reading order, and of each piece whether others say otherwise there.

        One that no longer applies is shown upon the text it was proposed on.
        """
        if proposed.edits is None:
            base = tokens_of(proposed.amendment.base)
            return _pieces(base, edits_of(base, proposed.amendment.text), [])
        others = [each for each in self.proposed if each.amendment.id in proposed.against]
        return _pieces(tokens_of(self.text), proposed.edits, [edit for each in others for edit in each.edits or ()])


def ground(workshop: Workshop, item: str, field: str | None = None) -> Ground:
    """Return a text with the open amendments upon it. Raises: ItemNotFound."""
    found: Item = workshop.find(item)
    text = wording(found, field) or ""
    on_it = [each for each in workshop.children(item, Amendment) if each.field == field]
    accepted = [each for each in on_it if each.outcome == "accepted"]
    tokens = tokens_of(text)
    proposed = [_upon(tokens, text, each, accepted) for each in on_it if each.outcome is None]
    return Ground(text, tuple(_with_collisions(tokens, proposed)))


def open_amendments(workshop: Workshop, item: str, field: str | None = None) -> list[Amendment]:
    """Return the other wordings proposed for a text that nothing was settled on, oldest first."""
    return [each for each in workshop.children(item, Amendment) if each.field == field and each.outcome is None]


def _upon(tokens: list[str], text: str, amendment: Amendment, accepted: Sequence[Amendment]) -> Proposed:
    """Return an amendment upon the text as it stands, its edits counted in that text's tokens."""
    base = tokens_of(amendment.base)
    own = edits_of(base, amendment.text)
    if amendment.base == text:
        return Proposed(amendment, tuple(own), survived=False)
    since = _since(base, tokens, [each for each in accepted if each.base == amendment.base])
    if _collide(base, own, since):
        return Proposed(amendment, None, survived=True)
    left = [edit for edit in own if edit not in since]  # the others' words have come in from elsewhere
    return Proposed(amendment, tuple(_shifted(edit, since) for edit in left), survived=True)


def _since(base: list[str], tokens: list[str], accepted: Sequence[Amendment]) -> list[Edit]:
    """Return what became of the text an amendment was proposed on.

    Where it was nothing but amendments of that same text, their own edits are taken: comparing the texts could tell
    repeated words apart in another way, and the order in which amendments were accepted would matter.
    """
    several = [edits_of(base, each.text) for each in accepted]
    apart = not any(_collide(base, one, other) for place, one in enumerate(several) for other in several[:place])
    if apart and edited(base, known := _union(several)) == tokens:
        return known
    return edits_of(base, "".join(tokens))


def _shifted(edit: Edit, since: Iterable[Edit]) -> Edit:
    start, end, instead = edit
    by = sum(len(words) - (last - first) for first, last, words in since if last <= start)
    return start + by, end + by, instead


def _with_collisions(tokens: list[str], proposed: Sequence[Proposed]) -> list[Proposed]:
    def against(one: Proposed) -> frozenset[str]:
        others = (each for each in proposed if each is not one)
        return frozenset(each.amendment.id for each in others if _collide(tokens, one.edits or (), each.edits or ()))

    return [Proposed(each.amendment, each.edits, each.survived, against(each)) for each in proposed]


def _collide(base: list[str], one: Iterable[Edit], other: Iterable[Edit]) -> bool:
    """Say whether two wordings are about the same words; what both change alike they agree on."""
    mine, theirs = list(one), list(other)
    return any(touch(base, this, that) for this in mine if this not in theirs for that in theirs if that not in mine)


def _union(several: Iterable[Iterable[Edit]]) -> list[Edit]:
    """Return the edits of several, what two of them do alike once."""
    found: list[Edit] = []
    for edits in several:
        found += [edit for edit in edits if edit not in found]
    return found


def _pieces(tokens: list[str], edits: Iterable[Edit], others: Sequence[Edit]) -> list[tuple[Piece, bool]]:
    pieces: list[tuple[Piece, bool]] = []
    place = 0
    for start, end, instead in sorted(edits):
        edit = (start, end, instead)
        collides = edit not in others and any(touch(tokens, edit, other) for other in others)
        pieces += [
            (Piece("same", "".join(tokens[place:start])), False),
            (Piece("gone", "".join(tokens[start:end])), collides),
            (Piece("new", "".join(instead)), collides),
        ]
        place = end
    pieces.append((Piece("same", "".join(tokens[place:])), False))
    return [(piece, collides) for piece, collides in pieces if piece.text]
