"""The trace: every sentence a group wrote is found again, or the plan says why it is not there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.two_axes import COORDINATOR, entries, two_axes
from workshop.changes import Change, Entry
from workshop.parting import Part
from workshop.trace_stations import Station, stations, traced_items
from workshop.traces import Traced, traces
from workshop.use_cases.consolidate import merge_actions, move_actions
from workshop.use_cases.decide import decide
from workshop.use_cases.split_action import split_action
from workshop.workshop import Workshop


class Told:
    """A workshop with its history, step by step."""

    def __init__(self) -> None:
        self.workshop = two_axes()
        self.history: list[Entry] = []
        self.revision = 1

    def do(self, changes: list[Change], who: str = "Ana") -> None:
        self.revision += 1
        at = datetime(2027, 3, 10, tzinfo=UTC) + timedelta(minutes=self.revision)
        made = entries(self.workshop, changes)
        self.history += [replace(each, revision=self.revision, at=at, actor_name=who) for each in made]
        self.workshop = self.workshop.apply(changes, self.revision)

    def open(self, stage: str) -> None:
        self.do([Change(kind="set", item="root", field="stage", text=stage)])

    def write(self, action: str, text: str, who: str = "Ana") -> None:
        self.do([Change(kind="set", item=action, field="text", text=text)], who)

    def way(self, action: str) -> list[Station]:
        items = traced_items(self.workshop, action)
        return stations(self.workshop, action, [each for each in self.history if each.change.item in items])


def fate(workshop: Workshop, then: Workshop | None, action: str) -> Traced:
    return next(each for each in traces(workshop, then) if each.action.id == action)


def test_untouched_action_stands_where_it_was() -> None:
    workshop = two_axes()

    found = fate(workshop, workshop, "guide")

    assert (found.number, found.end, found.now) == ("1.1", "stands", ("guide",))
    assert not (found.is_reworded or found.has_moved)


def test_reworded_and_moved_action_is_told_so_under_its_old_number() -> None:
    told = Told()
    then = told.workshop
    told.write("network", "Formar una red regional.")
    told.do(move_actions(told.workshop, COORDINATOR, ["network"], "objective1", None))

    found = fate(told.workshop, then, "network")

    assert (found.number, found.origin, found.end, found.now) == ("2.2", "axis2", "stands", ("network",))
    assert found.is_reworded and found.has_moved


def test_action_merged_twice_is_found_in_the_last_merger() -> None:
    told = Told()
    then = told.workshop
    told.do(merge_actions(told.workshop, COORDINATOR, ["guide", "course"], "Publicar y dictar."))
    first = fate(told.workshop, then, "guide").now[0]
    told.do(merge_actions(told.workshop, COORDINATOR, [first, "manual"], "Publicar, dictar y escribir."))

    ends = {each: fate(told.workshop, then, each) for each in ("guide", "course", "manual")}

    assert {each.end for each in ends.values()} == {"merged"}
    assert len({each.now for each in ends.values()}) == 1
    assert told.workshop.items[ends["guide"].now[0]].cell("text") == "Publicar, dictar y escribir."


def test_withdrawn_and_deleted_actions_are_told_apart() -> None:
    told = Told()
    then = told.workshop
    told.do(decide(told.workshop, COORDINATOR, "guide", "withdrawn", reason="Ya existe."))
    told.do([Change(kind="delete", item="manual")])

    ends = [fate(told.workshop, then, each).end for each in ("guide", "chapter", "manual", "network")]

    assert ends == ["withdrawn", "withdrawn", "gone", "stands"]


def test_what_came_after_the_groups_has_no_number_of_theirs() -> None:
    told = Told()
    then = told.workshop
    new = Change(kind="insert", item="new", type="action", parent="objective2", cells={"text": "Medir."})
    told.do([new])

    found = fate(told.workshop, then, "new")

    assert (found.number, found.end) == ("", "stands")


def test_way_says_who_did_what_in_which_stage() -> None:
    told = Told()
    told.open("group_work")
    told.write("guide", "Publicar una guía breve.", "Luis")
    told.write("guide", "Publicar una guía breve y clara.", "Eva")
    told.open("plenary")
    agreed = "Publicar una guía clara."
    told.do(decide(told.workshop, COORDINATOR, "guide", "adopted_with_changes", text=agreed), "Paula")
    told.open("consolidation")
    told.do(merge_actions(told.workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual."), "Carla")

    way = told.way("guide")

    assert [(each.happened, each.stage, each.who) for each in way] == [
        ("reworded", "group_work", "Luis, Eva"),
        ("reworded", "plenary", "Paula"),
        ("decided", "plenary", "Paula"),
        ("merged", "consolidation", "Carla"),
    ]
    assert (way[0].before, way[0].after) == ("Publicar una guía.", "Publicar una guía breve y clara.")
    assert way[-1].after == "Publicar guía y manual."


def test_way_of_a_moved_action_names_both_axes_once() -> None:
    told = Told()
    told.do(move_actions(told.workshop, COORDINATOR, ["network"], "objective1", None))

    (moved,) = told.way("network")

    assert (moved.happened, moved.before, moved.after) == ("moved", "axis2", "axis1")


def test_draft_is_a_station_with_the_words_it_printed() -> None:
    told = Told()
    told.write("guide", "Publicar dos guías.")
    cells = {"number": "1", "revision": str(told.revision), "file": "f", "at": "2027-03-10T12:00:00+00:00"}
    told.do([Change(kind="insert", item="draft", type="draft", parent="root", cells=cells)])
    told.write("guide", "Publicar tres guías.")

    way = told.way("guide")

    assert [(each.happened, each.after) for each in way if each.happened == "published"] == [
        ("published", "Publicar dos guías.")
    ]


def test_merged_actions_are_traced_where_no_groups_work_was_closed() -> None:
    told = Told()
    told.do(merge_actions(told.workshop, COORDINATOR, ["guide", "course"], "Publicar y dictar."))

    found = [(each.action.text, each.end) for each in traces(told.workshop, None) if each.origin == "axis1"]

    assert found == [
        ("Publicar una guía.", "merged"),
        ("Publicar y dictar.", "stands"),
        ("Un capítulo sobre la niñez.", "stands"),
        ("Dictar un curso.[^note]", "merged"),
    ]


def test_parted_action_is_found_in_all_its_parts_and_its_way_tells_of_them() -> None:
    told = Told()
    told.write("manual", "Escribir un manual y repartirlo.")
    then = told.workshop
    parts = [Part("Escribir un manual."), Part("Repartir el manual.")]
    told.do(split_action(told.workshop, COORDINATOR, "manual", then.items["manual"].version("text"), parts), "Carla")

    found, way = fate(told.workshop, then, "manual"), told.way("manual")

    assert found.is_parted and [told.workshop.items[each].cell("text") for each in found.now] == [
        "Escribir un manual.", "Repartir el manual.",
    ]  # fmt: skip
    assert [(each.happened, each.who, each.after) for each in way[-1:]] == [("parted", "Carla", "Repartir el manual.")]
