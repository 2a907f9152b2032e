import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.filled_matrix import FilledMatrix, FilledRow, FilledTable
from workshop.permissions import Actor, Role
from workshop.use_cases.load_matrix import load_matrix, weigh_matrix
from workshop.workshop import Workshop

FIRST_AXIS = Actor("w", "Relatora", frozenset({Role.RAPPORTEUR}), frozenset({"axis1"}))


def rows(item: str, *cells: dict[str, str], is_boxes: bool = False) -> FilledMatrix:
    filled = tuple(FilledRow(place, each) for place, each in enumerate(cells, 1))
    return FilledMatrix((FilledTable(item, is_boxes, filled),))


def with_new_axis() -> Workshop:
    return two_axes().apply(
        [Change(kind="insert", item="axis3", type="axis", parent="root", after="axis2", cells={"title": "Nuevo"})]
    )


def fates(workshop: Workshop, filled: FilledMatrix, actor: Actor = COORDINATOR) -> list[tuple[str, str | None]]:
    return [(each.kind, each.reason) for each in weigh_matrix(workshop, actor, filled)]


def texts(workshop: Workshop, parent: str) -> list[str]:
    return [action.text for action in workshop.actions(parent)]


def test_rows_become_actions_and_sub_actions_behind_those_that_are_there() -> None:
    filled = rows(
        "objective1",
        {"number": "3", "text": "Nueva.", "responsible": "Norte\nSur", "timeframe": "2027"},
        {"number": "a)", "text": "Primero."},
        {"number": "b", "text": "Segundo."},
        {"number": "", "text": "Sin número."},
    )

    workshop = two_axes().apply(load_matrix(two_axes(), WRITER, filled))

    assert texts(workshop, "objective1") == ["Publicar una guía.", "Dictar un curso.[^note]", "Nueva.", "Sin número."]
    new = workshop.actions("objective1")[2]
    assert (new.responsible, new.timeframe) == (("Norte", "Sur"), "2027")
    assert texts(workshop, new.id) == ["Primero.", "Segundo."]


def test_axis_without_objective_gets_the_one_proposed_and_its_rows() -> None:
    boxes = FilledTable("axis3", True, (FilledRow(1, {"objective": "Lograr.", "commitment": "Cumplir."}),))
    actions = FilledTable("axis3", False, (FilledRow(1, {"text": "Una."}), FilledRow(2, {"text": "Otra."})))

    changes = load_matrix(with_new_axis(), WRITER, FilledMatrix((boxes, actions)))

    workshop = with_new_axis().apply(changes)
    objective = workshop.objectives("axis3")[0]
    assert (objective.text, workshop.axes[2].commitment) == ("Lograr.", "Cumplir.")
    assert texts(workshop, objective.id) == ["Una.", "Otra."]


def test_axis_without_objective_gets_an_empty_one_for_its_rows() -> None:
    workshop = with_new_axis().apply(load_matrix(with_new_axis(), WRITER, rows("axis3", {"text": "Una."})))

    assert [(each.text, texts(workshop, each.id)) for each in workshop.objectives("axis3")] == [("", ["Una."])]


def test_nothing_that_is_written_is_replaced() -> None:
    filled = rows("axis1", {"objective": "Otro.", "commitment": "Otro."}, is_boxes=True)

    kept = "El eje ya tiene un texto aquí; no se reemplaza."
    assert fates(two_axes(), filled) == [("objective", kept), ("commitment", kept)]
    assert load_matrix(two_axes(), COORDINATOR, filled) == []


def test_rows_that_cannot_be_read_are_told_with_their_reason() -> None:
    filled = rows(
        "objective1",
        {"number": "a)", "text": "Inciso de nadie."},
        {"number": "1", "responsible": "Norte"},
        {"number": "uno", "text": "Con letras."},
        {"number": "4", "text": "  dictar un  curso. "},
        {"number": "a)", "text": "Inciso de la que ya estaba."},
        {"number": "5", "text": "x" * 1_000_000},
    )

    assert [reason for _, reason in fates(two_axes(), filled)][:5] == [
        "El inciso no tiene una acción arriba que se agregue.",
        "Falta el texto de la acción.",
        "No se entiende el número «uno».",
        "Ya está en la matriz.",
        "El inciso no tiene una acción arriba que se agregue.",
    ]
    assert fates(two_axes(), filled)[5][1] is not None
    assert load_matrix(two_axes(), COORDINATOR, filled) == []


def test_row_that_stands_twice_goes_in_once() -> None:
    filled = rows("objective1", {"text": "Nueva."}, {"text": "nueva."})

    assert fates(two_axes(), filled) == [("action", None), ("action", "Ya está en la matriz.")]


def test_each_axis_asks_for_the_right_to_write_in_it() -> None:
    filled = FilledMatrix(
        (*rows("objective1", {"text": "Mía."}).tables, *rows("objective2", {"text": "Ajena."}).tables)
    )

    mine, foreign = weigh_matrix(two_axes(), FIRST_AXIS, filled)

    assert (mine.reason, bool(mine.changes)) == (None, True)
    assert (foreign.reason is None, foreign.changes) == (False, ())
    with pytest.raises(Forbidden):
        load_matrix(two_axes(), READER, filled)


def test_what_belongs_to_an_axis_that_is_gone_is_told() -> None:
    gone = two_axes().apply([Change(kind="delete", item="axis2")])

    found = weigh_matrix(gone, COORDINATOR, rows("objective2", {"text": "Tarde."}))

    assert [(each.axis, each.reason) for each in found] == [(None, "Su eje u objetivo ya no está en el plan.")]


def test_rows_of_an_axis_that_has_several_objectives_now_are_not_guessed() -> None:
    changes = [
        Change(
            kind="insert",
            item=f"new{n}",
            type="objective",
            parent="axis3",
            after=None,
            cells={"text": f"Objetivo {n}."},
        )
        for n in (1, 2)
    ]

    found = fates(with_new_axis().apply(changes), rows("axis3", {"text": "¿De cuál?"}))

    assert found == [("action", "El eje tiene ahora varios objetivos: no se sabe a cuál pertenece.")]


def test_faults_and_lost_words_of_a_row_are_passed_on() -> None:
    row = FilledRow(1, {"text": "Una."}, fault="Tiene celdas combinadas o de más.", lost=("suelto",))

    found = weigh_matrix(two_axes(), COORDINATOR, FilledMatrix((FilledTable("objective1", False, (row,)),)))

    assert [(each.reason, each.lost) for each in found] == [("Tiene celdas combinadas o de más.", ("suelto",))]
