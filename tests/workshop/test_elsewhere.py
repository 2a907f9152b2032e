"""The agenda's hours in another zone than the workshop's."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from workshop.agenda import Slot
from workshop.elsewhere import hours_in, is_elsewhere
from workshop.items import AgendaItem

HERE, MADRID = "America/Costa_Rica", "Europe/Madrid"


def slot(starts: str | None, ends: str | None) -> Slot:
    return Slot(AgendaItem(id="x"), starts, ends)


def test_hours_are_told_by_the_clock_of_the_other_zone() -> None:
    found = hours_in(date(2027, 1, 10), slot("18:30", "19:15"), HERE, MADRID)

    madrid = ZoneInfo(MADRID)
    assert found == (datetime(2027, 1, 11, 1, 30, tzinfo=madrid), datetime(2027, 1, 11, 2, 15, tzinfo=madrid))


def test_end_past_midnight_is_of_the_next_day() -> None:
    found = hours_in(date(2027, 1, 10), slot("23:30", "00:15"), HERE, MADRID)

    assert found is not None and found[1] is not None
    assert (found[1] - found[0]).total_seconds() == 45 * 60


def test_point_after_the_day_s_midnight_is_of_the_next_day() -> None:
    late = Slot(AgendaItem(id="x"), "00:15", "01:00", day=1)

    found = hours_in(date(2027, 1, 10), late, HERE, MADRID)

    madrid = ZoneInfo(MADRID)
    assert found == (datetime(2027, 1, 11, 7, 15, tzinfo=madrid), datetime(2027, 1, 11, 8, tzinfo=madrid))


def test_nothing_is_told_where_the_clocks_agree_or_the_hour_is_not_known() -> None:
    day = date(2027, 1, 10)

    assert hours_in(day, slot("08:00", "09:00"), HERE, "America/Guatemala") is None
    assert hours_in(day, slot(None, None), HERE, MADRID) is None
    assert hours_in(None, slot("08:00", None), HERE, MADRID) is None
    open_end = hours_in(day, slot("08:00", None), HERE, MADRID)
    assert open_end is not None and open_end[1] is None


def test_zones_differ_by_what_their_clocks_show_at_the_time() -> None:
    winter, summer = (datetime(2027, month, 10, tzinfo=ZoneInfo("UTC")) for month in (1, 7))

    assert not is_elsewhere(winter, "Europe/London", "Africa/Abidjan")
    assert is_elsewhere(summer, "Europe/London", "Africa/Abidjan")
