"""Texts of the plan as HTML."""

from pages.shared.prose import compared, line, prose


def test_prose_keeps_paragraphs_lists_and_typed_numbers():
    html = prose("Uno\ndos\n\n- a\n- b\n3. c\n\nFin", {})

    assert html == '<p>Uno<br>dos</p><ul><li>a</li><li>b</li></ul><ol><li value="3">c</li></ol><p>Fin</p>'


def test_prose_shows_marks_as_superscripts_and_escaped_ones_as_letters():
    assert prose("Uno[^ab] y \\[^ab] y[^lost]", {"ab": 4}) == "<p>Uno<sup>4</sup> y [^ab] y<sup>*</sup></p>"


def test_what_people_wrote_never_becomes_html():
    attack = '<img src=x onerror="alert(1)">'

    assert "<img" not in prose(attack, {}) + line(attack, {}) + compared(attack, attack + "!", {})


def test_compared_strikes_out_and_underlines():
    html = compared("Una guía[^ab]", "Una red[^ab]", {"ab": 1})

    assert html == "<span>Una </span><del>guía</del><ins>red</ins><span><sup>1</sup></span>"
