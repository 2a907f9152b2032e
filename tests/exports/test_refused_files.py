"""What a workshop file is refused for, and the path each fault is told with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports.workshop_file import load_file, read_workshop_file
from tests.exports.files import MINIMAL, faults, round_trip, sample
from workshop.errors import InvalidFile

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
        (
            lambda c: c["axes"][0].update(handed_in="2026-09-08 16:40"),
            "axes[0].handed_in: debe ser un instante en UTC, como 2018-03-14T22:40:00+00:00",
        ),
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
        (lambda c: c["axes"][1].update(split_from=3), "axes[1].split_from: no hay un eje 3"),
        (
            lambda c: c.update(former_axes=[{"title": "Rescate", "merged_into": 4}]),
            "former_axes[0].merged_into: no hay un eje 4",
        ),
        *(
            (
                lambda c, place=place: _action(c).update(split_from=place),
                "axes[0].objectives[0].actions[0].split_from: no hay nada en ese lugar del plan",
            )
            for place in ([1, 1], [1, 1, 9], [1, 1, 1, 1, 1])
        ),
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
            lambda c: c.update(inputs=[{"text": "Algo", "became": {"item": [1, 1]}}]),
            "inputs[0].became: no hay nada en ese lugar del plan",
        ),
        (
            lambda c: c.update(inputs=[{"text": "Algo", "about": [1, 1, 1], "alike": [99, 1, 1]}]),
            "inputs[0].alike: no hay nada en ese lugar del plan",
        ),
        (
            lambda c: c["axes"][0].update(inputs=[{"text": "Algo", "became": {"item": [1], "remark": 99}}]),
            "axes[0].inputs[0].became: no hay nada en ese lugar del plan",
        ),
        (
            lambda c: c.update(inputs=[{"text": "Algo", "became": {"footnote": "falta"}}]),
            "inputs[0].became.footnote: ninguna nota al pie se llama «falta»",
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

    assert refused.value.facts["faults"] == "archivo: no se encontró"


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
