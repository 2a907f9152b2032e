"""Keeping the dossier: links and files that go with the workshop or with a point of its agenda."""

from workshop.changes import Change
from workshop.errors import InvalidValue
from workshop.items import AgendaItem, Attachment, Facts
from workshop.labels import field_label
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.workshop import Workshop


def attach(
    workshop: Workshop,
    actor: Actor,
    parent: str,
    title: str,
    *,
    link: str | None = None,
    file: str | None = None,
    file_name: str | None = None,
    description: str = "",
) -> list[Change]:
    """Attach a link, or a file that was kept under an id, to the workshop or to a point of its agenda.

    Raises: ItemNotFound, NameRequired, InvalidValue for what is no address of the web, or where neither is given.
    """
    require(actor, Doing.PREPARE, workshop)
    if not isinstance(workshop.find(parent), Facts | AgendaItem):
        raise InvalidValue(value=parent, field="parent")
    link = (link or "").strip() or None
    if link is None and file is None:
        raise InvalidValue(value="", field=field_label("attachment", "link"))
    new, title = NewItems(workshop), title.strip()
    item = new.add(
        Attachment, parent, title=title, link=link, file=file, file_name=file_name, description=description.strip()
    )
    check_item(workshop, Attachment(id=item, title=title, link=link))
    return new.changes
