"""Faults 15 to 21 at full length: attempts that must come to nothing, each on a server or in a folder of its own."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from storage.database import Database
from tests.browser.conftest import PATIENCE, QUIET
from tests.browser.test_every_page import LAPTOP, LOCALES, PAGES, SCREEN, UNLISTED
from tests.faults.any_text import every_character, too_much
from tests.faults.finding import Finding
from tests.faults.forced import break_everything, visit_with_secrets
from tests.faults.guessing import guess_for_a_day, guess_while_people_enter
from tests.faults.hostile_files import refuse_all
from tests.faults.planted import Planted, print_planted, show_everything
from tests.faults.scene import Scene, scene_in
from tests.faults.sign_ins import come_from_elsewhere, kill_sign_ins
from tests.faults.who_may import hold_against_the_table
from tests.served import Server

HEADER = ("fault", "tries", "got through", "measured", "held")
Attempt = Callable[[Server, Database], Finding]


def in_a_folder(attempt: Callable[[Path], Finding]) -> Finding:
    """Try what needs no server."""
    with tempfile.TemporaryDirectory() as folder:
        return attempt(Path(folder))


def on_a_server(attempt: Attempt) -> Finding:
    """Try something on a fresh server with its file."""
    with tempfile.TemporaryDirectory() as folder, scene_in(Path(folder)) as scene:
        return attempt(scene.server, scene.database)


def in_a_browser(language: str) -> Finding:
    """Try fault 20: every page in every stage, and the room's screen in every scene, in one language."""
    with tempfile.TemporaryDirectory() as folder, scene_in(Path(folder)) as scene:
        return _seen(scene, language)


def _seen(scene: Scene, language: str) -> Finding:
    planted = Planted(scene.server, scene.database, language)
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        with browser.new_context(viewport=LAPTOP, locale=LOCALES[language]) as context:
            found = show_everything(planted, context, [*PAGES, *UNLISTED], SCREEN)
        browser.close()
    return found


DEFENCES: dict[str, Callable[[], Finding]] = {
    "15 every character into Word and tables": lambda: in_a_folder(every_character),
    "15 a megabyte, and the costliest letters": too_much,
    "16 hostile files": lambda: in_a_folder(refuse_all),
    "17 a day of guessing, simulated": guess_for_a_day,
    "17 200 enter, 48 guess": lambda: on_a_server(lambda *on: guess_while_people_enter(*on, honest=200, guessers=48)),
    "18 everybody tries everything": lambda: in_a_folder(hold_against_the_table),
    "19 dead cookies": lambda: on_a_server(kill_sign_ins),
    "19 foreign pages and names": lambda: on_a_server(come_from_elsewhere),
    "20 planted, seen in Spanish": lambda: in_a_browser("es"),
    "20 planted, seen in English": lambda: in_a_browser("en"),
    "20 planted, printed": lambda: on_a_server(lambda *on: print_planted(Planted(*on))),
    "21 forced faults": lambda: on_a_server(break_everything),
    "21 what the log tells": lambda: on_a_server(visit_with_secrets),
}
