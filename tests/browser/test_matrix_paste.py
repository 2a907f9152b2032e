"""What people copy elsewhere becomes rows of the matrix or words of a text, and rows of it go out to a spreadsheet."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import RETURN, cell, expect_saved, open_matrix
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.items import Action
from workshop.permissions import COMMAND_LINE, Role
from workshop.text import marks
from workshop.workshop import Workshop

SAMPLES = Path(__file__).parents[1] / "samples" / "clipboard"
Rows = Callable[[], list[str]]

READ = """async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (await item.getType(type)).text();
    return { html: await read("text/html"), plain: await read("text/plain") };
}"""
EXPECTED = {
    "excel_range": [
        "Abrir tres puestos de atención · Provincias/Secretaría · 2019",
        "3 países piloto (a < b) · · 2019-2021",
    ],
    "calc_range": ["=SUMA(A1:A3) no es una fórmula · · 2020", "Traducir la guía/al bribri · · Continuo"],
    "sheets_range": ["Medir los tiempos · Países ·", "Publicar el tablero/cada mes · ·"],
    "word_list": [
        "Formar a quienes reciben a las familias en los puestos de frontera"
        "[Incluye los aeropuertos y los puertos.]. · ·",
        "  Preparar el temario · ·",
        "  Dar 3 cursos al año/- uno de ellos virtual · ·",
        "2019-2021 será el plazo de la primera fase/El seguimiento será anual. · ·",
    ],
    "word_table": [
        "Hacer un mapa de albergues que diga: · Cantones/Iglesias · 2019/y 2020",
        "  cupos · ·",
        "  horarios · ·",
        "Revisarlo con quienes lo usan · · Por definir",
    ],
    "docs_list": [
        "Escuchar a las comunidades · ·",
        "  en la costa/- dos visitas · ·",
        "Responder en 30 días 👍🏽 שלום él · ·",
    ],
    "writer_list": [
        "Abrir una línea de consulta[Todos los días.] · ·",
        "  gratuita · ·",
        "Cubrir 25 km2 alrededor · ·",
    ],
    "pdf_list": [
        "Acordar con los países vecinos un procedimiento para las familias que viajan sin documentos, "
        "según el artículo 12. del convenio · ·",
        "Publicar los resultados cada/año · ·",
    ],
    "mail_typed": [
        "Pedir los datos a los puestos · ·",
        "  cada lunes · ·",
        "  por correo · ·",
        "Reunirlos en una sola hoja · ·",
        "12 informes al año, 1.5 por mes en la práctica · ·",
    ],
    "word_web_list": ["Reservar albergues · ·", "  para familias · ·", "Avisar a la red · ·"],
    "word_mixed": [
        "Primera parte · ·",
        "Antes del taller · ·",
        "Invitar · Cancillería ·",
        "  por carta · ·",
        "Confirmar · - ·",
    ],
    "cells_only": ["Medir · - ·", "Contar · Países ·"],
    "hostile": ["Uno · Dos ·", "Tres · Cuatro ·"],
}


@pytest.fixture
def rows(beside: Database, written: Written) -> Rows:
    """Return how to read the actions kept in the database, each drawn as one line; sub-actions stand in."""
    return lambda: drawn(read_workshop(beside, written.id), written.axis)


@pytest.fixture
def empty(beside: Database, sit_down: SitDown, written: Written) -> Page:
    """Return the page of a writer at a matrix whose only action has no words yet."""
    blank = Change(kind="set", item=written.action, field="text", text=None)
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [blank])
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    return open_matrix(let_in(sit_down(), token), written.id)


def drawn(workshop: Workshop, axis: str) -> list[str]:
    """Return the actions of an axis as lines: text, responsible and timeframe, notes in brackets."""
    lines = []
    for objective in workshop.objectives(axis):
        for action in workshop.actions(objective.id):
            lines.append(_line(workshop, action))
            lines += ["  " + _line(workshop, each) for each in workshop.actions(action.id)]
    return lines


def _line(workshop: Workshop, action: Action) -> str:
    text = action.text
    for note in marks(text):
        text = text.replace(f"[^{note}]", f"[{workshop.items[note].cell('text')}]")
    parts = [text, "/".join(action.responsible), action.timeframe or ""]
    return " · ".join(parts).replace("\n", "/").replace("·  ·", "· ·").strip()


def paste(page: Page, **forms: str) -> None:
    """Paste into the text with the focus as the browser would from elsewhere: `html`, `plain` and our own `rows`."""
    page.evaluate(
        """(forms) => {
            const names = { html: "text/html", plain: "text/plain", rows: "application/x-plenaria-rows" };
            const clipboardData = new DataTransfer();
            for (const [form, text] of Object.entries(forms)) clipboardData.setData(names[form], text);
            const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(paste);
        }""",
        forms,
    )


def paste_sample(page: Page, name: str) -> None:
    """Paste a sample as an office program would put it on the clipboard."""
    forms = {"html": f"{name}.html", "plain": f"{name}.txt"}
    paste(page, **{form: (SAMPLES / file).read_text() for form, file in forms.items() if (SAMPLES / file).exists()})


def toast(page: Page) -> str:
    """Return what the message at the bottom says."""
    return page.locator(".pl-toast span").first.inner_text()


def last_of(read: Rows, wanted: list[str]) -> list[str]:
    """Read until what is wanted is there, at most ten seconds, and return what was read last."""
    deadline = time.monotonic() + 10
    while (found := read()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def test_what_office_programs_copy_becomes_rows_and_is_taken_back_at_once(empty: Page, rows: Rows) -> None:
    asked: list[str] = []
    empty.context.on("request", lambda request: asked.append(host_of(request)))
    found, after = {}, {}
    for name, wanted in EXPECTED.items():
        cell(empty, "Acción 1").click()
        paste_sample(empty, name)
        expect_saved(empty)
        found[name] = last_of(rows, wanted)
        empty.locator(".pl-toast-action").click()
        after[name] = last_of(rows, ["· ·"])

    assert found == EXPECTED
    assert after == {name: ["· ·"] for name in EXPECTED}
    assert empty.evaluate("window.stolen") is None
    assert set(asked) <= {"127.0.0.1", "localhost"}


def host_of(request: Request) -> str:
    """Return the host a request goes to."""
    return request.url.split("/")[2].split(":")[0]


def test_words_go_into_the_text_at_the_caret(writer: Page, rows: Rows) -> None:
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Control+Home")
    for _step in range(len("Crear una lista")):
        writer.keyboard.press("ArrowRight")
    writer.keyboard.type(" ")
    paste_sample(writer, "excel_cell")
    writer.keyboard.type(", ")
    paste_sample(writer, "word_sentence")
    paste(writer, html="<p>:&#9;sí</p>", plain=":\tsí")  # the browser's own way, which a made-up paste does not take

    wanted = ["Crear una lista y en la costa, con apoyo de la red[La que existe desde 2015.] común · ·"]
    assert last_of(rows, wanted) == wanted


def test_letter_with_a_short_list_stays_a_text_and_a_title_one_line(empty: Page, rows: Rows) -> None:
    cell(empty, "Eje 1").click()
    empty.keyboard.press("Control+End")
    empty.keyboard.type(": ")
    paste(empty, html="<ul><li>uno</li><li>dos</li></ul>", plain="uno\ndos")
    cell(empty, "Acción 1").click()
    paste_sample(empty, "mail")

    lines = "Buenas tardes:/Les paso lo acordado./- Imprimir la guía/- Repartirla/Saludos,/La relatoría"
    assert last_of(rows, [f"{lines} · ·"]) == [f"{lines} · ·"]
    assert cell(empty, "Eje 1").inner_text() == "Primer eje: uno dos"


def test_footnote_that_is_cut_comes_back_and_one_that_is_copied_is_cloned(writer: Page, rows: Rows) -> None:
    writer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Control+End")
    writer.keyboard.type(" ")
    paste_sample(writer, "word_sentence")
    noted = "con apoyo de la red[La que existe desde 2015.]"
    assert last_of(rows, [f"Crear una lista común {noted} · ·"]) == [f"Crear una lista común {noted} · ·"]

    for keys in ("Control+A", "Control+X", "Control+V", "Control+A", "Control+C", "Control+End"):
        writer.keyboard.press(keys)
    writer.keyboard.type(" y ")
    writer.keyboard.press("Control+V")

    twice = f"Crear una lista común {noted} y Crear una lista común {noted} · ·"
    assert last_of(rows, [twice]) == [twice]
    expect(writer.locator(".pl-note")).to_have_count(2)


def test_list_within_a_text_stays_in_it_and_a_range_comes_behind_it(writer: Page, rows: Rows) -> None:
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Control+End")
    paste_sample(writer, "docs_list")
    paste_sample(writer, "excel_range")
    said = toast(writer)
    cell(writer, "Plazo 1").click()
    paste(writer, plain="- enero\n- mayo")
    cell(writer, "Responsable 1").click()
    paste(writer, html="<ul><li>Países</li><li>Secretaría</li></ul>", plain="Países\nSecretaría")

    lines = "Crear una lista común/1. Escuchar a las comunidades/- en la costa/- dos visitas/2. Responder en 30 días"
    wanted = [f"{lines} 👍🏽 שלום él · Países/Secretaría · - enero/- mayo", *EXPECTED["excel_range"]]
    assert last_of(rows, wanted) == wanted
    assert said == "Se agregaron 2 acciones."


def test_columns_without_place_are_named_and_only_empty_cells_filled(writer: Page, rows: Rows) -> None:
    cell(writer, "Acción 1").click()
    paste_sample(writer, "calc_range")
    left_out = toast(writer)
    cell(writer, "Responsable 1").click()
    column = "<table><tr><td>Países</td></tr><tr><td>Secretaría</td></tr></table>"
    paste(writer, html=column, plain="Países\r\nSecretaría")
    filled = toast(writer)
    cell(writer, "Responsable 2").click()
    paste(writer, plain="Cantones\t2030")

    wanted = [
        "Crear una lista común · Países ·",
        "=SUMA(A1:A3) no es una fórmula · Secretaría · 2020",
        "· Cantones · 2030",
        "Traducir la guía/al bribri · · Continuo",
    ]
    assert last_of(rows, wanted) == wanted
    assert left_out == (
        "Se agregaron 2 acciones. Quedó fuera 1 columna de lo copiado, que no tiene lugar en la matriz (Costo)."
    )
    assert filled == "Se llenaron 2 celdas."


def test_too_much_is_refused_in_words_and_changes_nothing(writer: Page, rows: Rows) -> None:
    before = rows()
    cell(writer, "Responsable 1").click()
    said = []
    for plain in ("x" * 1_000_000, "uno\tdos\n" * 5000, "uno\tdos\n" * 501, f"uno\t{'x' * 20_001}"):
        paste(writer, plain=plain)
        said.append(toast(writer))

    assert said == [
        "Lo copiado es demasiado para pegarlo de una vez. No se pegó nada: péguelo por partes.",
        "Lo copiado tiene 5000 filas y de una vez se pegan hasta 500. No se pegó nada: péguelo por partes.",
        "Lo copiado tiene 501 filas y de una vez se pegan hasta 500. No se pegó nada: péguelo por partes.",
        "Una celda de lo copiado pasa de 20000 caracteres. No se pegó nada: divídala en varias partes.",
    ]
    writer.keyboard.type("Países")
    expect_saved(writer)
    assert rows() == [before[0].replace("· ·", "· Países ·")]


def test_as_many_rows_as_may_be_arrive_all_in_order(writer: Page, rows: Rows) -> None:
    cell(writer, "Acción 1").click()
    paste(writer, plain="".join(f"{n}.\tAcción con áéíóú número {n}{' y más' * 120}\tPaíses\n" for n in range(1, 501)))

    expect_saved(writer, timeout=60_000)
    found = rows()
    assert len(found) == 501
    assert [line.split(" y más")[0] for line in found[1:]] == [f"Acción con áéíóú número {n}" for n in range(1, 501)]


def test_copied_rows_are_equal_in_another_axis_and_a_table_elsewhere(
    beside: Database, sit_down: SitDown, written: Written
) -> None:
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis, written.other_axis])
    page = open_matrix(let_in(sit_down(), token), written.id)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(page, "Acción 1").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    paste_sample(page, "word_sentence")
    paste_sample(page, "word_table")
    cell(page, "Plazo 1").click()
    page.keyboard.type('=1+1 "mes"')
    expect_saved(page)

    page.get_by_role("button", name="Más opciones").click()
    page.get_by_role("button", name="Copiar la matriz").click()
    said = toast(page)
    forms = page.evaluate(READ)
    open_matrix(page, written.id, axis=2)
    cell(page, "Acción 1").click()
    page.keyboard.press("Control+V")
    cell(page, "Acción 3").click()
    paste(page, plain=forms["plain"])
    expect_saved(page)

    workshop = read_workshop(beside, written.id)
    copied, pasted = drawn(workshop, written.axis), drawn(workshop, written.other_axis)
    noted = "Crear una lista común con apoyo de la red[1]"
    assert said == "Se copiaron 5 filas. Puede pegarlas en Excel, en Word o en otra matriz."
    assert copied[0] == 'Crear una lista común con apoyo de la red[La que existe desde 2015.] · · =1+1 "mes"'
    assert pasted == [*copied, f'{noted} · · =1+1 "mes"', *copied[1:]]
    assert forms["plain"].split("\r\n")[:2] == [
        "N.º\tAcción\tResponsable\tPlazo",
        f'1.\t{noted}\t\t"\u200b=1+1 ""mes"""',
    ]
    assert forms["html"].endswith("</table><p>[1] La que existe desde 2015.</p>")
    assert """vertical-align:top">=1+1 "mes"</td>""" in forms["html"]
    assert forms["html"].count("<td") == forms["html"].count("<td style=\"mso-number-format:'\\@'")


def test_rows_that_were_pasted_before_the_stage_closed_wait_in_sight_to_be_copied(
    writer: Page, rows: Rows, beside: Database, written: Written
) -> None:
    computer = writer.context
    computer.grant_permissions(["clipboard-read", "clipboard-write"])
    before = rows()
    computer.set_offline(True)
    cell(writer, "Acción 1").click()
    paste_sample(writer, "word_table")
    closed = Change(kind="set", item=written.root, field="stage", text="plenary")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [closed])
    computer.set_offline(False)

    panel = writer.get_by_role("group", name="No se guardaron 4 filas")
    expect(panel).to_contain_text("Revisarlo con quienes lo usan", timeout=RETURN)
    panel.get_by_role("button", name="Copiar las filas").click()
    copied = writer.evaluate(READ)["plain"]
    panel.get_by_role("button", name="Descartar las filas").click()

    expect(panel).to_be_hidden()
    assert copied.endswith("\tRevisarlo con quienes lo usan\t\tPor definir")
    assert rows() == before


def test_rows_dragged_over_are_copied_whole_and_a_reader_copies_an_action(
    writer: Page, rows: Rows, beside: Database, sit_down: SitDown, written: Written
) -> None:
    writer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(writer, "Acción 1").click()
    paste_sample(writer, "word_table")
    expect_saved(writer)
    before = rows()

    drag_over(writer, "Responsable 3", "Acción 2")
    writer.keyboard.press("Control+C")
    writer.keyboard.type("no")
    copied = writer.evaluate("navigator.clipboard.readText()")
    token = invite_person(beside, "Participante", Role.PARTICIPANT, written.id)
    reader = open_matrix(let_in(sit_down(), token), written.id)
    reader.get_by_role("button", name="Opciones de la fila 2").click()
    reader.get_by_role("menuitem", name="Copiar fila").click()

    expect(reader.locator(".pl-toast")).to_contain_text("Se copiaron 3 filas.")
    assert copied.replace("\r\n", "\n") == (
        "N.º\tAcción\tResponsable\tPlazo\n"
        '2.\tHacer un mapa de albergues que diga:\t"Cantones\nIglesias"\t"2019\ny 2020"\n'
        "a)\tcupos\t\t\nb)\thorarios\t\t\n3.\tRevisarlo con quienes lo usan\t\tPor definir"
    )
    assert rows() == before


def drag_over(page: Page, start: str, end: str) -> None:
    """Press the mouse in a text and let it go in another."""
    cell(page, start).hover()
    page.mouse.down()
    cell(page, end).hover()
    page.mouse.up()
