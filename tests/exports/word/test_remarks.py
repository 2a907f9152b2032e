"""Open remarks as comments: whose they are, what they say, and the very text they stand at."""

from io import BytesIO
from pathlib import Path

from exports.word.lint import find_faults
from exports.word.options import PlanOptions
from tests.exports.word.changed_plans import AT, read_comments, remarked, since, two_states
from tests.exports.word.plan_reader import Package, W, read_lines
from tests.exports.word.samples import PlanMaker, full_plan
from tests.exports.word.tools import plan_bytes, schema_faults
from workshop.changes import Change
from workshop.items import Delegation, Input, Remark
from workshop.new_items import NewItems

REMARKS = PlanOptions(remarks=True)


def test_remark_stands_at_the_text_it_is_about() -> None:
    maker = PlanMaker(general_objective="Proteger.")
    axis = maker.axis("Prevención", commitment="Cumplir.")
    action = maker.action(maker.objective(axis, "Reducir."), "Abrir.\n\nCerrar.", responsible=("Norte", "Sur"))
    withdrawn = maker.action(maker.objective(axis, "Otro."), "Retirada.")
    maker.decide(withdrawn, "withdrawn")
    new = NewItems(maker.workshop())
    norte = new.add(Delegation, maker.root, code="NOR", name="República del Norte")
    workshop = remarked(
        maker.workshop().apply(new.changes),
        (action, {"text": "¿Quién paga?", "field": "responsible", "author": "Ana", "delegation": norte}),
        (action, {"text": "Falta el plazo.", "field": "timeframe", "delegation": norte}),
        (action, {"text": "Uno.\n\nDos.", "author": "Luis"}),
        (axis, {"text": "Muy largo.", "field": "commitment"}),
        (maker.root, {"text": "Del título.", "field": "plan_title", "author": "Ana"}),
        (withdrawn, {"text": "Lástima."}),
    )

    assert read_comments(plan_bytes(workshop, options=REMARKS)) == [
        ("Ana", "Título del plan: Del título.", "Proteger."),
        ("Plenaria", "Muy largo.", "Cumplir."),
        ("República del Norte", "Plazo: Falta el plazo.", "Abrir.Cerrar."),
        ("Luis", "Uno.Dos.", "Abrir.Cerrar."),
        ("Ana · República del Norte", "¿Quién paga?", "Norte; Sur"),
        ("Plenaria", "Lástima.", "Otro."),
    ]


def test_comments_bear_initials_and_the_instant_of_the_remark() -> None:
    plan = full_plan()
    action = plan.actions_of_axis(plan.axes[0].id)[0].id
    at = AT.isoformat()
    workshop = remarked(
        plan,
        (action, {"text": "Sí.", "author": "Ana María Solís", "at": at}),
        (action, {"text": "No.", "author": "<&>", "at": "ayer"}),
    )

    root = Package(plan_bytes(workshop, options=REMARKS)).xml("word/comments.xml")

    told = [(one.get(W + "initials"), one.get(W + "date")) for one in root]
    assert told == [("AMS", "2026-03-05T10:42:00Z"), ("", None)]


def test_comments_are_valid_beside_tracked_changes(tmp_path: Path) -> None:
    old, new = two_states()
    texts = [each for each in new.items.values() if type(each).__name__ in ("Section", "Axis", "Objective", "Action")]
    workshop = remarked(
        new, *[(each.id, {"text": "Una observación.", "author": "Ana"}) for each in texts if not each.deleted]
    )
    options = PlanOptions(remarks=True, changes_since=since(old).changes_since)

    document = plan_bytes(workshop, options=options)

    live = [each for each in workshop.items.values() if isinstance(each, Remark) and workshop.is_live(each.id)]
    assert len(read_comments(document)) == len(live) > 15
    assert schema_faults(document, tmp_path) == []
    assert find_faults(BytesIO(document)) == []
    assert document == plan_bytes(workshop, options=options)


def test_without_the_choice_and_without_remarks_there_are_none() -> None:
    plan = full_plan()
    workshop = remarked(plan, (plan.axes[0].id, {"text": "Una observación."}))

    assert "word/comments.xml" not in Package(plan_bytes(workshop)).names
    assert "word/comments.xml" not in Package(plan_bytes(plan, options=REMARKS)).names
    assert [line.text for line in read_lines(plan_bytes(workshop, options=REMARKS))] == [
        line.text for line in read_lines(plan_bytes(plan))
    ]


def test_the_group_s_kitchen_never_reaches_a_file() -> None:
    old, plan = two_states()
    new = NewItems(plan)
    new.add(Input, plan.root, text="INSUMO SECRETO")
    action = plan.actions_of_axis(plan.axes[0].id)[0].id
    note = Change(kind="set", item=action, field="internal_note", text="NOTA SECRETA")
    gone = remarked(plan, (action, {"text": "OBSERVACIÓN ATENDIDA"}))
    remark = next(each.id for each in gone.items.values() if isinstance(each, Remark))
    workshop = gone.apply([*new.changes, note, Change(kind="delete", item=remark)])
    before = old.apply([Change(kind="set", item=action, field="internal_note", text="NOTA ANTERIOR SECRETA")])

    document = plan_bytes(workshop, options=PlanOptions(remarks=True, changes_since=since(before).changes_since))

    said = b"".join(Package(document).parts.values())
    assert [word for word in ("SECRET", "ATENDIDA") if word.encode() in said] == []


def test_columns_are_those_that_were_chosen() -> None:
    maker = PlanMaker()
    maker.action(
        maker.objective(maker.axis("Eje"), "Fin."), "Abrir.", responsible=("Norte",), timeframe="2027", scope="Dos"
    )
    workshop = maker.workshop()

    def details(columns: tuple[str, ...] | None) -> list[str]:
        lines = read_lines(plan_bytes(workshop, options=PlanOptions(columns=columns)))
        return [line.text for line in lines if line.style.endswith("detalle")]

    assert details(None) == ["Responsable: Norte  ·  Plazo: 2027  ·  Alcance: Dos"]
    assert details(("timeframe", "text", "internal_note")) == ["Plazo: 2027"]
    assert details(()) == []
