import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.merging import merge_texts

BASE = "Crear un directorio de puntos focales y actualizarlo cada año."
WORDS = st.lists(st.sampled_from("uno dos tres cuatro [^n1] [^n2] – á\n ,".split(" ")), max_size=12).map(" ".join)


def test_edits_far_apart_are_kept_together() -> None:
    theirs = BASE.replace("Crear", "Establecer")
    mine = BASE.replace("cada año", "cada semestre")

    assert merge_texts(BASE, theirs, mine) == "Establecer un directorio de puntos focales y actualizarlo cada semestre."


def test_edits_of_the_same_word_are_not_merged() -> None:
    assert merge_texts(BASE, BASE.replace("directorio", "registro"), BASE.replace("directorio", "listado")) is None


def test_edits_of_neighbouring_words_are_not_merged() -> None:
    assert merge_texts("los países miembros", "los Estados miembros", "los países Miembros") is None


def test_entries_on_lines_of_their_own_are_merged() -> None:
    assert merge_texts("Norte\nSur", "Norte A\nSur", "Norte\nSur B") == "Norte A\nSur B"


def test_two_insertions_at_one_place_are_not_merged() -> None:
    assert merge_texts(BASE, BASE + " Además.", BASE + " También.") is None


def test_word_written_into_what_another_deleted_is_not_merged() -> None:
    theirs = BASE.replace(" de puntos focales y actualizarlo", "")
    mine = BASE.replace("puntos focales", "puntos nacionales focales")

    assert merge_texts(BASE, theirs, mine) is None


def test_footnote_mark_is_one_word_and_never_torn() -> None:
    base = "Una guía[^n1] para los países."

    merged = merge_texts(base, base.replace("[^n1]", "[^n1][^n2]"), base.replace("países", "países miembros"))

    assert merged == "Una guía[^n1][^n2] para los países miembros."


@pytest.mark.parametrize(("theirs", "mine"), [(BASE, "Otra."), ("Otra.", BASE), ("Otra.", "Otra.")])
def test_when_only_one_side_says_something_new_it_stands(theirs: str, mine: str) -> None:
    assert merge_texts(BASE, theirs, mine) == (mine if theirs == BASE else theirs)


@given(base=WORDS, theirs=WORDS, mine=WORDS)
def test_merging_is_the_same_from_both_sides(base: str, theirs: str, mine: str) -> None:
    assert merge_texts(base, theirs, mine) == merge_texts(base, mine, theirs)


@given(base=WORDS, theirs=WORDS, mine=WORDS)
def test_nothing_anybody_wrote_is_lost(base: str, theirs: str, mine: str) -> None:
    merged = merge_texts(base, theirs, mine)

    if merged is not None:
        for word in set("uno dos tres cuatro [^n1] [^n2] – á".split()):
            added = max(theirs.count(word), mine.count(word)) - base.count(word)
            assert merged.count(word) >= base.count(word) + added or added < 0 or deleted(base, theirs, mine, word)


def deleted(base: str, theirs: str, mine: str, word: str) -> bool:
    """Say whether one side deleted this word somewhere: then there may be fewer of it."""
    return min(theirs.count(word), mine.count(word)) < base.count(word)


@given(
    head=WORDS, tail=WORDS, new_head=WORDS, new_tail=WORDS, middle=st.lists(st.integers(0, 9), min_size=2, max_size=6)
)
def test_edits_on_both_sides_of_an_untouched_middle_merge(
    head: str, tail: str, new_head: str, new_tail: str, middle: list[int]
) -> None:
    kept = " ".join(f"fijo{number}_{place}" for place, number in enumerate(middle))

    merged = merge_texts(f"{head} {kept} {tail}", f"{new_head} {kept} {tail}", f"{head} {kept} {new_tail}")

    assert merged == f"{new_head} {kept} {new_tail}"


# Words no two of which share a sign: accents without a letter of their own, vowel signs, right to left, emoji.
HARD = (
    "ñandú g\u0303uarani n\u0303\u0303o шлях שָׁלוֹם مُحَمَّد हिन्दी ภาษา 日本 \U0001f469\u200d\U0001f469\u200d\U0001f467 "
    "\U0001f44d\U0001f3fd ☂\ufe0f\u200d\U0001f525 🇨🇷 [^n1] 𝔘 — …"
).split(" ")
PLACES = st.lists(st.sampled_from(HARD), min_size=4, max_size=12, unique=True)


@given(base=PLACES, data=st.data())
def test_edits_of_words_apart_merge_to_the_letter_in_any_script(base: list[str], data: st.DataObject) -> None:
    one = data.draw(st.integers(0, len(base) - 3))
    other = data.draw(st.integers(one + 2, len(base) - 1))
    mine, theirs, both = list(base), list(base), list(base)
    mine[one] = both[one] = data.draw(
        st.sampled_from(["nuevo", "g\u0303", "नया", "جديد", "\U0001f469\u200d\U0001f680"])
    )
    theirs[other] = both[other] = data.draw(st.sampled_from(["otro", "ё\u0301", "אחר", "\U0001f44b\U0001f3ff"]))

    assert merge_texts(" ".join(base), " ".join(theirs), " ".join(mine)) == " ".join(both)


@given(words=PLACES, at=st.integers(0, 3), data=st.data())
def test_two_edits_of_one_word_are_never_merged_in_any_script(words: list[str], at: int, data: st.DataObject) -> None:
    word = words[at]
    mine, theirs = [*words], [*words]
    mine[at] = word[: data.draw(st.integers(0, len(word) - 1))]
    theirs[at] = word[data.draw(st.integers(1, len(word))) :]

    merged = merge_texts(" ".join(words), " ".join(theirs), " ".join(mine))

    assert merged is None or mine[at] == theirs[at]


@given(text=st.text(max_size=60), other=st.text(max_size=60))
def test_edit_that_changes_nothing_leaves_the_others(text: str, other: str) -> None:
    assert merge_texts(text, text, other) == other
    assert merge_texts(text, other, text) == other
    assert merge_texts(text, other, other) == other
