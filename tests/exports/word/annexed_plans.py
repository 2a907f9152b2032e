"""A plan with people, an agenda and decisions in two states, for what changes in its annexes; and readers of these."""

import re

from lxml import etree

from exports.word.options import PlanOptions, Since
from tests.exports.word.changed_plans import AT, two_states
from tests.exports.word.plan_reader import Package, W, read_lines, read_text
from tests.exports.word.samples import full_plan
from tests.exports.word.table_reader import read_tables
from workshop.changes import Change
from workshop.items import AgendaItem, Delegation, Participant, Section, Session, Term
from workshop.new_items import NewItems
from workshop.workshop import Workshop

EARLIER = ("matrix", "participants", "agenda", "decisions")
LATER = ("matrix", "mapping", "participants", "decisions")


def annexed_states() -> tuple[Workshop, Workshop]:
    """Return a plan whose people, agenda, definitions, notes and lists from the data changed along with its texts."""
    plan = full_plan()
    new = NewItems(plan)
    new.add(Section, plan.root, item="axes", kind="introduction", heading="Introducción", text="Los ejes:\n\n{ejes}")
    definitions = next(each.id for each in plan.sections if each.kind == "definitions")
    new.add(Term, definitions, item="term1", term="Quema", text="Fuego de alguien:\n- con permiso\n- sin él")
    new.add(Term, definitions, item="term2", term="Reserva", text="Agua que se guarda.")
    north = new.add(Delegation, plan.root, code="NOR", name="Norte")
    for number in range(1, 5):
        new.add(Participant, plan.root, item=f"person{number}", name=f"Persona {number}", delegation=north)
    session = new.add(Session, plan.root, title="Primer día", starts="08:00")
    for number, title in enumerate(("Registro", "Apertura", "Trabajo en grupos"), 1):
        new.add(AgendaItem, session, item=f"point{number}", title=title, minutes=30, responsible=("Secretaría",))
    old, now = two_states(plan.apply(new.changes))
    note = list(plan.footnotes)[1]
    term = {"term": "Torre", "text": "Desde donde se vigila:\n1. de día\n2. de noche"}
    changes = [
        Change(kind="set", item="term1", field="text", text="Fuego de alguien:\n- sin permiso\n- con él\n- de noche"),
        Change(kind="delete", item="term2"),
        Change(kind="insert", item="9" * 32, type="term", parent=definitions, after="term1", cells=term),
        Change(kind="set", item=note, field="text", text="Un párrafo.\n\nEl segundo:\n- uno\n- y dos\n- y tres"),
        Change(kind="delete", item="person2"),
        Change(kind="set", item="person3", field="name", text="Persona 3, otra vez"),
        Change(kind="delete", item="point1"),
        Change(kind="set", item="point2", field="responsible", text="Secretaría\nAnfitrión"),
    ]
    return old, now.apply(changes)


def tracked(old: Workshop, earlier: tuple[str, ...], later: tuple[str, ...]) -> PlanOptions:
    """Return the choice of some annexes, and of what changed since a state that had others."""
    return PlanOptions(annexes=later, changes_since=Since(old, AT, {}, earlier))


def plain(*annexes: str) -> PlanOptions:
    """Return the choice of some annexes."""
    return PlanOptions(annexes=annexes)


def below_contents(document: bytes) -> list[str]:
    """Return the paragraphs below the contents, those of tables too, without the empty ones."""
    lines = read_lines(document)
    begin = max(place for place, line in enumerate(lines) if line.style.lower().startswith("toc "))
    texts = [re.sub(r"\[\^\d+\]", "[^]", line.text).strip() for line in lines[begin + 1 :]]
    return [text for text in texts if text and text != "Lo que aparece subrayado está por definir."]


def cells(document: bytes) -> list[list[list[str]]]:
    """Return the tables, their cells without the numbers of footnotes; the cover's is none."""
    return [[[re.sub(r"\[\^\d+\]", "[^]", cell) for cell in row] for row in each] for each in read_tables(document)[1:]]


def settled_cells(document: bytes, keep: str, drop: str) -> list[list[list[str]]]:
    """Return the tables once all changes are accepted ("ins", "del") or rejected ("del", "ins"), read by hand."""
    body = Package(document).xml("word/document.xml").find(W + "body")
    for row in list(body.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{drop}") is not None:
            row.getparent().remove(row)
    for gone in list(body.iter(W + drop)):
        if gone.getparent().tag == W + "p":
            gone.getparent().remove(gone)
    tables = [
        [[_cell(cell, drop) for cell in row.iter(W + "tc")] for row in each.iter(W + "tr")] for each in _own(body)
    ]
    return [each for each in tables if each]


def _own(body: etree._Element) -> list[etree._Element]:
    return list(body.iter(W + "tbl"))[1:]


def _cell(cell: etree._Element, drop: str) -> str:
    """Return a cell's paragraphs a line each; one whose mark is gone runs into the next."""
    text = ""
    for part in cell.iter(W + "p"):
        for deleted in part.iter(W + "delText"):
            deleted.tag = W + "t"
        text += read_text(part) + ("" if part.find(f"{W}pPr/{W}rPr/{W}{drop}") is not None else "\n")
    return re.sub(r"\[\^\d+\]", "[^]", text.removesuffix("\n"))


def numbered(old: Workshop) -> Workshop:
    """Return a plan whose first axis has become its last, so that every code in its annexes is another."""
    first, *_others, last = old.axes
    return old.apply([Change(kind="move", item=first.id, parent=old.root, after=last.id)])
