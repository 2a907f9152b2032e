"""The shape of what stands around the plan: the dossier, what was taken down, what others do that bears on it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from exports.workshop_file.carried import check_carried
from exports.workshop_file.part import Part
from exports.workshop_file.values import Count, Day, Instant, Line, Lines, Place, Text, WebAddress
from workshop.handed_files import LIMIT

_ENCODED = -(-LIMIT // 3) * 4


class CarriedFile(Part):
    """A file of the dossier."""

    name: Line
    """What it is called, with the ending of what it is."""
    content: Annotated[
        str,
        AfterValidator(check_carried),
        Field(description="The file in base64, of a kind that may be handed out.", max_length=_ENCODED),
    ]


class Attached(Part):
    """A link or a file of the dossier."""

    title: Text
    description: Text = ""
    link: WebAddress | None = None
    file: CarriedFile | None = None


class SaidLine(Part):
    """Something that was said at a point of the agenda."""

    text: Text
    author: Text | None = None
    """Who said it, by name."""
    delegation: Text | None = None
    """The code of the delegation that said it, or its words where none is registered."""
    at: Instant | None = None


class AskedQuestion(SaidLine):
    """A question with its answers."""

    answers: list[SaidLine] = []


class TakenDown(Part):
    """What goes with a point of the agenda, and what was taken down there."""

    dossier: list[Attached] = []
    session_notes: list[SaidLine] = []
    questions: list[AskedQuestion] = []
    practices: list[SaidLine] = []
    """Good practices, by delegation."""


class OthersInitiative(Part):
    """A complementary initiative of another body."""

    body: Text
    title: Text
    actions: Lines = []
    axes: list[Place] = []
    """The axes it bears on, from 1; none: on all of them."""


class ComplianceRow(Part):
    """An indicator by which compliance with an instrument is watched."""

    text: Text
    instrument: Text = ""
    axes: list[Place] = []
    """The axes it bears on, from 1; none: on all of them."""


class AgreedTermRow(Part):
    """A term the plan uses for one thing."""

    term: Text
    avoided: Lines = []
    """Words that are not used for it."""
    equivalents: Lines = []
    """What countries call it at home, the country first, behind a colon."""


class SpeakerRow(Part):
    """Somebody who asked for the floor; without `began` they wait."""

    delegation: Text | None = None
    """The code of the delegation, or its words where none is registered."""
    name: Text = ""
    asked: Instant | None = None
    began: Instant | None = None
    ended: Instant | None = None


class PresentationRow(Part):
    """A group's turn to present its axis; without `began` it is to come."""

    axis: Place
    minutes: Count | None = None
    """Minutes it has; null: as many as it needs."""
    began: Instant | None = None
    ended: Instant | None = None


class NextStepRow(Part):
    """What is to be done after the workshop."""

    what: Text
    who: Text = ""
    date: Day | None = None
    when: Text | None = None
    """When, where no date says so."""


class AroundThePlan(Part):
    """What goes with the workshop as a whole."""

    dossier: list[Attached] = []
    initiatives: list[OthersInitiative] = []
    compliance: list[ComplianceRow] = []
    agreed_terms: list[AgreedTermRow] = []
    presentations: list[PresentationRow] = []
    """The groups' presentations, in their order."""
    speakers: list[SpeakerRow] = []
    next_steps: list[NextStepRow] = []
