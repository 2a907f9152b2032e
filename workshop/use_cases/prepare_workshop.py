"""Preparing a workshop: creating it, saying what it is, and editing, moving and deleting what it is made of."""

from collections.abc import Mapping
from datetime import date as Date

from workshop.cells import NAMES, PARENTS, Item, decode, default_of, encode
from workshop.changes import Change
from workshop.choices import LOGOS
from workshop.errors import InvalidValue, ItemNotFound, TextChangedMeanwhile, TooManyLogos
from workshop.items import AgreedTerm, Facts, Logo, Mandate, Section, Term
from workshop.labels import field_label
from workshop.new_items import LAST, NewItems, last_child
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.said import SAID
from workshop.workshop import Workshop

Edits = Mapping[str, tuple[int, str | None]]  # field → (the version the form showed, the text it sends)


def create_workshop(actor: Actor, changes: list[Change]) -> list[Change]:
    """Let the actor create a workshop from a template's or a file's inserts, and return them."""
    require(actor, Doing.CREATE_WORKSHOP)
    return changes


def edit_item(workshop: Workshop, actor: Actor, item: str, edits: Edits, doing: Doing | None = None) -> list[Change]:
    """Set the fields of a form that were changed; those that stand as sent already are left alone.

    `doing` is what it is done for, where that is not what such an item is there for. A stage is opened elsewhere,
    never edited. Raises: TextChangedMeanwhile where a field's version moved on and its text differs from the one sent;
    ItemNotFound, InvalidValue, NameRequired, AlreadyRegistered.
    """
    require(actor, doing or _doing_to(workshop, item), workshop, item)
    found: Item = workshop.find(item)
    if isinstance(found, Section) and "protected" in edits:
        require(actor, Doing.PREPARE, workshop, item)
    changes = []
    for name, (seen, text) in edits.items():
        wanted = _canonical(found, name, text)
        if wanted == found.cell(name):
            continue
        if seen != found.version(name):
            raise TextChangedMeanwhile()
        version = found.version(name) + 1
        changes.append(Change(kind="set", item=item, field=name, text=wanted, version=version))
    if changes:
        check_item(workshop, _edited(found, changes))
    return changes


def edit_facts(workshop: Workshop, actor: Actor, edits: Edits) -> list[Change]:
    """Edit what is said of the workshop as a whole; see `edit_item`."""
    return edit_item(workshop, actor, workshop.root, edits)


def move_item(
    workshop: Workshop, actor: Actor, item: str, after: str | None, parent: str | None = None
) -> list[Change]:
    """Move an item behind a sibling (`None`: to the front), under another parent if one is given.

    Raises: ItemNotFound when it or its new place is gone, InvalidValue for a parent it cannot have.
    """
    require(actor, _doing_to(workshop, item), workshop, item)
    found: Item = workshop.find(item)
    parent = parent or found.parent
    if parent is None:
        raise ItemNotFound()
    kind = NAMES[type(workshop.find(parent))]
    if kind not in PARENTS[NAMES[type(found)]] or _stands_under(workshop, parent, item):
        raise InvalidValue(value=kind, field=NAMES[type(found)])
    after = last_child(workshop, parent) if after == LAST else after
    return [] if after == item else [Change(kind="move", item=item, parent=parent, after=after)]


def delete_item(workshop: Workshop, actor: Actor, item: str) -> list[Change]:
    """Delete an item with all that stands under it; restoring it brings all back. Raises: ItemNotFound."""
    require(actor, _doing_to(workshop, item), workshop, item)
    if workshop.find(item).parent is None:
        raise ItemNotFound()
    return [Change(kind="delete", item=item)]


def restore_item(workshop: Workshop, actor: Actor, item: str) -> list[Change]:
    """Bring a deleted item back to its place. Raises: ItemNotFound."""
    require(actor, _doing_to(workshop, item), workshop, item)
    found = workshop.items.get(item)
    if found is None or not workshop.is_live(found.parent):
        raise ItemNotFound()
    return [Change(kind="restore", item=item)] if found.deleted else []


def add_logo(workshop: Workshop, actor: Actor, file: str, name: str) -> list[Change]:
    """Add a logo to those of the cover; `file` is the id of its picture among the workshop's files.

    Raises: TooManyLogos, NameRequired.
    """
    require(actor, Doing.PREPARE, workshop)
    if len(workshop.logos) >= LOGOS:
        raise TooManyLogos(limit=LOGOS)
    new = NewItems(workshop)
    item = new.add(Logo, workshop.root, file=file, name=name.strip())
    check_item(workshop, Logo(id=item, name=name))
    return new.changes


def set_template(workshop: Workshop, actor: Actor, file: str | None) -> list[Change]:
    """Make the workshop's documents upon an institution's own, by the id of its file; `None` goes back to the house's.

    The last one sent is the one that counts.
    """
    return edit_facts(workshop, actor, {"template": (workshop.facts.version("template"), file)})


def add_mandate(
    workshop: Workshop, actor: Actor, text: str, body: str = "", place: str = "", date: Date | None = None
) -> list[Change]:
    """Add a quotation of what the workshop is called by, and who decided it where and when. Raises: NameRequired."""
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    item = new.add(Mandate, workshop.root, text=text, body=body, place=place, date=date)
    check_item(workshop, Mandate(id=item, text=text))
    return new.changes


def add_section(
    workshop: Workshop, actor: Actor, kind: str, heading: str, text: str = "", after: str | None = LAST
) -> list[Change]:
    """Add a part to the plan's front matter."""
    require(actor, Doing.CONSOLIDATE, workshop)
    new = NewItems(workshop)
    new.add(Section, workshop.root, after=after, kind=kind, heading=heading, text=text)
    return new.changes


def add_term(workshop: Workshop, actor: Actor, section: str, term: str, text: str = "") -> list[Change]:
    """Add a defined term to a section. Raises: ItemNotFound."""
    require(actor, Doing.CONSOLIDATE, workshop, section)
    new = NewItems(workshop)
    new.add(Term, workshop.find(section, Section).id, term=term, text=text)
    return new.changes


def _doing_to(workshop: Workshop, item: str) -> Doing:
    """Return what somebody does who changes an item: the plan's front matter is prepared, and then consolidated."""
    found = workshop.items.get(item)
    if isinstance(found, SAID):
        return Doing.TAKE_NOTES
    return Doing.CONSOLIDATE if isinstance(found, Section | Term | AgreedTerm) else Doing.PREPARE


def _stands_under(workshop: Workshop, item: str, above: str) -> bool:
    place: str | None = item
    while place is not None and place != above:
        place = workshop.items[place].parent
    return place is not None


def _canonical(item: Item, name: str, text: str | None) -> str | None:
    if isinstance(item, Facts) and name in ("stage", "rehearsal_of"):
        raise InvalidValue(value=text, field=name)
    try:
        return encode(decode(type(item), name, text), default_of(type(item), name))
    except InvalidValue:
        raise InvalidValue(value=text, field=field_label(item, name)) from None


def _edited(item: Item, changes: list[Change]) -> Item:
    for change in changes:
        assert change.field and change.version
        item = item.with_cell(change.field, change.text, change.version)
    return item
