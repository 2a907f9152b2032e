from exports.word.flow import ACTION, BODY, add_flow_lists, lay_out
from exports.word.markup import run
from exports.word.numbering import Numbering


def _laid_out(text: str) -> list[tuple[str, int | None]]:
    numbering = Numbering()
    add_flow_lists(numbering)
    first = numbering.restart(BODY.number, 1)
    paragraphs = lay_out(text, BODY, numbering, lambda pieces: "".join(run(piece.text) for piece in pieces))
    return [(each.style, each.list and each.list - first) for each in paragraphs]


def test_lay_out_gives_each_block_its_style() -> None:
    assert _laid_out("uno\n\n- dos\n1. tres") == [("BodyText", None), ("ListBullet", None), ("ListNumber", 1)]


def test_lay_out_keeps_rising_numbers_in_one_list() -> None:
    assert [place for _style, place in _laid_out("1. a\n2. b\n\n3. c")] == [1, 1, 1]


def test_lay_out_counts_on_where_the_same_number_was_typed() -> None:
    assert [place for _style, place in _laid_out("1. a\n1. b\n1. c")] == [1, 1, 1]


def test_lay_out_begins_a_list_for_any_other_number() -> None:
    assert [place for _style, place in _laid_out("1. a\n2. b\n1. c\n7. d")] == [1, 1, 2, 3]


def test_lay_out_begins_a_list_after_a_paragraph() -> None:
    assert [place for _style, place in _laid_out("1. a\n\nentre\n\n2. b")] == [1, None, 2]


def test_lay_out_prints_a_number_no_list_can_hold_as_text() -> None:
    assert _laid_out("40000. a") == [("BodyText", None)]


def test_lay_out_of_nothing_is_nothing() -> None:
    assert lay_out(" \n\n ", ACTION, Numbering(), lambda pieces: "") == []


def test_lay_out_keeps_the_words_before_a_list_with_it() -> None:
    numbering = Numbering()
    add_flow_lists(numbering)

    paragraphs = lay_out("Lista:\n- a\n- b", BODY, numbering, lambda pieces: "")

    assert [each.keep_next for each in paragraphs] == [True, False, False]
