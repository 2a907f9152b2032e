"""Sending a logo as people do: choosing a file, seeing it, hearing why another was refused, taking it back."""

from playwright.sync_api import Page, expect

from storage.database import Database
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written
from tests.pictures import jpeg, png

ARE_DRAWN = "(images) => images.every((image) => image.complete && image.naturalWidth > 0)"


def choose(page: Page, name: str, content: bytes) -> None:
    """Press the button and choose a file."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Agregar un logo").click()
    chooser.value.set_files({"name": name, "mimeType": "image/png", "buffer": content})


def test_logo_is_sent_shown_and_taken_back(coordinator: Page, written: Written, beside: Database) -> None:
    coordinator.goto(f"/taller?taller={written.id}")

    choose(coordinator, "Escudo del Foro.png", png(90, 40))
    pictures = coordinator.locator(".pl-logo img")
    expect(coordinator.get_by_role("img", name="Escudo del Foro")).to_be_visible()
    choose(coordinator, "Red.jpg", jpeg())
    expect(pictures).to_have_count(2)

    coordinator.wait_for_function(f"() => ({ARE_DRAWN})([...document.querySelectorAll('.pl-logo img')])")
    assert [logo.name for logo in read_workshop(beside, written.id).logos] == ["Escudo del Foro", "Red"]
    expect(coordinator.get_by_text("Se subió el logo.")).to_be_visible()

    coordinator.get_by_role("button", name="Deshacer").click()

    expect(pictures).to_have_count(1)
    assert [logo.name for logo in read_workshop(beside, written.id).logos] == ["Escudo del Foro"]


def test_refused_file_says_why(coordinator: Page, written: Written, beside: Database) -> None:
    coordinator.goto(f"/taller?taller={written.id}")
    said = coordinator.locator(".plu-said").first  # the other one is the template's

    choose(coordinator, "dibujo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(said).to_contain_text("no es una imagen PNG o JPEG")
    choose(coordinator, "enorme.png", png() + bytes(3 * 1024**2))
    expect(said).to_contain_text("pesa más de 2 MB")
    coordinator.route("**/logos?*", lambda route: route.abort())
    choose(coordinator, "perdido.png", png())
    expect(said).to_contain_text("No se pudo subir «perdido.png»")

    assert read_workshop(beside, written.id).logos == []
    expect(coordinator.get_by_role("button", name="Agregar un logo")).to_be_enabled()
