import base64
import copy
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.workshop_file import FileContent, dump_text, dump_workshop, load_file, read_workshop_file, schema
from tests.pictures import png
from workshop.changes import Change
from workshop.errors import InvalidFile
from workshop.footnotes import missing_notes, number_marks
from workshop.items import Action, Facts
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.consolidate import merge_actions, move_actions

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.json"))
CASES = ROOT.parent / "shared" / "cases"
REAL = ["workshop_2018.json"] + [f"plans/plan_{name}.json" for name in ("03", "05", "07", "09", "90_stress_guatape")]

MINIMAL: dict[str, Any] = {
    "format": "plenaria/1",
    "workshop": {"title": "Taller", "timezone": "America/Panama"},
}


def sample(name: str = "cordillera_es.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "tests" / "samples" / name).read_text("utf-8"))
    return found


def read(content: object) -> FileContent:
    return read_workshop_file(json.dumps(content))


def round_trip(content: object) -> dict[str, Any]:
    return dump_workshop(read(content).workshop())


def faults(content: object) -> list[str]:
    with pytest.raises(InvalidFile) as refused:
        read(content)
    return str(refused.value.facts["faults"]).split("\n")


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


def test_note_without_label_gets_one_nobody_has() -> None:
    workshop = read(sample()).workshop()
    first, second, *_rest = workshop.footnotes
    cells = [(first, None), (second, "n1")]
    changes = [Change(kind="set", item=note, field="label", text=text) for note, text in cells]

    labels = list(dump_workshop(workshop.apply(changes))["footnotes"])

    assert labels[:3] == ["n2", "n1", "papeles"]


Edit = Callable[[dict[str, Any]], object]


def _action(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["axes"][0]["objectives"][0]["actions"][0]
    return found


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda c: c.pop("format"), "format: falta esta clave"),
        (lambda c: c.update(format="plenaria/2"), "format: debe ser «plenaria/1»"),
        (lambda c: c.update(extra=1), "extra: clave desconocida"),
        (
            lambda c: c["workshop"].update(timezone="Luna/Mar"),
            "workshop.timezone: debe ser una zona horaria IANA, como America/Costa_Rica",
        ),
        (lambda c: c["workshop"].update(dates_confirmed=1), "workshop.dates_confirmed: debe ser true o false"),
        (lambda c: c["workshop"].update(start_date="20260908"), "workshop.start_date: debe ser una fecha AAAA-MM-DD"),
        (lambda c: c["workshop"].update(start_date="2026-02-30"), "workshop.start_date: debe ser una fecha AAAA-MM-DD"),
        (
            lambda c: c["workshop"]["plan_period"].update({"from": "2027"}),
            "workshop.plan_period.from: debe ser un número entero",
        ),
        (
            lambda c: c["workshop"]["plan_period"].update({"from": True}),
            "workshop.plan_period.from: debe ser un número entero",
        ),
        (
            lambda c: c["workshop"].update(modality="online"),
            "workshop.modality: debe ser uno de: in_person, virtual, hybrid",
        ),
        (lambda c: c["sessions"][0].update(starts="8:00"), "sessions[0].starts: debe ser una hora HH:MM"),
        (
            lambda c: c["sessions"][0]["items"][1].update(minutes=-5),
            "sessions[0].items[1].minutes: el número es demasiado pequeño",
        ),
        (lambda c: c["front_matter"].append("texto"), "front_matter[4]: debe ser un objeto"),
        (lambda c: c.update(axes={}), "axes: debe ser una lista"),
        (lambda c: c["axes"][0].update(title=None), "axes[0].title: debe ser un texto"),
        (lambda c: _action(c).update(text=7), "axes[0].objectives[0].actions[0].text: debe ser un texto"),
        (
            lambda c: _action(c).update(text="x" * 20_001),
            "axes[0].objectives[0].actions[0].text: tiene 20001 caracteres y el máximo es 20000",
        ),
        (
            lambda c: _action(c).update(text="a\x00b"),
            "axes[0].objectives[0].actions[0].text: contiene un carácter de control (U+0000)",
        ),
        (
            lambda c: _action(c).update(text="a\ufffeb"),
            "axes[0].objectives[0].actions[0].text: contiene un carácter de control (U+FFFE)",
        ),
        (
            lambda c: _action(c).update(text="\ud800"),
            "axes[0].objectives[0].actions[0].text: contiene un carácter de control (U+D800)",
        ),
        (
            lambda c: _action(c).update(responsible=["a\nb"]),
            "axes[0].objectives[0].actions[0].responsible[0]: una entrada de lista no puede tener saltos de línea",
        ),
        (
            lambda c: _action(c).update(responsible="ST"),
            "axes[0].objectives[0].actions[0].responsible: debe ser una lista",
        ),
        (
            lambda c: _action(c).update(references=["r" * 15_000] * 2),
            "axes[0].objectives[0].actions[0].references: tiene 30001 caracteres y el máximo es 20000",
        ),
        (
            lambda c: _action(c)["sub_actions"][0].update(number="a"),
            "axes[0].objectives[0].actions[0].sub_actions[0].number: clave desconocida",
        ),
        (lambda c: _action(c).update(origin=3), "axes[0].objectives[0].actions[0].origin: no hay un eje 3"),
        (
            lambda c: _action(c).update(transversal=[1, 9]),
            "axes[0].objectives[0].actions[0].transversal[1]: no hay un eje 9",
        ),
        (
            lambda c: _action(c).update(remarks_by=[None, None]),
            "axes[0].objectives[0].actions[0].remarks_by: debe tener una entrada por observación (1)",
        ),
        (
            lambda c: c["workshop"].update(screen={"scene": "action", "item": [1, 1, 3]}),
            "workshop.screen.item: no hay nada en ese lugar del plan",
        ),
        (
            lambda c: c["participants"][0].update(delegation="ZZ"),
            "participants[0].delegation: ninguna delegación tiene el código «ZZ»",
        ),
        (
            lambda c: c["participants"][0].update(profile="Piloto"),
            "participants[0].profile: ningún perfil se llama «Piloto»",
        ),
        (
            lambda c: c["delegations"].append({"code": "sa", "name": "Otra"}),
            "delegations[4].code: «sa» ya está en la lista",
        ),
        (
            lambda c: c["profiles"].append({"name": "Migración"}),
            "profiles[2].name: «Migración» ya está en la lista",
        ),
        (
            lambda c: c["axes"][0]["group"]["members"].append("Nadie"),
            "axes[0].group.members[2]: ningún participante se llama «Nadie»",
        ),
        (
            lambda c: c["axes"][0]["group"]["members"].append("Ana Luz Perales"),
            "axes[0].group.members[2]: «Ana Luz Perales» es ambiguo: lo llevan 2 participantes; escriba el correo",
        ),
        (lambda c: c["footnotes"].update(t1="Nota[^go]."), "footnotes.t1: una nota al pie no puede contener otra nota"),
        (lambda c: c["footnotes"].update(t1=None), "footnotes.t1: debe ser un texto"),
    ],
)
def test_fault_is_told_with_its_path(edit: Edit, expected: str) -> None:
    content = sample()
    edit(content)

    found = faults(content)

    assert found == [expected]


def test_faults_of_shape_and_of_reference_are_told_together() -> None:
    content = sample()
    _action(content)["text"] = 7
    content["participants"][0]["delegation"] = "ZZ"
    content["extra"] = None

    assert sorted(faults(content)) == [
        "axes[0].objectives[0].actions[0].text: debe ser un texto",
        "extra: clave desconocida",
        "participants[0].delegation: ninguna delegación tiene el código «ZZ»",
    ]


def test_text_of_the_longest_length_is_read() -> None:
    content = sample()
    _action(content)["text"] = "x" * 20_000

    assert round_trip(content) == content


def test_text_that_grows_too_long_by_its_marks_is_refused() -> None:
    content = sample()
    _action(content)["text"] = "x" * 19_990 + "[^radio]"

    assert faults(content) == ["axes[0].objectives[0].actions[0].text: tiene 20025 caracteres y el máximo es 20000"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "archivo: no es JSON: línea 1, columna 1"),
        (b'{"format": "plenaria/1",\n oops}', "archivo: no es JSON: línea 2, columna 2"),
        (b"PK\x03\x04\xff\xfe", "archivo: no es un texto en UTF-8"),
        (b'{"a": NaN}', "archivo: no es JSON que se pueda leer"),
        (b"[" * 200_000, "archivo: no es JSON que se pueda leer"),
        (b'{"a": 1, "a": 2}', "archivo: la clave «a» está repetida"),
        (b"[]", "archivo: debe ser un objeto"),
        (b"null", "archivo: debe ser un objeto"),
    ],
)
def test_what_is_no_workshop_file_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_workshop_file(data)

    assert refused.value.facts["faults"] == expected


def test_byte_order_mark_is_read() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(MINIMAL).encode()

    assert read_workshop_file(data).title == "Taller"


def test_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(InvalidFile) as refused:
        load_file(path)

    assert refused.value.facts["faults"] == "archivo: pesa 200 MB y el máximo es 50 MB"


def test_absent_file_is_told_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as refused:
        load_file(tmp_path / "absent.json")

    assert refused.value.facts["faults"] == "archivo: no se encontró el archivo"


def test_key_that_cannot_be_printed_is_told_all_the_same() -> None:
    content = {**MINIMAL, "\x1b[2J": 1}

    assert faults(content) == ["\ufffd[2J: clave desconocida"]


def test_file_wrong_throughout_is_refused_by_its_first_faults() -> None:
    content = {**MINIMAL, "history": [7] * 30_000}

    lines = faults(content)

    assert (len(lines), lines[0], lines[-1]) == (
        20,
        "history[0]: debe ser un objeto",
        "history[19]: debe ser un objeto",
    )


@pytest.mark.parametrize("depth", [100, 300, 500, 800, 900])
def test_deeply_nested_file_is_refused_in_words(depth: int) -> None:
    data = json.dumps(MINIMAL)[:-1] + ', "history": ' + "[" * depth + "]" * depth + "}"

    with pytest.raises(InvalidFile):
        read_workshop_file(data)


def test_file_of_too_many_values_is_refused() -> None:
    with pytest.raises(InvalidFile) as refused:
        read_workshop_file("[" + "," * 1_000_001)

    assert refused.value.facts["faults"] == "archivo: tiene demasiados valores"


def test_many_faults_are_cut_short() -> None:
    content = {**MINIMAL, "history": [7] * 500}

    lines = faults(content)

    assert (len(lines), lines[-1]) == (201, "… y 300 más.")


def test_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads((ROOT / "docs" / "workshop-file.schema.json").read_text("utf-8"))

    assert published == schema()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_schema_accepts_the_samples(path: Path) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(path.read_text("utf-8")))


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

    assert list(loaded.pictures.values()) == pictures
    assert [logo.file for logo in loaded.workshop().logos] == list(loaded.pictures)
    assert dump_workshop(loaded.workshop(), loaded.pictures) == content


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


LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
LINES = st.text(LETTERS, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
LABELS = st.sampled_from(["a", "b", "nota-1", "n1", "ñ", "lost"])
MARKED = st.lists(
    st.one_of(LINES, LABELS.map(lambda label: f"x[^{label}]"), st.just("\n"), st.just("\\[^a]")), max_size=4
)
TEXTS = MARKED.map("".join).map(lambda text: unicodedata.normalize("NFC", text))
ENTRIES = st.lists(LINES, max_size=3)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


ACTIONS = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "sub_actions": st.lists(st.fixed_dictionaries({"text": TEXTS}), max_size=2),
        "responsible": ENTRIES,
        "timeframe": maybe(TEXTS),
        "indicator": maybe(TEXTS),
        "scope": maybe(TEXTS),
        "references": ENTRIES,
        "remarks": st.lists(TEXTS, max_size=2),
        "status": maybe(TEXTS),
    }
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Ana", "Beto", "Ciro"]),
            "email": st.sampled_from(["", "a@example.org", "b@example.org"]),
            "delegation": st.sampled_from([None, "AA", "BB"]),
            "profile": st.sampled_from([None, "Fiscal"]),
            "position": LINES,
            "institution": LINES,
            "guest": st.booleans(),
        }
    ),
    max_size=4,
)


@st.composite
def workshop_files(draw: st.DrawFn) -> dict[str, Any]:
    content = copy.deepcopy(round_trip(MINIMAL))
    content["workshop"]["background"] = draw(TEXTS)
    content["workshop"]["specific_objectives"] = draw(ENTRIES)
    content["workshop"]["plan_period"] = {"from": draw(maybe(st.integers(1, 9999))), "to": None}
    content["delegations"] = [{"code": code, "name": draw(LINES), "kind": "member"} for code in ("AA", "BB")]
    content["profiles"] = [{"name": "Fiscal", "minimum": draw(maybe(st.integers(0, 5))), "maximum": None}]
    content["participants"] = draw(PEOPLE)
    names = [person["name"] for person in content["participants"]]
    members = [name for name in names if names.count(name) == 1]
    group = {"name": draw(LINES), "room": "", "facilitator": "", "rapporteur": "", "members": members}
    objectives = st.lists(st.fixed_dictionaries({"text": TEXTS, "actions": st.lists(ACTIONS, max_size=3)}), max_size=2)
    axes = st.fixed_dictionaries(
        {
            "title": TEXTS,
            "description": TEXTS,
            "examples": ENTRIES,
            "commitment": maybe(TEXTS),
            "group": st.sampled_from([None, group]),
            "objectives": objectives,
        }
    )
    content["axes"] = draw(st.lists(axes, max_size=2))
    content["footnotes"] = draw(st.dictionaries(st.sampled_from(["a", "b", "nota-1", "n1", "ñ"]), LINES, max_size=4))
    return content


@settings(max_examples=150, deadline=None)
@given(workshop_files())
def test_any_file_dumps_as_it_was_loaded(content: dict[str, Any]) -> None:
    keys = [f"p{place}" for place, _person in enumerate(content["participants"], 1)]

    dumped = round_trip(content)

    for person in dumped["participants"]:
        assert person.pop("key", keys[0] if keys else None) in [*keys, None]
    assert dumped == content
