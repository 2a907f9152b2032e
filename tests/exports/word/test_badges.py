"""Badges, codes for the door and the directory, read back: whose they are, where codes lead, what they keep."""

from datetime import date
from io import BytesIO

import docx
import pytest

from exports.word import codes
from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from exports.word.lint import find_faults
from workshop.items import Delegation, Facts, Participant, Session
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Doing
from workshop.workshop import Workshop

ADDRESS = "http://192.0.2.7:8501"


def workshop() -> Workshop:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    new.add(Session, root, item="day1", title="Día 1", date=date(2027, 3, 10))
    north = new.add(Delegation, root, code="NOR", name="Norte", head="Ana Mora")
    new.add(Participant, root, item="visit", name="Visita Paz", guest=True)
    new.add(
        Participant,
        root,
        item="ana",
        name="Ana Mora",
        delegation=north,
        position="Directora",
        email="ana@prueba.example",
        phone="2222 0000",
        sex="female",
    )
    new.add(Participant, root, item="panel", name="Paula Ruiz", part="panelist", other_email="paula@prueba.example")
    return build_workshop(new.changes, 7)


def made(name: str, address: str = ADDRESS) -> bytes:
    target = BytesIO()
    DOCUMENTS[name].write(workshop(), target, Edition(stamp=PlanStamp(date=date(2027, 3, 10)), address=address))
    assert find_faults(BytesIO(target.getvalue())) == []
    return target.getvalue()


def cells(document: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells] for table in docx.Document(BytesIO(document)).tables for row in table.rows
    ]


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return where the codes lead that are drawn."""
    drawn: list[str] = []
    make = codes.segno.make
    monkeypatch.setattr(codes.segno, "make", lambda text, **how: drawn.append(text) or make(text, **how))
    return drawn


def test_badges_stand_two_abreast_with_codes_that_name_a_row_of_the_list(addresses: list[str]) -> None:
    first, second = cells(made("badges"))

    assert first[0].split("\n") == ["Taller", "Ana Mora", "Directora", "Norte", "Jefatura de delegación"]
    assert first[2].split("\n") == ["Taller", "Visita Paz", "Persona invitada"]
    assert second[0].split("\n") == ["Taller", "Paula Ruiz", "Panelista"]
    assert second[2:] == ["", ""]
    assert addresses == [f"{ADDRESS}/gafete/7/{person}" for person in ("ana", "visit", "panel")]


def test_sheets_for_the_door_lead_to_each_session(addresses: list[str]) -> None:
    document = docx.Document(BytesIO(made("arrival-codes")))

    assert addresses == [f"{ADDRESS}/presente/7/day1"]
    assert len(document.inline_shapes) == 1
    assert "Día 1 · miércoles, 10 de marzo de 2027" in [paragraph.text for paragraph in document.paragraphs]


def test_nothing_is_drawn_where_the_address_is_not_known(addresses: list[str]) -> None:
    for name in ("badges", "arrival-codes"):
        assert len(docx.Document(BytesIO(made(name, address=""))).inline_shapes) == 0

    assert addresses == []


def test_directory_tells_how_to_reach_everybody_and_is_for_who_prepares_alone() -> None:
    found = cells(made("directory"))

    assert ["Ana Mora", "Directora", "ana@prueba.example\n2222 0000"] in found
    assert ["Paula Ruiz", "", "paula@prueba.example"] in found
    assert {DOCUMENTS[name].doing for name in ("directory", "badges")} == {Doing.PREPARE}


def test_participants_are_totalled_by_sex_where_it_was_given() -> None:
    totals = cells(made("participants"))[-4:]

    assert totals[0] == ["Delegación", "Mujer", "Total"]
    assert totals[-1] == ["Total", "1", "3"]
