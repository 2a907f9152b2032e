"""Whether a change may be made: whose it is, what it may stand under, and what its cells may name."""

from workshop.cells import KINDS, NAMES, PARENTS, Item, Lines
from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.doings import doing_of, doing_to, is_record, is_said_once
from workshop.errors import InvalidChange, InvalidValue, ItemNotFound
from workshop.items import Action
from workshop.permissions import Actor, require
from workshop.references import NAMED
from workshop.rules import check_item
from workshop.workshop import Workshop


def check_change(workshop: Workshop, actor: Actor, change: Change) -> None:
    """Let an insert, move, delete or restore pass. Raises: Forbidden, StageClosed, ItemNotFound, InvalidChange …"""
    if change.kind == "insert":
        _check_insert(workshop, actor, change)
        return
    item = workshop.items.get(change.item)
    if item is None or item.parent is None:
        raise ItemNotFound()
    require(actor, doing_to(item), workshop, item.id)
    _check_kind(NAMES[type(item)])
    if change.kind != "restore" and not workshop.is_live(item.id):
        raise ItemNotFound()
    if change.kind == "move":
        _check_parent(workshop, actor, NAMES[type(item)], change)
        _check_depth(workshop, item, change.parent or "")
    if change.kind == "restore":
        _check_depth(workshop, item, item.parent)


def writable(workshop: Workshop, actor: Actor, change: Change) -> Item:
    """Return the item whose cell a change sets, where it may. Raises: Forbidden, ItemNotFound, InvalidChange …"""
    item = workshop.items.get(change.item)
    if item is None:
        raise ItemNotFound()
    kind, field = NAMES[type(item)], change.field or ""
    require(actor, doing_to(item, field), workshop, item.id)
    _check_kind(kind)
    if is_said_once(kind, field):
        raise InvalidChange(path="field", reason=field)
    if not workshop.is_live(item.id):
        raise ItemNotFound()
    _check_references(workshop, kind, field, change.text)
    check_item(workshop, item.with_cell(field, change.text, item.version(field)))
    return item


def is_free_text(item: Item, field: str) -> bool:
    """Say whether a cell holds prose that can be merged, not a choice, number, date or reference."""
    named, name = item.fields()[field], (NAMES[type(item)], field)
    is_one_id = name in NAMED and named is not Lines
    return named in (str, str | None, Lines) and name not in CHOICES and not is_one_id


def _check_insert(workshop: Workshop, actor: Actor, change: Change) -> None:
    kind = change.type or ""
    if kind not in PARENTS or not PARENTS[kind]:
        raise InvalidChange(path="type", reason=kind or "null")
    _check_kind(kind)
    if change.item in workshop.items:
        raise InvalidChange(path="item", reason=change.item)
    _check_parent(workshop, actor, kind, change)
    if kind == "action":
        _check_depth(workshop, None, change.parent or "")
    for field, text in change.cells.items():
        require(actor, doing_of(kind, field), workshop, None if kind == "footnote" else change.parent)
        _check_references(workshop, kind, field, text)
    check_item(workshop, _new_item(change))


def _check_parent(workshop: Workshop, actor: Actor, kind: str, change: Change) -> None:
    parent = workshop.find(change.parent or "")
    require(actor, doing_of(kind), workshop, None if kind == "footnote" else parent.id)
    if NAMES[type(parent)] not in PARENTS[kind]:
        raise InvalidChange(path="parent", reason=NAMES[type(parent)])


def _check_kind(kind: str) -> None:
    if is_record(kind):
        raise InvalidChange(path="type", reason=kind)


def _check_depth(workshop: Workshop, item: Item | None, parent: str | None) -> None:
    """Keep sub-actions one level deep and nothing under itself."""
    above = parent
    while item is not None and above is not None:
        if above == item.id:
            raise InvalidChange(path="parent", reason=parent)
        above = workshop.items[above].parent
    under = workshop.items[parent or ""]
    if isinstance(under, Action) and (
        isinstance(workshop.items[under.parent or ""], Action) or (item is not None and workshop.actions(item.id))
    ):
        raise InvalidChange(path="parent", reason=parent)


def _check_references(workshop: Workshop, kind: str, field: str, text: str | None) -> None:
    wanted = NAMED.get((kind, field))
    for named in (text or "").split("\n") if wanted else ():
        found = workshop.items.get(named)
        if named and (found is None or NAMES[type(found)] not in (wanted or "").split()):
            raise InvalidValue(value=named[:60], field=field)


def _new_item(change: Change) -> Item:
    item = KINDS[change.type or ""](id=change.item, parent=change.parent)
    for field, text in change.cells.items():
        item = item.with_cell(field, text, 1)
    return item
