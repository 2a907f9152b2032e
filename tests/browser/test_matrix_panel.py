"""The panel beside the matrix: what is said is caught and used, examples begin actions, checks lead to their cells."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import caret, cell, expect_saved, open_matrix
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role
from workshop.workshop import Workshop

FIRST = "Crear una lista común"
EXAMPLE = "Un número de atención a toda hora"
Latest = Callable[[], Workshop]


@pytest.fixture
def latest(beside: Database, written: Written) -> Latest:
    """Return how to read what the database holds by now."""
    return lambda: read_workshop(beside, written.id)


@pytest.fixture
def guided(beside: Database, written: Written) -> None:
    """Give the first axis guidance and an example, and the workshop a delegation."""
    changes = [
        Change(kind="set", item=written.axis, field="description", text="¿Qué pasa en la primera hora?"),
        Change(kind="set", item=written.axis, field="examples", text=EXAMPLE),
        Change(
            kind="insert", item=new_id(), type="delegation", parent=written.root, cells={"code": "N", "name": "Norte"}
        ),
    ]
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: changes)


def panel(page: Page) -> Locator:
    return page.locator("#pl-panel")


def catch(page: Page, text: str, who: str = "") -> None:
    """Write into the line from wherever one is, by keys alone."""
    page.keyboard.press("Alt+i")
    page.keyboard.type(text)
    if who:
        page.get_by_label("Quién lo dijo (opcional)").fill(who)
    page.keyboard.press("Enter")


def section(page: Page, name: str, count: int) -> Locator:
    """Return the heading of a section that shows a count."""
    return panel(page).get_by_role("button", name=re.compile(rf"^{name}\s*{count}$"))


def test_what_is_said_is_caught_by_keys_and_used_with_one_click_each(
    guided: None, writer: Page, written: Written, latest: Latest, beside: Database, sit_down: SitDown
) -> None:
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Home")
    catch(writer, "Que la lista se publique", "Norte")
    catch(writer, "Falta la costa", "Una experta")
    catch(writer, "Según la encuesta previa")
    catch(writer, "Nada que ver")
    expect(section(writer, "Insumos", 4)).to_be_visible()
    colleague = let_in(sit_down(), invite_person(beside, "Apoyo", Role.RAPPORTEUR, written.id, [written.axis]))
    open_matrix(colleague, written.id)
    expect(section(colleague, "Insumos", 4)).to_be_visible()

    writer.keyboard.press("Escape")
    expect(cell(writer, "Acción 1")).to_be_focused()
    assert caret(writer) == 0
    uses = panel(writer).locator(".pl-input")
    uses.filter(has_text="costa").get_by_role("button", name="Observación").click()
    uses.filter(has_text="publique").get_by_role("button", name="Acción", exact=True).click()
    expect(cell(writer, "Acción 1")).to_be_focused()
    uses.filter(has_text="encuesta").get_by_role("button", name="Nota al pie").click()
    expect(cell(writer, "Nota al pie 1")).to_be_focused()
    uses.filter(has_text="Nada").get_by_role("button", name="Descartar el insumo").click()

    expect(section(colleague, "Usados", 3)).to_be_visible()
    expect(cell(colleague, "Acción 2")).to_have_text("Que la lista se publique")
    expect_saved(writer)
    workshop = latest()
    first, second = workshop.actions(written.objective)
    [note] = workshop.footnotes.values()
    [remark] = workshop.remarks(first.id)
    became = {each.text: each.became for each in workshop.inputs(written.axis)}
    assert (second.text, note.text, first.text) == (
        "Que la lista se publique", "Según la encuesta previa", f"[^{note.id}]{FIRST}",
    )  # fmt: skip
    assert remark.text == "Una experta: Falta la costa"
    assert became == {
        "Que la lista se publique": second.id,
        "Falta la costa": remark.id,
        "Según la encuesta previa": note.id,
    }


def test_checks_examples_and_inputs_lead_to_their_cells(
    guided: None, writer: Page, written: Written, latest: Latest
) -> None:
    expect(section(writer, "Por revisar", 3)).to_be_visible()
    timeframe = cell(writer, "Plazo 1")
    expect(timeframe).to_have_accessible_description("Falta el plazo.")

    panel(writer).get_by_role("button", name="1.1 Falta el plazo.").click()
    expect(timeframe).to_be_focused()
    writer.keyboard.type("2027")
    expect(panel(writer).get_by_role("button", name="1.1 Falta el plazo.")).to_have_count(0)
    expect(timeframe).to_have_accessible_description("")

    # Held as long as a hand does: the gaps of the row that is left thereby are listed when the press is over.
    panel(writer).get_by_role("button", name=EXAMPLE).click(delay=200)
    expect(cell(writer, "Acción 2")).to_be_focused()
    writer.keyboard.type(", también de noche")

    catch(writer, "Falta la costa")
    panel(writer).get_by_role("button", name="Descartar el insumo").click()
    writer.locator(".pl-toast").get_by_role("button", name="Deshacer").click()
    panel(writer).get_by_role("button", name="Acción", exact=True).click()
    section(writer, "Usados", 1).click()
    panel(writer).get_by_role("button", name="Acción 3").click()
    expect(cell(writer, "Acción 3")).to_be_focused()

    expect_saved(writer)
    workshop = latest()
    first, begun, made = workshop.actions(written.objective)
    [said] = workshop.inputs(written.axis)
    assert (first.timeframe, begun.text, begun.example) == ("2027", f"{EXAMPLE}, también de noche", EXAMPLE)
    assert (made.text, said.became) == ("Falta la costa", made.id)


def test_what_is_to_be_reviewed_leads_to_its_very_cell_and_is_put_right_there(
    writer: Page, written: Written, beside: Database, latest: Latest
) -> None:
    typed = Change(kind="set", item=written.action, field="text", text=f"1. {FIRST}")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [typed])
    writer.goto(f"/por-revisar?taller={written.id}")

    writer.locator(f'a[href$="celda={written.action}.timeframe"]').click()

    expect(cell(writer, "Plazo 1")).to_be_focused()
    right = panel(writer).get_by_role("button", name="Corregir: quitar los números escritos a mano")
    right.click(delay=200)  # as long as a finger rests: what is asked of the row left waits for it
    expect(cell(writer, "Acción 1")).to_have_text(FIRST)
    expect_saved(writer)
    assert latest().actions(written.objective)[0].text == FIRST


def test_the_panel_is_remembered_lies_over_a_small_table_and_gives_way(writer: Page) -> None:
    panel(writer).get_by_role("button", name="Cerrar (Esc)").click()
    expect(panel(writer)).to_be_hidden()
    writer.reload()
    expect(cell(writer, "Acción 1")).to_have_text(FIRST)
    expect(panel(writer)).to_be_hidden()

    writer.set_viewport_size({"width": 390, "height": 780})
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Alt+i")
    expect(writer.get_by_role("dialog", name="Insumos y guía")).to_be_visible()
    assert panel(writer).bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 780}
    writer.keyboard.press("Escape")

    expect(panel(writer)).to_be_hidden()
    expect(cell(writer, "Acción 1")).to_be_focused()


def test_readers_have_the_guidance_and_nothing_of_the_groups_kitchen(
    guided: None, beside: Database, written: Written, sit_down: SitDown
) -> None:
    said = Change(kind="insert", item=new_id(), type="input", parent=written.axis, cells={"text": "Entre nosotros"})
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [said])
    reader = let_in(sit_down(), invite_person(beside, "Participante", Role.PARTICIPANT, written.id))
    open_matrix(reader, written.id)
    expect(panel(reader)).to_be_hidden()

    reader.get_by_role("button", name=re.compile("^Insumos y guía")).click()

    expect(section(reader, "Por revisar", 3)).to_be_visible()
    expect(panel(reader).get_by_text(EXAMPLE)).to_be_visible()
    expect(panel(reader).get_by_role("button", name=EXAMPLE)).to_have_count(0)
    expect(panel(reader).get_by_role("textbox")).to_have_count(0)
    expect(reader.get_by_text("Entre nosotros")).to_have_count(0)
