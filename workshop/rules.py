"""What must hold of an item that somebody prepares, whether it is new or edited, before it is kept."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from zoneinfo import available_timezones

from workshop.cells import Item
from workshop.choices import CHOICES
from workshop.errors import AlreadyRegistered, InvalidValue, ItemNotFound, NameRequired
from workshop.items import (
    AgendaItem,
    AgreedTerm,
    Amendment,
    Answer,
    Attachment,
    Attendance,
    Axis,
    Compliance,
    Decision,
    Delegation,
    Draft,
    Facts,
    Initiative,
    Input,
    Logo,
    Mandate,
    Mark,
    Participant,
    Practice,
    Presentation,
    Profile,
    Question,
    Remark,
    Reservation,
    SessionNote,
    Sounding,
    Speaker,
    WorkingGroup,
)
from workshop.labels import field_label
from workshop.workshop import Workshop

# The cells that hold an instant: pages and documents reckon with them, so nothing else may stand there.
INSTANTS: Mapping[type[Item], tuple[str, ...]] = {
    Facts: ("closes_at", "screen_since"),
    Axis: ("handed_in",),
    AgendaItem: ("began", "ended"),
    Attendance: ("at", "left"),
    Input: ("at",),
    Remark: ("at",),
    Amendment: ("at",),
    Decision: ("at",),
    Reservation: ("at",),
    Sounding: ("at", "closed"),
    Mark: ("at",),
    Presentation: ("began", "ended"),
    Speaker: ("asked", "began", "ended"),
    SessionNote: ("at",),
    Question: ("at",),
    Answer: ("at",),
    Practice: ("at",),
    Draft: ("at", "remade_at"),
}
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def check_item(workshop: Workshop | None, item: Item) -> None:
    """Let an item stand in a workshop (`None`: a new one).

    Raises: NameRequired, AlreadyRegistered, InvalidValue, ItemNotFound for a delegation or profile that is gone.
    """
    for name in INSTANTS.get(type(item), ()):
        _require_instant(item, name)
    match item:
        case Facts():
            _check_facts(item)
        case Attendance():
            if not item.participant:
                raise ItemNotFound()
        case Logo():
            _require_text(item, "name")
        case Mandate() | Input():
            _require_text(item, "text")
        case AgendaItem() | Presentation():
            _require_from_zero(item, "minutes")
        case Delegation():
            _require_text(item, "code", "name")
            _require_unique(item, "code", workshop.delegations if workshop else ())
        case Profile():
            _require_text(item, "name")
            _require_from_zero(item, "minimum", "maximum")
            _require_order(item, "minimum", "maximum")
            _require_unique(item, "name", workshop.profiles if workshop else ())
        case WorkingGroup():
            _require_from_zero(item, "minimum", "maximum")
            _require_order(item, "minimum", "maximum")
        case Participant():
            _require_text(item, "name")
            _require_known(workshop, item)
        case Attachment():
            _check_attachment(item)
        case Remark() | SessionNote() | Question() | Answer() | Practice():
            _require_text(item, "text")
        case Initiative():
            _require_text(item, "body", "title")
        case AgreedTerm():
            _require_text(item, "term")
        case Compliance():
            _require_text(item, "text")
        case _:
            pass


def is_timezone(name: str) -> bool:
    """Say whether a name is one of the IANA time zones."""
    return name in _timezones()


def is_web_address(text: str) -> bool:
    """Say whether a text is an address of the web, and nothing that a browser would run."""
    return bool(_WEB.fullmatch(text))


def is_instant(text: str) -> bool:
    """Say whether a text is an instant in UTC as records keep it: 2018-03-14T22:40:00+00:00."""
    try:
        at = datetime.fromisoformat(text)
        return at.tzinfo is not None and at.astimezone(UTC).isoformat(timespec="seconds") == text
    except (ValueError, OverflowError):
        return False


@cache
def _timezones() -> set[str]:
    return available_timezones()


def _check_facts(facts: Facts) -> None:
    _require_text(facts, "title")
    if not is_timezone(facts.timezone):
        raise InvalidValue(value=facts.timezone, field=field_label("workshop", "timezone"))
    if facts.opens_next is not None and facts.opens_next not in CHOICES[("workshop", "stage")]:
        raise InvalidValue(value=facts.opens_next[:60], field=field_label("workshop", "opens_next"))
    _require_order(facts, "plan_from", "plan_to")
    _require_from_zero(facts, "delegation_minimum", "delegation_maximum")
    _require_order(facts, "delegation_minimum", "delegation_maximum")
    _require_order(facts, "start_date", "end_date")


def _check_attachment(item: Attachment) -> None:
    _require_text(item, "title")
    if item.link is not None and not is_web_address(item.link):
        raise InvalidValue(value=item.link[:60], field=field_label(item, "link"))


def _require_text(item: Item, *names: str) -> None:
    for name in names:
        if not getattr(item, name).strip():
            raise NameRequired(field=field_label(item, name))


def _require_instant(item: Item, name: str) -> None:
    instant = getattr(item, name)
    if instant is not None and not is_instant(instant):
        raise InvalidValue(value=instant[:60], field=field_label(item, name))


def _require_from_zero(item: Item, *names: str) -> None:
    for name in names:
        if (getattr(item, name) or 0) < 0:
            raise InvalidValue(value=getattr(item, name), field=field_label(item, name))


def _require_order(item: Item, low: str, high: str) -> None:
    first, last = getattr(item, low), getattr(item, high)
    if first is not None and last is not None and first > last:
        raise InvalidValue(value=last, field=field_label(item, high))


def _require_unique(item: Item, name: str, others: Iterable[Item]) -> None:
    wanted = getattr(item, name).strip().casefold()
    if any(other.id != item.id and getattr(other, name).strip().casefold() == wanted for other in others):
        raise AlreadyRegistered(name=getattr(item, name))


def _require_known(workshop: Workshop | None, person: Participant) -> None:
    for found, kind in ((person.delegation, Delegation), (person.profile, Profile)):
        if found is not None:
            if workshop is None:
                raise ItemNotFound()
            workshop.find(found, kind)
