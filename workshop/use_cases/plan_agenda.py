"""Making the agenda: days or sessions and their points, added, moved, lengthened and locked to an hour."""

from collections.abc import Iterable
from datetime import date as Date

from workshop.agenda import clock
from workshop.changes import Change
from workshop.errors import StartUnknown
from workshop.items import AgendaItem, Session
from workshop.new_items import LAST, NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.use_cases.prepare_workshop import delete_item, edit_item, move_item
from workshop.workshop import Workshop

edit_session = edit_agenda_item = edit_item
move_session = move_agenda_item = move_item  # a point goes to another day with parent=<session>
delete_session = delete_agenda_item = delete_item


def add_session(
    workshop: Workshop,
    actor: Actor,
    title: str,
    *,
    theme: str = "",
    date: Date | None = None,
    starts: str | None = None,
    join_link: str | None = None,
    open_to_guests: bool = False,
    after: str | None = LAST,
) -> list[Change]:
    """Add a day, or a session of a virtual series. `starts` is HH:MM in the workshop's zone."""
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    new.add(
        Session,
        workshop.root,
        after=after,
        title=title,
        theme=theme,
        date=date,
        starts=starts,
        join_link=join_link,
        open_to_guests=open_to_guests,
    )
    return new.changes


def add_agenda_item(
    workshop: Workshop,
    actor: Actor,
    session: str,
    title: str,
    *,
    kind: str = "other",
    minutes: int | None = None,
    starts: str | None = None,
    locked: bool = False,
    responsible: Iterable[str] = (),
    moderator: str | None = None,
    panel: str | None = None,
    notes: str = "",
    open_to_guests: bool = False,
    after: str | None = LAST,
) -> list[Change]:
    """Add a point to a session, behind `after` (`None`: first); what follows shifts. Raises: ItemNotFound."""
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    item = new.add(
        AgendaItem,
        workshop.find(session, Session).id,
        after=after,
        title=title,
        kind=kind,
        minutes=minutes,
        starts=starts,
        locked=locked,
        responsible=tuple(responsible),
        moderator=moderator,
        panel=panel,
        notes=notes,
        open_to_guests=open_to_guests,
    )
    check_item(workshop, AgendaItem(id=item, minutes=minutes))
    return new.changes


def lengthen_agenda_item(workshop: Workshop, actor: Actor, item: str, by: int) -> list[Change]:
    """Make a point longer by some minutes (shorter if negative, never below none); what follows shifts."""
    require(actor, Doing.PREPARE, workshop, item)
    found = workshop.find(item, AgendaItem)
    minutes = max(0, (found.minutes or 0) + by)
    return [] if minutes == found.minutes else [_set(found, "minutes", str(minutes))]


def lock_agenda_item(workshop: Workshop, actor: Actor, item: str, starts: str | None = None) -> list[Change]:
    """Lock a point to an hour (HH:MM), or to the one it has now. Raises: StartUnknown, InvalidValue."""
    require(actor, Doing.PREPARE, workshop, item)
    found = workshop.find(item, AgendaItem)
    starts = starts or next(slot.starts for slot in clock(workshop, found.parent or "") if slot.item.id == item)
    if starts is None:
        raise StartUnknown()
    found.with_cell("starts", starts, 1)
    wanted = {"starts": starts, "locked": "1"}
    return [_set(found, name, text) for name, text in wanted.items() if found.cell(name) != text]


def unlock_agenda_item(workshop: Workshop, actor: Actor, item: str) -> list[Change]:
    """Let a point flow with the ones before it again."""
    require(actor, Doing.PREPARE, workshop, item)
    found = workshop.find(item, AgendaItem)
    return [_set(found, "locked", "0")] if found.locked else []


def _set(item: AgendaItem, name: str, text: str) -> Change:
    return Change(kind="set", item=item.id, field=name, text=text, version=item.version(name) + 1)
