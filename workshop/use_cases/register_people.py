"""Registering who comes: delegations, profiles with their quotas, participants one by one."""

from workshop.cells import Item
from workshop.changes import Change
from workshop.errors import StillInUse
from workshop.expected_roles import folded, namesakes
from workshop.items import Delegation, Participant, Profile
from workshop.new_items import LAST, NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.use_cases.form_groups import places_of
from workshop.use_cases.prepare_workshop import edit_item, move_item
from workshop.workshop import Workshop

_OFFICES = ("facilitator", "rapporteur", "helper")
_OWN = ("email", "other_email", "phone", "position", "notes")  # of a person, not of their place
edit_delegation = edit_profile = edit_participant = edit_item
move_delegation = move_profile = move_participant = move_item


def add_delegation(
    workshop: Workshop,
    actor: Actor,
    code: str,
    name: str,
    *,
    kind: str = "member",
    head: str | None = None,
    after: str | None = LAST,
) -> list[Change]:
    """Register a delegation; `head` is the name of who leads it.

    Raises: NameRequired, AlreadyRegistered for a code that another one has, InvalidValue for an unknown kind.
    """
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    item = new.add(Delegation, workshop.root, after=after, code=code.strip(), name=name.strip(), kind=kind, head=head)
    check_item(workshop, Delegation(id=item, code=code, name=name))
    return new.changes


def delete_delegation(workshop: Workshop, actor: Actor, delegation: str) -> list[Change]:
    """Delete a delegation nobody belongs to. Raises: StillInUse, ItemNotFound."""
    require(actor, Doing.PREPARE, workshop, delegation)
    found = workshop.find(delegation, Delegation)
    _require_unused(found.name, [each for each in workshop.participants if each.delegation == delegation])
    return [Change(kind="delete", item=delegation)]


def add_profile(
    workshop: Workshop, actor: Actor, name: str, *, minimum: int | None = None, maximum: int | None = None
) -> list[Change]:
    """Register a profile with the fewest and the most people each member country sends (`None`: no bound).

    Raises: NameRequired, AlreadyRegistered, InvalidValue.
    """
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    item = new.add(Profile, workshop.root, name=name.strip(), minimum=minimum, maximum=maximum)
    check_item(workshop, Profile(id=item, name=name, minimum=minimum, maximum=maximum))
    return new.changes


def delete_profile(workshop: Workshop, actor: Actor, profile: str) -> list[Change]:
    """Delete a profile nobody has. Raises: StillInUse, ItemNotFound."""
    require(actor, Doing.PREPARE, workshop, profile)
    found = workshop.find(profile, Profile)
    _require_unused(found.name, [each for each in workshop.participants if each.profile == profile])
    return [Change(kind="delete", item=profile)]


def add_participant(
    workshop: Workshop,
    actor: Actor,
    name: str,
    *,
    email: str = "",
    delegation: str | None = None,
    profile: str | None = None,
    position: str = "",
    institution: str = "",
    guest: bool = False,
) -> list[Change]:
    """Register a person; `delegation` and `profile` are ids. Raises: NameRequired, ItemNotFound."""
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    item = new.add(
        Participant,
        workshop.root,
        name=name.strip(),
        email=email.strip(),
        delegation=delegation,
        profile=profile,
        position=position,
        institution=institution,
        guest=guest,
    )
    check_item(workshop, Participant(id=item, name=name, delegation=delegation, profile=profile))
    return new.changes


def delete_participant(workshop: Workshop, actor: Actor, person: str) -> list[Change]:
    """Delete a person from the list, and from their group. Raises: ItemNotFound."""
    require(actor, Doing.PREPARE, workshop, person)
    gone = [workshop.find(person, Participant).id, *(place.id for place in places_of(workshop, person))]
    return [Change(kind="delete", item=each) for each in gone]


def replace_person(workshop: Workshop, actor: Actor, person: str | None, former: str, name: str) -> list[Change]:
    """Have a substitute stand where somebody stood: in the list (`None`: not in it) and in the offices of groups.

    Delegation, profile, institution and group stay; what was the other's own goes: addresses, position, sex, notes.
    Offices name people by name alone: where several of the list bear it, they stay as they are.
    """
    require(actor, Doing.INVITE, workshop)
    found = workshop.items.get(person or "")
    wanted: list[tuple[Item, str, str | None]] = []
    if isinstance(found, Participant):
        wanted += [(found, "name", name), *((found, field, "") for field in _OWN), (found, "sex", None)]
    others = [each for each in namesakes(workshop, former) if each.id != person]
    for group in workshop.groups() if former.strip() and not others else ():
        held = [office for office in _OFFICES if folded(group.cell(office) or "") == folded(former)]
        wanted += [(group, office, name) for office in held]
    return [
        Change(kind="set", item=item.id, field=field, text=text, version=item.version(field) + 1)
        for item, field, text in wanted
        if (item.cell(field) or "") != (text or "")
    ]


def _require_unused(name: str, people: list[Participant]) -> None:
    if people:
        raise StillInUse(name=name, count=len(people))
