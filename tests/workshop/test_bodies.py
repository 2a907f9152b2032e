from tests.two_axes import inserts
from workshop.bodies import most_used, named_bodies
from workshop.changes import Change
from workshop.items import Participant
from workshop.new_items import NewItems, build_workshop
from workshop.timeframe_offers import offered_timeframes
from workshop.workshop import Workshop


def plan(*changes: Change) -> Workshop:
    return build_workshop(inserts(), number=1).apply(changes)


def responsible(item: str, text: str) -> Change:
    return Change(kind="set", item=item, field="responsible", text=text)


def test_bodies_come_most_used_first_then_delegations_and_institutions() -> None:
    people = NewItems()
    people.add(Participant, "root", name="Ana", institution="Instituto del Agua")
    people.add(Participant, "root", name="Luz", institution="SUR")

    found = named_bodies(plan(*people.changes, responsible("network", "Secretaría\nsur")))

    assert found == ["Sur", "Norte", "Secretaría", "Instituto del Agua"]


def test_body_is_one_whatever_its_accents_and_capitals_in_the_spelling_used_most() -> None:
    found = most_used(["Secretaria", "Secretaría", "SECRETARÍA", "Secretaría ", "Países"])

    assert found == ["Secretaría", "Países"]


def test_words_for_later_and_whole_sentences_are_no_bodies() -> None:
    found = most_used(["Por definir", "XX", "", "Los países " * 20, "Países[^note]"])

    assert found == ["Países"]


def test_deleted_actions_name_nobody() -> None:
    found = named_bodies(plan(responsible("network", "Secretaría"), Change(kind="delete", item="network")))

    assert "Secretaría" not in found


def test_timeframes_offered_are_those_in_use_the_plans_years_and_the_usual_words() -> None:
    assert offered_timeframes(plan()) == [
        "2026", "2027", "2026-2030", "2028", "2029", "2030", "Continuo", "Por definir"
    ]  # fmt: skip


def test_timeframes_are_offered_in_the_language_of_the_texts() -> None:
    language = Change(kind="set", item="root", field="languages", text="fr")

    assert "Continuo" not in offered_timeframes(plan(language))
