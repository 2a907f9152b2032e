"""Every noun of a workshop: one frozen class each, its kind and where it may stand named with it, each field a cell."""

from dataclasses import dataclass
from datetime import date as Date

from workshop.agreed import AgreedTerm as AgreedTerm
from workshop.attachments import Attachment as Attachment
from workshop.cells import Item, Lines
from workshop.discussed import Amendment as Amendment
from workshop.discussed import Decision as Decision
from workshop.discussed import Input as Input
from workshop.discussed import Remark as Remark
from workshop.discussed import Reservation as Reservation
from workshop.related import Compliance as Compliance
from workshop.related import Initiative as Initiative
from workshop.said import Answer as Answer
from workshop.said import Practice as Practice
from workshop.said import Question as Question
from workshop.said import SessionNote as SessionNote
from workshop.sounded import Mark as Mark
from workshop.sounded import Sounding as Sounding
from workshop.spoken import NextStep as NextStep
from workshop.spoken import Presentation as Presentation
from workshop.spoken import Speaker as Speaker
from workshop.waived import Waiver as Waiver


@dataclass(frozen=True, kw_only=True)
class Facts(Item, kind="workshop"):
    """What is said of the workshop and its plan as a whole; the root of the tree.

    `stage` is `None` for a workshop without stages (Taller rápido): everything is open. Once its closing is announced,
    `closes_at` is the UTC instant, in ISO form, at which one stops writing, and `opens_next` the stage that then opens.
    `approval` names the decision that approved the plan, once there is one, and the fields beside it whose it was,
    where and when; older workshops have the whole citation in it. `handover_draft` is the number of the draft that was
    handed over, and the fields beside it when, by whom and to whom.
    `columns` are those the matrix shows, `printed_columns` those the document prints below an action where filled.
    `method` explains to a group how it works, on a card. Of a rehearsal, `rehearsal_of` is the number of the workshop
    it is a copy of, 0 where that is not known here.
    `template` is the id, among the workshop's files, of the institution's document that its own are made upon.
    `delegations_order` is "host", as they were put, or "alphabetical"; `delegation_minimum` and
    `delegation_maximum` are how many people each member country sends in all.
    `screen_plain` has the shared screen show texts without what changed in them since the hand-in.
    `screen_leader` is the name of who leads the shared screen since the UTC instant `screen_since`, `screen_by` their
    sign.
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
    method: str | None = None
    expected_product: str | None = None
    participants_profile: str | None = None
    funder: str | None = None
    programme: str | None = None
    disclaimer: str | None = None
    handover_date: Date | None = None
    handover_by: str | None = None
    handover_to: Lines = ()
    handover_draft: int | None = None
    approval: str | None = None
    approval_body: str | None = None
    approval_place: str | None = None
    approval_date: Date | None = None
    stage: str | None = None
    closes_at: str | None = None
    opens_next: str | None = None
    numbering: str = "axis"
    run_on_objectives: bool = False
    columns: Lines = ("text", "responsible", "timeframe")
    printed_columns: Lines = ("responsible", "timeframe", "indicator", "scope", "references")
    action_label: str | None = None
    responsible_label: str | None = None
    timeframe_label: str | None = None
    template: str | None = None
    rehearsal_of: int | None = None
    delegations_order: str = "host"
    delegation_minimum: int | None = None
    delegation_maximum: int | None = None
    soundings: bool = False
    speaking_minutes: int | None = None
    screen_scene: str = "welcome"
    screen_item: str | None = None
    screen_plain: bool = False
    screen_leader: str | None = None
    screen_by: str | None = None
    screen_since: str | None = None


@dataclass(frozen=True, kw_only=True)
class Logo(Item, kind="logo", under="workshop"):
    """A logo of the cover; `file` is the id of its picture among the workshop's files, `name` says whose it is."""

    file: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Mandate(Item, kind="mandate", under="workshop"):
    """A quotation of what the workshop is called by: the words, and the body, place and date they were decided at."""

    text: str = ""
    body: str = ""
    place: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class Section(Item, kind="section", under="workshop"):
    """A part of the plan's front matter; `kind` is foreword, introduction, definitions, clause or text.

    `protected` keeps it from being changed by mistake; `None` where nobody said so, and then only a clause is: ask
    `is_protected`.
    """

    kind: str = "text"
    heading: str = ""
    text: str = ""
    signed_name: str | None = None
    signed_position: str | None = None
    signed_body: str | None = None
    protected: bool | None = None

    @property
    def is_protected(self) -> bool:
        """Say whether it is changed only on purpose, and by who prepares the workshop."""
        return self.kind == "clause" if self.protected is None else self.protected


@dataclass(frozen=True, kw_only=True)
class Term(Item, kind="term", under="section"):
    """A defined term; its parent is a section."""

    term: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Session(Item, kind="session", under="workshop"):
    """A day of the workshop, or one meeting of a virtual series. `starts` is HH:MM in the workshop's zone.

    `open_to_guests` invites guests and observers to all of it.
    """

    title: str = ""
    theme: str = ""
    date: Date | None = None
    starts: str | None = None
    join_link: str | None = None
    open_to_guests: bool = False


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Item, kind="agenda_item", under="session"):
    """A point of the agenda; `minutes` is its length, `starts` (HH:MM) only counts when `locked` or first.

    `open_to_guests` invites guests and observers to this point, whatever else they are invited to. How it went on the
    day: `began` and `ended` are UTC instants in ISO form, `extra` the minutes it was given then (less than 0: that were
    taken from it), `skipped` says that it is left out.
    """

    title: str = ""
    kind: str = "other"
    minutes: int | None = None
    starts: str | None = None
    locked: bool = False
    responsible: Lines = ()
    notes: str = ""
    moderator: str | None = None
    panel: str | None = None
    open_to_guests: bool = False
    began: str | None = None
    ended: str | None = None
    extra: int | None = None
    skipped: bool = False


@dataclass(frozen=True, kw_only=True)
class Attendance(Item, kind="attendance", under="session"):
    """Somebody's presence at its parent, a session; `participant` is the id of a participant.

    `at` and `left` are UTC instants in ISO form: `at` is `None` where the hour is not known, as of a signed sheet,
    `left` while they are in the room. `how` says by what it was taken: tick, qr, link, file or sheet.
    """

    participant: str = ""
    at: str | None = None
    how: str = "tick"
    left: str | None = None


@dataclass(frozen=True, kw_only=True)
class Delegation(Item, kind="delegation", under="workshop"):
    """A country or body that sends people; `kind` is member, observer, regional or civil_society.

    `name` is the short one it goes by, `official_name` the one for the cover of a letter, where it is another.
    """

    code: str = ""
    name: str = ""
    official_name: str = ""
    kind: str = "member"
    head: str | None = None


@dataclass(frozen=True, kw_only=True)
class Profile(Item, kind="profile", under="workshop"):
    """A kind of official each delegation should send, with the quota per delegation."""

    name: str = ""
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Participant(Item, kind="participant", under="workshop"):
    """A person invited; `delegation` and `profile` are ids of those items.

    `sex` is female, male or other where it was given: it is for totals alone. `notes` are the coordination's, never
    printed. `part` says as what they come: delegate, or, outside all quotas, expert or panelist.
    `preferences` are the ids of the axes they would work on, the dearest first.
    """

    name: str = ""
    email: str = ""
    other_email: str = ""
    phone: str = ""
    delegation: str | None = None
    profile: str | None = None
    position: str = ""
    institution: str = ""
    sex: str | None = None
    part: str = "delegate"
    guest: bool = False
    notes: str = ""
    preferences: Lines = ()


@dataclass(frozen=True, kw_only=True)
class Axis(Item, kind="axis", under="workshop"):
    """An axis of the plan; `section` is a title printed above it, `examples` guide its group.

    `handed_in` is the UTC instant, in ISO form, at which its group handed it in to the plenary; `None` while they
    have it. `merged_into` is the axis that took it up, `split_from` the one it was parted from. `proposed_as` and
    `worked_as` are its number and title ("3 Avisos") when it was proposed and when its group's work was closed, where a
    file says so.
    """

    title: str = ""
    short_title: str | None = None
    section: str | None = None
    description: str = ""
    examples: Lines = ()
    commitment: str | None = None
    handed_in: str | None = None
    merged_into: str | None = None
    split_from: str | None = None
    proposed_as: str | None = None
    worked_as: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorkingGroup(Item, kind="group", under="axis"):
    """A group that works on its parent, an axis. The officers' names may stand outside the participants.

    It meets in a room, by a link, or both; `minimum` and `maximum` bound how many people it takes.
    """

    name: str = ""
    room: str = ""
    facilitator: str = ""
    rapporteur: str = ""
    helper: str | None = None
    link: str | None = None
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Item, kind="member", under="group"):
    """A participant's place in its parent, a working group; `label` is how a loaded file named the person.

    Who is `pinned` stays there when people are distributed over the groups.
    """

    participant: str = ""
    label: str | None = None
    pinned: bool = False


@dataclass(frozen=True, kw_only=True)
class Tie(Item, kind="tie", under="workshop"):
    """People, by their ids, who should work in one group (`kind` together) or each in another (apart)."""

    kind: str = "together"
    people: Lines = ()


@dataclass(frozen=True, kw_only=True)
class Objective(Item, kind="objective", under="axis"):
    """An objective of its parent, an axis; the text may be empty when actions stand under none."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Action(Item, kind="action", under="objective action"):
    """An action of an objective; with another action as parent, a sub-action.

    `origin` is the axis it was written in, once it has moved to another; `merged_into` the action that took it up.
    `split_from` is the action it was parted from. `transversal` lists the ids of the other axes it also serves;
    `example` is that of its axis from which it began.
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
    split_from: str | None = None
    example: str | None = None


@dataclass(frozen=True, kw_only=True)
class Footnote(Item, kind="footnote", under="workshop"):
    """A note at the foot of the page, whose id stands in some text as a mark; `label` is its name in a loaded file.

    `text` is `None` for a mark that came without its note.
    """

    label: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class PastActivity(Item, kind="past_activity", under="workshop"):
    """A row of the plan's history: what an earlier edition planned and what came of it."""

    section: str = ""
    objective: str = ""
    activity: str = ""
    result: str = ""
    date: str | None = None


@dataclass(frozen=True, kw_only=True)
class Draft(Item, kind="draft", under="workshop"):
    """An issued draft of the plan, which stays as it was: its number from 1 and the revision it is of.

    `file` is the id its Word document has among the workshop's files, `at` a UTC instant in ISO form, `author` the
    name of who issued it. `annexes` are those it was issued with, so that it can be made again as it was. `remade_at`
    is when that was done because somebody was erased, `None` for one that is as it was issued.
    """

    number: int = 0
    revision: int = 0
    file: str = ""
    annexes: Lines = ()
    author: str | None = None
    at: str | None = None
    remade_at: str | None = None
