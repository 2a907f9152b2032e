"""Opening a stage, which closes the one before it; what is typed by then is kept."""

from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.errors import InvalidValue
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.prepare_workshop import Edits, edit_facts
from workshop.workshop import Workshop

NOTHING: Edits = {}
STAGES = CHOICES[("workshop", "stage")]


def open_stage(workshop: Workshop, actor: Actor, stage: str | None, known: Edits = NOTHING) -> list[Change]:
    """Open a stage, also an earlier one; `None` does without stages and leaves all open.

    `known` is what is known of the step by then: whom the plan was handed over to, who approved it. Nothing of it is
    required. Raises: InvalidValue, TextChangedMeanwhile.
    """
    require(actor, Doing.OPEN_STAGE, workshop)
    if stage is not None and stage not in STAGES:
        raise InvalidValue(value=stage, field="stage")
    facts = workshop.facts
    if stage == facts.stage:
        return []
    # What was announced of the stage before says nothing of this one.
    wanted = {"stage": stage, "closes_at": None, "opens_next": None}
    opened = [
        Change(kind="set", item=facts.id, field=name, text=text, version=facts.version(name) + 1)
        for name, text in wanted.items()
        if facts.cell(name) != text
    ]
    return [*opened, *edit_facts(workshop, actor, known)]


def next_stage(stage: str | None) -> str | None:
    """Return the stage that follows; the first one where there was none, `None` after the last."""
    following = STAGES[STAGES.index(stage) + 1 :] if stage else STAGES
    return following[0] if following else None
