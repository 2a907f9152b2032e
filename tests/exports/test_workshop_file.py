import base64
import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from exports.workshop_file import dump_text, dump_workshop, load_file, schema
from tests.exports.files import (
    CASES,
    MINIMAL,
    REAL,
    ROOT,
    SAMPLES,
    faults,
    read,
    round_trip,
    sample,
)
from tests.exports.word.institutions import default_template, with_macros
from tests.pictures import png
from workshop.carried_files import WORD, CarriedFile
from workshop.changes import Change
from workshop.footnotes import missing_notes, number_marks
from workshop.items import Action, Facts
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.consolidate import merge_actions, move_actions


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_dumps_as_it_was_loaded(path: Path) -> None:
    content = json.loads(path.read_text("utf-8"))

    dumped = json.loads(dump_text(load_file(path).workshop()))

    assert dumped == content
    assert list(dumped["footnotes"]) == list(content["footnotes"])


@pytest.mark.parametrize("name", REAL)
def test_real_file_dumps_as_it_was_loaded(name: str) -> None:
    path = CASES / name
    if not path.exists():
        print(f"skipped: {name} of ../shared/cases is not here")
        pytest.skip(f"../shared/cases/{name} is not here")

    workshop = load_file(path).workshop()

    assert dump_workshop(workshop) == json.loads(path.read_text("utf-8"))


def test_real_plan_has_its_axes_actions_and_notes() -> None:
    path = CASES / "workshop_2018.json"
    if not path.exists():
        print("skipped: workshop_2018.json of ../shared/cases is not here")
        pytest.skip("../shared/cases/workshop_2018.json is not here")

    workshop = load_file(path).workshop()

    actions = [len(workshop.actions_of_axis(axis.id)) for axis in workshop.axes]
    sub_actions = sum(
        len(workshop.actions(action.id)) for axis in workshop.axes for action in workshop.actions_of_axis(axis.id)
    )
    assert (actions, sub_actions) == ([15, 4, 9, 9], 4)
    assert (len(number_marks(workshop)), len(missing_notes(workshop))) == (22, 1)
    assert [axis.commitment is None for axis in workshop.axes] == [False, False, False, True]


def test_minimal_file_gets_the_defaults() -> None:
    workshop = read(MINIMAL).workshop()

    assert workshop.facts == Facts(
        id=workshop.root, title="Taller", timezone="America/Panama", versions=workshop.facts.versions
    )


def test_first_change_inserts_the_root() -> None:
    content = read(sample())

    assert (content.changes[0].kind, content.changes[0].type, content.changes[0].parent) == ("insert", "workshop", None)
    assert content.title == "Taller sobre movilidad en zonas de volcanes[^t1]"


def test_marks_become_ids_of_footnote_items() -> None:
    workshop = read(sample()).workshop()

    labels = {note.id: note.label for note in workshop.footnotes.values()}
    marked = [labels[mark.note] for mark in number_marks(workshop)]
    assert marked == "prologo intro eje salida acogida go papeles eje1 compromiso radio prueba n-falta".split()
    assert [workshop.footnotes[mark.note].label for mark in missing_notes(workshop)] == ["n-falta"]


def test_note_marked_twice_stays_one_note() -> None:
    content = copy.deepcopy(MINIMAL)
    content["workshop"]["background"] = "Uno[^a] y dos[^a]."
    content["footnotes"] = {"a": "Nota."}

    workshop = read(content).workshop()

    assert len(workshop.footnotes) == 1
    assert dump_workshop(workshop)["workshop"]["background"] == "Uno[^a] y dos[^a]."


def test_escaped_mark_is_left_alone() -> None:
    content = copy.deepcopy(MINIMAL)
    content["workshop"]["background"] = "Se escribe \\[^a]."

    workshop = read(content).workshop()

    assert (len(workshop.footnotes), workshop.facts.background) == (0, "Se escribe \\[^a].")


def test_null_and_blank_stay_apart() -> None:
    rows = [{"text": "a", "timeframe": None, "status": ""}, {"text": "b", "timeframe": "", "status": None}]
    content = {**MINIMAL, "axes": [{"title": "Eje", "commitment": "", "objectives": [{"text": "", "actions": rows}]}]}

    axis = round_trip(content)["axes"][0]

    actions = axis["objectives"][0]["actions"]
    assert [(row["timeframe"], row["status"]) for row in actions] == [(None, ""), ("", None)]
    assert axis["commitment"] == ""


def test_inputs_travel_with_what_they_became() -> None:
    action = {"text": "a", "remarks": ["uno", "dos"], "sub_actions": [{"text": "b"}], "example": "Un ejemplo"}
    said = [
        {"text": "Abierto", "author": "Una experta", "at": "2026-03-05T16:42:00+00:00", "delegation": "NOR"},
        {"text": "Inciso", "became": {"item": [1, 1, 1, 1]}},
        {"text": "Observación", "became": {"item": [1, 1, 1], "remark": 2}},
        {"text": "Nota", "became": {"footnote": "n"}},
    ]
    axis = {"title": "Eje", "objectives": [{"text": "", "actions": [action]}], "inputs": said}
    plan = {"delegations": [{"code": "NOR", "name": "Norte"}], "footnotes": {"n": "Nota."}}

    dumped = round_trip({**MINIMAL, **plan, "axes": [axis], "inputs": [{"text": "De todo el plan"}]})

    assert dumped["axes"][0]["inputs"] == said
    assert dumped["axes"][0]["objectives"][0]["actions"][0]["example"] == "Un ejemplo"
    assert dumped["inputs"] == [{"text": "De todo el plan"}]


def test_input_follows_a_merger_and_is_open_again_where_what_it_became_is_gone() -> None:
    rows = [{"text": "a"}, {"text": "b"}]
    said = [{"text": text, "became": {"item": [1, 1, place]}} for place, text in enumerate(("uno", "dos"), 1)]
    axis = {"title": "Eje", "objectives": [{"text": "", "actions": rows}], "inputs": said}
    workshop = read({**MINIMAL, "axes": [axis]}).workshop()
    first, second = workshop.actions_of_axis(workshop.axes[0].id)

    merged = workshop.apply(
        [Change(kind="set", item=first.id, field="merged_into", text=second.id), Change(kind="delete", item=first.id)]
    )
    gone = workshop.apply([Change(kind="delete", item=second.id)])

    assert [row.get("became") for row in dump_workshop(merged)["axes"][0]["inputs"]] == [{"item": [1, 1, 1]}] * 2
    assert [row.get("became") for row in dump_workshop(gone)["axes"][0]["inputs"]] == [{"item": [1, 1, 1]}, None]


@pytest.mark.parametrize("entries", [[], [""], ["", ""], ["a", ""], ["", "a"]])
def test_list_entries_are_kept_also_blank_ones(entries: list[str]) -> None:
    content = copy.deepcopy(MINIMAL)
    content["workshop"]["specific_objectives"] = entries

    assert round_trip(content)["workshop"]["specific_objectives"] == entries


def test_emptied_lists_are_not_filled_again() -> None:
    content = copy.deepcopy(MINIMAL)
    content["workshop"] |= {"languages": [], "columns": [], "printed_columns": []}

    workshop = round_trip(content)["workshop"]

    assert (workshop["languages"], workshop["columns"], workshop["printed_columns"]) == ([], [], [])


def test_people_of_one_name_are_told_apart_by_email_or_key() -> None:
    content = sample("parks_codes_es.json")

    workshop = read(content).workshop()

    placed = [[person.name for person in workshop.members(group.id)] for group in workshop.groups()]
    assert placed == [["Elena Brea"], ["José Roa"]]
    codes = {each.id: each.code for each in workshop.delegations}
    assert codes[workshop.members(workshop.groups()[1].id)[0].delegation or ""] == "PAR"


@pytest.mark.parametrize("words", ["Bruno Cifuentes", "bruno@example.org", "Bruno Cifuentes <bruno@example.org>"])
def test_member_is_dumped_as_the_file_named_them(words: str) -> None:
    content = sample()
    content["participants"][2]["email"] = "bruno@example.org"
    content["axes"][0]["group"]["members"] = [words]

    assert round_trip(content) == content


def test_merged_originals_come_back_deleted_and_linked() -> None:
    workshop = read(sample("parks_codes_es.json")).workshop()

    merged = workshop.actions_of_axis(workshop.axes[0].id)[2]
    originals = workshop.merged_from(merged.id)
    assert [(each.text, each.deleted, each.origin) for each in originals] == [
        ("Hacer rondas.", True, workshop.axes[1].id),
        ("Patrullar de noche.", True, None),
    ]


def test_consolidated_workshop_survives_dump_and_load() -> None:
    workshop = read(sample()).workshop()
    first, second, *_rest = [
        action.id for action in workshop.walk_actions() if not _is_sub(workshop.items[action.parent or ""])
    ]
    target = workshop.objectives(workshop.axes[1].id)[0].id
    workshop = workshop.apply(merge_actions(workshop, COMMAND_LINE, [first, second], "Unidas[^radio]"))
    merged = next(action.id for action in workshop.walk_actions() if action.text == "Unidas[^radio]")
    workshop = workshop.apply(move_actions(workshop, COMMAND_LINE, [merged], target, None))

    content = dump_workshop(workshop)

    moved = content["axes"][1]["objectives"][0]["actions"][0]
    assert (moved["origin"], len(moved["merged_from"]), len(moved["sub_actions"])) == (1, 2, 3)
    assert round_trip(content) == content


def _is_sub(parent: object) -> bool:
    return isinstance(parent, Action)


def test_hand_in_survives_loading_and_dumping_and_adds_no_key_without() -> None:
    content = round_trip(sample())
    assert not [axis for axis in content["axes"] if "handed_in" in axis]
    content["axes"][0]["handed_in"] = "2026-09-08T22:40:00+00:00"

    assert round_trip(content) == content


def test_note_without_label_gets_one_nobody_has() -> None:
    workshop = read(sample()).workshop()
    first, second, *_rest = workshop.footnotes
    cells = [(first, None), (second, "n1")]
    changes = [Change(kind="set", item=note, field="label", text=text) for note, text in cells]

    labels = list(dump_workshop(workshop.apply(changes))["footnotes"])

    assert labels[:3] == ["n2", "n1", "papeles"]


def test_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads((ROOT / "docs" / "workshop-file.schema.json").read_text("utf-8"))

    assert published == schema()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_schema_accepts_the_samples(path: Path) -> None:
    faults = jsonschema.Draft202012Validator(schema()).iter_errors(json.loads(path.read_text("utf-8")))

    assert [fault.message for fault in faults] == []


def test_schema_refuses_an_unknown_key() -> None:
    content = {**MINIMAL, "extra": 1}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(content)


def test_logos_survive_loading_and_dumping() -> None:
    content = round_trip(MINIMAL)
    pictures = [png(4, 2), png(9, 3, b"\x90\x20\x20")]
    content["logos"] = [
        {"name": f"Organismo {place}", "content": base64.b64encode(picture).decode()}
        for place, picture in enumerate(pictures)
    ]

    loaded = read(content)

    assert [file.content for file in loaded.files.values()] == pictures
    assert [logo.file for logo in loaded.workshop().logos] == list(loaded.files)
    assert dump_workshop(loaded.workshop(), loaded.files) == content


def test_template_survives_loading_and_dumping() -> None:
    content, template = round_trip(MINIMAL), default_template()
    content["template"] = {"name": "hoja.docx", "content": base64.b64encode(template).decode()}

    loaded = read(content)

    assert loaded.files == {loaded.workshop().facts.template: CarriedFile("hoja.docx", WORD, template)}
    assert dump_workshop(loaded.workshop(), loaded.files) == content


def test_template_that_is_none_is_refused_with_its_path() -> None:
    contents = [b"PK\x03\x04", png(), with_macros(default_template())]
    sent = ["no es base64", *(base64.b64encode(each).decode() for each in contents)]

    found = [faults({**MINIMAL, "template": {"name": "hoja.docx", "content": each}}) for each in sent]

    assert [[fault.partition(":")[0] for fault in each] for each in found] == [["template.content"]] * len(sent)
    assert "macros" in found[-1][0]


@pytest.mark.parametrize(
    "content", ["no es base64", base64.b64encode(b"<svg/>").decode(), base64.b64encode(png()[:-8]).decode()]
)
def test_logo_that_is_no_picture_is_refused_with_its_path(content: str) -> None:
    found = faults({**MINIMAL, "logos": [{"name": "Organismo", "content": content}]})

    assert [fault.partition(":")[0] for fault in found] == ["logos[0].content"]


def test_mandates_and_programme_survive_loading_and_dumping() -> None:
    content = round_trip(MINIMAL)
    content["workshop"]["programme"] = "Programa de prueba, segunda fase[^p]."
    content["mandates"] = [
        {"text": "Encargar un plan[^m].", "body": "Consejo", "place": "Ciudad de Piedra", "date": "1994-10-12"},
        {"text": "Convocar un taller.", "body": "", "place": "", "date": None},
    ]
    content["footnotes"] = {"m": "Acta cuarta.", "p": "En curso."}

    loaded = read(content).workshop()

    assert dump_workshop(loaded) == content
    assert [each.date and each.date.year for each in loaded.mandates] == [1994, None]


def test_note_on_two_actions_that_may_say_the_same_keeps_both() -> None:
    content = round_trip(MINIMAL)
    rows = [{"title": title, "objectives": [{"text": "", "actions": [{"text": "Algo"}]}]} for title in "AB"]
    content = round_trip({**content, "axes": rows})
    content["axes"][0]["inputs"] = [{"text": "Compárelas", "about": [1, 1, 1], "alike": [2, 1, 1]}]

    assert round_trip(content) == content


def test_hand_over_approval_and_protection_survive_loading_and_dumping() -> None:
    content = round_trip(MINIMAL)
    content["workshop"] |= {
        "approval": "Acuerdo 4",
        "approval_body": "Reunión ordinaria",
        "approval_place": "Ciudad de Piedra",
        "approval_date": "2027-06-12",
        "handover_date": "2027-05-02",
        "handover_by": "Presidencia",
        "handover_to": ["ST", "OIM"],
        "handover_draft": 2,
    }
    texts = {"heading": "", "text": "Este plan no obliga.", "terms": [], "signed_by": None}
    said = [{"kind": "clause"}, {"kind": "clause", "protected": False}, {"kind": "text", "protected": True}]
    content["front_matter"] = [{**texts, **each} for each in said]

    loaded = read(content).workshop()

    assert dump_workshop(loaded) == content
    assert [section.is_protected for section in loaded.sections] == [True, False, True]


@pytest.mark.parametrize(
    ("mandate", "path"),
    [
        ({"body": "Consejo"}, "mandates[0].text"),
        ({"text": "x", "date": "12/10/1994"}, "mandates[0].date"),
        ({"text": "x", "author": "y"}, "mandates[0].author"),
    ],
)
def test_malformed_mandate_is_refused_with_its_path(mandate: dict[str, Any], path: str) -> None:
    assert [fault.partition(":")[0] for fault in faults({**MINIMAL, "mandates": [mandate]})] == [path]


def test_attendance_survives_dump_and_load_and_adds_no_key_without() -> None:
    file = sample()
    names = [person["name"] for person in file["participants"][2:4]]
    there = [{"participant": names[0], "at": "2027-03-10T15:05:00+00:00", "how": "qr"}, {"participant": names[1]}]
    with_attendance = copy.deepcopy(file)
    with_attendance["sessions"][0]["attendance"] = there

    assert round_trip(with_attendance)["sessions"][0]["attendance"] == there
    assert "attendance" not in round_trip(file)["sessions"][0]


def test_attendance_of_nobody_on_the_list_is_a_fault() -> None:
    file = sample()
    file["sessions"][0]["attendance"] = [{"participant": "Nadie de la lista"}]

    assert faults(file)[0].startswith("sessions[0].attendance[0].participant: ")


def test_files_of_the_dossier_travel_with_what_they_are_attached_to() -> None:
    files = [{"name": "guía.pdf", "content": base64.b64encode(b"%PDF-1.7").decode()}]
    attached = [{"title": "Guía", "description": "La de antes", "file": each} for each in files]
    content = round_trip(MINIMAL)
    content["sessions"] = [{"title": "Día 1", "items": [{"title": "Panel", "dossier": attached}]}]

    loaded = read(content | {"dossier": [{"title": "Plan", "link": "https://prueba.example/"}, *attached]})

    dumped = dump_workshop(loaded.workshop(), loaded.files)
    assert dumped["dossier"] == [{"title": "Plan", "link": "https://prueba.example/"}, *attached]
    assert dumped["sessions"][0]["items"][0]["dossier"] == attached
    assert dump_workshop(loaded.workshop())["dossier"] == dumped["dossier"][:1]


def test_files_and_links_that_are_not_handed_out_are_refused_with_their_path() -> None:
    program = {"name": "a.pdf", "content": base64.b64encode(b"MZ\0").decode()}
    rows = [{"title": "Uno", "file": program}, {"title": "Dos", "link": "javascript:alert(1)"}]
    initiative = {"body": "OIM", "title": "Campaña", "axes": [1]}

    told = faults(round_trip(MINIMAL) | {"dossier": rows, "initiatives": [initiative]})

    assert [line.split(":")[0] for line in told] == [
        "dossier[0].file.content",
        "dossier[1].link",
        "initiatives[0].axes[0]",
    ]


def test_where_an_action_was_parted_from_travels_and_is_left_out_where_that_is_gone() -> None:
    rows = [{"text": "a", "split_from": [1, 1, 2]}, {"text": "b"}]
    content = {**MINIMAL, "axes": [{"title": "Eje", "objectives": [{"text": "", "actions": rows}]}]}
    workshop = read(content).workshop()
    part, parted = workshop.actions_of_axis(workshop.axes[0].id)
    gone = workshop.apply([Change(kind="delete", item=parted.id)])

    dumped = [dump_workshop(each)["axes"][0]["objectives"][0]["actions"][0] for each in (workshop, gone)]

    assert part.split_from == parted.id
    assert [row.get("split_from") for row in dumped] == [[1, 1, 2], None]
