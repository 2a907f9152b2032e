"""The annexes one may choose for a plan: which there are, who may have them, and their place behind the axes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from exports.word.agenda import add_agenda
from exports.word.axis_mapping import add_axis_mapping
from exports.word.body import Body
from exports.word.decisions import add_decisions
from exports.word.matrix import add_matrix_with_history
from exports.word.people import add_participants
from exports.word.related import add_related
from workshop.errors import N_
from workshop.language import _
from workshop.numbering import letter
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

Closings = Mapping[str, Workshop]  # the workshop as it was when a stage closed, by the stage


@dataclass(frozen=True)
class Annex:
    """An annex: its title, what one must be allowed to do to have it, its writer, and whether it lies across."""

    title: str
    doing: Doing
    fill: Callable[[Workshop, Body, Closings], None]
    across: bool = False


# By their name in addresses and on the command line, in the order in which they are offered and printed.
ANNEXES: Mapping[str, Annex] = {
    "matrix": Annex(
        N_("Matriz de trabajo"),
        Doing.READ_MATRIX,
        lambda workshop, body, _: add_matrix_with_history(workshop, body, "SheetPart"),
        across=True,
    ),
    "mapping": Annex(N_("Correspondencia de ejes"), Doing.READ_MATRIX, add_axis_mapping),
    "related": Annex(
        N_("Iniciativas complementarias e indicadores"),
        Doing.READ_MATRIX,
        lambda workshop, body, _: add_related(workshop, body),
    ),
    "participants": Annex(
        N_("Participantes"), Doing.READ_INTERNAL, lambda workshop, body, _: add_participants(workshop, body)
    ),
    "agenda": Annex(N_("Agenda"), Doing.READ_MATRIX, lambda workshop, body, _: add_agenda(workshop, body)),
    "decisions": Annex(
        N_("Decisiones de la plenaria"),
        Doing.READ_INTERNAL,
        lambda workshop, body, _: add_decisions(workshop, body),
        across=True,
    ),
}


def may_have(workshop: Workshop, actor: Actor, names: Iterable[str]) -> bool:
    """Say whether somebody may have all of some annexes."""
    return all(may(actor, ANNEXES[name].doing, workshop) for name in names if name in ANNEXES)


def annexes_for(workshop: Workshop, actor: Actor) -> list[str]:
    """Return the names of the annexes somebody may have, as they are offered."""
    return [name for name, annex in ANNEXES.items() if may(actor, annex.doing, workshop)]


def add_annexes(workshop: Workshop, body: Body, names: Iterable[str], closings: Closings) -> dict[str, str]:
    """Write some annexes behind all else, in the order of `ANNEXES`, as Anexo A, B … under headings of level 1.

    A name that is none of theirs is passed over. Returns each that was written by the bookmark of its heading.
    """
    written: dict[str, str] = {}
    chosen = set(names)
    upright = replace(body.sheet, across=False)
    for place, (name, annex) in enumerate((name, each) for name, each in ANNEXES.items() if name in chosen):
        body.turn(replace(upright, across=annex.across))
        title = _("Anexo {letter}. {title}").format(letter=letter(place).upper(), title=_(annex.title))
        body.add_heading("Heading1", 1, body.label(title), title)
        written[body.headings[-1].anchor] = name
        had_gaps, body.has_gaps = body.has_gaps, False  # an annex explains its own
        annex.fill(workshop, body, closings)
        body.has_gaps = body.has_gaps or had_gaps
    return written
