"""In plenary: delegations propose other wordings, and what the plenary makes of them becomes the text."""

from collections.abc import Sequence

from workshop.amendments import ground
from workshop.cells import Item
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.items import Amendment, Delegation
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, may, require
from workshop.plenary_errors import AmendmentsCollide, AmendmentSettled, NothingProposed, WordingChanged
from workshop.use_cases.decide import decide, now
from workshop.use_cases.remark import sign_of
from workshop.wordings import reword, wording
from workshop.workshop import Workshop


def propose(
    workshop: Workshop,
    actor: Actor,
    item: str,
    text: str,
    *,
    field: str | None = None,
    delegation: str | None = None,
    shown: str | None = None,
    noted: bool = False,
) -> list[Change]:
    """Propose another wording for a text; `delegation` is the id of whose it is, `shown` the text it was written upon.
    `noted` says that it is taken down for somebody else: then it does not bear the actor's name.

    What changed in the text meanwhile is no obstacle: the proposal stays upon what was shown and says so.
    Raises: NothingProposed when it is blank or says what stands there already.
    """
    require(actor, Doing.AMEND, workshop, item)
    found: Item = workshop.find(item)
    base = wording(found, field) or "" if shown is None else shown
    if not text.strip() or text.strip() == base.strip():
        raise NothingProposed()
    own = workshop.find(delegation, Delegation).id if delegation else None
    signed = {} if noted else {"author": actor.name, "by": sign_of(actor)}
    new = NewItems(workshop)
    new.add(Amendment, found.id, text=text.strip(), base=base, field=field, delegation=own, at=now(), **signed)
    return new.changes


def withdraw(workshop: Workshop, actor: Actor, amendment: str) -> list[Change]:
    """Take an amendment back, as who proposed it or as who leads the plenary. Raises: Forbidden, AmendmentSettled."""
    found = _open(workshop, amendment)
    require(actor, Doing.AMEND, workshop, found.parent)
    if found.by != sign_of(actor) and not may(actor, Doing.DECIDE, workshop, found.parent):
        raise Forbidden()
    return [_settled(found, "withdrawn")]


def accept(
    workshop: Workshop,
    actor: Actor,
    amendments: Sequence[str],
    *,
    shown: str | None = None,
    known: str | None = None,
) -> list[Change]:
    """Make amendments of one text part of it, all at once, in whatever order they are named.

    Once none is left open on it, the text is adopted with changes in the same step. `shown` and `known` are as in
    `decide`. Raises: AmendmentsCollide where two of them, or one and what the text has become, are about the same
    words; AmendmentSettled; WordingChanged, DecidedMeanwhile.
    """
    found = [_open(workshop, each) for each in dict.fromkeys(amendments)]
    item, field = _text_of(found)
    require(actor, Doing.DECIDE, workshop, item)
    base = ground(workshop, item, field)
    if shown is not None and shown != base.text:
        raise WordingChanged()
    text = base.together(each.id for each in found)
    if text is None:
        raise AmendmentsCollide()
    if len(base.proposed) == len(found):
        return _adopted(workshop, actor, (item, field), text, found, "accepted", known)
    return [*(_settled(each, "accepted") for each in found), *reword(workshop.find(item), field, text)]


def agree(
    workshop: Workshop,
    actor: Actor,
    item: str,
    text: str,
    amendments: Sequence[str],
    *,
    field: str | None = None,
    shown: str | None = None,
    known: str | None = None,
) -> list[Change]:
    """Adopt the wording the plenary wrote itself, out of the amendments that are named; others it did not take.

    Raises: WordingChanged, DecidedMeanwhile, AmendmentSettled, NameRequired for a blank text.
    """
    require(actor, Doing.DECIDE, workshop, item)
    found = [_open(workshop, each) for each in dict.fromkeys(amendments)]
    base = ground(workshop, item, field)
    if any((each.parent, each.field) != (item, field) for each in found):
        raise AmendmentSettled()
    if shown is not None and shown != base.text:
        raise WordingChanged()
    return _adopted(workshop, actor, (item, field), text, found, "in_agreed_text", known)


def decline(workshop: Workshop, actor: Actor, amendments: Sequence[str], reason: str = "") -> list[Change]:
    """Leave amendments aside: the text stands as it is. A reason may be given. Raises: AmendmentSettled."""
    found = [_open(workshop, each) for each in dict.fromkeys(amendments)]
    for each in found:
        require(actor, Doing.DECIDE, workshop, each.parent)
    given = [Change(kind="set", item=each.id, field="reason", text=reason.strip()) for each in found if reason.strip()]
    return [*(_settled(each, "not_taken") for each in found), *given]


def _adopted(
    workshop: Workshop,
    actor: Actor,
    where: tuple[str, str | None],
    text: str,
    found: Sequence[Amendment],
    outcome: str,
    known: str | None,
) -> list[Change]:
    """Return what adopts a text with amendments in it; those that are not are settled by the decision itself."""
    item, field = where
    decided = decide(workshop, actor, item, "adopted_with_changes", field=field, text=text, known=known)
    ids = {each.id for each in found}
    return [*(_settled(each, outcome) for each in found), *(each for each in decided if each.item not in ids)]


def _open(workshop: Workshop, amendment: str) -> Amendment:
    found = workshop.find(amendment, Amendment)
    if found.outcome is not None:
        raise AmendmentSettled()
    return found


def _text_of(amendments: Sequence[Amendment]) -> tuple[str, str | None]:
    """Return item and field of amendments that are of one text."""
    texts = {(each.parent or "", each.field) for each in amendments}
    if len(texts) != 1:
        raise AmendmentsCollide()
    return texts.pop()


def _settled(amendment: Amendment, outcome: str) -> Change:
    return Change(kind="set", item=amendment.id, field="outcome", text=outcome)
