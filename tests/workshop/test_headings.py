import pytest

from workshop.cells import KINDS
from workshop.headings import field_heading, kind_heading
from workshop.items import Facts

FACTS = Facts(id="root", action_label="Actividad", timeframe_label="Calendario")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_has_words_of_its_own(kind: str) -> None:
    wordless = [name for name in KINDS[kind].fields() if field_heading(kind, name, FACTS) == name]

    assert (kind_heading(kind, FACTS) == kind, wordless) == (False, [])


def test_action_and_its_columns_are_called_as_the_workshop_calls_them() -> None:
    assert kind_heading("action", FACTS) == "Actividad"
    assert field_heading("action", "timeframe", FACTS) == "Calendario"
    assert field_heading("action", "responsible", FACTS) == "Responsable"
    assert field_heading("agenda_item", "responsible", FACTS) == "Responsables"
    assert field_heading("mandate", "text", FACTS) == "Cita"
