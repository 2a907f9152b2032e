"""What both parts of the history share: a choice of people and days, pages that do not shift, and when it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.edit_form import date_field
from pages.shared.moments import clock, day_of
from pages.shared.own_time import own_zone
from pages.shared.tables import Cell
from workshop.language import _
from workshop.workshop import Workshop

AT_A_TIME = 50  # lines on one page
_WIDTHS = {"who": 180, "what": 220, "day": 150}  # px
_NEWEST = "history-newest"


@dataclass(frozen=True, slots=True)
class Days:
    """From the beginning of the first day to the end of the last one, where the workshop is held."""

    since: datetime | None
    until: datetime | None


def choose(label: str, names: Mapping[str, str], nothing: str, key: str, width: str = "who") -> str | None:
    """Show a choice of one or, by the word for it, none; names that read alike are told apart."""
    told = tell_apart(names)
    return st.selectbox(
        label, list(told), index=None, format_func=lambda each: told.get(each, ""), key=key, placeholder=nothing,
        width=_WIDTHS[width],
    )  # fmt: skip


def choose_days(workshop: Workshop, key: str) -> Days:
    """Show the choice of a first and a last day."""
    zone = ZoneInfo(workshop.facts.timezone)
    with st.container(width=_WIDTHS["day"]):
        first = date_field(_("Desde el día"), None, f"{key}-since")
    with st.container(width=_WIDTHS["day"]):
        last = date_field(_("Hasta el día"), None, f"{key}-until")
    return Days(_begin(first, zone), _begin(last + timedelta(days=1), zone) if last else None)


def _begin(day: Date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None


class Paging:
    """Which page of what is looked for is shown; asking for something else begins anew."""

    def __init__(self, part: str, wanted: object) -> None:
        self._key = f"history-{part}-{crc32(repr(wanted).encode()):x}"

    @property
    def page(self) -> int:
        """Return the page that is shown, from 1."""
        return int(st.session_state.get(self._key) or 1)

    @property
    def start(self) -> int:
        """Return the place of its first line, from 0."""
        return (self.page - 1) * AT_A_TIME

    @property
    def newest(self) -> int | None:
        """Return the number behind which nothing is looked for: on later pages that of the first page's newest."""
        kept = st.session_state.get(_NEWEST)
        return kept[1] if self.page > 1 and kept and kept[0] == self._key else None

    def offer(self, total: int, newest: int) -> None:
        """Show the way to the other pages, where there are some."""
        st.session_state[_NEWEST] = self._key, newest
        pages = -(-total // AT_A_TIME)
        if pages > 1:
            st.pagination(pages, key=self._key)


def when_cell(at: datetime, workshop: Workshop) -> Cell:
    """Return when something was, in the workshop's time and, where that is another, the reader's."""
    here, elsewhere = ZoneInfo(workshop.facts.timezone), own_zone(workshop)
    below = [clock(at, here)]
    if elsewhere:
        own = ZoneInfo(elsewhere)
        is_same_day = at.astimezone(own).date() == at.astimezone(here).date()
        said = clock(at, own) if is_same_day else f"{day_of(at, own)}, {clock(at, own)}"
        below.append(_("Su hora: {when}").format(when=said))
    return Cell(day_of(at, here), "number", below=below)
