"""The shape of a workshop file: the models that check it are its documentation, published as a JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import Field

from exports.workshop_file.around import AroundThePlan, TakenDown
from exports.workshop_file.axis_rows import AxisOrigins, FormerAxis
from exports.workshop_file.discussed import Discussed
from exports.workshop_file.grouping import Group, TieRow
from exports.workshop_file.input_rows import CaughtInput
from exports.workshop_file.part import Part
from exports.workshop_file.values import (
    AttendanceWay,
    Clock,
    Column,
    Count,
    Day,
    DelegationKind,
    DelegationsOrder,
    EncodedDocument,
    EncodedPicture,
    Instant,
    Line,
    Lines,
    Modality,
    Note,
    Numbering,
    PartTaken,
    Place,
    PointKind,
    Printed,
    Scene,
    SectionKind,
    Sex,
    Stage,
    Text,
    Year,
    Zone,
)
from workshop.choices import CHOICES, LOGOS


class Period(Part):
    """The years a plan covers, both included."""

    from_: Year | None = Field(alias="from", default=None)
    to: Year | None = None


class Screen(Part):
    """What the shared screen shows."""

    scene: Scene = "welcome"
    item: list[Place] = Field(default=[], max_length=4)
    """The place of what is shown, from 1: axis, objective, action, sub-action."""


class WorkshopFacts(Discussed):
    """What is said of the workshop and its plan as a whole."""

    title: Text
    subtitle: Text = ""
    body: Text = ""
    network: Text = ""
    host: Text = ""
    place: Text = ""
    modality: Modality = "in_person"
    timezone: Zone
    """The name of an IANA time zone."""
    start_date: Day | None = None
    end_date: Day | None = None
    dates_confirmed: bool = False
    languages: Lines = ["es"]
    """Language tags; the first is the plan's."""
    plan_title: Text = ""
    plan_period: Period = Period()
    general_objective: Text = ""
    specific_objectives: Lines = []
    background: Text = ""
    methodology: Text = ""
    method: Text | None = None
    """How a group works, as a card explains it to it."""
    rehearsal: bool = False
    """Whether this is a rehearsal of another workshop, and marked as one."""
    dates_note: Text | None = None
    """Dates in words, while they are not known."""
    expected_product: Text | None = None
    participants_profile: Text | None = None
    funder: Text | None = None
    programme: Text | None = None
    """The statement of the programme that pays for the workshop or frames it."""
    disclaimer: Text | None = None
    handover_date: Day | None = None
    """When the plan was handed over to those who follow it up."""
    handover_by: Text | None = None
    handover_to: list[Text] = []
    handover_draft: Place | None = None
    """The number of the draft that was handed over."""
    approval: Text | None = None
    """The decision that approved the plan, by its number or name; alone, it is the whole citation."""
    approval_body: Text | None = None
    """Whose decision it was."""
    approval_place: Text | None = None
    approval_date: Day | None = None
    stage: Stage | None = None
    """The open stage; null for a quick workshop, which has none."""
    numbering: Numbering = "axis"
    """"axis": actions 1, 2, 3 in each axis; "codes": 1.1, 1.1.1, 1.1.1.1 by column."""
    run_on_objectives: bool = False
    """Whether objectives count on across axes."""
    speaking_minutes: Count | None = None
    """Minutes each speaker has; null: as many as they need."""
    soundings: bool = False
    """Whether the plenary sounds the delegations."""
    columns: list[Column] = ["text", "responsible", "timeframe"]
    """The columns the matrix shows."""
    printed_columns: list[Printed] = list(CHOICES[("workshop", "printed_columns")])
    """The columns the plan prints below an action, where filled."""
    action_label: Text | None = None
    """What the workshop calls the column of actions; likewise the next two."""
    responsible_label: Text | None = None
    timeframe_label: Text | None = None
    delegations_order: DelegationsOrder = "host"
    """Whether delegations are named in the order of this file, the host's, or alphabetically."""
    delegation_minimum: Count | None = None
    """How many people each member country sends in all, at least; likewise at most."""
    delegation_maximum: Count | None = None
    screen: Screen = Screen()


class CarriedLogo(Part):
    """A logo of the cover, in the order of the list: whose it is, and its picture."""

    name: Text
    content: EncodedPicture


class CarriedTemplate(Part):
    """The institution's document that the workshop's own are made upon: what it is called, and its bytes."""

    name: Text
    content: EncodedDocument


class QuotedMandate(Part):
    """A quotation of what the workshop is called by, with the body, place and date it was decided at."""

    text: Text
    body: Text = ""
    place: Text = ""
    date: Day | None = None


class DefinedTerm(Part):
    """A term and its definition."""

    term: Text
    text: Text = ""


class SignedBy(Part):
    """Who signs a text."""

    name: Text = ""
    position: Text = ""
    body: Text = ""


class FrontSection(Discussed):
    """A part of the plan's front matter."""

    kind: SectionKind
    heading: Text = ""
    text: Text = ""
    """A line "{ejes}" (or "{axes}") stands for the list of the axes, as they are called."""
    terms: list[DefinedTerm] = []
    signed_by: SignedBy | None = None
    protected: bool | None = None
    """Whether it is changed only on purpose, by who prepares the workshop; null: a clause is, other texts are not."""


class Attended(Part):
    """Somebody's presence at a session."""

    participant: Text
    """A participant of this file, by name; by "e-mail", "name <e-mail>" or "#key" where the name is not enough."""
    at: Instant | None = None
    """When they came, UTC: 2018-03-14T22:40:00+00:00; null where the hour is not known."""
    how: AttendanceWay = "tick"
    left: Instant | None = None
    """When they left, UTC; null while they are there, or where nobody noted it."""


class AgendaPoint(TakenDown):
    """A point of the agenda."""

    title: Text
    kind: PointKind = "other"
    minutes: Count | None = None
    starts: Clock | None = None
    locked: bool = False
    """Whether it stays at `starts` whatever precedes it."""
    responsible: Lines = []
    notes: Text = ""
    moderator: Text | None = None
    panel: Text | None = None
    open_to_guests: bool = False
    """Whether guests and observers are invited to it."""
    began: Instant | None = None
    """How it went on the day: when it began and ended, the minutes it was given (or lost) then, whether it was left."""
    ended: Instant | None = None
    extra: int | None = None
    skipped: bool = False


class WorkshopSession(Part):
    """A day of the workshop, or a session of a virtual series."""

    title: Text
    theme: Text = ""
    date: Day | None = None
    starts: Clock | None = None
    items: list[AgendaPoint] = []
    join_link: Text | None = None
    open_to_guests: bool = False
    """Whether guests and observers are invited to all of it."""
    attendance: list[Attended] = []
    """Who was there."""


class SentDelegation(Part):
    """A country or body that sends people."""

    code: Text
    name: Text
    kind: DelegationKind = "member"
    head: Text | None = None
    """The name of the head of delegation."""
    official_name: Text = ""
    """Its full name, where `name` is a shorter one."""


class ExpectedProfile(Part):
    """A kind of official that each delegation sends, with its quota."""

    name: Text
    minimum: Count | None = None
    maximum: Count | None = None


class Person(Part):
    """Somebody invited."""

    name: Text
    email: Text = ""
    delegation: Text | None = None
    """The code of a delegation of this file."""
    profile: Text | None = None
    """The name of a profile of this file."""
    position: Text = ""
    institution: Text = ""
    guest: bool = False
    other_email: Text = ""
    phone: Text = ""
    sex: Sex | None = None
    part: PartTaken = "delegate"
    """As what they come; experts and panelists stand outside all quotas."""
    """For totals alone; null where it was not given."""
    notes: Text = ""
    """The coordination's own notes; never printed."""
    preferences: list[Place] = []
    """The axes they would rather work on, by place from 1, the dearest first."""
    key: Line | None = None
    """A name for `members` ("#key") where neither name nor e-mail tells two people apart."""


class SubActionRow(Discussed):
    """A sub-action; it keeps an action's columns too."""

    text: Text
    responsible: Lines = []
    timeframe: Text | None = None
    indicator: Text | None = None
    scope: Text | None = None
    references: Lines = []
    status: Text | None = None
    note: Text | None = None
    """A note to the group."""
    internal_note: Text | None = None
    """Never printed nor shown on the shared screen."""
    transversal: list[Place] = []
    """The other axes it also serves, by their place from 1."""
    origin: Place | None = None
    """The axis it was written in, by its place from 1, former ones counted on, once it has moved to another."""
    merged_from: list["ActionRow"] = []
    """The actions that were merged into it, as they last stood."""
    split_from: list[Place] = []
    """Where the action stands that it was parted from: axis, objective and action, from 1."""
    example: Text | None = None
    """The example of its axis from which it began, as that read then."""


class ActionRow(SubActionRow):
    """An action of an objective."""

    sub_actions: list[SubActionRow] = []


class ObjectiveRow(Discussed):
    """An objective with its actions; the text may be empty when actions stand under none."""

    text: Text
    actions: list[ActionRow] = []


class AxisRow(Discussed, AxisOrigins):
    """An axis of the plan."""

    title: Text
    description: Text = ""
    examples: Lines = []
    commitment: Text | None = None
    group: Group | None = None
    objectives: list[ObjectiveRow] = []
    short_title: Text | None = None
    section: Text | None = None
    """A title printed above the axis."""
    other_groups: list[Group] = []
    """The working groups of the axis after the first."""
    inputs: list[CaughtInput] = []
    """What was caught while the group spoke, oldest first."""
    handed_in: Instant | None = None
    """When the group handed the axis in to the plenary, UTC: 2018-03-14T22:40:00+00:00; null while they have it."""


class PastRow(Part):
    """A row of the plan's history: what an earlier edition planned and what came of it."""

    section: Text = ""
    objective: Text = ""
    activity: Text = ""
    result: Text = ""
    date: Text | None = None


class WorkshopFile(AroundThePlan):
    """A workshop's content as it travels from place to place.

    A footnote's mark stands in any text as [^label]; what is typed as \\[^ is no mark. In long texts a blank line parts
    paragraphs, a line that begins with "- " is a bullet and one that begins with "1. " a numbered item.
    """

    format: Literal["plenaria/1"]
    workshop: WorkshopFacts
    logos: Annotated[list[CarriedLogo], Field(max_length=LOGOS)] = []
    template: CarriedTemplate | None = None
    mandates: list[QuotedMandate] = []
    front_matter: list[FrontSection] = []
    sessions: list[WorkshopSession] = []
    delegations: list[SentDelegation] = []
    profiles: list[ExpectedProfile] = []
    participants: list[Person] = []
    ties: list[TieRow] = []
    """Who should work together or apart when people are distributed over the groups."""
    axes: list[AxisRow] = []
    former_axes: list[FormerAxis] = []
    """The axes from which others came; where an origin is named by its place, they are counted on behind `axes`."""
    footnotes: dict[Text, Note] = {}
    """Label to note. A mark whose note is missing here is kept and waits for it."""
    history: list[PastRow] = []
    inputs: list[CaughtInput] = []
    """What was caught and belongs to no axis."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a workshop file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **WorkshopFile.model_json_schema()}
