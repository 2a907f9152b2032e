from io import BytesIO
from zipfile import ZipFile

import docx

from exports.word.lint import find_faults
from tests.exports.word.plan_reader import Package, W
from tests.exports.word.samples import FACTS, axis_plan, full_plan
from tests.exports.word.tools import plan_bytes


def test_same_input_gives_same_bytes() -> None:
    workshop = full_plan()

    assert plan_bytes(workshop) == plan_bytes(workshop)


def test_members_bear_no_date_of_today() -> None:
    with ZipFile(BytesIO(plan_bytes(axis_plan()))) as package:
        dates = {member.date_time for member in package.infolist()}
        faulty = package.testzip()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert faulty is None


def test_properties_say_whose_plan_it_is() -> None:
    properties = docx.Document(BytesIO(plan_bytes(axis_plan()))).core_properties

    assert (properties.title, properties.author) == (FACTS["plan_title"], FACTS["body"])
    assert (properties.created, properties.modified) == (properties.created, properties.created)
    assert properties.created is not None and properties.created.date() == FACTS["end_date"]
    assert properties.language == "es-419"


def test_properties_hold_at_most_what_word_takes() -> None:
    properties = docx.Document(BytesIO(plan_bytes(axis_plan(plan_title="x" * 400)))).core_properties

    assert properties.title == "x" * 255


def test_paper_is_letter_unless_a4_is_asked_for() -> None:
    letter = docx.Document(BytesIO(plan_bytes(axis_plan()))).sections[0]
    a4 = docx.Document(BytesIO(plan_bytes(axis_plan(), paper="a4"))).sections[0]

    assert (round(letter.page_width.inches, 2), round(letter.page_height.inches, 2)) == (8.5, 11)
    assert (round(a4.page_width.mm), round(a4.page_height.mm)) == (210, 297)


def test_language_tag_follows_the_plan() -> None:
    tags = {}
    for code in ("es", "en", "fr", "pt", "ht", ""):
        styles = Package(plan_bytes(axis_plan(languages=(code,)))).xml("word/styles.xml")
        tags[code] = styles.find(f".//{W}rPrDefault//{W}lang").get(W + "val")

    assert tags == {"es": "es-419", "en": "en-US", "fr": "fr-FR", "pt": "pt-BR", "ht": "ht", "": "es-419"}


def test_labels_in_another_language_than_the_text_are_tagged() -> None:
    french = Package(plan_bytes(axis_plan(languages=("fr",)))).xml("word/document.xml")
    spanish = Package(plan_bytes(axis_plan())).xml("word/document.xml")

    assert {mark.get(W + "val") for mark in french.iter(W + "lang")} == {"es-419"}
    assert list(spanish.iter(W + "lang")) == []


def test_plan_names_its_workshop_in_a_part_of_its_own() -> None:
    workshop = axis_plan()

    root = Package(plan_bytes(workshop)).xml("customXml/item1.xml")

    assert (root.get("id"), root.get("revision")) == (workshop.root, str(workshop.revision))


def test_nothing_is_asked_at_opening() -> None:
    settings = Package(plan_bytes(full_plan())).parts["word/settings.xml"].decode()

    assert "updateFields" not in settings
    assert "attachedTemplate" not in settings


def test_separators_stand_even_without_notes() -> None:
    notes = Package(plan_bytes(axis_plan())).xml("word/footnotes.xml")

    assert [note.get(W + "type") for note in notes] == ["separator", "continuationSeparator"]


def test_lint_finds_nothing() -> None:
    for workshop in (full_plan(), axis_plan(), axis_plan(axes=0)):
        assert find_faults(BytesIO(plan_bytes(workshop))) == []
