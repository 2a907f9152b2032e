"""Borrador: the plan as the document will read, what is missing underlined, Word one click away."""

import pytest

from pages.consolidation.draft_text import draft_html
from storage.database import Database
from tests.pages.conftest import Opening, keep, shown
from tests.pages.words import spoken
from tests.two_axes import COORDINATOR, inserts, two_axes
from workshop.changes import Change
from workshop.language import LANGUAGES
from workshop.permissions import Role
from workshop.use_cases.decide import decide

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
