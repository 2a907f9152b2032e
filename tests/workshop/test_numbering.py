"""Numbers and footnote numbers follow position and leave out what the plenary withdrew."""

from workshop.footnotes import missing_notes, note_numbers, number_marks, unmarked_notes
from workshop.items import Action, Axis, Decision, Facts, Footnote, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.numbering import letter, number_plan
from workshop.workshop import Workshop


class Plan:
    """Two axes; the second has two objectives. `ids` names what the tests ask for."""

    def __init__(self, **facts: object) -> None:
        self.new = NewItems()
        self.root = self.new.add(Facts, None, title="Taller", **facts)
        first = self.new.add(Axis, self.root, title="Uno")
        self.axis = self.new.add(Axis, self.root, title="Dos")
        self.first = self.new.add(Objective, first, text="Objetivo")
        self.second = self.new.add(Objective, self.axis, text="Objetivo")
        self.third = self.new.add(Objective, self.axis, text="Objetivo")
        self.actions = [self.action(parent) for parent in (self.first, self.second, self.second, self.third)]

    def action(self, parent: str, text: str = "Hacer") -> str:
        return self.new.add(Action, parent, text=text)

    def note(self, text: str | None = "Nota") -> str:
        return self.new.add(Footnote, self.root, text=text)

    def workshop(self) -> Workshop:
        return build_workshop(self.new.changes)


def test_actions_count_through_the_objectives_of_their_axis() -> None:
    plan = Plan()
    sub_actions = [plan.action(plan.actions[1]), plan.action(plan.actions[1])]
    workshop = plan.workshop()

    numbers = number_plan(workshop)

    assert [numbers.actions[each] for each in plan.actions] == ["1", "1", "2", "3"]
    assert [numbers.actions[each] for each in sub_actions] == ["a", "b"]
    assert [numbers.code(workshop, each) for each in (*plan.actions, sub_actions[1])] == [
        "1.1",
        "2.1",
        "2.2",
        "2.3",
        "2.1 b)",
    ]


def test_codes_grow_from_objectives_that_run_on_across_axes() -> None:
    plan = Plan(numbering="codes", run_on_objectives=True)
    workshop = plan.workshop()

    numbers = number_plan(workshop)

    assert [numbers.objectives[each] for each in (plan.first, plan.second, plan.third)] == ["1", "2", "3"]
    assert [numbers.code(workshop, each) for each in plan.actions] == ["1.1", "2.1", "2.2", "3.1"]


def test_withdrawn_action_has_no_number_and_its_note_neither() -> None:
    plan = Plan()
    withdrawn_note, kept_note = plan.note(), plan.note()
    withdrawn = plan.action(plan.second, f"Fuera[^{withdrawn_note}]")
    kept = plan.action(plan.second, f"Dentro[^{kept_note}]")
    plan.new.add(Decision, withdrawn, outcome="withdrawn", reason="Repetida")
    workshop = plan.workshop()

    numbers = number_plan(workshop)

    assert withdrawn not in numbers.actions
    assert numbers.actions[kept] == "3"
    assert note_numbers(workshop) == {kept_note: 1}
    assert unmarked_notes(workshop) == [withdrawn_note]


def test_notes_are_numbered_where_the_document_prints_their_marks() -> None:
    plan = Plan()
    notes = [plan.note() for _ in range(3)]
    lost = plan.note(None)
    plan.new.add(Axis, plan.root, title=f"Tres[^{notes[2]}]", commitment=f"Cumplir[^{lost}]")
    plan.action(plan.first, f"Uno[^{notes[1]}] y dos[^{notes[0]}]")
    workshop = plan.workshop()

    marks = number_marks(workshop)

    assert [(mark.note, mark.number) for mark in marks] == [(notes[1], 1), (notes[0], 2), (notes[2], 3), (lost, 4)]
    assert [mark.note for mark in missing_notes(workshop)] == [lost]


def test_letters_go_on_after_z_as_word_counts() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "bb", "aaa"]
