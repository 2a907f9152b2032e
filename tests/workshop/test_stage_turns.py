"""The turns of the stages, read from the history."""

from datetime import UTC, datetime

from workshop.changes import Change, Entry
from workshop.stage_turns import Turn, stage_turns


def at(hour: int) -> datetime:
    return datetime(2026, 3, 5, hour, tzinfo=UTC)


def entry(hour: int, name: str, change: Change) -> Entry:
    return Entry(revision=hour, change=change, status="applied", actor="c", actor_name=name, at=at(hour))


def stage(text: str | None) -> Change:
    return Change(kind="set", item="root", field="stage", text=text)


def test_stage_that_opens_again_has_two_turns_each_with_who_and_when() -> None:
    made = Change(kind="insert", item="root", type="workshop", cells={"title": "Taller", "stage": "group_work"})
    entries = [
        entry(8, "Ana", made),
        entry(10, "Berta", stage("plenary")),
        entry(11, "Ana", stage("group_work")),
    ]

    assert stage_turns(entries) == [
        Turn("group_work", at(8), "Ana", at(10), "Berta"),
        Turn("plenary", at(10), "Berta", at(11), "Ana"),
        Turn("group_work", at(11), "Ana"),
    ]


def test_workshop_that_gives_its_stages_up_closes_the_last() -> None:
    made = Change(kind="insert", item="root", type="workshop", cells={"title": "Taller"})
    entries = [entry(8, "Ana", made), entry(9, "Ana", stage("preparation")), entry(10, "Berta", stage(None))]

    assert stage_turns(entries) == [Turn("preparation", at(9), "Ana", at(10), "Berta")]
