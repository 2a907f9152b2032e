"""The workshop a page works on, named in its address, and the one way a page changes it."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from pages.shared.asked_number import asked_number
from pages.shared.denied import note_closed, noting_denials
from pages.shared.running import database
from pages.shared.show_problem import show_problem
from pages.shared.this_run import once
from pages.shared.viewer import viewer
from storage.commit import Committed, UseCase, commit
from storage.database import Database
from storage.people import actor_in, workshops_of
from storage.workshops import LARGEST_NUMBER, Listed, list_workshops, read_workshop
from workshop.errors import Problem, WorkshopNotFound
from workshop.language import _
from workshop.permissions import Actor, Doing, may, require
from workshop.workshop import Workshop

P = ParamSpec("P")
R = TypeVar("R")
_ADDRESS = "taller"


def my_workshops() -> list[Listed]:
    """Return the workshops the viewer may see, the newest first."""
    person = viewer()
    return once("workshops", lambda: _workshops_of(person.id)) if person else []


def title_in_list(listed: Listed) -> str:
    """Return what a workshop is called among others; of a rehearsal the title says so, however it was renamed."""
    title = listed.title or _("Taller sin título")
    return _("{title} [ensayo]").format(title=title) if listed.is_rehearsal else title


def open_id() -> int | None:
    """Return the number of the open workshop: the address names it, else the session, else the only one there is."""
    asked = st.query_params.get(_ADDRESS, "")
    number = asked_number(asked)
    number = st.session_state.get("open_workshop") if number is None else number
    if number is None:
        mine = my_workshops()
        number = mine[0].id if len(mine) == 1 else None
    return number if number is None or number <= LARGEST_NUMBER else 0  # which no workshop bears


def open_workshop(number: int | None) -> None:
    """Make a workshop the one the pages of this session work on; `None` closes it."""
    st.session_state["open_workshop"] = number
    if number is None:
        st.query_params.pop(_ADDRESS, None)
    else:
        st.query_params[_ADDRESS] = str(number)


def _workshops_of(person: str) -> list[Listed]:
    allowed = workshops_of(database(), person)
    return [each for each in list_workshops(database()) if allowed is None or each.id in allowed]


def me(number: int | None = None) -> Actor:
    """Return the viewer as they act in a workshop, the open one if none is given."""
    person = viewer()
    return actor_in(database(), person.id if person else "", number if number is not None else open_id())


def me_everywhere(anew: bool = False) -> Actor:
    """Return the viewer with the roles they have in every workshop alone: creating one asks for these, `anew`."""
    person = viewer()
    here = person.id if person else ""
    return actor_in(database(), here, None) if anew else once("everywhere", lambda: actor_in(database(), here, None))


def current(doing: Doing = Doing.READ) -> tuple[Workshop, Actor]:
    """Return the open workshop at its latest revision, and the viewer in it, who may do this there.

    A dialog names what its page asks for: it runs again without the page. Raises: WorkshopNotFound when none is open
    or the viewer has no role in it, Forbidden, StageClosed.
    """
    number = open_id()
    if number is None:
        raise WorkshopNotFound()
    actor = once(("actor", number), lambda: me(number))
    workshop = _readable(number, actor)
    require(actor, doing, workshop)
    return workshop, actor


def _here() -> tuple[int, Actor]:
    """Return the open workshop's number and the viewer in it, looked up anew."""
    number = open_id()
    if number is None:
        raise WorkshopNotFound()
    return number, me(number)


def _readable(number: int, actor: Actor) -> Workshop:
    """Return a workshop; of one that is not theirs the actor does not learn that there is one."""
    workshop = read_workshop(database(), number)
    if not may(actor, Doing.READ, workshop):
        note_closed(actor.id, number, "workshop")
        raise WorkshopNotFound()
    return workshop


def attempt(use_case: UseCase, undoes: str | None = None) -> Committed:
    """Run a use case on the open workshop as the viewer; `undoes` is the request it takes back.

    Raises: every Problem of it.
    """
    number, actor = _here()
    with noting_denials(actor.id, number):
        return commit(database(), number, actor, use_case, undoes)


def attempt_step(step: Callable[Concatenate[Database, Workshop, Actor, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do what storage does by itself, such as giving roles, in the open workshop as the viewer.

    Raises: every Problem of it.
    """
    number, actor = _here()
    with noting_denials(actor.id, number):
        return step(database(), _readable(number, actor), actor, *args, **kwargs)


def perform(use_case: UseCase, undoes: str | None = None) -> Committed | None:
    """Run a use case on the open workshop as the viewer; a problem is shown here and gives `None`."""
    try:
        return attempt(use_case, undoes)
    except Problem as problem:
        show_problem(problem)
        return None


def performing(use_case: Callable[..., object], *args: object, **kwargs: object) -> UseCase:
    """Return a use case with its wishes filled in: `performing(decide, item, "adopted")`."""
    return lambda workshop, actor: use_case(workshop, actor, *args, **kwargs)  # type: ignore[return-value]
