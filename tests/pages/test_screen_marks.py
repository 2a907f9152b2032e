"""What the plenary changed since a group handed its axis in stands marked on the shared screen, word by word."""

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, screen
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.hand_in import hand_in_axis
from workshop.use_cases.show_screen import mark_changes, show_on_screen

PAGE = "plenary/screen.py"


def do(database: Database, number: int, *changes: Change) -> None:
    commit(database, number, COMMAND_LINE, lambda _workshop, _actor: list(changes))


def write(item: str, field: str, text: str) -> Change:
    return Change(kind="set", item=item, field=field, text=text)


def handed_in(database: Database, scene: str, item: str) -> int:
    """Return the number of a plan whose first axis was handed in, with a scene on the screen."""
    number = keep(database, inserts())
    do(database, number, write("root", "stage", "group_work"))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, scene, item))
    return number


def test_words_changed_since_the_hand_in_are_marked_in_every_text_of_an_action(
    open_page: Opening, database: Database
) -> None:
    number = handed_in(database, "action", "guide")
    do(database, number, write("guide", "text", "Publicar dos guías."), write("guide", "timeframe", "2027"))
    do(database, number, write("chapter", "text", "Un capítulo sobre la niñez migrante."))

    shown = screen(open_page(PAGE, workshop=number))

    assert "<del>una</del><ins>dos</ins>" in shown and "<del>2026</del><ins>2027</ins>" in shown
    assert "<ins> migrante</ins>" in shown


def test_axis_marks_its_rows_and_what_was_added(open_page: Opening, database: Database) -> None:
    number = handed_in(database, "axis", "axis1")
    new = Change(kind="insert", item="new", type="action", parent="objective1", cells={"text": "Medir."})
    do(database, number, write("course", "text", "Dictar dos cursos.[^note]"), new)
    do(database, number, write("axis1", "commitment", "Proteger a todas las personas."))

    shown = screen(open_page(PAGE, workshop=number))

    assert "<ins>Medir.</ins>" in shown and "<ins>dos</ins>" in shown and "<ins>todas </ins>" in shown


def test_nothing_is_marked_before_a_hand_in_nor_once_it_is_switched_off(open_page: Opening, database: Database) -> None:
    number = handed_in(database, "action", "manual")  # of the other axis, which its group still has
    do(database, number, write("manual", "text", "Escribir dos manuales."), write("guide", "text", "Publicar dos."))
    still_theirs = screen(open_page(PAGE, workshop=number))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: mark_changes(workshop, actor, False))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, "action", "guide"))

    switched_off = screen(open_page(PAGE, workshop=number))

    assert "<ins>" not in still_theirs + switched_off
    assert "Publicar dos." in switched_off


def test_text_changed_and_put_back_is_not_marked(open_page: Opening, database: Database) -> None:
    number = handed_in(database, "action", "guide")
    do(database, number, write("guide", "text", "Otra cosa."))
    do(database, number, write("guide", "text", "Publicar una guía."))

    assert "<ins>" not in screen(open_page(PAGE, workshop=number))
