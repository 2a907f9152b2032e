"""Everything a workshop is made of: one frozen class per noun, each field a cell with its own version.

A cell travels and rests as text (`None` when it was never filled); `encode` and `decode` pass between
that text and the typed value a class shows.
"""

import dataclasses
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Self, get_args, get_origin, get_type_hints

from workshop.errors import InvalidValue
from workshop.text import clean_text

Lines = tuple[str, ...]  # one text in the cell, an entry per line


@dataclass(frozen=True, kw_only=True)
class Item:
    """A thing in the workshop's tree. `versions` counts the changes of each cell, from 1; absent means never set."""

    id: str
    parent: str | None = None
    deleted: bool = False
    versions: Mapping[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def fields(cls) -> Mapping[str, Any]:
        """Return the cells of this kind of item, name to type, in order."""
        return _fields(cls)

    def version(self, name: str) -> int:
        """Return how often a cell was set; 0 for never."""
        return self.versions.get(name, 0)

    def cell(self, name: str) -> str | None:
        """Return a cell as it is stored, sent and merged."""
        return encode(getattr(self, name), default_of(type(self), name))

    def with_cell(self, name: str, text: str | None, version: int) -> Self:
        """Return the item with one cell changed. Raises: InvalidValue."""
        value = decode(type(self), name, text)
        return dataclasses.replace(self, **{name: value, "versions": {**self.versions, name: version}})


@dataclass(frozen=True, kw_only=True)
class Facts(Item):
    """What is said of the workshop and its plan as a whole; the root of the tree.

    `stage` is `None` for a workshop without stages (Taller rápido): everything is open.
    `columns` are those the matrix shows, `printed_columns` those the document prints below an action where filled.
    `numbering` is "axis" (actions 1, 2, 3 in each axis, as in 2019) or "codes" (1.1, 1.1.1, 1.1.1.1, as in 2009).
    """

    title: str = ""
    subtitle: str = ""
    body: str = ""
    network: str = ""
    host: str = ""
    place: str = ""
    modality: str = "in_person"
    timezone: str = "America/Costa_Rica"
    start_date: Date | None = None
    end_date: Date | None = None
    dates_confirmed: bool = False
    dates_note: str | None = None
    languages: Lines = ("es",)
    plan_title: str = ""
    plan_from: int | None = None
    plan_to: int | None = None
    general_objective: str = ""
    specific_objectives: Lines = ()
    background: str = ""
    methodology: str = ""
    expected_product: str | None = None
    participants_profile: str | None = None
    funder: str | None = None
    programme: str | None = None
    disclaimer: str | None = None
    stage: str | None = None
    numbering: str = "axis"
    run_on_objectives: bool = False
    columns: Lines = ("text", "responsible", "timeframe")
    printed_columns: Lines = ("responsible", "timeframe", "indicator", "scope", "references")
    action_label: str | None = None
    responsible_label: str | None = None
    timeframe_label: str | None = None
    screen_scene: str = "welcome"
    screen_item: str | None = None


@dataclass(frozen=True, kw_only=True)
class Logo(Item):
    """A logo of the cover; `file` is the id of its picture among the workshop's files, `name` says whose it is."""

    file: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Mandate(Item):
    """A quotation of what the workshop is called by: the words, and the body, place and date they were decided at."""

    text: str = ""
    body: str = ""
    place: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class Section(Item):
    """A part of the plan's front matter; `kind` is foreword, introduction, definitions, clause or text."""

    kind: str = "text"
    heading: str = ""
    text: str = ""
    signed_name: str | None = None
    signed_position: str | None = None
    signed_body: str | None = None


@dataclass(frozen=True, kw_only=True)
class Term(Item):
    """A defined term; its parent is a section."""

    term: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Session(Item):
    """A day of the workshop, or one meeting of a virtual series. `starts` is HH:MM in the workshop's zone."""

    title: str = ""
    theme: str = ""
    date: Date | None = None
    starts: str | None = None
    join_link: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Item):
    """A point of the agenda; `minutes` is its length, `starts` (HH:MM) only counts when `locked` or first."""

    title: str = ""
    kind: str = "other"
    minutes: int | None = None
    starts: str | None = None
    locked: bool = False
    responsible: Lines = ()
    notes: str = ""
    moderator: str | None = None
    panel: str | None = None


@dataclass(frozen=True, kw_only=True)
class Delegation(Item):
    """A country or body that sends people; `kind` is member, observer, regional or civil_society."""

    code: str = ""
    name: str = ""
    kind: str = "member"
    head: str | None = None


@dataclass(frozen=True, kw_only=True)
class Profile(Item):
    """A kind of official each delegation should send, with the quota per delegation."""

    name: str = ""
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Participant(Item):
    """A person invited; `delegation` and `profile` are ids of those items."""

    name: str = ""
    email: str = ""
    delegation: str | None = None
    profile: str | None = None
    position: str = ""
    institution: str = ""
    guest: bool = False


@dataclass(frozen=True, kw_only=True)
class Axis(Item):
    """An axis of the plan; `section` is a title printed above it, `examples` guide its group."""

    title: str = ""
    short_title: str | None = None
    section: str | None = None
    description: str = ""
    examples: Lines = ()
    commitment: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorkingGroup(Item):
    """A group that works on its parent, an axis. The officers' names may stand outside the participants."""

    name: str = ""
    room: str = ""
    facilitator: str = ""
    rapporteur: str = ""
    helper: str | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Item):
    """A participant's place in its parent, a working group; `label` is how a loaded file named the person."""

    participant: str = ""
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class Objective(Item):
    """An objective of its parent, an axis; the text may be empty when actions stand under none."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Action(Item):
    """An action of an objective; with another action as parent, a sub-action.

    `origin` is the axis it was written in, once it has moved to another; `merged_into` the action that took it up.
    `transversal` lists the ids of the other axes it also serves.
    """

    text: str = ""
    responsible: Lines = ()
    timeframe: str | None = None
    indicator: str | None = None
    scope: str | None = None
    references: Lines = ()
    status: str | None = None
    note: str | None = None
    internal_note: str | None = None
    transversal: Lines = ()
    origin: str | None = None
    merged_into: str | None = None


@dataclass(frozen=True, kw_only=True)
class Footnote(Item):
    """A note at the foot of the page, whose id stands in some text as a mark; `label` is its name in a loaded file.

    `text` is `None` for a mark that came without its note.
    """

    label: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Remark(Item):
    """Something said of its parent (and of its `field`, if one is named); `at` is a UTC instant in ISO form."""

    text: str = ""
    field: str | None = None
    author: str | None = None
    delegation: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(Item):
    """What the plenary decided of its parent (or of one `field` of it), on which wording; the last one counts."""

    outcome: str = ""
    field: str | None = None
    reason: str | None = None
    wording: str | None = None
    author: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reservation(Item):
    """A delegation's reservation to its parent."""

    delegation: str = ""
    text: str = ""
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class PastActivity(Item):
    """A row of the plan's history: what an earlier edition planned and what came of it."""

    section: str = ""
    objective: str = ""
    activity: str = ""
    result: str = ""
    date: str | None = None


KINDS: Mapping[str, type[Item]] = {
    "workshop": Facts,
    "logo": Logo,
    "mandate": Mandate,
    "section": Section,
    "term": Term,
    "session": Session,
    "agenda_item": AgendaItem,
    "delegation": Delegation,
    "profile": Profile,
    "participant": Participant,
    "axis": Axis,
    "group": WorkingGroup,
    "member": Member,
    "objective": Objective,
    "action": Action,
    "footnote": Footnote,
    "remark": Remark,
    "decision": Decision,
    "reservation": Reservation,
    "past_activity": PastActivity,
}
NAMES: Mapping[type[Item], str] = {cls: name for name, cls in KINDS.items()}

# Where each kind may stand: the kinds of its parent.
PARENTS: Mapping[str, frozenset[str]] = {
    name: frozenset(parents.split())
    for name, parents in {
        "workshop": "",
        "logo": "workshop",
        "mandate": "workshop",
        "section": "workshop",
        "term": "section",
        "session": "workshop",
        "agenda_item": "session",
        "delegation": "workshop",
        "profile": "workshop",
        "participant": "workshop",
        "axis": "workshop",
        "group": "axis",
        "member": "group",
        "objective": "axis",
        "action": "objective action",
        "footnote": "workshop",
        "remark": "workshop section axis objective action",
        "decision": "workshop section axis objective action",
        "reservation": "workshop section axis objective action",
        "past_activity": "workshop",
    }.items()
}

COLUMNS = ("text", "responsible", "timeframe", "indicator", "scope", "references", "note", "internal_note")
_PRINTABLE = ("responsible", "timeframe", "indicator", "scope", "references")

# The values of fields that take only some (each entry of a list).
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("workshop", "modality"): ("in_person", "virtual", "hybrid"),
    ("workshop", "stage"): ("preparation", "group_work", "plenary", "consolidation", "handed_over", "approved"),
    ("workshop", "numbering"): ("axis", "codes"),
    ("workshop", "columns"): COLUMNS,
    ("workshop", "printed_columns"): _PRINTABLE,
    ("workshop", "screen_scene"): ("welcome", "agenda", "groups", "plan", "axis", "objective", "action", "blank"),
    ("section", "kind"): ("foreword", "introduction", "definitions", "clause", "text"),
    ("agenda_item", "kind"): (
        "registration",
        "opening",
        "presentation",
        "panel",
        "questions",
        "break",
        "lunch",
        "group_work",
        "plenary",
        "synthesis",
        "closing",
        "other",
    ),
    ("delegation", "kind"): ("member", "observer", "regional", "civil_society"),
    ("decision", "outcome"): (
        "adopted",
        "adopted_with_changes",
        "ad_referendum",
        "in_brackets",
        "sent_back",
        "withdrawn",
        "merged",
        "reopened",
    ),
}

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FIELDS: dict[type[Item], Mapping[str, Any]] = {}  # read once for each class
_ITEM_FIELDS = {"id", "parent", "deleted", "versions"}


def _fields(cls: type[Item]) -> Mapping[str, Any]:
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        names = [part.name for part in dataclasses.fields(cls) if part.name not in _ITEM_FIELDS]
        _FIELDS[cls] = types.MappingProxyType({name: hints[name] for name in names})
    return _FIELDS[cls]


def default_of(cls: type[Item], name: str) -> Any:
    """Return the value a field has before it was ever set."""
    return cls.__dataclass_fields__[name].default


def encode(value: object, default: object = None) -> str | None:
    """Return the text of a typed value: dates in ISO form, "1" or "0", list entries one per line.

    An empty list is `None`, but "" where its field's `default` holds entries: emptied is not the same as never filled.
    """
    match value:
        case ():
            return "" if default else None
        case None:
            return None
        case bool():
            return "1" if value else "0"
        case tuple():
            return "\n".join(value)
        case Date():
            return value.isoformat()
        case _:
            return str(value)


def decode(cls: type[Item], name: str, text: str | None) -> Any:
    """Return the typed value of a cell's text; `None` gives no value, no lines, or what the field starts with.

    Raises: InvalidValue when the text does not have the field's shape or is none of its choices.
    """
    kind = cls.fields().get(name)
    if kind is None:
        raise InvalidValue(value=name, field=NAMES.get(cls, cls.__name__))
    if text is None and get_origin(kind) is tuple:
        return ()
    default = default_of(cls, name)
    if text is None:
        return None if _is_optional(kind) else default
    if text == "" and isinstance(default, tuple) and default:
        return ()
    try:
        value = _parse(kind, name, clean_text(text))
    except ValueError:
        raise InvalidValue(value=text[:60], field=name) from None
    allowed = CHOICES.get((NAMES[cls], name))
    if allowed and not set(value if isinstance(value, tuple) else (value,)) <= set(allowed):
        raise InvalidValue(value=text[:60], field=name)
    return value


def _is_optional(kind: Any) -> bool:
    return type(None) in get_args(kind)


def _parse(kind: Any, name: str, text: str) -> Any:
    if kind is bool:
        return {"1": True, "0": False}[text] if text in {"0", "1"} else _refuse()
    if get_origin(kind) is tuple:
        return tuple(text.split("\n"))
    types_of = get_args(kind) or (kind,)
    if int in types_of:
        return int(text)
    if Date in types_of:
        return Date.fromisoformat(text)
    if name == "starts" and not _CLOCK.fullmatch(text):
        _refuse()
    return text


def _refuse() -> Any:
    raise ValueError
