"""Documents from outside: what is honest passes, all else is refused in words."""

import io

import docx
import pytest

from exports.word.incoming import check_document
from exports.word.inspection import inspect
from tests.hostile_documents import HOSTILE, OUTSIDE, altered, honest, related
from workshop.errors import Problem

BOUNDED = ["bomb within the parser", "11 MB", "zip bomb", "external template"]  # tried through that process


def blank() -> bytes:
    """Return a document as python-docx makes it, with its thumbnail and properties."""
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def as_template() -> bytes:
    return altered("[Content_Types].xml", b"document.main+xml", b"template.main+xml")


@pytest.mark.parametrize("made", [honest, blank, as_template, lambda: related("hyperlink", OUTSIDE)])
def test_honest_document_passes(made) -> None:  # type: ignore[no-untyped-def]
    check_document(made())


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in BOUNDED])
def test_hostile_document_is_refused_in_words(name: str) -> None:
    make, expected = HOSTILE[name]

    with pytest.raises(Problem) as refused:
        inspect(make())

    assert type(refused.value).__name__ == expected
    assert refused.value.message().endswith(".")
    assert refused.value.status in (413, 415)


@pytest.mark.parametrize("name", BOUNDED)
def test_what_would_exhaust_the_server_ends_a_process_of_its_own(name: str) -> None:
    make, expected = HOSTILE[name]

    with pytest.raises(Problem) as refused:
        check_document(make())

    assert type(refused.value).__name__ == expected
