"""The whole journey with two people at once: from the first link in the terminal to the plan in Word."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.conftest import SitDown, at_rest, enter, field
from tests.browser.matrix_page import RETURN, cell, expect_saved, open_matrix, wait_for_matrix, write
from tests.exports.word.plan_reader import ReadAxis, read_axes, read_lines, read_notes
from tests.served import Server

PEOPLE = ["Alba Montes Rivera", "Bruno Lagos Peña", "Carla Ríos Duarte", "Diego Vega Solano"]
AXES = ["Avisos y alertas tempranas", "Formación de los equipos"]
OBJECTIVES = ["Que ningún aviso espere más de un día.", "Que cada equipo conozca su papel."]
COMMITMENT = "Nos comprometemos a contestar siempre."
ALERT = "Abrir una línea de avisos atendida día y noche"
NOTE = "También por mensaje de texto."
LETTERS = ["en la capital", "en los puestos de frontera"]
REGISTER = "Llevar un registro único de avisos"
MAP = "Dibujar un mapa de los tramos sin cobertura"
COURSE = "Dar un curso anual a cada equipo"
MANUAL = "Escribir un manual de bolsillo"
REMARK = "Falta decir quién paga el registro."
MAKING = 90_000  # ms in which LibreOffice has drawn the preview and counted the pages of the document, started anew


def test_two_people_take_a_workshop_from_its_agenda_to_the_word_file(
    serve: Callable[[], Server], sit_down: SitDown
) -> None:
    fresh = serve()
    ana = enter(sit_down(base_url=fresh.url), fresh.coordinator_link())
    start_quick_workshop(ana)
    start_two_days(ana)
    add_axes(ana)
    paste_people(ana)
    place_people(ana)
    open_stage(ana, "Trabajo en grupos")
    berta = enter(sit_down(base_url=fresh.url), invite_writer(ana, "Berta", AXES[1]))

    screen = lead_the_screen(ana, another(ana, sit_down))
    watched = {"ana": another(ana, sit_down), "berta": another(berta, sit_down)}
    write_at_the_same_time(ana, berta, watched)
    expect_shown(screen, OBJECTIVES[0], COMMITMENT, ALERT, REGISTER, MAP)
    restart(fresh, ana, berta, watched)

    open_stage(ana, "Plenaria")
    decide(ana, screen)
    open_stage(ana, "Consolidación")
    merge(ana, MAP, REGISTER)
    move(ana, MANUAL, "1. ")
    expect_plan(download(ana))


def start_quick_workshop(page: Page) -> None:
    """A title, the axes, and what the group says is written down at once."""
    expect(page.get_by_text("Todavía no hay taller: cree uno o abra el ejemplo.")).to_be_visible()
    page.get_by_label("Título del taller").first.fill("Reunión de una mañana")
    field(page, "Ejes, uno por línea").fill("1. Lo urgente\n2. Lo importante")
    page.get_by_role("button", name="Empezar").click()
    wait_for_matrix(page)
    expect(cell(page, "Acción 1")).to_be_focused()
    page.keyboard.type("Llamar hoy mismo")
    expect_saved(page)
    page.reload()
    wait_for_matrix(page)
    expect(cell(page, "Acción 1")).to_have_text("Llamar hoy mismo")


def start_two_days(page: Page) -> None:
    """Another workshop, from the template of two days: its agenda is there."""
    visit(page, "Inicio", "Reunión de una mañana")
    page.get_by_text("Otros talleres").click()
    page.get_by_role("button", name="Crear otro taller").click()
    page.get_by_text("Presencial, dos días").click()
    at_rest(page)
    field(page, "Título del taller").last.fill("Taller de avisos")
    page.get_by_role("button", name="Crear taller").click()
    expect(page.get_by_role("heading", name="Agenda", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Día [12]"))).to_have_count(2)
    expect(page.get_by_role("cell", name="Almuerzo")).to_have_count(2)


def add_axes(page: Page) -> None:
    visit(page, "Ejes y grupos")
    page.get_by_role("tab", name="Ejes").click()
    for title in AXES:
        field(page, "Título del eje").fill(title)
        page.get_by_role("button", name="Agregar eje").click()
        expect(page.get_by_text(f"Se agregó el eje «{title}».")).to_be_visible()


def paste_people(page: Page) -> None:
    visit(page, "Personas")
    field(page, "Pegue la lista, una persona por línea").fill("\n".join(PEOPLE))
    page.get_by_role("button", name="Revisar").click()
    page.get_by_role("button", name="Agregar 4 personas").click()
    expect(page.get_by_text("Se agregaron 4 personas.")).to_be_visible()


def place_people(page: Page) -> None:
    """Two people in each of two groups."""
    visit(page, "Ejes y grupos")
    page.get_by_role("button", name="Formar un grupo por eje").click()
    expect(page.get_by_text("Se formó un grupo para cada eje que no tenía.")).to_be_visible()
    for axis, names in ((AXES[0], PEOPLE[:2]), (AXES[1], PEOPLE[2:])):
        for name in names:
            page.get_by_role("checkbox", name=name).click()
        page.get_by_role("button", name="Mover a…").click()
        page.get_by_role("button", name=re.compile(axis)).click()
        expect(page.get_by_text(re.compile(f"Se ubicó a 2 personas en .*{axis}"))).to_be_visible()
        column = page.get_by_role("region", name=re.compile(axis))
        for name in names:
            expect(column.get_by_role("checkbox", name=name)).to_be_visible()


def invite_writer(page: Page, name: str, axis: str) -> str:
    """Invite somebody who writes one axis and return the link that is shown."""
    visit(page, "Inicio", "Taller de avisos")
    page.get_by_text("Invitar personas").click()
    field(page, "Nombre de la persona").fill(name)
    choose(page, field(page, "Ejes de su grupo"), axis)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Crear enlace").click()
    shown = page.get_by_text(re.compile(r"^http://.+/entrar/"))
    shown.wait_for()
    return shown.inner_text()


def open_stage(page: Page, stage: str) -> None:
    visit(page, "Inicio", "Taller de avisos")
    page.get_by_role("button", name=re.compile(f"y abrir «{stage}»")).click()
    now = page.get_by_role("dialog").get_by_role("button", name="Cerrar ahora")
    opened = page.locator(".pl-steps [aria-current]", has_text=stage)
    expect(now.or_(opened)).to_be_visible()
    if now.is_visible():  # others write in the stage that closes: what they sent is waited for
        now.click()
    expect(opened).to_be_visible(timeout=30_000)


def another(page: Page, sit_down: SitDown) -> Page:
    """Return a page of the same person at another computer; of several on one, all but the first hardly move."""
    base = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    return sit_down(base_url=base, storage_state=page.context.storage_state())


def lead_the_screen(page: Page, screen: Page) -> Page:
    """Open the shared screen and have it show the first axis, from the page of the decisions."""
    visit(page, "Acuerdos")
    screen.goto(str(page.get_by_role("link", name="Abrir la pantalla").get_attribute("href")))
    page.get_by_role("button", name="Otra escena").click()
    page.get_by_role("menuitem", name="Eje 1").or_(page.get_by_role("option", name="Eje 1")).click()
    expect_shown(screen, AXES[0])
    return screen


def write_at_the_same_time(ana: Page, berta: Page, watched: dict[str, Page]) -> None:
    """Both write in an axis of their own, and each watches the other's on a page beside."""
    number = parse_qs(urlsplit(ana.url).query)["taller"][0]
    for page, axis in ((ana, 1), (berta, 2), (watched["ana"], 2), (watched["berta"], 1)):
        open_matrix(page, int(number), axis)

    write(ana, "Objetivo", OBJECTIVES[0])
    write(berta, "Objetivo", OBJECTIVES[1])
    write(ana, "Compromiso", COMMITMENT)
    write(berta, "Acción 1", COURSE)
    write(ana, "Acción 1", ALERT)
    expect(watched["berta"].get_by_text(ALERT)).to_be_visible()
    expect(watched["ana"].get_by_text(COURSE)).to_be_visible()
    add_note(ana, "Acción 1", NOTE)
    write(berta, "Responsable 1", "Las escuelas")
    add_below(ana, "1", "Agregar inciso", LETTERS[0])
    add_below(ana, "a)", "Insertar debajo", LETTERS[1])
    for text in (REGISTER, MAP):
        ana.get_by_role("button", name="Agregar acción").click()
        ana.keyboard.type(text)
    write(berta, "Acción 1", "")
    berta.keyboard.press("Control+Enter")
    berta.keyboard.type(MANUAL)
    for page in (ana, berta):
        expect_saved(page)
    expect_written(watched)


def add_note(page: Page, name: str, text: str) -> None:
    """Put a footnote behind what stands in a text."""
    write(page, name, "")
    page.get_by_role("button", name="Nota al pie").click()
    expect(cell(page, "Nota al pie 1")).to_be_focused()
    page.keyboard.type(text)


def add_below(page: Page, row: str, command: str, text: str) -> None:
    """Have the menu of a row make another one, and write in it."""
    page.get_by_role("button", name=re.compile(rf"^Opciones de la fila {re.escape(row)}\.?$")).click()
    page.get_by_role("menuitem", name=command).click()
    page.keyboard.type(text)


def expect_written(watched: dict[str, Page]) -> None:
    """Wait until each sees all that the other wrote, without touching the page."""
    for text in (*OBJECTIVES[:1], COMMITMENT, ALERT, NOTE, *LETTERS, REGISTER, MAP):
        expect(watched["berta"].get_by_text(text)).to_be_visible()
    for text in (OBJECTIVES[1], COURSE, "Las escuelas", MANUAL):
        expect(watched["ana"].get_by_text(text)).to_be_visible()


def restart(server: Server, ana: Page, berta: Page, watched: dict[str, Page]) -> None:
    """Stop the server and start it again on the same data: what was written is there, and writing goes on."""
    server.stop()
    server.start()
    write(berta, "Plazo 1", "Cada año")
    expect(watched["ana"].get_by_text("Cada año")).to_be_visible(timeout=RETURN)
    for page in (ana, *watched.values()):
        page.reload()
        wait_for_matrix(page)
    expect(cell(ana, "Acción 1")).to_contain_text(ALERT)
    expect_written(watched)


def expect_shown(screen: Page, *texts: str) -> None:
    """Wait until the shared screen shows some texts, by itself."""
    for text in texts:
        expect(screen.get_by_role("region").first).to_contain_text(text)


def decide(page: Page, screen: Page) -> None:
    """One item is adopted, one remarked on, and the rest, which nobody disputes, adopted in one step."""
    visit(page, "Acuerdos")
    go_to_item(page, ALERT)
    page.get_by_role("button", name="Mostrar este punto").click()
    expect_shown(screen, ALERT, *LETTERS, NOTE)
    page.get_by_role("button", name="Acordada", exact=True).click()
    expect_shown(screen, "Acordada")
    go_to_item(page, REGISTER)
    field(page, "Observación", exact=True).last.fill(REMARK)
    page.get_by_role("button", name="Anotar", exact=True).click()
    expect(page.get_by_role("article").get_by_text(REMARK)).to_be_visible()
    page.get_by_role("button", name=re.compile("Acordar lo no observado")).click()
    expect(page.get_by_text(re.compile("Se acordó lo no observado"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ de \d+ acordados$"))).to_have_text("9 de 10 acordados")


def go_to_item(page: Page, text: str) -> None:
    choose(page, field(page, "Punto", exact=True), text)
    expect(page.get_by_role("article")).to_contain_text(text)
    at_rest(page)  # the box for remarks stands below, and is another one for each item


def merge(page: Page, *texts: str) -> None:
    visit(page, "Consolidación")
    for text in texts:
        page.get_by_role("checkbox").filter(has_text=text).click()
    page.get_by_role("button", name="Unir", exact=True).click()
    dialog = page.get_by_role("dialog")
    typed = field(dialog, "Texto de la acción unida")
    for text in texts:
        expect(typed).to_have_value(re.compile(text))
    dialog.get_by_role("button", name="Unir", exact=True).click()
    expect(page.get_by_text("Se unieron 2 acciones.")).to_be_visible()
    expect(page.get_by_role("checkbox").filter(has_text="Une 2 acciones")).to_have_count(1)


def move(page: Page, text: str, target: str) -> None:
    page.get_by_role("checkbox").filter(has_text=text).click()
    page.get_by_role("button", name="Mover a…").click()
    dialog = page.get_by_role("dialog")
    choose(page, field(dialog, "Eje y objetivo"), target)
    dialog.get_by_role("button", name="Mover", exact=True).click()
    expect(page.get_by_text("Se movió 1 acción.")).to_be_visible()
    expect(page.get_by_role("checkbox").filter(has_text=text)).to_contain_text("Viene del eje 2")


def download(page: Page) -> bytes:
    """Download the plan by the page's own button."""
    visit(page, "Borrador")
    # It opens beside the page, which the browser may have begun before the document, made after the preview, is there.
    with page.context.expect_event("download", timeout=MAKING) as downloading:
        page.get_by_role("link", name="Descargar Word").click()
    return Path(downloading.value.path()).read_bytes()


def expect_plan(document: bytes) -> None:
    """Find every word that was typed in the document, in its place, and once."""
    axes = read_axes(document)

    assert [(axis.label, axis.title) for axis in axes] == [("Eje 1:", AXES[0]), ("Eje 2:", AXES[1])]
    assert [axis.below("Objetivo:") for axis in axes] == [[OBJECTIVES[0]], [OBJECTIVES[1]]]
    assert axes[0].below("Compromiso:") == [COMMITMENT]
    assert [words_of(axis) for axis in axes] == [
        [("1.", f"{ALERT}[^1]", ["a)", "b)"]), ("2.", f"{REGISTER}\n{MAP}", []), ("3.", MANUAL, [])],
        [("1.", COURSE, [])],
    ]
    assert [text for _label, text in axes[0].actions[0].sub_actions] == LETTERS
    assert read_notes(document) == {1: [NOTE]}
    everything = "\n".join([*(line.text for line in read_lines(document)), NOTE])
    for text in (
        *OBJECTIVES,
        COMMITMENT,
        ALERT,
        NOTE,
        *LETTERS,
        REGISTER,
        MAP,
        COURSE,
        MANUAL,
        "Las escuelas",
        "Cada año",
    ):
        assert everything.count(text) == 1, text


def words_of(axis: ReadAxis) -> list[tuple[str, str, list[str]]]:
    return [(action.number, action.text, [label for label, _text in action.sub_actions]) for action in axis.actions]


def visit(page: Page, name: str, title: str | None = None) -> None:
    """Go to a page by the menu; `title` is its heading where it is not its name."""
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=title or name, level=1)).to_be_visible()
    at_rest(page)


def choose(page: Page, box: Locator, text: str) -> None:
    """Choose from a list: type what is looked for and click it; a list closes where the page moves, then once more."""
    option = page.get_by_role("option").filter(has_text=text).first
    for _attempt in range(5):
        box.click()
        box.fill(text)
        try:
            return option.click(timeout=3_000)
        except Late:
            continue
    raise AssertionError(f"the list never held still: {text}")
