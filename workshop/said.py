"""What is taken down at a point of the agenda: notes, questions with their answers, good practices by delegation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.cells import Item

if TYPE_CHECKING:
    from workshop.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class SessionNote(Item, kind="session_note", under="agenda_item"):
    """One line of notes; `author` names who said it, `delegation` is an id; `at` is a UTC instant in ISO form."""

    text: str = ""
    author: str | None = None
    delegation: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Item, kind="question", under="agenda_item"):
    """A question put at a point; its answers stand below it. `author` and `delegation` say who asked."""

    text: str = ""
    author: str | None = None
    delegation: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer(Item, kind="answer", under="question"):
    """An answer to its parent, a question."""

    text: str = ""
    author: str | None = None
    delegation: str | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Practice(Item, kind="practice", under="agenda_item"):
    """A good practice that a delegation told of."""

    text: str = ""
    author: str | None = None
    delegation: str | None = None
    at: str | None = None


Said = SessionNote | Question | Answer | Practice
SAID: tuple[type[Said], ...] = (SessionNote, Question, Answer, Practice)


def delegation_of(workshop: "Workshop", said: Said) -> str:
    """Return the name of the delegation that said something; its words where none is registered, "" for none."""
    found = workshop.items.get(said.delegation or "")
    return said.delegation or "" if found is None else found.cell("name") or found.cell("code") or ""


def speaker(workshop: "Workshop", said: Said) -> str:
    """Return who said something: the name, the delegation, or both; "" where nobody is named."""
    author, delegation = said.author or "", delegation_of(workshop, said)
    return f"{author} ({delegation})" if author and delegation else author or delegation
