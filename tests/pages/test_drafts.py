"""Borrador: the plan as the document will read, what is missing underlined, Word one click away."""

import re

import pytest

from pages.api.drafts import draft_copy
from pages.consolidation.comparison import comparison_html
from pages.consolidation.draft_text import draft_html
from storage.commit import commit
from storage.database import Database
from storage.drafts import read_draft
from tests.exports.word.plan_reader import read_lines
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import COORDINATOR, inserts, two_axes
from workshop.changes import Change
from workshop.language import LANGUAGES
from workshop.permissions import Role
from workshop.use_cases.consolidate import merge_actions
from workshop.use_cases.decide import decide
from workshop.use_cases.issue_draft import issue_draft

PAGE = "consolidation/drafts.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_every_role_downloads_the_working_copy(
    open_page: Opening, database: Database, role: Role, language: str
) -> None:
    number = keep(database, inserts())

    at = open_page(PAGE, workshop=number, role=role, only=number, language=language)

    assert [each.value for each in at.title] == [spoken(language, "Borrador")]
    word = next(each for each in at.link_button if each.value == spoken(language, "Descargar Word"))
    assert word.url == f"/api/workshops/{number}/plan.docx"


def test_page_tells_status_and_gaps(open_page: Opening, database: Database) -> None:
    at = open_page(PAGE, workshop=keep(database, inserts()))

    assert "Copia de trabajo · 2 ejes · 4 acciones · 0 de 11 acordados" in [each.value for each in at.caption]
    assert "<li>Plazo: 2</li>" in shown(at)


def test_draft_holds_every_word_in_order_with_numbers_that_restart() -> None:
    html = draft_html(two_axes())

    words = [
        "Eje 1: Protección", "Asegurar la asistencia.", "Proteger a las personas.", "1.", "Publicar una guía.", "a)",
        "Un capítulo sobre la niñez.", "2.", "Dictar un curso.<sup>1</sup>", "Eje 2: Investigación",
        "Compartir información.", "1.", "Escribir un manual.", "2.", "Formar una red.", "Con apoyo de la secretaría.",
    ]  # fmt: skip
    place = html.index("</ul>")  # where the contents end
    assert html.index("Plan regional") < html.index("2026–2030") < place
    for word in words:
        place = html.index(word, place)


def test_what_is_missing_is_underlined() -> None:
    html = draft_html(two_axes().apply([Change(kind="set", item="manual", field="text", text="")]))

    assert (
        html.count("<u>Por definir</u>") == 6
    )  # general objective, commitment, action, two timeframes, one responsible


def test_withdrawn_actions_are_left_out_and_not_counted() -> None:
    workshop = two_axes()

    html = draft_html(workshop.apply(decide(workshop, COORDINATOR, "guide", "withdrawn", reason="Ya existe.")))

    assert "Publicar una guía." not in html
    assert "<span>1.</span><div><p>Dictar un curso." in html


def test_brackets_stand_around_what_is_not_settled() -> None:
    workshop = two_axes()

    html = draft_html(workshop.apply(decide(workshop, COORDINATOR, "guide", "in_brackets")))

    assert "<p>[Publicar una guía.]</p>" in html


def test_codes_grow_by_column_where_the_plan_is_numbered_so() -> None:
    workshop = two_axes().apply(
        [
            Change(kind="set", item="root", field="numbering", text="codes"),
            Change(kind="set", item="root", field="run_on_objectives", text="1"),
        ]
    )

    html = draft_html(workshop)

    assert [code for code in ("1.1", "1.2", "2.1", "2.2") if f"<span>{code}</span>" in html] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
    ]


def test_what_people_wrote_is_escaped() -> None:
    attack = "<script>alert(1)</script>"
    changes = [
        Change(kind="set", item=item, field=field, text=attack)
        for item, field in (
            ("root", "plan_title"),
            ("root", "body"),
            ("axis1", "title"),
            ("guide", "text"),
            ("note", "text"),
        )
    ]

    assert "<script" not in draft_html(two_axes().apply(changes))


def at_stage(stage: str | None) -> list[Change]:
    return [*inserts(), Change(kind="set", item="root", field="stage", text=stage)] if stage else inserts()


def reword(database: Database, number: int, text: str) -> None:
    change = Change(kind="set", item="guide", field="text", text=text)
    commit(database, number, COORDINATOR, lambda workshop, actor: [change])


def test_draft_is_issued_with_what_was_open_closed(open_page: Opening, database: Database) -> None:
    number = keep(database, at_stage("plenary"))
    at = open_page(PAGE, workshop=number)

    at.button(key="issue").click().run()
    asked = {box.key: box.label for box in at.checkbox if box.key and box.key.startswith("close-")}
    at.checkbox(key="close-hand_in").check()
    at.checkbox(key="close-undisputed").check().run()
    at.button(key="issue-now").click().run()

    assert asked == {
        "close-stage": "La etapa «Plenaria» está abierta; sigue «Consolidación» — **Cerrarla ahora**",
        "close-hand_in": "2 ejes sin entregar — **Entregarlos a la plenaria ahora**",
        "close-undisputed": "11 textos sin decisión y sin observaciones — **Acordar lo no observado ahora**",
    }
    assert not at.exception
    workshop = latest(database, number)
    assert [(draft.number, draft.revision, draft.author) for draft in workshop.drafts] == [(1, 2, "Persona de prueba")]
    assert (workshop.facts.stage, all(axis.handed_in for axis in workshop.axes)) == ("plenary", True)
    word = next(each for each in at.link_button if each.value == "Word")
    assert word.url == f"/api/workshops/{number}/drafts/1.docx"
    assert "Primer borrador emitido el" in shown(at)
    kept = read_draft(database, workshop, 1, draft_copy)
    lines = [line.text for line in read_lines(kept.content)]
    assert ("Primer borrador" in lines, "Copia de trabajo" in lines) == (True, False)


def test_draft_is_issued_with_the_annexes_that_were_chosen(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)

    at.button_group(key="word-annexes").set_value(["agenda"]).run()
    at.button(key="issue").click().run()
    proposed = at.button_group(key="issue-annexes").value
    at.button_group(key="issue-annexes").set_value(["participants", "agenda"]).run()
    warned = "Los anexos sobre personas o decisiones los recibe solo quien puede verlos." in shown(at)
    at.button(key="issue-now").click().run()

    assert not at.exception
    (draft,) = latest(database, number).drafts
    assert (proposed, warned, draft.annexes) == (["agenda"], True, ("participants", "agenda"))
    assert "Anexos: Participantes, Agenda" in [each.value for each in at.caption]
    kept = read_draft(database, latest(database, number), 1, draft_copy).content
    headings = [line.text for line in read_lines(kept) if line.style == "heading 1"]
    assert headings[-2:] == ["Anexo A. Participantes", "Anexo B. Agenda"]


def test_next_copy_begins_with_the_annexes_of_the_last_draft(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    commit(database, number, COORDINATOR, lambda workshop, actor: issue_draft(workshop, actor, (), ["matrix"]))

    at = open_page(PAGE, workshop=number)

    word = next(each for each in at.link_button if each.value == "Descargar Word")
    assert word.url == f"/api/workshops/{number}/plan.docx?annexes=matrix"
    assert at.button_group(key="word-annexes").value == ["matrix"]


def test_who_only_reads_is_offered_no_issuing_and_no_remarks(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    commit(database, number, COORDINATOR, issue_draft)

    at = open_page(PAGE, workshop=number, role=Role.PARTICIPANT, only=number)

    assert [each.key for each in at.button if each.key in ("issue", "compare-1")] == ["compare-1"]
    assert [each.key for each in at.checkbox] == []
    assert [each.key for each in at.selectbox] == ["word-since"]


def test_word_is_asked_for_as_it_was_chosen(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    commit(database, number, COORDINATOR, issue_draft)
    at = open_page(PAGE, workshop=number)

    at.checkbox(key="word-remarks").check()
    at.selectbox(key="word-since").select(1)
    at.button_group(key="word-annexes").set_value(["agenda", "matrix"]).run()

    word = next(each for each in at.link_button if each.value == "Descargar Word")
    assert word.url == f"/api/workshops/{number}/plan.docx?since=1&remarks=1&annexes=matrix%2Cagenda"


def test_draft_is_compared_with_now_and_with_another(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    commit(database, number, COORDINATOR, lambda workshop, actor: issue_draft(workshop, actor, (), ["agenda"]))
    reword(database, number, "Publicar una guía breve.")
    commit(database, number, COORDINATOR, issue_draft)
    reword(database, number, "Publicar una guía breve y clara.")
    at = open_page(PAGE, workshop=number)

    at.button(key="compare-1").click().run()
    now = shown(at)
    words = [each.url for each in at.link_button if each.value == "Word con cambios"]
    at.selectbox(key="compare-to").select(2).run()

    assert "<span>Publicar una guía</span><ins> breve y clara</ins><span>.</span>" in now
    assert "<span>Publicar una guía</span><ins> breve</ins><span>.</span>" in shown(at)
    words += [each.url for each in at.link_button if each.value == "Word con cambios"]
    assert words == [
        f"/api/workshops/{number}/plan.docx?since=1&annexes=agenda",
        f"/api/workshops/{number}/drafts/2.docx?since=1",
    ]


def test_comparison_tells_what_came_went_and_moved_and_escapes_it() -> None:
    then = two_axes()
    now = then.apply(
        [
            Change(kind="delete", item="manual"),
            Change(kind="move", item="guide", parent="objective2", after=None),
            Change(
                kind="insert",
                item="new",
                type="action",
                parent="objective1",
                cells={"text": "<script>alert(1)</script>"},
            ),
        ]
    )

    html = comparison_html(then, now)

    tags = re.findall(r'pl-fate-(\w+)">(\w+)</span> <b>([^<]*)</b>', html)
    assert tags == [
        ("new", "Nuevo", "Acción 1.1"),
        ("gone", "Eliminado", "Acción 2.1"),
        ("moved", "Movido", "Acción 1.1 → Acción 2.1"),
    ]
    assert "<script" not in html
    assert "No hay diferencias" in comparison_html(then, then)


def test_what_was_merged_is_told_with_where_it_went() -> None:
    then = two_axes()
    now = then.apply(merge_actions(then, COORDINATOR, ["course", "manual"], "Dictar un curso con manual.[^note]"))

    tags = re.findall(r'pl-fate-(\w+)">(\w+)</span> <b>([^<]*)</b>', comparison_html(then, now))

    assert ("moved", "Unida", "Acción 2.1 → Acción 1.2") in tags
    assert ("gone", "Eliminado") not in [tag[:2] for tag in tags]


def test_hand_over_is_noted_on_the_page_and_may_be_taken_back(open_page: Opening, database: Database) -> None:
    number = keep(database, [*inserts(), Change(kind="set", item="root", field="stage", text="consolidation")])
    at = open_page(PAGE, workshop=number)

    at.button(key="edit-handed_over").click().run()
    at.text_input(key="field-root-handover_by-0").set_value("Presidencia")
    at.button(key="save-handed_over-root").click().run()

    assert "por Presidencia a ST y OIM" in shown(at)
    at.button(key="undo-step").click().run()
    assert latest(database, number).facts.handover_by is None
