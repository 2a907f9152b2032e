"""Two who lead the shared screen at once: both are told, and one click takes it back."""

from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.two_axes import inserts
from workshop.permissions import Actor, Role
from workshop.use_cases.show_screen import scene_on, show_on_screen

PAGE = "plenary/decisions.py"
LUIS = Actor("luis", "Luis", frozenset({Role.COORDINATOR}))


def shows(database: Database, number: int, who: Actor, scene: str) -> None:
    commit(database, number, who, lambda workshop, actor: show_on_screen(workshop, actor, scene))


def buttons(at: AppTest) -> list[str | None]:
    return [button.key for button in at.button]


def test_whose_screen_was_taken_is_told_by_whom_and_takes_it_back_in_one_click(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)
    at.button(key="show-item").click().run()
    mine = scene_on(latest(database, number))
    alone = buttons(at)

    shows(database, number, LUIS, "agenda")
    at.run()
    told = " ".join(each.value for each in at.markdown)
    at.button(key="retake-screen").click().run()

    assert "retake-screen" not in alone and "retake-screen" not in buttons(at)
    assert "«Luis» tomó la pantalla a las " in told
    assert "Ahora usted lleva la pantalla; antes la llevaba Luis." in shown(at)
    assert scene_on(latest(database, number)) == mine != ("agenda", None)


def test_whose_page_was_opened_anew_takes_back_what_they_led_to(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)
    before_the_reload = Actor(at.user["principal"], "Persona de prueba", frozenset({Role.COORDINATOR}))
    shows(database, number, before_the_reload, "speakers")
    shows(database, number, LUIS, "agenda")

    at.run()
    told = " ".join(each.value for each in at.markdown)
    at.button(key="retake-screen").click().run()

    assert "«Luis» tomó la pantalla a las " in told
    assert scene_on(latest(database, number)) == ("speakers", None)


def test_who_never_led_reads_who_does_and_following_takes_no_screen_that_was_taken(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, inserts())
    shows(database, number, LUIS, "agenda")
    at = open_page(PAGE, workshop=number)
    before, offered = [caption.value for caption in at.caption], buttons(at)
    at.button(key="show-item").click().run()
    at.toggle(key="screen-follows").set_value(True).run()

    shows(database, number, LUIS, "blank")
    at.run()

    assert "La lleva Luis." in before and "retake-screen" not in offered
    assert scene_on(latest(database, number)) == ("blank", None)
