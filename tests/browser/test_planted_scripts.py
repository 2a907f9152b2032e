"""What somebody plants in a text, a title or a name stays letters, on every page and in Word."""

from playwright.sync_api import Browser

from storage.database import Database
from tests.browser.conftest import USUAL
from tests.browser.test_every_page import PAGES, UNLISTED
from tests.faults.finding import Finding
from tests.faults.planted import FOUND, LISTEN, Planted, print_planted, visit
from tests.served import Server


def test_nothing_planted_takes_root_on_any_page_or_in_word(server: Server, beside: Database, chromium: Browser) -> None:
    planted, finding = Planted(server, beside), Finding()

    with chromium.new_context(**USUAL) as context:
        visit(planted, context, [*PAGES, *UNLISTED], finding)
    printed = print_planted(planted)

    assert finding.held and printed.held, finding.faults + printed.faults


def test_what_would_take_root_is_found(chromium: Browser) -> None:
    with chromium.new_context() as context:
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.set_content(
            "<div></div><img src=x onerror='window.__planted=1'><a href='javascript:1'></a>"
            "<script>document.querySelector('div').attachShadow({mode: 'open'}).innerHTML ="
            " '<p style=\"background: url(http://elsewhere.invalid/a)\">x</p>'</script>"
        )
        page.wait_for_function("window.__planted")

        found = page.evaluate(FOUND)

    assert {" ".join(each.split()[:2]) for each in found} == {"img onerror", "a href", "p style", "executed"}
