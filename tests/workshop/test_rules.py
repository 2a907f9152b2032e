"""What must hold of an item before it is kept, whoever sends it: pages reckon with instants."""

import pytest

from workshop.cells import Item
from workshop.errors import InvalidValue
from workshop.items import Amendment, Attendance, Axis, Mark, Sounding, Speaker
from workshop.rules import check_item

AT = "2027-03-10T15:00:00+00:00"
WITH_INSTANTS = [
    (Axis, "handed_in"),
    (Attendance, "left"),
    (Amendment, "at"),
    (Sounding, "closed"),
    (Mark, "at"),
    (Speaker, "began"),
    (Speaker, "ended"),
]


@pytest.mark.parametrize(("kind", "name"), WITH_INSTANTS)
def test_no_words_stand_where_an_instant_is_reckoned_with(kind: type[Item], name: str) -> None:
    more = {"participant": "ana"} if kind is Attendance else {}
    check_item(None, kind(id="x", **{name: AT}, **more))

    with pytest.raises(InvalidValue):
        check_item(None, kind(id="x", **{name: "ayer"}, **more))
