"""Changes in words: nothing of the machine in them, whatever kind of thing and field they are of."""

import re
from datetime import UTC, date, datetime

import pytest

from pages.shared.history_values import in_words
from pages.shared.history_words import Teller, Told
from tests.full_workshop import full_workshop
from tests.two_axes import entries, two_axes
from workshop.cells import NAMES
from workshop.changes import Change, Entry
from workshop.demo import demo_changes
from workshop.items import Section
from workshop.new_items import build_workshop
from workshop.workshop import Workshop

ID, CODE = re.compile("[0-9a-f]{32}"), re.compile(r"^[a-z]+(_[a-z]+)+$")


def tell(before: Workshop, *changes: Change) -> list[Told]:
    """Return what is told of some changes once they are made."""
    teller = Teller(before.apply(changes), [])
    return [teller.tell(entry) for entry in entries(before, list(changes))]


def test_protection_of_a_text_is_told_as_yes_or_no() -> None:
    section = Section(id="s", kind="clause", protected=False)

    assert in_words(two_axes(), section, "protected", section.cell("protected")) == "No"


def test_everything_that_is_inserted_is_told_without_ids_and_codes() -> None:
    changes = demo_changes(date(2027, 3, 10))
    teller = Teller(build_workshop(changes, number=1), [])
    now = datetime(2027, 3, 10, tzinfo=UTC)

    told = [
        teller.tell(Entry(revision=1, change=each, status="applied", actor="c", actor_name="Ana", at=now))
        for each in changes
    ]

    parts = [part for each in told for part in (each.thing, each.part, *each.after.split("\n"))]
    assert [part for part in parts if ID.search(part) or CODE.match(part)] == []
    assert all(each.thing and each.part for each in told)


@pytest.mark.parametrize(
    "changes", [demo_changes(date(2027, 3, 10)), full_workshop(lambda key: f"texto de {key}")], ids=["demo", "full"]
)
def test_every_filled_cell_has_words(changes: list[Change]) -> None:
    workshop = build_workshop(changes, number=1)

    unsaid = [
        (NAMES[type(item)], name)
        for item in workshop.items.values()
        for name in item.versions
        if item.cell(name) and (not (said := in_words(workshop, item, name, item.cell(name))) or ID.search(said))
    ]

    assert unsaid == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            Change(kind="set", item="guide", field="timeframe", text="2027"),
            ("Acción 1.1", "Publicar una guía.", "Plazo", "2026", "2027"),
        ),
        (
            Change(kind="set", item="axis2", field="title", text="Otro"),
            ("Eje 2", "", "Título", "Investigación", "Otro"),
        ),
        (
            Change(kind="set", item="root", field="stage", text="plenary"),
            ("Taller", "", "Etapa", "", "Plenaria"),
        ),
        (
            Change(kind="set", item="root", field="opens_next", text="plenary"),
            ("Taller", "", "Etapa que se abre entonces", "", "Plenaria"),
        ),
        (
            Change(kind="set", item="root", field="closes_at", text="2027-03-10T22:40:00+00:00"),
            ("Taller", "", "Cierre anunciado", "", "10 mar, 16:40"),
        ),
        (
            Change(kind="set", item="course", field="text", text="Dictar dos.[^note]"),
            ("Acción 1.2", "", "Acción", "Dictar un curso.[^1]", "Dictar dos.[^1]"),
        ),
        (
            Change(kind="set", item="root", field="dates_confirmed", text="1"),
            ("Taller", "", "Las fechas están confirmadas", "No", "Sí"),
        ),
        (
            Change(kind="set", item="guide", field="transversal", text="axis2"),
            ("Acción 1.1", "Publicar una guía.", "También sirve a los ejes", "", "Eje 2"),
        ),
        (Change(kind="delete", item="norte"), ("Delegación, ya no está", "Norte", "Se eliminó", "", "")),
        (
            Change(kind="move", item="manual", parent="objective1", after="guide"),
            ("Acción 1.2", "Escribir un manual.", "Se movió", "Objetivo del eje 2", "Objetivo del eje 1"),
        ),
        (
            Change(kind="move", item="manual", parent="objective2", after="network"),
            ("Acción 2.2", "Escribir un manual.", "Cambió de lugar", "", ""),
        ),
        (
            Change(kind="insert", item="d" * 32, type="decision", parent="guide", cells={"outcome": "adopted"}),
            ("Decisión · Acción 1.1", "", "Se agregó", "", "Decisión: Acordada"),
        ),
    ],
)
def test_change_says_what_it_was_done_to_and_how(change: Change, told: tuple[str, ...]) -> None:
    [found] = tell(two_axes(), change)

    assert (found.thing, found.excerpt, found.part, found.before, found.after) == told
    assert found.marks == ()
