"""Whether a document names somebody, wherever in it and however it is written."""

from io import BytesIO

import docx
import pytest

from exports.word.mentions import mentions

NAMES = frozenset({"Rosaura Bengoechea", "rosaura@example.org", "Ana", "J."})


def saying(text: str, place: str) -> bytes:
    document = docx.Document()
    match place:
        case "body":
            half = len(text) // 2
            paragraph = document.add_paragraph(text[:half])
            paragraph.add_run(text[half:]).bold = True
        case "table":
            document.add_table(1, 1).cell(0, 0).text = text
        case "header":
            document.sections[0].header.paragraphs[0].text = text
        case "properties":
            document.core_properties.author = text
    document.save(target := BytesIO())
    return target.getvalue()


@pytest.mark.parametrize("place", ["body", "table", "header", "properties"])
def test_name_is_found_wherever_it_stands(place: str) -> None:
    assert mentions(saying("Relatora: ROSAURA  Bengoechea.", place), NAMES)


def test_other_words_are_not_the_name() -> None:
    others = "Mariana Rosaura y Bengoechea, rosaura@example.organismo; J. Mora"

    assert not mentions(saying(others, "body"), NAMES)
    assert not mentions(saying(others, "body"), frozenset())
    assert not mentions(b"Rosaura Bengoechea", NAMES)
