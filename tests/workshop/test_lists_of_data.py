"""A line of a text that stands for the axes becomes their list; whatever else is in braces stays."""

import pytest

from workshop.changes import Change
from workshop.items import Axis, Facts
from workshop.lists_of_data import with_data
from workshop.new_items import NewItems, build_workshop
from workshop.text import marks
from workshop.workshop import Workshop


def workshop(*titles: str, languages: tuple[str, ...] = ("es",), **last: str) -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", languages=languages)
    for place, title in enumerate(titles, 1):
        new.add(Axis, "root", item=f"axis{place}", title=title, **(last if place == len(titles) else {}))
    return build_workshop(new.changes)


def test_line_becomes_the_numbered_axes() -> None:
    here = workshop("Vigilancia", "Respuesta.", "Memoria")

    assert with_data(here, "Los ejes son:\n\n  {ejes} \n\nFin.", str) == (
        "Los ejes son:\n\n1. Vigilancia;\n2. Respuesta; y\n3. Memoria.\n\nFin."
    )


def test_list_follows_what_the_axes_are_called_now() -> None:
    here = workshop("Vigilancia", "Respuesta")
    renamed = here.apply([Change(kind="set", item="axis1", field="title", text="Alerta", version=2)])

    assert with_data(renamed, "{ejes}", str) == "1. Alerta; y\n2. Respuesta."


def test_axis_goes_by_its_short_title_and_without_notes() -> None:
    here = workshop("Vigilar[^a] lo\n que \\[^b]", "Responder a tiempo", short_title="Respuesta")

    listed = with_data(here, "{ejes}", str)

    assert listed == "1. Vigilar lo que \\[^b]; y\n2. Respuesta."
    assert marks(listed) == []


@pytest.mark.parametrize(
    ("title", "end"), [("Inteligencia", "; e"), ("Híbridos", "; e"), ("Hielo", "; y"), ("Yermos", "; y")]
)
def test_last_but_one_ends_in_the_word_that_sounds_well(title: str, end: str) -> None:
    assert with_data(workshop("Agua", title), "{ejes}", str) == f"1. Agua{end}\n2. {title}."


def test_list_speaks_the_first_language_of_the_plan() -> None:
    here = workshop("Water", "", languages=("en-US",))

    assert (with_data(here, "{axes}", str) or "").endswith("2. To be defined.")


def test_plan_without_axes_says_that_they_are_to_be_defined() -> None:
    assert with_data(workshop(), "Son:\n{ejes}", str) == "Son:\nPor definir"


@pytest.mark.parametrize("text", [None, "", "{otra}", "Los {ejes} del plan", "{ ejes }", "{{ejes}}", "- {ejes}"])
def test_what_stands_for_no_list_stays_as_it_is(text: str | None) -> None:
    assert with_data(workshop("Vigilancia"), text, str) == text


def test_approval_is_cited_where_a_line_stands_for_it() -> None:
    here = workshop("Vigilancia")
    approved = here.apply([Change(kind="set", item=here.root, field="approval", text="Acuerdo 4")])

    lines = [with_data(each, "{aprobación}\n{aprobacion} sola", str) for each in (here, approved)]

    assert lines == ["Por definir\n{aprobacion} sola", "Acuerdo 4\n{aprobacion} sola"]
