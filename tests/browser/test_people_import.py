"""Bringing a sheet of people as a coordinator does: it is sent, a doubtful row is decided, all of it is taken."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from storage.database import Database
from storage.workshops import read_workshop
from workshop.changes import Change
from workshop.items import Delegation, Facts, Participant
from workshop.new_items import NewItems

SHEET = (
    "Lista de Panamá;;\nNombre;Correo;País\nA. Vela;avela@example.org;Panamá\nInés Robledo Vela;;PA\nPor definir;;PA\n"
)


def test_sheet_is_sent_decided_and_taken(
    coordinator: Page, keep: Callable[[list[Change]], int], beside: Database
) -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", stage="preparation")
    new.add(Delegation, root, item="pa", code="PA", name="Panamá")
    new.add(Participant, root, name="Ana Vela Cruz", delegation="pa")
    number = keep(new.changes)
    coordinator.goto(f"/personas?taller={number}")

    coordinator.get_by_role("button", name="Importar lista").click()
    with coordinator.expect_file_chooser() as chooser:
        coordinator.get_by_role("button", name="Subir Excel o CSV").click()
    sheet = {"name": "lista.csv", "mimeType": "text/csv", "buffer": SHEET.encode("cp1252")}
    chooser.value.set_files(sheet)
    table = coordinator.get_by_role("table", name="Lo que se entendió de la lista")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_text("No dice quién es: «Por definir».")).to_be_visible()
    expect(coordinator.get_by_role("table", name="Dos fichas")).to_contain_text("Ana Vela Cruz")

    coordinator.get_by_role("button", name="Es la misma persona").click()
    expect(coordinator.get_by_text("No queda ninguna fila por decidir")).to_be_visible()
    coordinator.get_by_role("button", name="Agregar una persona y cambiar una").click()
    expect(coordinator.get_by_text("Se agregó una persona. Se cambió una persona.")).to_be_visible()

    people = read_workshop(beside, number).participants
    assert [(each.name, each.email) for each in people] == [
        ("Ana Vela Cruz", "avela@example.org"),
        ("Inés Robledo Vela", ""),
    ]
