"""Turns a checked workshop file into the inserts that build its tree, labels of footnotes giving way to ids."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from exports.workshop_file.axis_rows import AxisOrigins
from exports.workshop_file.build_around import BuildingAround
from exports.workshop_file.caught import became_in
from exports.workshop_file.discussed import Discussed, RemarkSource
from exports.workshop_file.grouping import Group
from exports.workshop_file.input_rows import CaughtInput
from exports.workshop_file.names import People, name_people
from exports.workshop_file.schema import (
    ActionRow,
    AxisRow,
    FrontSection,
    ObjectiveRow,
    SubActionRow,
    WorkshopFile,
    WorkshopSession,
)
from workshop.carried_files import WORD, CarriedFile
from workshop.changes import Change, new_id
from workshop.items import (
    Action,
    AgendaItem,
    Amendment,
    Attendance,
    Axis,
    Decision,
    Delegation,
    Facts,
    Footnote,
    Input,
    Logo,
    Mandate,
    Mark,
    Member,
    Objective,
    Participant,
    PastActivity,
    Profile,
    Remark,
    Reservation,
    Section,
    Session,
    Sounding,
    Term,
    Tie,
    WorkingGroup,
)
from workshop.new_items import NewItems
from workshop.pictures import read_picture
from workshop.running_agenda import RUN_CELLS
from workshop.text import marks, replace_marks

_COLUMNS = "text responsible timeframe indicator scope references status note internal_note example".split()
_FACTS = (
    "title subtitle body network host place general_objective specific_objectives background methodology dates_note "
    "method expected_product participants_profile funder programme disclaimer approval approval_body approval_place "
    "handover_by handover_to plan_title action_label responsible_label timeframe_label"
).split()
_SETTINGS = (
    "modality timezone start_date end_date dates_confirmed languages stage numbering run_on_objectives columns "
    "soundings speaking_minutes printed_columns approval_date delegations_order delegation_minimum delegation_maximum "
    "handover_date handover_draft"
).split()


def build_changes(file: WorkshopFile) -> tuple[list[Change], dict[str, CarriedFile]]:
    """Return the changes that build a checked file from an empty database, the root first, and its own files by id."""
    building = _Building(file)
    return building.changes(), building.files


class _Building:
    """One file on its way into changes: the ids given so far to what is referred to by name or place."""

    def __init__(self, file: WorkshopFile) -> None:
        self.file = file
        self.new = NewItems()
        self.root = new_id()
        self.notes = {label: new_id() for label in file.footnotes}
        self.codes = {row.code: new_id() for row in file.delegations}
        self.profiles = {row.name: new_id() for row in file.profiles}
        self.people = [new_id() for _row in file.participants]
        self.axes = [new_id() for _row in file.axes]
        self.all_axes = [*self.axes, *(new_id() for _row in file.former_axes)]
        self.sessions: list[str] = []
        self.places: dict[tuple[int, ...], str] = {}  # where in the plan, from 1, to the item there
        self.remarks: dict[str, list[str]] = {}  # item to the remarks on it, oldest first
        self.gone: list[str] = []
        self.parted: dict[str, tuple[int, ...]] = {}  # action to the place of the one it was parted from
        self.files: dict[str, CarriedFile] = {}
        self.around = BuildingAround(self.new, self.codes, self.axes, self._texts, self.files)

    def changes(self) -> list[Change]:
        """Return all changes: the inserts, then the deletions of what something else came from."""
        file = self.file
        self._lay_root()
        for logo in file.logos:
            picture = base64.b64decode(logo.content)
            file_id = self._carry(logo.name, read_picture(picture).media_type, picture)
            self.new.add(Logo, self.root, file=file_id, name=logo.name)
        for mandate in file.mandates:
            texts = self._texts(mandate, "text", "body", "place")
            self.new.add(Mandate, self.root, **texts, date=mandate.date)
        for section in file.front_matter:
            self._section(section)
        for session in file.sessions:
            self._session(session)
        self._register()
        called, members = self._members()
        self._tie(members)
        self._attend(members)
        for place, axis in enumerate(file.axes, 1):
            self._axis(axis, place)
            for group in [*([axis.group] if axis.group else []), *axis.other_groups]:
                self._group(group, self.axes[place - 1], called, members)
        for former, item in zip(file.former_axes, self.all_axes[len(self.axes) :], strict=True):
            texts = {**self._texts(former, "title", "short_title"), **self._origins(former)}
            self.new.add(Axis, self.root, item=item, **texts, merged_into=self._axis_at(former.merged_into))
            self.gone.append(item)
        for past in file.history:
            self.new.add(PastActivity, self.root, **self._texts(past, *type(past).model_fields))
        for axis_id, row in zip(self.axes, file.axes, strict=True):
            self._inputs(row.inputs, axis_id)
        self._inputs(file.inputs, self.root)
        self.around.of_workshop(file, self.root)
        self._keep_notes()
        deletions = [Change(kind="delete", item=item) for item in self.gone]
        return [self._shown(self.new.changes[0]), *map(self._parted, self.new.changes[1:]), *deletions]

    def _lay_root(self) -> None:
        facts, sent = self.file.workshop, self.file.template
        self.new.add(
            Facts,
            None,
            item=self.root,
            **self._texts(facts, *_FACTS),
            **_values(facts, *_SETTINGS),
            plan_from=facts.plan_period.from_,
            plan_to=facts.plan_period.to,
            screen_scene=facts.screen.scene,
            rehearsal_of=0 if facts.rehearsal else None,
            template=self._carry(sent.name, WORD, base64.b64decode(sent.content)) if sent else None,
        )
        self._discussion(facts, self.root)

    def _carry(self, name: str, media_type: str, content: bytes) -> str:
        """Put a file aside that comes with the workshop, and return its id."""
        found = new_id()
        self.files[found] = CarriedFile(name, media_type, content)
        return found

    def _shown(self, root: Change) -> Change:
        """Return the root's insert with what the shared screen shows, known only once the plan is built."""
        shown = self.places.get(tuple(self.file.workshop.screen.item))
        return replace(root, cells={**root.cells, "screen_item": shown}) if shown else root

    def _parted(self, insert: Change) -> Change:
        """Return the insert of an action with the one it was parted from, which may stand anywhere in the plan."""
        place = self.parted.get(insert.item)
        return replace(insert, cells={**insert.cells, "split_from": self.places[place]}) if place else insert

    def _section(self, row: FrontSection) -> None:
        signed = {f"signed_{name}": getattr(row.signed_by, name, None) for name in ("name", "position", "body")}
        item = self.new.add(
            Section, self.root, kind=row.kind, protected=row.protected, **self._texts(row, "heading", "text"), **signed
        )
        for term in row.terms:
            self.new.add(Term, item, **self._texts(term, "term", "text"))
        self._discussion(row, item)

    def _session(self, row: WorkshopSession) -> None:
        timing = _values(row, "date", "starts", "join_link", "open_to_guests")
        item = self.new.add(Session, self.root, **self._texts(row, "title", "theme"), **timing)
        self.sessions.append(item)
        for point in row.items:
            texts = self._texts(point, "title", "responsible", "notes", "moderator", "panel")
            values = _values(point, "kind", "minutes", "starts", "locked", "open_to_guests", *RUN_CELLS)
            self.around.of_point(point, self.new.add(AgendaItem, item, **texts, **values))

    def _register(self) -> None:
        for row in self.file.delegations:
            self.new.add(Delegation, self.root, item=self.codes[row.code], **_values(row, *type(row).model_fields))
        for profile in self.file.profiles:
            values = _values(profile, *type(profile).model_fields)
            self.new.add(Profile, self.root, item=self.profiles[profile.name], **values)
        for item, person in zip(self.people, self.file.participants, strict=True):
            self.new.add(
                Participant,
                self.root,
                item=item,
                **_values(person, "name", "email", "position", "institution", "guest", "sex", "part"),
                **self._texts(person, "other_email", "phone", "notes"),
                delegation=self.codes[person.delegation] if person.delegation is not None else None,
                profile=self.profiles[person.profile] if person.profile is not None else None,
                preferences=tuple(self.axes[place - 1] for place in person.preferences),
            )

    def _members(self) -> tuple[Mapping[str, str], People]:
        """Return how each participant would be called by us, and who is meant by a file's words."""
        rows = self.file.participants
        called, _keys = name_people([(item, row.name, row.email) for item, row in zip(self.people, rows, strict=True)])
        people = People()
        for place, row in enumerate(rows):
            people.add(place, row.name, row.email, row.key)
        return called, people

    def _attend(self, people: People) -> None:
        for session, row in zip(self.sessions, self.file.sessions, strict=True):
            for each in row.attendance:
                person = self.people[people.find(each.participant)[0]]
                self.new.add(Attendance, session, participant=person, **_values(each, "at", "how", "left"))

    def _tie(self, people: People) -> None:
        for row in self.file.ties:
            tied = tuple(self.people[people.find(words)[0]] for words in row.people)
            self.new.add(Tie, self.root, kind=row.kind, people=tied)

    def _group(self, row: Group, axis: str, called: Mapping[str, str], people: People) -> None:
        names = _values(row, "name", "room", "facilitator", "rapporteur", "helper", "link", "minimum", "maximum")
        item = self.new.add(WorkingGroup, axis, **names)
        for words in row.members:
            person = self.people[people.find(words)[0]]
            label = words if words != called[person] else None
            self.new.add(Member, item, participant=person, label=label, pinned=words in row.pinned)

    def _axis(self, row: AxisRow, place: int) -> None:
        item = self.axes[place - 1]
        texts = self._texts(row, "title", "description", "examples", "commitment", "short_title", "section")
        self.new.add(Axis, self.root, item=item, **texts, handed_in=row.handed_in, **self._origins(row))
        self.places[(place,)] = item
        self._discussion(row, item)
        for number, objective in enumerate(row.objectives, 1):
            self._objective(objective, item, (place, number))

    def _origins(self, row: AxisOrigins) -> dict[str, str | None]:
        told = {f"{name}_as": getattr(row, name) for name in ("proposed", "worked")}
        named = {name: f"{then.place} {then.title}" if then else None for name, then in told.items()}
        return {**named, "split_from": self._axis_at(row.split_from)}

    def _axis_at(self, place: int | None) -> str | None:
        """Return the axis at a place from 1, those that are gone counted on."""
        return self.all_axes[place - 1] if place else None

    def _objective(self, row: ObjectiveRow, axis: str, place: tuple[int, ...]) -> None:
        item = self.places[place] = self.new.add(Objective, axis, **self._texts(row, "text"))
        self._discussion(row, item)
        for number, action in enumerate(row.actions, 1):
            self._action(action, item, (*place, number))

    def _action(self, row: SubActionRow, parent: str, place: tuple[int, ...], into: str | None = None) -> str:
        item = self.new.add(
            Action,
            parent,
            **self._texts(row, *_COLUMNS),
            transversal=tuple(self.axes[number - 1] for number in row.transversal),
            origin=self._axis_at(row.origin),
            merged_into=into,
        )
        self._discussion(row, item)
        if place:
            self.places[place] = item
        if row.split_from:
            self.parted[item] = tuple(row.split_from)
        for number, sub_action in enumerate(row.sub_actions if isinstance(row, ActionRow) else (), 1):
            self._action(sub_action, item, (*place, number) if place else ())
        for original in row.merged_from:
            self.gone.append(self._action(original, parent, (), into=item))
        return item

    def _discussion(self, row: Discussed, item: str) -> None:
        sources = row.remarks_by or [None] * len(row.remarks)
        for text, source in zip(row.remarks, sources, strict=True):
            remark = self.new.add(Remark, item, text=self._mark(text), **self._source(source))
            self.remarks.setdefault(item, []).append(remark)
        for amended in row.amendments:
            texts = {
                **self._texts(amended, "text", "base", "reason"),
                "delegation": self._delegation(amended.delegation),
            }
            self.new.add(Amendment, item, **texts, **_values(amended, "field", "author", "at", "outcome"))
        for sounded in row.sounded:
            values = {**self._texts(sounded, "wording"), **_values(sounded, "field", "author", "at", "closed")}
            sounding = self.new.add(Sounding, item, **values)
            for each in sounded.marks:
                values = {**self._texts(each, "reason"), **_values(each, "choice", "author", "at")}
                self.new.add(Mark, sounding, **values, delegation=self._delegation(each.delegation))
        for decided in row.decisions:
            texts = self._texts(decided, "reason", "wording")
            self.new.add(Decision, item, **texts, **_values(decided, "outcome", "field", "author", "at"))
        for reserved in row.reservations:
            texts = {**self._texts(reserved, "text"), "delegation": self._delegation(reserved.delegation)}
            self.new.add(Reservation, item, **texts, at=reserved.at)

    def _delegation(self, name: str | None) -> str | None:
        """Return the id of the delegation of a code; else the words themselves."""
        return self.codes.get(name, name) if name is not None else None

    def _inputs(self, rows: Iterable[CaughtInput], parent: str) -> None:
        """Keep what was caught, once all it may have become is there."""
        for row in rows:
            became = became_in(row.became, self.places, self.remarks, self.notes)
            delegation = self._delegation(row.delegation)
            pair = {name: self.places.get(tuple(getattr(row, name))) for name in ("about", "alike")}
            values = {**_values(row, "author", "at"), "delegation": delegation, "became": became, **pair}
            self.new.add(Input, parent, text=self._mark(row.text), **values)

    def _source(self, row: RemarkSource | None) -> dict[str, Any]:
        if row is None:
            return {}
        return {**_values(row, "field", "author", "at"), "delegation": self._delegation(row.delegation)}

    def _keep_notes(self) -> None:
        for label, item in self.notes.items():
            self.new.add(Footnote, self.root, item=item, label=label, text=self.file.footnotes.get(label))

    def _texts(self, row: BaseModel, *names: str) -> dict[str, Any]:
        return {name: self._mark(getattr(row, name)) for name in names}

    def _mark(self, value: Any) -> Any:
        """Return a text or list of texts with the ids of the notes in place of their labels."""
        if isinstance(value, list):
            return tuple(self._mark(entry) for entry in value)
        if value is None or "[^" not in value:
            return value
        for label in marks(value):
            self.notes.setdefault(label, new_id())
        return replace_marks(value, self.notes)


def _values(row: BaseModel, *names: str) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
