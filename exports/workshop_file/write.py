"""Writes a workshop as the file it can be loaded from again: what the format names always, what we add where filled."""

import base64
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from exports.workshop_file.caught import became_of
from exports.workshop_file.names import People, name_people, tell_apart
from exports.workshop_file.write_around import WritingAround
from exports.workshop_file.write_origins import WritingOrigins
from workshop.axis_lines import standing_axes
from workshop.carried_files import CarriedFile
from workshop.cells import Item, default_of
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
    Mandate,
    Mark,
    Member,
    Objective,
    Participant,
    Remark,
    Reservation,
    Section,
    Session,
    Sounding,
    Term,
    Tie,
    WorkingGroup,
)
from workshop.running_agenda import RUN_CELLS
from workshop.text import replace_marks
from workshop.workshop import Workshop

Content = dict[str, Any]
NO_FILES: Mapping[str, CarriedFile] = MappingProxyType({})
NO_CLOSINGS: Mapping[str, Workshop] = MappingProxyType({})
_ADDED_FACTS = (
    "method dates_note expected_product participants_profile funder programme disclaimer approval approval_body "
    "approval_place stage numbering run_on_objectives columns printed_columns action_label responsible_label "
    "timeframe_label delegations_order delegation_minimum delegation_maximum soundings speaking_minutes "
    "handover_by handover_to handover_draft"
).split()


def dump_workshop(
    workshop: Workshop,
    files: Mapping[str, CarriedFile] = NO_FILES,
    closings: Mapping[str, Workshop] = NO_CLOSINGS,
) -> Content:
    """Return a workshop's live content in the form of WORKSHOP_FILE, ready for JSON.

    `files` are its logos, its Word template and its dossier by their ids; what is not among them is left out.
    `closings` is the workshop as it was when a stage closed, by the stage: what its axes were then.

    Keys the format does not name are there only where they hold something; deleted items and versions are left out.
    """
    return _Writing(workshop, files, closings).content()


def dump_text(
    workshop: Workshop,
    files: Mapping[str, CarriedFile] = NO_FILES,
    closings: Mapping[str, Workshop] = NO_CLOSINGS,
) -> str:
    """Return the text of a workshop's file: JSON, indented by one, ending in a line break."""
    return json.dumps(dump_workshop(workshop, files, closings), ensure_ascii=False, indent=1) + "\n"


class _Writing:
    """One workshop on its way into a file: the names under which its items are referred to there."""

    def __init__(self, workshop: Workshop, files: Mapping[str, CarriedFile], closings: Mapping[str, Workshop]) -> None:
        self.workshop = workshop
        self.files = files
        notes = [note for note in workshop.items.values() if isinstance(note, Footnote)]
        kept = list(workshop.footnotes.values())
        gone = [note for note in notes if note.id not in workshop.footnotes]
        self.labels = tell_apart([(note.id, note.label) for note in (*kept, *gone)], "n")
        self.codes = tell_apart([(each.id, each.code) for each in workshop.delegations], "D")
        self.profiles = tell_apart([(each.id, each.name) for each in workshop.profiles], "P")
        people = workshop.participants
        self.called, self.keys = name_people([(each.id, each.name, each.email) for each in people])
        self.people = People()
        for place, person in enumerate(people):
            self.people.add(place, person.name, person.email, self.keys.get(person.id))
        self.axes = {axis.id: place for place, axis in enumerate(workshop.axes, 1)}
        self.originals = self._originals()
        self.origins = WritingOrigins(workshop, closings, self._added)
        self.around = WritingAround(workshop, files, self._texts, self._delegation_name)

    def content(self) -> Content:
        """Return the whole file, its keys in the order of the format."""
        workshop = self.workshop
        return {
            "format": "plenaria/1",
            "workshop": self._facts(workshop.facts),
            **self._logos(),
            **self._template(),
            **self._mandates(),
            "front_matter": [self._section(section) for section in workshop.sections],
            "sessions": [self._session(session) for session in workshop.sessions],
            "delegations": [self._delegation(each) for each in workshop.children(workshop.root, Delegation)],
            "profiles": [
                {"name": self.profiles[each.id], "minimum": each.minimum, "maximum": each.maximum}
                for each in workshop.profiles
            ],
            "participants": [self._participant(person) for person in workshop.participants],
            **self._ties(),
            "axes": [self._axis(axis) for axis in workshop.axes],
            **self.origins.former(),
            "footnotes": {
                self.labels[note.id]: note.text for note in workshop.footnotes.values() if note.text is not None
            },
            "history": [self._texts(past, *past.fields()) for past in workshop.history],
            **self._inputs(workshop.root),
            **self.around.of_workshop(),
        }

    def _originals(self) -> dict[str, list[Action]]:
        """Return action id to the actions that were merged into it, in the order in which they last stood."""
        found: dict[str, list[Action]] = {}
        for siblings in self.workshop.order.values():
            for item in (self.workshop.items[each] for each in siblings):
                if isinstance(item, Action) and item.merged_into and item.deleted:
                    found.setdefault(item.merged_into, []).append(item)
        return found

    def _facts(self, facts: Facts) -> Content:
        return {
            **self._texts(facts, "title", "subtitle", "body", "network", "host", "place", "modality", "timezone"),
            "start_date": facts.cell("start_date"),
            "end_date": facts.cell("end_date"),
            "dates_confirmed": facts.dates_confirmed,
            "languages": list(facts.languages),
            **self._texts(facts, "plan_title"),
            "plan_period": {"from": facts.plan_from, "to": facts.plan_to},
            **self._texts(facts, "general_objective", "specific_objectives", "background", "methodology"),
            **self._added(facts, *_ADDED_FACTS),
            **{name: day for name in ("approval_date", "handover_date") if (day := facts.cell(name))},
            **({} if facts.rehearsal_of is None else {"rehearsal": True}),
            **self._screen(facts),
            **self._discussion(facts),
        }

    def _screen(self, facts: Facts) -> Content:
        place = self._place(facts.screen_item)
        if facts.screen_scene == default_of(Facts, "screen_scene") and not place:
            return {}
        return {"screen": {"scene": facts.screen_scene, "item": place}}

    def _place(self, item: str | None) -> list[int]:
        """Return where in the plan an item stands, from 1; nothing for what is no part of it."""
        place: list[int] = []
        found = self.workshop.items.get(item or "")
        if found is None or not self.workshop.is_live(item):
            return []
        while isinstance(found, Axis | Objective | Action) and found.parent:
            siblings = self.workshop.children(found.parent, type(found))
            place.insert(0, 1 + [each.id for each in siblings].index(found.id))
            found = self.workshop.items[found.parent]
        return place

    def _logos(self) -> Content:
        carried = [logo for logo in self.workshop.logos if logo.file in self.files]
        found = [{"name": logo.name, "content": self._encoded(logo.file)} for logo in carried]
        return {"logos": found} if found else {}

    def _template(self) -> Content:
        template = self.workshop.facts.template
        if template is None or template not in self.files:
            return {}
        return {"template": {"name": self.files[template].name, "content": self._encoded(template)}}

    def _encoded(self, file: str) -> str:
        return base64.b64encode(self.files[file].content).decode()

    def _mandates(self) -> Content:
        found = [self._mandate(each) for each in self.workshop.mandates]
        return {"mandates": found} if found else {}

    def _mandate(self, mandate: Mandate) -> Content:
        return {**self._texts(mandate, "text", "body", "place"), "date": mandate.cell("date")}

    def _section(self, section: Section) -> Content:
        signed = {name: getattr(section, f"signed_{name}") for name in ("name", "position", "body")}
        unsigned = all(value is None for value in signed.values())
        return {
            **self._texts(section, "kind", "heading", "text"),
            "terms": [self._texts(term, "term", "text") for term in self.workshop.children(section.id, Term)],
            "signed_by": None if unsigned else {name: value or "" for name, value in signed.items()},
            **self._added(section, "protected"),
            **self._discussion(section),
        }

    def _session(self, session: Session) -> Content:
        return {
            **self._texts(session, "title", "theme"),
            "date": session.cell("date"),
            "starts": session.starts,
            "items": [self._agenda_item(item) for item in self.workshop.agenda_items(session.id)],
            **self._added(session, "join_link", "open_to_guests"),
            **self._attendance(session),
        }

    def _attendance(self, session: Session) -> Content:
        there = [each for each in self.workshop.children(session.id, Attendance) if each.participant in self.called]
        found = [
            {"participant": self.called[each.participant], **self._added(each, "at", "how", "left")} for each in there
        ]
        return {"attendance": found} if found else {}

    def _agenda_item(self, item: AgendaItem) -> Content:
        return {
            **self._texts(item, "title", "kind"),
            "minutes": item.minutes,
            "starts": item.starts,
            "locked": item.locked,
            **self._texts(item, "responsible", "notes"),
            **self._added(item, "moderator", "panel", "open_to_guests", *RUN_CELLS),
            **self.around.of_point(item.id),
        }

    def _delegation(self, delegation: Delegation) -> Content:
        row = {"code": self.codes[delegation.id], "name": delegation.name, "kind": delegation.kind}
        return {**row, **self._added(delegation, "head", "official_name")}

    def _participant(self, person: Participant) -> Content:
        row = {
            "name": person.name,
            "email": person.email,
            "delegation": self.codes.get(person.delegation or ""),
            "profile": self.profiles.get(person.profile or ""),
            "position": person.position,
            "institution": person.institution,
            "guest": person.guest,
            **self._added(person, "other_email", "phone", "sex", "part", "notes"),
        }
        if preferred := [self.axes[axis] for axis in standing_axes(self.workshop, person.preferences)]:
            row["preferences"] = preferred
        return {**row, "key": self.keys[person.id]} if person.id in self.keys else row

    def _ties(self) -> Content:
        rows = [
            {"kind": tie.kind, "people": [self.called[person] for person in tie.people if person in self.called]}
            for tie in self.workshop.children(self.workshop.root, Tie)
        ]
        return {"ties": rows} if rows else {}

    def _axis(self, axis: Axis) -> Content:
        groups = [self._group(group) for group in self.workshop.groups(axis.id)]
        others = {"other_groups": groups[1:]} if len(groups) > 1 else {}
        return {
            **self._texts(axis, "title", "description", "examples", "commitment"),
            "group": groups[0] if groups else None,
            "objectives": [self._objective(objective) for objective in self.workshop.objectives(axis.id)],
            **self._added(axis, "short_title", "section", "handed_in"),
            **self.origins.of(axis),
            **others,
            **self._inputs(axis.id),
            **self._discussion(axis),
        }

    def _inputs(self, parent: str) -> Content:
        found = [self._input(each) for each in self.workshop.inputs(parent)]
        return {"inputs": found} if found else {}

    def _input(self, caught: Input) -> Content:
        row = {**self._texts(caught, "text"), **self._added(caught, "author", "at")}
        became = became_of(self.workshop, caught, self._place, self.labels)
        pair = {name: self._place(caught.cell(name)) for name in ("about", "alike")}
        found = {"delegation": self._delegation_name(caught.delegation), "became": became, **pair}
        return {**row, **{name: value for name, value in found.items() if value}}

    def _group(self, group: WorkingGroup) -> Content:
        members = [self._member(member) for member in self.workshop.children(group.id, Member)]
        row: Content = {name: getattr(group, name) for name in ("name", "room", "facilitator", "rapporteur")}
        row["members"] = [name for name in members if name is not None]
        pinned = [self._member(member) for member in self.workshop.children(group.id, Member) if member.pinned]
        held = [name for name in pinned if name is not None]
        return {
            **row,
            **self._added(group, "helper", "link", "minimum", "maximum"),
            **({"pinned": held} if held else {}),
        }

    def _member(self, member: Member) -> str | None:
        person = member.participant
        if person not in self.called:
            return None
        meant = self.people.find(member.label) if member.label else []
        as_loaded = len(meant) == 1 and self.workshop.participants[meant[0]].id == person
        return member.label if as_loaded else self.called[person]

    def _objective(self, objective: Objective) -> Content:
        actions = [self._action(action) for action in self.workshop.actions(objective.id)]
        return {**self._texts(objective, "text"), "actions": actions, **self._discussion(objective)}

    def _action(self, action: Action) -> Content:
        remarks = [self._texts(remark, "text")["text"] for remark in self.workshop.remarks(action.id)]
        return {
            **self._texts(action, "text"),
            "sub_actions": [self._sub_action(each) for each in self.workshop.actions(action.id)],
            **self._texts(action, "responsible", "timeframe", "indicator", "scope", "references"),
            "remarks": remarks,
            "status": self._texts(action, "status")["status"],
            **self._beyond_columns(action),
        }

    def _sub_action(self, action: Action) -> Content:
        columns = ("responsible", "timeframe", "indicator", "scope", "references", "status")
        return {**self._texts(action, "text"), **self._added(action, *columns), **self._beyond_columns(action)}

    def _beyond_columns(self, action: Action) -> Content:
        transversal = [self.axes[axis] for axis in action.transversal if axis in self.axes]
        found = {
            **self._added(action, "note", "internal_note", "example"),
            "transversal": transversal,
            "origin": self.origins.places.get(action.origin or ""),
            "split_from": self._place(action.split_from),
            "merged_from": [self._action(original) for original in self.originals.get(action.id, ())],
        }
        return {**{name: value for name, value in found.items() if value}, **self._discussion(action)}

    def _discussion(self, item: Item) -> Content:
        remarks = self.workshop.remarks(item.id)
        sources = [self._source(remark) for remark in remarks]
        found: Content = {
            "remarks": [self._texts(remark, "text")["text"] for remark in remarks],
            "remarks_by": sources if any(sources) else [],
            "amendments": [self._amendment(each) for each in self.workshop.children(item.id, Amendment)],
            "sounded": [self._sounding(each) for each in self.workshop.children(item.id, Sounding)],
            "decisions": [self._decision(each) for each in self.workshop.children(item.id, Decision)],
            "reservations": [self._reservation(each) for each in self.workshop.reservations(item.id)],
        }
        return {name: value for name, value in found.items() if value}

    def _source(self, remark: Remark) -> Content | None:
        delegation = self._delegation_name(remark.delegation)
        source = {"field": remark.field, "author": remark.author, "delegation": delegation, "at": remark.at}
        return source if any(value is not None for value in source.values()) else None

    def _amendment(self, amendment: Amendment) -> Content:
        row = {**self._texts(amendment, "text"), "delegation": self._delegation_name(amendment.delegation)}
        found = {**row, **self._added(amendment, "base", "field", "author", "at", "outcome", "reason")}
        return {name: value for name, value in found.items() if value is not None}

    def _sounding(self, sounding: Sounding) -> Content:
        marks = [self._mark(each) for each in self.workshop.children(sounding.id, Mark)]
        found = self._added(sounding, "wording", "field", "author", "at", "closed")
        return {**found, **({"marks": marks} if marks else {})}

    def _mark(self, mark: Mark) -> Content:
        row = {"delegation": self._delegation_name(mark.delegation), **self._texts(mark, "choice")}
        return {**row, **self._added(mark, "reason", "author", "at")}

    def _decision(self, decision: Decision) -> Content:
        return {**self._texts(decision, "outcome"), **self._added(decision, *decision.fields())}

    def _reservation(self, reservation: Reservation) -> Content:
        row = {"delegation": self._delegation_name(reservation.delegation), **self._texts(reservation, "text")}
        return {**row, **self._added(reservation, "at")}

    def _delegation_name(self, delegation: str | None) -> str | None:
        """Return a delegation's code; the name of one deleted since; else the words themselves."""
        found = self.workshop.items.get(delegation or "")
        if isinstance(found, Delegation):
            return self.codes.get(found.id, found.name)
        return delegation

    def _texts(self, item: Item, *names: str) -> Content:
        return {name: self._unmark(getattr(item, name)) for name in names}

    def _added(self, item: Item, *names: str) -> Content:
        filled = [name for name in names if getattr(item, name) != default_of(type(item), name)]
        return self._texts(item, *filled)

    def _unmark(self, value: Any) -> Any:
        """Return a text or list of texts with the labels of the notes in place of their ids."""
        if isinstance(value, tuple):
            return [self._unmark(entry) for entry in value]
        return replace_marks(value, self.labels) if isinstance(value, str) and "[^" in value else value
