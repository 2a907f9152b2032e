import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.word.cover import PlanStamp
from exports.word.lint import find_faults
from exports.word.plan import write_plan
from tests.exports.word.plan_reader import Line, Package, ReadAction, W, read_axes, read_lines, read_text
from tests.exports.word.samples import FACTS, PlanMaker, axis_plan, full_plan, objectives_plan
from tests.exports.word.tools import STAMP, plan_bytes
from workshop.items import Action, Axis, Objective, Section, Term
from workshop.numbering import number_plan
from workshop.text import clean_text
from workshop.workshop import Workshop

LEGEND = "Lo que aparece subrayado está por definir."


def _lines(workshop: Workshop) -> list[Line]:
    return read_lines(plan_bytes(workshop))


def _texts(workshop: Workshop, style: str) -> list[str]:
    return [line.text for line in _lines(workshop) if line.style == style]


def _one_action(text: str, **values: object) -> Workshop:
    maker = PlanMaker()
    maker.action(maker.objective(maker.axis("Eje único")), text, **values)
    return maker.workshop()


def test_cover_says_what_is_known() -> None:
    target = BytesIO()
    write_plan(axis_plan(), target, stamp=PlanStamp(date=STAMP.date, status="Borrador 2"))

    cover = [line.text for line in read_lines(target.getvalue()) if line.style.startswith(("Portada", "Title", "Sub"))]

    assert cover == [
        FACTS["body"],
        FACTS["network"],
        "",
        FACTS["plan_title"],
        "Período 2025–2030",
        "Borrador 2",
        "5 de marzo de 2024",
        FACTS["title"],
        FACTS["subtitle"],
        "Ciudad de Piedra, 4–5 de marzo de 2024",
    ]


def test_cover_leaves_out_what_is_not_known() -> None:
    unknown = dict.fromkeys(("subtitle", "body", "network", "place", "plan_title"), "")
    workshop = axis_plan(**unknown, start_date=None, end_date=None, plan_from=None, plan_to=None)

    cover = [line.text for line in _lines(workshop) if line.style.startswith(("Portada", "Title", "Sub")) and line.text]

    assert cover == [FACTS["title"], "Copia de trabajo", "5 de marzo de 2024"]


def test_cover_says_that_dates_may_change() -> None:
    workshop = axis_plan(dates_confirmed=False, end_date=None)

    assert "Ciudad de Piedra, 4 de marzo de 2024 (fechas por confirmar)" in _texts(workshop, "Portada dato")


def test_cover_takes_dates_in_words() -> None:
    workshop = axis_plan(start_date=None, end_date=None, dates_note="primer trimestre de 2024")

    assert "Ciudad de Piedra, primer trimestre de 2024" in _texts(workshop, "Portada dato")


def test_contents_lead_to_every_heading() -> None:
    document = plan_bytes(full_plan())

    lines = read_lines(document)
    anchors = {name for line in lines for name in line.bookmarks}
    links = [link.get(W + "anchor") for link in Package(document).xml("word/document.xml").iter(W + "hyperlink")]

    assert [(line.style, line.text) for line in lines if line.style.startswith("toc")] == [
        ("toc 1", "Prólogo"),
        ("toc 1", "Definiciones"),
        ("toc 2", "Carácter no vinculante"),
        ("toc 1", "Plan de trabajo"),
        ("toc 1", "Ejes, compromisos y acciones"),
        ("toc 2", "Primera parte"),
        ("toc 2", "Eje 1: Prevención"),
        ("toc 2", "Segunda parte"),
        ("toc 2", "Eje 2: Respuesta"),
        ("toc 2", "Eje 3: Por definir"),
    ]
    assert len(links) == 10 and set(links) <= anchors


def test_contents_are_left_out_of_a_plan_without_headings() -> None:
    lines = _lines(PlanMaker().workshop())

    assert [line.style for line in lines if line.style.startswith(("toc", "TOC", "heading"))] == []


def test_front_matter_prints_in_the_order_of_the_plan() -> None:
    lines = [(line.style, line.text) for line in _lines(full_plan())]

    start = lines.index(("heading 1", "Prólogo"))
    assert lines[start : start + 21] == [
        ("heading 1", "Prólogo"),
        ("Body Text", "El bosque arde[^1]."),
        ("Body Text", "Hay que actuar:"),
        ("List Bullet", "hoy"),
        ("List Bullet", "mañana"),
        ("Firma nombre", "Coordinación del Foro"),
        ("Firma", "Secretaría"),
        ("Firma", "Foro Regional"),
        ("heading 1", "Definiciones"),
        ("Body Text", "Se entiende por:"),
        ("Término", "Incendio[^2]"),
        ("Body Text", "Fuego sin control."),
        ("List Number", "de copa"),
        ("List Number", "de suelo"),
        ("Término", "Brigada"),
        ("Body Text", "Por definir"),
        ("Cláusula", "Carácter no vinculante"),
        ("Body Text", "Este plan no obliga."),
        ("Body Text", "Un texto sin título."),
        ("heading 1", "Plan de trabajo"),
        ("heading 3", "Objetivo general"),
    ]


def test_axis_prints_objective_then_commitment_then_actions() -> None:
    axis = read_axes(plan_bytes(full_plan()))[0]

    assert (axis.label, axis.title) == ("Eje 1:", "Prevención[^4]")
    assert axis.lines[:9] == [
        ("Body Text", "De qué trata el eje."),
        ("heading 3", "Objetivo:"),
        ("Body Text", "Reducir las quemas."),
        ("Body Text", "En toda la región."),
        ("heading 3", "Compromiso:"),
        ("Compromiso", "Nos comprometemos a:"),
        ("Compromiso viñeta", "vigilar"),
        ("Compromiso viñeta", "avisar"),
        ("Compromiso", "Y a cumplirlo."),
    ]
    assert axis.lines[9] == ("heading 3", "Acciones:")


def test_headings_are_written_as_they_are_and_shown_as_published() -> None:
    package = Package(plan_bytes(full_plan()))

    styles = {style.get(W + "styleId"): style for style in package.xml("word/styles.xml").findall(W + "style")}
    capitals = [name for name, style in styles.items() if style.find(f"{W}rPr/{W}caps") is not None]
    body = package.xml("word/document.xml")
    title = next(part for part in body.iter(W + "p") if part.find(f"{W}pPr/{W}pStyle[@{W}val='Heading2']") is not None)
    levels = package.xml("word/numbering.xml").iter(W + "lvl")
    axis = next(each for each in levels if each.find(W + "pStyle").get(W + "val") == "Heading2")

    assert capitals == ["Heading1", "Term", "TOCHeading"]
    assert read_text(title) == "\nPrevención[^4]"
    assert (axis.find(W + "suff").get(W + "val"), axis.find(f"{W}rPr/{W}caps") is not None) == ("nothing", True)


def test_actions_print_with_their_lists_sub_actions_and_columns() -> None:
    axis = read_axes(plan_bytes(full_plan()))[0]

    assert axis.actions[0] == ReadAction(
        "1.",
        "Trazar cortafuegos:\n1. al norte\n2. al sur\nSegún el mapa.",
        [("a)", "Con maquinaria;"), ("b)", "A mano.")],
        [
            "Responsable: Brigadas; Municipios  ·  Plazo: Por definir",
            "Indicador: Kilómetros abiertos al año, medidos por cada municipio y publicados en el informe de la Red",
            "Responsable: Municipios",
        ],
    )
    assert [(action.number, action.text) for action in axis.actions[1:]] == [
        ("2.", "Por definir"),
        ("3.", "[Prohibir las quemas.]"),
        ("4.", "\n• una\n• otra"),
    ]


def test_axis_without_commitment_or_objective_has_no_such_label() -> None:
    axis = read_axes(plan_bytes(full_plan()))[1]

    assert axis.lines == [("heading 3", "Acciones:"), ("Acción", "Acudir al fuego.")]


def test_actions_begin_anew_in_each_axis() -> None:
    axes = read_axes(plan_bytes(axis_plan(axes=3, actions=3)))

    assert [axis.label for axis in axes] == ["Eje 1:", "Eje 2:", "Eje 3:"]
    assert [[action.number for action in axis.actions] for axis in axes] == [["1.", "2.", "3."]] * 3
    assert [axis.actions[1].sub_actions[0][0] for axis in axes] == ["a)"] * 3


@pytest.mark.parametrize("numbering", ["axis", "codes"])
@pytest.mark.parametrize("run_on", [False, True])
def test_numbers_are_those_on_the_screen(numbering: str, run_on: bool) -> None:
    workshop = objectives_plan(numbering, run_on)
    numbers = number_plan(workshop)

    lines = {name: line for line in _lines(workshop) for name in line.bookmarks}

    for objective in (item for item in workshop.items.values() if isinstance(item, Objective)):
        single = len(workshop.objectives(objective.parent or "")) == 1
        if numbering == "codes" or run_on or not single:
            assert lines[f"_a{objective.id}"].label == f"Objetivo {numbers.objectives[objective.id]}:"
        else:
            assert lines[f"_a{objective.id}"].label == ""
    for action in workshop.walk_actions():
        code, number = numbers.code(workshop, action.id), numbers.actions[action.id]
        expected = code if numbering == "codes" else f"{number}."
        is_sub_action = isinstance(workshop.items[action.parent or ""], Action)
        assert lines[f"_a{action.id}"].label == (f"{number})" if is_sub_action else expected)


def test_several_objectives_stand_below_the_commitment_each_with_its_actions() -> None:
    axis = read_axes(plan_bytes(objectives_plan("axis", False, (2,))))[0]

    assert axis.lines == [
        ("heading 3", "Compromiso:"),
        ("Compromiso", "Compromiso 1."),
        ("Objetivo numerado", "Objetivo 1-1."),
        ("heading 3", "Acciones:"),
        ("Acción", "Acción 1-1-a."),
        ("Acción", "Acción 1-1-b."),
        ("Inciso", "Inciso 1-1."),
        ("Objetivo numerado", "Objetivo 1-2."),
        ("heading 3", "Acciones:"),
        ("Acción", "Acción 1-2-a."),
        ("Acción", "Acción 1-2-b."),
        ("Inciso", "Inciso 1-2."),
    ]


def test_empty_objective_among_several_keeps_its_number() -> None:
    maker = PlanMaker()
    axis = maker.axis("Eje")
    for text in ("", "Segundo."):
        maker.action(maker.objective(axis, text), "Acción.")

    lines = [line for line in _lines(maker.workshop()) if line.style == "Objetivo numerado"]

    assert [(line.label, line.text) for line in lines] == [
        ("Objetivo 1:", "Por definir"),
        ("Objetivo 2:", "Segundo."),
    ]


def test_section_title_prints_where_another_part_begins() -> None:
    maker = PlanMaker()
    for title, section in (("Uno", "Parte A"), ("Dos", "Parte A"), ("Tres", "Parte B"), ("Cuatro", None)):
        maker.axis(title, section=section)

    titles = [line.text for line in _lines(maker.workshop()) if line.style in {"Parte del plan", "heading 2"}]

    assert titles == ["Parte A", "Uno", "Dos", "Parte B", "Tres", "Cuatro"]


def test_withdrawn_actions_are_left_out() -> None:
    texts = [line.text for line in _lines(full_plan())]

    assert "Retirada en plenaria." not in texts


def test_reopened_action_stands_without_brackets() -> None:
    maker = PlanMaker()
    action = maker.action(maker.objective(maker.axis("Eje")), "Texto\n\nlargo.")
    maker.decide(action, "in_brackets")
    bracketed = maker.workshop()
    maker.decide(action, "reopened")

    assert read_axes(plan_bytes(bracketed))[0].actions[0].text == "[Texto\nlargo.]"
    assert read_axes(plan_bytes(maker.workshop()))[0].actions[0].text == "Texto\nlargo."


def test_brackets_stand_around_what_was_decided_alone() -> None:
    maker = PlanMaker(general_objective="General.")
    axis = maker.axis("Título", commitment="Compromiso.")
    maker.decide(maker.objective(axis, "Objetivo."), "in_brackets")
    maker.decide(axis, "in_brackets", "commitment")
    maker.decide(maker.root, "in_brackets", "general_objective")

    document = plan_bytes(maker.workshop())

    assert read_axes(document)[0].lines == [
        ("heading 3", "Objetivo:"),
        ("Body Text", "[Objetivo.]"),
        ("heading 3", "Compromiso:"),
        ("Compromiso", "[Compromiso.]"),
    ]
    assert "[General.]" in [line.text for line in read_lines(document)]
    assert read_axes(document)[0].title == "Título"


def test_printed_columns_are_the_workshops_with_its_labels() -> None:
    maker = PlanMaker(
        printed_columns=("timeframe", "responsible", "scope"),
        timeframe_label="Calendario",
        responsible_label="A cargo",
        action_label="Actividades",
    )
    objective = maker.objective(maker.axis("Eje"))
    values = {"timeframe": "2026", "responsible": ("Uno", "Dos"), "indicator": "Oculto", "scope": "Regional"}
    maker.action(objective, "Acción", note="Ojo", internal_note="Secreto", **values)

    axis = read_axes(plan_bytes(maker.workshop()))[0]

    assert axis.lines[0] == ("heading 3", "Actividades:")
    assert axis.actions[0].details == ["Calendario: 2026  ·  A cargo: Uno; Dos  ·  Alcance: Regional"]


def test_action_names_the_other_axes_it_serves() -> None:
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Primero"))
    other = maker.axis("Segundo")
    maker.action(objective, "Formar a los equipos.", transversal=(other,))

    assert "Ejes a los que también sirve: 2" in [line.text for line in _lines(maker.workshop())]


def test_legend_stands_only_where_something_is_pending() -> None:
    assert LEGEND not in _texts(axis_plan(), "Leyenda")
    assert _texts(_one_action(""), "Leyenda") == [LEGEND]
    assert _texts(_one_action("Hacer.", timeframe="Por definir"), "Leyenda") == [LEGEND]


def test_pending_words_are_underlined() -> None:
    document = Package(plan_bytes(_one_action(""))).xml("word/document.xml")
    pending = [run for run in document.iter(W + "r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='Pending']") is not None]

    assert ["".join(run.itertext()) for run in pending] == ["Por definir"]


def test_every_printed_item_has_its_bookmark() -> None:
    workshop = full_plan()

    names = [name for line in _lines(workshop) for name in line.bookmarks]

    kinds = (Section, Term, Axis, Action)
    items = {item.id for item in workshop.items.values() if isinstance(item, kinds)}
    hidden = {
        item.id for item in workshop.items.values() if isinstance(item, Action) and item.text == "Retirada en plenaria."
    }
    assert {f"_a{item}" for item in items - hidden} <= set(names)
    assert len(names) == len(set(names))
    assert max(len(name) for name in names) <= 40


def test_header_and_footer_number_the_pages() -> None:
    package = Package(plan_bytes(axis_plan()))

    header, footer = (package.parts[f"word/{part}1.xml"].decode() for part in ("header", "footer"))

    assert str(FACTS["plan_title"]) in header
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", footer) == ["PAGE", "NUMPAGES"]
    assert "Copia de trabajo · 5 de marzo de 2024" in footer


def test_title_with_line_break_and_marker_stays_a_title() -> None:
    workshop = PlanMaker()
    workshop.axis("- Primera línea\nsegunda")

    lines = _lines(workshop.workshop())

    assert [line.text for line in lines if line.style == "heading 2"] == ["- Primera línea\nsegunda"]
    assert [line.text for line in lines if line.style == "toc 2"] == ["Eje 1: - Primera línea segunda"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(lambda text: text.strip()),
        min_size=1,
        max_size=6,
    )
)
def test_any_words_come_out_word_for_word(texts: list[str]) -> None:
    words = [clean_text("w" + text.replace("[^", "")) for text in texts]  # a first letter keeps list markers away
    maker = PlanMaker()
    objective = maker.objective(maker.axis("Eje"))
    for text in words:
        maker.action(objective, text)

    document = plan_bytes(maker.workshop())

    assert [action.text for action in read_axes(document)[0].actions] == words
    assert find_faults(BytesIO(document)) == []
