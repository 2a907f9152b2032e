"""The board of the plan by hand: cards go between others by drag and key, onto one to merge, and back by Ctrl+Z."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from workshop.changes import Change
from workshop.items import Action, Axis, Facts, Objective
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE


def plan() -> list[Change]:
    """Return a plan of two axes with three actions each."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller de prueba")
    for axis in ("Norte", "Sur"):
        objective = new.add(Objective, new.add(Axis, root, title=axis), text="Un objetivo")
        for number in (1, 2, 3):
            new.add(Action, objective, text=f"Acción {axis} {number}")
    return new.changes


def test_cards_are_dragged_shifted_merged_and_taken_back(
    beside: Database, keep: Callable[[list[Change]], int], coordinator: Page
) -> None:
    number = keep(plan())
    page = coordinator
    page.set_viewport_size({"width": 1366, "height": 1000})  # nothing scrolls between press and drop
    page.goto(f"/consolidacion?taller={number}")

    def column(name: str) -> Locator:
        return page.get_by_role("region", name=name)

    def stands(name: str, *texts: str) -> None:
        expect(column(name).get_by_role("checkbox")).to_contain_text([f"Acción {text}" for text in texts])

    def someone_writes(text: str) -> None:
        axis = read_workshop(beside, number).axes[1].id
        change = Change(kind="set", item=axis, field="description", text=text)
        commit(beside, number, COMMAND_LINE, lambda _workshop, _actor: [change])

    card = page.get_by_role("checkbox", name="Acción Norte 1")
    expect(card).to_be_visible()

    card.drag_to(page.get_by_role("checkbox", name="Acción Sur 2"), target_position={"x": 60, "y": 5})
    expect(page.get_by_text("Se movió 1 acción.")).to_be_visible()
    stands("Sur", "Sur 1", "Norte 1", "Sur 2", "Sur 3")

    page.keyboard.press("Alt+ArrowDown")  # the card keeps the focus; two keys at once are two steps
    page.keyboard.press("Alt+ArrowLeft")
    stands("Norte", "Norte 2", "Norte 3", "Norte 1")
    expect(card).to_contain_text("1.3")  # the number is the page's: it has gone through both

    page.keyboard.press("Control+z")
    expect(card).to_contain_text("2.3")
    for key in ("Alt+ArrowUp", "Alt+ArrowUp", "Control+z"):  # each is done once, whatever runs others cause meanwhile
        page.keyboard.press(key)
        someone_writes(key)
    expect(card).to_contain_text("2.2")
    stands("Sur", "Sur 1", "Norte 1", "Sur 2", "Sur 3")

    page.get_by_role("checkbox", name="Acción Norte 2").drag_to(page.get_by_role("checkbox", name="Acción Norte 3"))
    dialog = page.get_by_role("dialog", name="Unir acciones")
    page.set_viewport_size({"width": 1366, "height": 480})  # lower than the dialog: its step stays in sight
    merge = dialog.get_by_role("button", name="Unir", exact=True)
    expect(merge).to_be_in_viewport(ratio=1)
    merge.click()
    expect(page.get_by_text("Se unieron 2 acciones.")).to_be_visible()

    assert [action.text for action in read_workshop(beside, number).walk_actions()] == [
        "Acción Norte 2\n\nAcción Norte 3", "Acción Sur 1", "Acción Norte 1", "Acción Sur 2", "Acción Sur 3"
    ]  # fmt: skip
