"""The matrix as those who write in it see it: texts by their names, and what is said about saving."""

import re

from playwright.sync_api import Locator, Page, expect

SAVED = re.compile(r"^(Guardado \d\d:\d\d|Todo guardado)$")
RETURN = 30_000  # ms in which a page must have found a server that is back, as the fault suite asks


def open_matrix(page: Page, workshop: int, axis: int = 1) -> Page:
    """Open the matrix of an axis, named by its number from 1, by its address."""
    page.goto(f"/matriz?taller={workshop}&eje={axis}")
    wait_for_matrix(page)
    return page


def wait_for_matrix(page: Page) -> None:
    """Wait until the matrix shows its rows."""
    page.get_by_role("table", name="Acciones del eje").wait_for()


def cell(page: Page, name: str) -> Locator:
    """Return a text that can be written in, by its name: "Acción 1", "Responsable 2", "Acción a)", "Objetivo"."""
    named = re.compile(rf"^{re.escape(name)}\.?$")
    # While something is offered under it, it is a combobox.
    return page.get_by_role("textbox", name=named).or_(page.get_by_role("combobox", name=named))


def box_of(page: Page, name: str) -> Locator:
    """Return the box around a text: what is said about its saving stands there."""
    return cell(page, name).locator("..")


def write(page: Page, name: str, text: str) -> None:
    """Click into a text and type behind what stands there, key by key."""
    cell(page, name).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def put(page: Page, name: str, text: str) -> None:
    """Click into a text and have words come at once behind what stands there: however slow the machine, one change."""
    cell(page, name).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


# What was just typed is said in the bar with the next frame; a page that is not in front may have none for long.
_NEXT_FRAME = "() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 500); })"


def expect_saved(page: Page, timeout: float = 10_000) -> None:
    """Wait until the bar above the table says that all is saved, what was typed a moment ago too."""
    page.evaluate(_NEXT_FRAME)
    expect(page.locator(".pl-save")).to_have_text(SAVED, timeout=timeout)


def caret(page: Page) -> int:
    """Return how many letters stand before the caret in the text that has the focus."""
    found: int = page.evaluate(
        """() => {
            const range = getSelection().getRangeAt(0).cloneRange();
            range.setStart(document.activeElement, 0);
            return range.toString().length;
        }"""
    )
    return found
