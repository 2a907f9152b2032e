"""Amendments: which may become the text together, whatever the order, and what those say that no longer apply."""

from itertools import permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.amendments import ground, open_amendments
from workshop.changes import Change
from workshop.errors import Forbidden, StageClosed
from workshop.items import Amendment
from workshop.plenary_errors import AmendmentsCollide, AmendmentSettled, NothingProposed, WordingChanged
from workshop.use_cases.amend import accept, agree, decline, propose, withdraw
from workshop.use_cases.decide import Decidable, decide, is_undisputed
from workshop.workshop import Workshop

BASE = "Crear un directorio de puntos focales y actualizarlo cada año."
WORDS = st.sampled_from("uno dos tres cuatro [^n1] – \n , .".split(" "))
TEXTS = st.lists(WORDS, min_size=3, max_size=14).map(" ".join)


@st.composite
def apart(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a text of few words that come back often, and wordings that each change it at places of their own."""
    words = ["el", *draw(st.lists(WORDS, min_size=8, max_size=16)), "fin"]
    texts = []
    for place in draw(st.lists(st.sampled_from(range(1, len(words) - 1, 3)), min_size=2, max_size=3, unique=True)):
        instead = draw(st.lists(WORDS, max_size=2))
        texts.append(" ".join([*words[:place], *instead, *words[place + draw(st.integers(0, 1)) :]]))
    return " ".join(words), texts


def worded(text: str) -> Workshop:
    """Return the small plan in plenary, its first action worded so."""
    changes = [
        Change(kind="set", item="guide", field="text", text=text),
        Change(kind="set", item="root", field="stage", text="plenary"),
    ]
    return two_axes().apply(changes)


def proposing(workshop: Workshop, *texts: str) -> tuple[Workshop, list[str]]:
    """Return the plan with wordings proposed for the first action, all on the text as it stands, and their ids."""
    ids = []
    for text in texts:
        changes = propose(workshop, COORDINATOR, "guide", text, delegation="norte")
        workshop, ids = workshop.apply(changes), [*ids, changes[0].item]
    return workshop, ids


def text_of(workshop: Workshop) -> str | None:
    return workshop.items["guide"].cell("text")


def test_amendment_keeps_the_wording_it_was_proposed_on_and_makes_its_text_disputed():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))

    found = workshop.find(ids[0], Amendment)
    assert (found.base, found.delegation, found.author, found.outcome) == (BASE, "norte", "Coordinación", None)
    assert [each.id for each in open_amendments(workshop, "guide")] == ids
    assert not is_undisputed(workshop, Decidable("guide", None, BASE))


@pytest.mark.parametrize("text", ["", "  ", BASE, f" {BASE} "])
def test_blank_and_unchanged_wordings_are_not_proposed(text: str):
    with pytest.raises(NothingProposed):
        propose(worded(BASE), COORDINATOR, "guide", text)


def test_amendments_of_other_words_become_the_text_together():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"), BASE.replace("año", "semestre"))

    after = workshop.apply(accept(workshop, COORDINATOR, ids, shown=BASE))

    assert text_of(after) == "Mantener un directorio de puntos focales y actualizarlo cada semestre."
    decision = after.decision("guide")
    assert decision is not None
    assert (decision.outcome, decision.wording) == ("adopted_with_changes", text_of(after))
    assert [after.find(each, Amendment).outcome for each in ids] == ["accepted", "accepted"]


def test_amendments_of_the_same_words_collide_and_name_each_other():
    workshop, ids = proposing(
        worded(BASE),
        BASE.replace("directorio", "registro"),
        BASE.replace("directorio", "listado"),
        BASE.replace("año", "mes"),
    )

    first, second, third = ground(workshop, "guide").proposed
    assert (first.against, second.against, third.against) == ({ids[1]}, {ids[0]}, frozenset())
    with pytest.raises(AmendmentsCollide):
        accept(workshop, COORDINATOR, ids[:2])


def test_colliding_words_are_marked_and_the_others_are_not():
    workshop, _ = proposing(
        worded(BASE),
        BASE.replace("directorio", "registro").replace("año", "mes"),
        BASE.replace("directorio", "listado"),
    )

    base = ground(workshop, "guide")
    pieces = base.pieces(base.proposed[0])

    assert [(piece.kind, piece.text, collides) for piece, collides in pieces if piece.kind != "same"] == [
        ("gone", "directorio", True),
        ("new", "registro", True),
        ("gone", "año", False),
        ("new", "mes", False),
    ]


def test_the_same_words_proposed_twice_do_not_collide_and_come_in_once():
    workshop, ids = proposing(worded(BASE), BASE.replace("año", "mes"), BASE.replace("año", "mes"))

    after = workshop.apply(accept(workshop, COORDINATOR, ids))

    assert text_of(after) == BASE.replace("año", "mes")


def test_amendment_survives_a_change_elsewhere_and_says_so():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))
    workshop = workshop.apply(
        [Change(kind="set", item="guide", field="text", text=BASE.replace("cada año", "dos veces al año"))]
    )

    found = ground(workshop, "guide")

    assert found.proposed[0].survived
    assert found.alone(ids[0]) == "Mantener un directorio de puntos focales y actualizarlo dos veces al año."


def test_amendment_of_words_that_have_changed_is_reported_and_never_applied():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))
    workshop = workshop.apply([Change(kind="set", item="guide", field="text", text=BASE.replace("Crear", "Redactar"))])

    found = ground(workshop, "guide").proposed[0]

    assert found.edits is None and found.survived
    with pytest.raises(AmendmentsCollide):
        accept(workshop, COORDINATOR, ids)


def test_one_accepted_leaves_the_others_open_and_the_text_undecided():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"), BASE.replace("Crear", "Tener"))

    after = workshop.apply(accept(workshop, COORDINATOR, ids[:1]))

    assert after.decision("guide") is None
    assert [each.amendment.id for each in ground(after, "guide").proposed] == [ids[1]]
    assert ground(after, "guide").alone(ids[1]) is None


def test_agreed_text_is_what_the_plenary_wrote_and_names_what_it_took_up():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"), BASE.replace("Crear", "Tener"))

    after = workshop.apply(agree(workshop, COORDINATOR, "guide", " Llevar un directorio. ", ids, shown=BASE))

    assert text_of(after) == "Llevar un directorio."
    assert [after.find(each, Amendment).outcome for each in ids] == ["in_agreed_text"] * 2
    decision = after.decision("guide")
    assert decision is not None and decision.outcome == "adopted_with_changes"


@pytest.mark.parametrize("text", [None, "Llevar un directorio."])
def test_text_adopted_without_its_amendments_settles_them_as_not_taken(text: str | None):
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))
    outcome = "adopted_with_changes" if text else "adopted"

    after = workshop.apply(decide(workshop, COORDINATOR, "guide", outcome, text=text))

    assert after.find(ids[0], Amendment).outcome == "not_taken"


def test_agreed_text_leaves_what_it_did_not_take_up_aside():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"), BASE.replace("año", "mes"))

    after = workshop.apply(agree(workshop, COORDINATOR, "guide", "Llevar un directorio.", ids[:1]))

    assert [after.find(each, Amendment).outcome for each in ids] == ["in_agreed_text", "not_taken"]


def test_declined_amendment_leaves_the_text_and_keeps_the_reason():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))

    after = workshop.apply(decline(workshop, COORDINATOR, ids, "Ya está en el eje 2."))

    found = after.find(ids[0], Amendment)
    assert (found.outcome, found.reason, text_of(after)) == ("not_taken", "Ya está en el eje 2.", BASE)


def test_settled_amendment_is_not_settled_again():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))
    workshop = workshop.apply(decline(workshop, COORDINATOR, ids))

    for settle in (accept, decline):
        with pytest.raises(AmendmentSettled):
            settle(workshop, COORDINATOR, ids)


def test_a_text_that_is_no_longer_the_one_shown_is_not_decided_on():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))

    with pytest.raises(WordingChanged):
        accept(workshop, COORDINATOR, ids, shown="Otro texto")
    with pytest.raises(WordingChanged):
        agree(workshop, COORDINATOR, "guide", "Uno nuevo", ids, shown="Otro texto")


def test_who_proposed_takes_it_back_and_others_do_not():
    workshop = worded(BASE)
    changes = propose(workshop, READER, "guide", "Publicar dos guías.", delegation="sur")
    workshop = workshop.apply(changes)

    with pytest.raises(Forbidden):
        withdraw(workshop, WRITER, changes[0].item)
    after = workshop.apply(withdraw(workshop, READER, changes[0].item))

    assert after.find(changes[0].item, Amendment).outcome == "withdrawn"


def test_only_the_plenary_is_proposed_to_and_only_who_leads_it_accepts():
    workshop, ids = proposing(worded(BASE), BASE.replace("Crear", "Mantener"))
    before = workshop.apply([Change(kind="set", item="root", field="stage", text="group_work")])

    with pytest.raises(StageClosed):
        propose(before, READER, "guide", "Publicar dos guías.")
    with pytest.raises(Forbidden):
        accept(workshop, READER, ids)


@pytest.mark.parametrize(
    ("item", "field", "text", "reads"),
    [
        ("root", "plan_title", "Plan nacional", "Plan nacional"),
        ("root", "general_objective", "Cuidar.", "Cuidar."),
        ("axis1", "title", "Protección y asistencia", "Protección y asistencia"),
        ("axis1", "commitment", "Proteger a todas las personas.", "Proteger a todas las personas."),
        ("objective1", None, "Asegurar la asistencia pronta.", "Asegurar la asistencia pronta."),
        ("chapter", None, "Un capítulo sobre la juventud.", "Un capítulo sobre la juventud."),
        ("guide", "timeframe", "2028", "2028"),
    ],
)
def test_every_text_of_the_plan_is_amended_alike(item: str, field: str | None, text: str, reads: str):
    workshop = worded(BASE)
    changes = propose(workshop, COORDINATOR, item, text, field=field)
    workshop = workshop.apply(changes)

    after = workshop.apply(accept(workshop, COORDINATOR, [changes[0].item]))

    assert after.items[item].cell(field or "text") == reads


def test_period_is_amended_as_two_years():
    workshop = worded(BASE)
    changes = propose(workshop, COORDINATOR, "root", "2026–2032", field="plan_period")
    workshop = workshop.apply(changes)

    after = workshop.apply(accept(workshop, COORDINATOR, [changes[0].item]))

    assert (after.facts.plan_from, after.facts.plan_to) == (2026, 2032)


@given(amended=apart())
@example(amended=("a b a b", ["a b", "x a b a b", "a b a b y"]))
def test_amendments_that_do_not_touch_give_one_text_in_any_order(amended: tuple[str, list[str]]):
    base, texts = amended
    assume(base.strip() not in {text.strip() for text in texts})
    workshop, ids = proposing(worded(base), *texts)
    together = ground(workshop, "guide").together(ids)
    assume(together is not None)

    for order in permutations(ids):
        after = workshop
        for each in order:
            after = after.apply(accept(after, COORDINATOR, [each]))
        assert text_of(after) == together


@given(base=TEXTS, texts=st.lists(TEXTS, min_size=2, max_size=3, unique=True))
def test_a_collision_is_never_applied_in_silence(base: str, texts: list[str]):
    assume(
        base.strip() and base.strip() not in {text.strip() for text in texts} and all(text.strip() for text in texts)
    )
    workshop, _ = proposing(worded(base.strip()), *texts)
    found = ground(workshop, "guide")

    for each in found.proposed:
        for other in each.against:
            assert each.amendment.id in next(one.against for one in found.proposed if one.amendment.id == other)
            assert found.together([each.amendment.id, other]) is None
            after = workshop.apply(accept(workshop, COORDINATOR, [each.amendment.id]))
            left = ground(after, "guide")
            assert left.alone(other) in (None, left.text)  # the text has it already, where it says less of the same


@given(base=TEXTS, text=TEXTS, now=TEXTS)
def test_a_rebased_amendment_either_applies_or_is_reported(base: str, text: str, now: str):
    assume(base.strip() and now.strip() and text.strip() not in ("", base.strip()))
    workshop, ids = proposing(worded(base.strip()), text)
    workshop = workshop.apply([Change(kind="set", item="guide", field="text", text=now.strip())])

    found = ground(workshop, "guide")

    assert (found.alone(ids[0]) is None) == (found.proposed[0].edits is None)
    words = "".join(piece.text for piece, _ in found.pieces(found.proposed[0]) if piece.kind != "new")
    assert words == (base.strip() if found.proposed[0].edits is None else now.strip())
