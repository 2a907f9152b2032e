"""Buttons pressed by those who do not have them: as a message on Streamlit's socket, whatever the page shows."""

from collections.abc import Sequence

from tests.table.served_world import ServedWorld
from tests.table.table import OUTSIDE, WHO, rows
from tests.table.visit import Shown, Visit

OTHERS = [who for who in WHO if who not in (*OUTSIDE, "coord", "all")]  # who see the workshop and do not coordinate it


def buttons_of(served: ServedWorld, who: str, when: str) -> dict[str, Shown]:
    """Return address to what a page shows somebody."""
    with Visit(served.asking[who, when]) as visit:
        return {name: visit.run("" if name == "inicio" else name) for name in rows("page")}


def press_what_is_not_theirs(served: ServedWorld, when: str, others: Sequence[str] = OTHERS) -> int:
    """Press all buttons of who coordinates as others in the workshop; return how many were pressed."""
    theirs, count = buttons_of(served, "coord", when), 0
    for who in others:
        with Visit(served.asking[who, when]) as visit:
            for name in rows("page"):
                own = visit.run("" if name == "inicio" else name)
                pressed = tuple(each for each in theirs[name].buttons if each not in own.buttons)
                visit.run(page=own.page, pressed=pressed)
                count += len(pressed)
    return count
