"""One call of every step behind the pages' buttons: all that matters is whether it is let through."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from typing import Any

import storage
import workshop.use_cases
from storage.database import Database
from storage.history import entries_since
from storage.history_search import Wanted
from storage.remaking import KeptDocument
from storage.room import Admission
from storage.security_search import WantedEvents
from tests.table.world import Place
from workshop.agenda_list import read_agenda
from workshop.captured_line import CapturedLine
from workshop.changes import Change, Entry
from workshop.copying import CopyWish
from workshop.filled_matrix import FilledMatrix, FilledRow, FilledTable
from workshop.items import Draft
from workshop.parting import Part
from workshop.permissions import Grant, Role
from workshop.workshop import Workshop

NOBODY = "0" * 32  # a person of whom nobody ever heard: who may do the step hears so, and nothing is done
OWN_TABLE = object()  # stands for the axis of the table's laptop somebody is, `None` for who is none
Arguments = Callable[[Place, Workshop], tuple[Any, ...]]

ARGUMENTS: dict[str, Arguments] = {
    "consolidate.move_actions": lambda p, w: ([p["action1"]], p["objective2"], None),
    "consolidate.shift_action": lambda p, w: (p["action1"], 1),
    "consolidate.merge_actions": lambda p, w: ([p["action1"], p["spare1"]], "Unida"),
    "consolidate.rewrite_action": lambda p, w: (p["action1"], {}),
    "split_action.split_action": lambda p, w: (
        p["action1"],
        w.items[p["action1"]].version("text"),
        [Part("Una"), Part("Otra")],
    ),
    "consolidate.unmerge_action": lambda p, w: (p["action1"], []),
    "announce_closing.announce_closing": lambda p, w: ("approved", datetime.now(UTC)),
    "announce_closing.call_off_closing": lambda p, w: (),
    "decide.decide": lambda p, w: (p["action1"], "adopted"),
    "decide.adopt_undisputed": lambda p, w: (),
    "decide.add_remark": lambda p, w: (p["action1"], "Una observación"),
    "decide.add_reservation": lambda p, w: (p["action1"], p["delegation"]),
    "amend.propose": lambda p, w: (p["action1"], "Otra redacción"),
    "amend.withdraw": lambda p, w: (p["amendment"],),
    "amend.accept": lambda p, w: ([p["amendment"]],),
    "amend.agree": lambda p, w: (p["action1"], "Texto acordado", [p["amendment"]]),
    "amend.decline": lambda p, w: ([p["amendment"]],),
    "sound.use_soundings": lambda p, w: (False,),
    "sound.put_to_delegations": lambda p, w: (p["action1"],),
    "sound.close_sounding": lambda p, w: (),
    "sound.mark": lambda p, w: (p["sounding"], p["delegation"], "agree"),
    "give_floor.ask_for_floor": lambda p, w: (p["delegation"],),
    "give_floor.give_floor": lambda p, w: (),
    "give_floor.end_floor": lambda p, w: (),
    "give_floor.leave_list": lambda p, w: (p["speaker"],),
    "give_floor.go_first": lambda p, w: (p["speaker"],),
    "give_floor.set_speaking_minutes": lambda p, w: (3,),
    "give_floor.add_next_step": lambda p, w: ("Enviar el borrador",),
    "give_floor.drop_next_step": lambda p, w: (p["next_step"],),
    "present.list_presentations": lambda p, w: (15,),
    "present.set_presentation_minutes": lambda p, w: (p["presentation"], 10),
    "present.shift_presentation": lambda p, w: (p["presentation"], 1),
    "present.begin_presentation": lambda p, w: (p["presentation"],),
    "present.end_presentation": lambda p, w: (),
    "present.drop_presentation": lambda p, w: (p["presentation"],),
    "waive.waive": lambda p, w: ("0" * 32, p["action1"], "Falta el plazo.", "Se acordó así."),
    "waive.review_again": lambda p, w: (p["waiver"],),
    "put_right.put_right": lambda p, w: ({p["action1"]: {"text": (w.items[p["action1"]].version("text"), "Otra")}},),
    "decide.take_back": lambda p, w: (p["remark"],),
    "assign_groups.keep_assignment": lambda p, w: ({p["unplaced"]: p["group"]},),
    "assign_groups.pin_people": lambda p, w: ([p["participant"]],),
    "assign_groups.tie_people": lambda p, w: ("apart", [p["participant"], p["unplaced"]]),
    "assign_groups.prefer_axes": lambda p, w: ([p["participant"]], [p["axis1"]]),
    "reshape_axes.merge_axes": lambda p, w: ([p["axis1"], p["axis2"]], "Ambos"),
    "reshape_axes.split_axis": lambda p, w: (p["axis1"], "Otro eje"),
    "form_groups.add_axis": lambda p, w: ("Otro eje",),
    "form_groups.add_group": lambda p, w: (p["axis1"], "Grupo"),
    "form_groups.add_missing_groups": lambda p, w: (),
    "form_groups.place_people": lambda p, w: ([p["unplaced"]], p["group"]),
    "form_groups.take_out_people": lambda p, w: ([p["participant"]],),
    "form_groups.place_person": lambda p, w: (p["unplaced"], p["group"]),
    "form_groups.take_out_person": lambda p, w: (p["participant"],),
    "hand_in.hand_in_axis": lambda p, w: (p["axis1"],),
    "hand_in.take_back_axis": lambda p, w: (p["axis1"],),
    "import_people.import_people": lambda p, w: ([],),
    "issue_draft.issue_draft": lambda p, w: (),
    "inputs.make_action": lambda p, w: (p["input"],),
    "inputs.discard_input": lambda p, w: (p["input"],),
    "tell_groups.tell_groups": lambda p, w: (p["action1"], p["action2"]),
    "load_matrix.load_matrix": lambda p, w: (
        FilledMatrix((FilledTable(p["axis1"], False, (FilledRow(1, {"number": "1", "text": "Otra acción"}),)),)),
    ),
    "open_stage.open_stage": lambda p, w: ("plenary",),
    "plan_agenda.add_session": lambda p, w: ("Día 2",),
    "plan_agenda.add_agenda_item": lambda p, w: (p["session"], "Receso"),
    "plan_agenda.lengthen_agenda_item": lambda p, w: (p["point"], 5),
    "plan_agenda.lock_agenda_item": lambda p, w: (p["point"],),
    "plan_agenda.unlock_agenda_item": lambda p, w: (p["point"],),
    "prepare_workshop.edit_item": lambda p, w: (p["axis1"], {}),
    "prepare_workshop.edit_facts": lambda p, w: ({},),
    "prepare_workshop.move_item": lambda p, w: (p["axis1"], None),
    "prepare_workshop.delete_item": lambda p, w: (p["axis1"],),
    "prepare_workshop.restore_item": lambda p, w: (p["axis1"],),
    "prepare_workshop.add_logo": lambda p, w: (p["file"], "Logo"),
    "prepare_workshop.set_template": lambda p, w: (None,),
    "prepare_workshop.add_mandate": lambda p, w: ("Un mandato",),
    "prepare_workshop.add_section": lambda p, w: ("text", "Otra parte"),
    "prepare_workshop.add_term": lambda p, w: (p["section"], "Término"),
    "register_people.add_delegation": lambda p, w: ("SUR", "Sur"),
    "register_people.delete_delegation": lambda p, w: (p["delegation"],),
    "register_people.add_profile": lambda p, w: ("Policía",),
    "register_people.delete_profile": lambda p, w: (p["profile"],),
    "register_people.add_participant": lambda p, w: ("Otra persona",),
    "register_people.delete_participant": lambda p, w: (p["participant"],),
    "register_people.replace_person": lambda p, w: (p["participant"], "Persona en lista", "Otra persona"),
    "remark.leave_remark": lambda p, w: (p["action1"], "Una observación"),
    "remark.put_away_remark": lambda p, w: (p["remark"],),
    "restore_past.restore_text": lambda p, w: (p["action1"], "text", "Lo de antes", 3),
    "restore_past.recover_item": lambda p, w: (p["action1"], w),
    "show_screen.mark_changes": lambda p, w: (False,),
    "show_screen.show_on_screen": lambda p, w: ("welcome",),
    "run_agenda.begin_next": lambda p, w: (p["session"], None, datetime.now(UTC)),
    "run_agenda.begin_point": lambda p, w: (p["point"], datetime.now(UTC)),
    "run_agenda.give_minutes": lambda p, w: (p["point"], 5),
    "run_agenda.skip_point": lambda p, w: (p["point"],),
    "run_agenda.recover_delay": lambda p, w: (p["session"], datetime.now(UTC)),
    "run_agenda.forget_run": lambda p, w: (p["session"],),
    "start_agenda.start_agenda": lambda p, w: ("two_days",),
    "start_agenda.add_pasted_agenda": lambda p, w: (read_agenda("08:30 Registro"),),
    "take_attendance.mark_present": lambda p, w: (p["session"], [p["participant"]], None),
    "take_attendance.mark_absent": lambda p, w: (p["session"], [p["participant"]]),
    "take_attendance.mark_left": lambda p, w: (p["session"], [p["participant"]], "2027-03-10T15:00:00+00:00"),
    "take_attendance.say_present": lambda p, w: (p["session"], p["participant"], datetime.now(UTC)),
    "take_attendance.load_attendance": lambda p, w: (p["session"], {}),
    "change_timezone.edit_identity": lambda p, w: ({},),
    "write_synthesis.write_synthesis": lambda p, w: (p["point"],),
    "undo.undo": lambda p, w: (_last_writing(p, w),),
    "take_notes.take_line": lambda p, w: (p["point"], "Una nota"),
    "take_notes.take_down": lambda p, w: (p["point"], [CapturedLine("note", "Una nota")]),
    "keep_dossier.attach": lambda p, w: (w.root, "Un enlace"),
    "relate.add_initiative": lambda p, w: ("Un organismo", "Una iniciativa"),
    "agree_terms.agree_term": lambda p, w: ("Un término",),
    "relate.add_compliance": lambda p, w: ("Un indicador",),
    "cloning.clone_workshop": lambda p, w: (CopyWish(title=" "),),  # who may hears so, and nothing is made
    "cloning.wipe_rehearsal": lambda p, w: (),
    "roles.list_access": lambda p, w: (),
    "roles.invite": lambda p, w: ("", [Grant(Role.GUEST)]),
    "roles.change_roles": lambda p, w: (NOBODY, [Grant(Role.GUEST)]),
    "roles.fresh_links": lambda p, w: ([NOBODY],),
    "merge_people.merge_people": lambda p, w: (p["participant"], p["unplaced"]),
    "merging_people.merge_listed": lambda p, w: (NOBODY, NOBODY),
    "substitutes.substitute": lambda p, w: (NOBODY, "Otra persona"),
    "roles.links_of": lambda p, w: (NOBODY,),
    "roles.revoke_link": lambda p, w: (NOBODY, "ninguno"),
    "roles.revoke": lambda p, w: (NOBODY,),
    "roles.revoke_all": lambda p, w: (),
    "room.open_room": lambda p, w: (),
    "room.close_room": lambda p, w: (),
    "room.list_waiting": lambda p, w: (),
    "room.admit": lambda p, w: ({NOBODY: Admission([Grant(Role.PARTICIPANT)])},),
    "room.refuse": lambda p, w: ([NOBODY],),
    "table_laptops.open_table": lambda p, w: (p["axis1"],),
    "table_laptops.sit_down": lambda p, w: (OWN_TABLE, "Persona en lista"),
    "erasing.erase_person": lambda p, w: (NOBODY,),
    "erasing.erase_listed": lambda p, w: (NOBODY,),
    "remake_draft.note_remade": lambda p, w: (NOBODY, "2027-03-11T15:00:00+00:00"),
    "remaking.seek_person": lambda p, w: (NOBODY,),
    "remaking.seek_listed": lambda p, w: (NOBODY,),
    "remaking.remake_draft": lambda p, w: (
        KeptDocument(p.number, NOBODY, "", "", Draft(id=NOBODY, parent=None, revision=1)),
        lambda then, draft: b"",
    ),
    "verify.check_history": lambda p, w: (lambda done, of: None,),
    "history_search.search_history": lambda p, w: (Wanted(),),
    "history_search.walk_history": lambda p, w: (Wanted(),),
    "history_search.who_wrote": lambda p, w: (),
    "security_search.search_events": lambda p, w: (WantedEvents(),),
    "security_search.walk_events": lambda p, w: (WantedEvents(),),
    "security_search.who_is_told_of": lambda p, w: (),
}


@cache
def steps() -> dict[str, Callable[..., Any]]:
    """Return every step there is by module and name: what asks who does it, and makes changes or keeps something."""
    found = {}
    for module in (*_modules(workshop.use_cases), *_modules(storage)):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and _is_step(function):
                found[f"{module.__name__.rpartition('.')[2]}.{name}"] = function
    return found


@cache
def is_kept(name: str) -> bool:
    """Say whether a step is one of storage, which writes by itself."""
    return "database" in inspect.signature(steps()[name]).parameters


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        if not found.ispkg:
            yield importlib.import_module(f"{package.__name__}.{found.name}")


def _is_step(function: Callable[..., Any]) -> bool:
    signature = inspect.signature(function)
    names = list(signature.parameters)
    if names[:3] == ["database", "workshop", "actor"]:
        return True
    return "actor" in names[:2] and signature.return_annotation == list[Change]


def _last_writing(place: Place, now: Workshop) -> list[Entry]:
    """Return the step that last wrote the first action's text, as a page of whoever made it holds it."""
    return [entry for entry in WRITTEN[place.when] if entry.change.item == place["action1"]]


WRITTEN: dict[str, list[Entry]] = {}  # by stage: what was written again when the world was made


def remember_writing(database: Database, place: Place) -> None:
    """Read for `undo` what was written in a workshop."""
    WRITTEN[place.when] = database.read(lambda db: entries_since(db, place.number, 2, until=3))
