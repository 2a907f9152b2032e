"""What to look at before an agenda is printed or sent: days, hours and words that contradict each other or lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from workshop.agenda import clock
from workshop.dates_in_words import day_and_month, weekday_name, weekdays_in
from workshop.derived import once
from workshop.items import AgendaItem, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.placeholders import find_placeholder
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class AgendaWarning:
    """Something to look at, where: a day, or one of its points. A sentence says it, below the name of its place."""

    session: Session
    point: AgendaItem | None
    sentence: str

    @property
    def place(self) -> str:
        """Return the name of its day, and of its point."""
        day = self.session.title or _("Día sin nombre")
        if self.point is None:
            return day
        return f"{day} · {self.point.title or choice_label('agenda_item', 'kind', self.point.kind)}"


@once
def agenda_warnings(workshop: Workshop) -> list[AgendaWarning]:
    """Return what to look at, day by day in their order."""
    return list(_warnings(workshop))


def _warnings(workshop: Workshop) -> Iterator[AgendaWarning]:
    unordered = _unordered(workshop)
    for session in workshop.sessions:
        for sentence in _of_day(workshop, session):
            yield AgendaWarning(session, None, sentence)
        if session.id in unordered:
            yield AgendaWarning(session, None, _("Su fecha es anterior a la del día que le precede."))
        for slot in clock(workshop, session.id):
            for sentence in [*slot.warnings(), *_of_point(session, slot.item)]:
                yield AgendaWarning(session, slot.item, sentence)


def _of_day(workshop: Workshop, session: Session) -> Iterator[str]:
    if session.date is None:
        yield _("Sin fecha.")
    else:
        yield from _against_its_date(session.date, session.title, session.theme)
        first, last = workshop.facts.start_date, workshop.facts.end_date
        if (first and session.date < first) or (last and session.date > last):
            yield _("Su fecha está fuera de las fechas del taller.")
    yield from _placeholders(session.title, session.theme)
    if workshop.facts.modality == "virtual" and not session.join_link:
        yield _("Sin enlace para conectarse.")


def _of_point(session: Session, item: AgendaItem) -> Iterator[str]:
    if session.date is not None:
        yield from _against_its_date(session.date, item.title)
    yield from _placeholders(item.title, *item.responsible, item.moderator, item.panel, item.notes)


def _against_its_date(date: Date, *texts: str) -> Iterator[str]:
    """Yield what texts name that their date is not: another weekday, else another day of the year."""
    for text in texts:
        named = weekdays_in(text)
        if named and date.weekday() not in named:
            yield _("Dice «{named}», y el {date} es {weekday}.").format(
                named=weekday_name(named[0]), date=_short(date), weekday=weekday_name(date.weekday())
            )
        elif (day := day_and_month(text)) and day != (date.day, date.month):
            yield _("Nombra otra fecha que el {date}.").format(date=_short(date))


def _placeholders(*texts: str | None) -> Iterator[str]:
    for text in texts:
        found = find_placeholder(text) if text and text.strip() else None
        if found:
            yield _("Quedó «{words}» por definir.").format(words=found)


def _unordered(workshop: Workshop) -> set[str]:
    dated = [session for session in workshop.sessions if session.date]
    return {after.id for before, after in pairwise(dated) if before.date and after.date and after.date < before.date}


def _short(date: Date) -> str:
    return f"{date.day}/{date.month}/{date.year}"
