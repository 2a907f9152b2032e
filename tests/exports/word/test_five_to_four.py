"""The real case: five axes become four by merging, moving, parting, rewording; nothing is lost, all comes back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from exports.word.options import PlanOptions
from exports.workshop_file import dump_text, read_workshop_file
from storage.commit import commit, create
from storage.database import Database
from storage.history import entries_of_request
from storage.past import list_closings
from storage.snapshots import workshop_at
from storage.workshops import read_workshop
from tests.exports.word.table_reader import read_tables
from tests.exports.word.tools import plan_bytes
from workshop.changes import Change
from workshop.items import Action, Axis, Facts, Objective
from workshop.new_items import NewItems
from workshop.parting import Part
from workshop.permissions import COMMAND_LINE, Actor
from workshop.traces import traces
from workshop.use_cases.consolidate import merge_actions, move_actions, originals_of, rewrite_action
from workshop.use_cases.open_stage import open_stage
from workshop.use_cases.reshape_axes import merge_axes
from workshop.use_cases.split_action import split_action
from workshop.use_cases.undo import undo
from workshop.workshop import Workshop

TALES = "Guardar los relatos de naufragios y contarlos en las escuelas."
AXES = {
    "Puertos seguros": ("Iluminar los muelles.", "Registrar cada embarcación.", "Formar a quienes vigilan de noche."),
    "Salud a bordo": ("Revisar el agua antes de zarpar.", "Llevar un botiquín por cada veinte personas."),
    "Aviso de tormentas": ("Compartir el parte del tiempo.", "Enseñar las señales de viento."),
    "Rescate": (
        "Turnar las lanchas de guardia.",
        "Compartir entre puertos el parte del tiempo.",
        "Practicar dos veces al año.",
    ),
    "Memoria del mar": (
        TALES,
        "Formar a guardias nocturnos de los muelles.",
    ),
}


@dataclass
class Case:
    """The workshop in a database, and the requests that made four axes of five."""

    database: Database
    number: int
    requests: list[str] = field(default_factory=list)

    @property
    def now(self) -> Workshop:
        return read_workshop(self.database, self.number)

    def do(self, use_case: Callable[[Workshop, Actor], list[Change]]) -> None:
        committed = commit(self.database, self.number, COMMAND_LINE, use_case)
        self.requests.append(committed.entries[0].request)

    def action(self, text: str) -> str:
        return next(each.id for each in self.now.walk_actions() if each.text == text)

    def axis(self, title: str) -> str:
        return next(each.id for each in self.now.axes if each.title == title)

    def closings(self) -> dict[str, Workshop]:
        found = [(closed, each) for closed in list_closings(self.database, self.number) for each in closed.closings]
        return {each.what: workshop_at(self.database, self.number, closed.revision) for closed, each in found}


@pytest.fixture
def case(database: Database) -> Case:
    new = NewItems()
    root = new.add(Facts, None, title="Taller de puertos", stage="preparation")
    for title, texts in AXES.items():
        axis = new.add(Axis, root, title=title, commitment=f"Nos comprometemos: {title.lower()}.")
        objective = new.add(Objective, axis, text=f"Lograr: {title.lower()}.")
        for text in texts:
            new.add(Action, objective, text=text, responsible=("Capitanías",))
    found = Case(database, create(database, COMMAND_LINE, new.changes))
    for stage in ("group_work", "plenary", "consolidation"):
        commit(database, found.number, COMMAND_LINE, lambda workshop, actor, to=stage: open_stage(workshop, actor, to))
    return found


def consolidate(case: Case) -> None:
    """Make four axes of five, as two organisations would in an afternoon."""
    warnings, rescue = case.axis("Aviso de tormentas"), case.axis("Rescate")
    case.do(lambda workshop, actor: merge_axes(workshop, actor, [warnings, rescue], "Aviso y rescate"))
    same = [case.action("Compartir el parte del tiempo."), case.action("Compartir entre puertos el parte del tiempo.")]
    case.do(lambda workshop, actor: merge_actions(workshop, actor, same, "Compartir a diario el parte del tiempo."))
    nights = case.action("Formar a guardias nocturnos de los muelles.")
    harbours = case.now.objectives(case.axis("Puertos seguros"))[0].id
    case.do(lambda workshop, actor: move_actions(workshop, actor, [nights], harbours, None))
    both = [nights, case.action("Formar a quienes vigilan de noche.")]
    case.do(
        lambda workshop, actor: merge_actions(workshop, actor, both, "Formar a quienes cuidan los muelles de noche.")
    )
    water = case.action("Revisar el agua antes de zarpar.")
    edits = {"text": (1, "Revisar el agua y la comida antes de zarpar.")}
    case.do(lambda workshop, actor: rewrite_action(workshop, actor, water, edits))
    tales = case.action(TALES)
    parts = [Part("Guardar los relatos de naufragios."), Part("Contar en las escuelas los relatos de naufragios.")]
    case.do(lambda workshop, actor: split_action(workshop, actor, tales, 1, parts))


def shape(workshop: Workshop) -> list[tuple[str, str, tuple[str | None, ...]]]:
    """Return all that a reader sees of the plan, in order."""
    return [
        (type(item).__name__, item.id, _cells(item)) for axis in workshop.axes for item in _within(workshop, axis.id)
    ]


def _cells(item: Axis | Objective | Action) -> tuple[str | None, ...]:
    return tuple(item.cell(name) for name in sorted(item.fields()))


def _within(workshop: Workshop, item: str) -> Iterator[Axis | Objective | Action]:
    yield workshop.items[item]
    for child in workshop.order.get(item, ()):
        if workshop.is_live(child):
            yield from _within(workshop, child)


def test_five_axes_become_four_and_no_sentence_is_lost(case: Case) -> None:
    consolidate(case)

    now, then = case.now, case.closings()["group_work"]
    found = traces(now, then)
    assert (len(then.axes), len(now.axes)) == (5, 4)
    assert [each.action.text for each in found if each.number] == [text for texts in AXES.values() for text in texts]
    assert all(each.now for each in found)
    assert sum(each.end == "merged" for each in found) == 4
    changed = [(each.action.text, len(each.now)) for each in found if each.is_reworded]
    assert changed == [
        ("Revisar el agua antes de zarpar.", 1),
        (TALES, 2),
    ]


def test_each_final_action_names_its_origins(case: Case) -> None:
    consolidate(case)

    now = case.now
    originals = {now.items[each].cell("text"): {made.text for made in of} for each, of in originals_of(now).items()}

    assert originals == {
        "Compartir a diario el parte del tiempo.": {
            "Compartir el parte del tiempo.",
            "Compartir entre puertos el parte del tiempo.",
        },
        "Formar a quienes cuidan los muelles de noche.": {
            "Formar a quienes vigilan de noche.",
            "Formar a guardias nocturnos de los muelles.",
        },
    }


def test_annex_prints_the_mapping(case: Case) -> None:
    consolidate(case)
    options = PlanOptions(annexes=("mapping",), closings=case.closings())

    *_others, axes, actions = read_tables(plan_bytes(case.now, options=options))

    assert axes[0] == ["Ejes propuestos", "Ejes trabajados", "Ejes del plan"]
    assert axes[4] == ["Eje 4: Rescate", "Eje 4: Rescate", "Se unió a:\nEje 3: Aviso y rescate"]
    assert axes[5][2] == "Eje 4: Memoria del mar"
    told = "\n".join(cell for row in actions for cell in row)
    for text in ("Compartir entre puertos el parte del tiempo.", "Formar a guardias nocturnos de los muelles."):
        assert text in told
    assert "Se separó de la acción: Guardar los relatos de naufragios." in told
    assert "Practicar dos veces al año." in told  # its axis is gone: it is said where it was written


def test_annex_prints_the_same_from_the_file(case: Case) -> None:
    consolidate(case)
    closings = case.closings()
    content = dump_text(case.now, closings=closings)

    loaded = read_workshop_file(content).workshop()
    prints = [
        read_tables(plan_bytes(workshop, options=PlanOptions(annexes=("mapping",), closings=known)))[-2:]
        for workshop, known in ((case.now, closings), (loaded, {}))
    ]

    assert prints[1] == prints[0]
    assert dump_text(loaded) == content


def test_undoing_the_whole_brings_the_five_back(case: Case) -> None:
    before = shape(case.now)
    consolidate(case)
    assert shape(case.now) != before

    for request in reversed(case.requests):
        done = case.database.read(lambda db, each=request: entries_of_request(db, case.number, each))
        commit(case.database, case.number, COMMAND_LINE, lambda workshop, actor, each=done: undo(workshop, actor, each))

    assert shape(case.now) == before
