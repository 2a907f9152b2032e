"""The hand-over in one line, as far as it is known; it comes with the stage it opens, and never holds that up."""

from datetime import UTC, date, datetime

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.changes import Change
from workshop.closings import announced
from workshop.errors import Forbidden
from workshop.handover import handover_line, likely_recipients
from workshop.items import Facts
from workshop.use_cases.announce_closing import announce_closing
from workshop.use_cases.open_stage import open_stage
from workshop.use_cases.prepare_workshop import Edits
from workshop.workshop import Workshop

KNOWN: Edits = {
    "handover_date": (1, "2026-11-20"),
    "handover_by": (1, "Presidencia pro tempore"),
    "handover_to": (1, "ST\nOIM"),
    "handover_draft": (1, "2"),
}


def consolidating() -> Workshop:
    return two_axes().apply([Change(kind="set", item="root", field="stage", text="consolidation")])


def versioned(workshop: Workshop) -> Edits:
    return {name: (workshop.facts.version(name), text) for name, (_version, text) in KNOWN.items()}


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (Facts(id="root"), ""),
        (Facts(id="root", handover_draft=1), "Primer borrador: entregado"),
        (Facts(id="root", handover_to=("ST",)), "El plan: entregado a ST"),
        (
            Facts(
                id="root",
                handover_date=date(2026, 11, 20),
                handover_by="Ana",
                handover_to=("ST", "OIM"),
                handover_draft=2,
            ),
            "Borrador 2: entregado el 2026-11-20 por Ana a ST y OIM",
        ),
    ],
)
def test_hand_over_is_said_as_far_as_it_is_known(facts: Facts, line: str) -> None:
    assert handover_line(facts, date.isoformat) == line


def test_what_is_known_is_kept_along_with_the_stage() -> None:
    workshop = consolidating()

    opened = workshop.apply(open_stage(workshop, COORDINATOR, "handed_over", versioned(workshop)))

    assert opened.facts.stage == "handed_over"
    assert handover_line(opened.facts, date.isoformat).endswith("2026-11-20 por Presidencia pro tempore a ST y OIM")


def test_nothing_has_to_be_known_and_it_may_be_told_with_the_announcement_too() -> None:
    workshop, at = consolidating(), datetime(2026, 11, 20, 18, tzinfo=UTC)

    plain = workshop.apply(open_stage(workshop, COORDINATOR, "handed_over"))
    told = workshop.apply(announce_closing(workshop, COORDINATOR, "handed_over", at, versioned(workshop)))

    assert (plain.facts.stage, handover_line(plain.facts, date.isoformat)) == ("handed_over", "")
    assert (told.facts.stage, told.facts.handover_draft) == ("consolidation", 2)
    assert announced(told) is not None


def test_only_who_opens_stages_says_so() -> None:
    workshop = consolidating()

    with pytest.raises(Forbidden):
        open_stage(workshop, WRITER, "handed_over", versioned(workshop))


@pytest.mark.parametrize(
    ("body", "offered"),
    [
        ("Conferencia del Litoral ", ["Conferencia del Litoral"]),
        ("Conferencia Regional sobre Migración (CRM)", ["ST", "OIM"]),
        ("Regional Conference on Migration", ["ST", "OIM"]),
        (" ", ["ST", "OIM"]),
    ],
)
def test_plan_is_likely_handed_over_to_who_convened_it_in_the_conference_to_its_secretariat(
    body: str, offered: list[str]
) -> None:
    assert likely_recipients(Facts(id="root", body=body)) == offered
