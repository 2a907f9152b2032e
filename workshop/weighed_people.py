"""Weighing a list of people against those who are registered: what each row would do, and why, before it is done."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from workshop.headings import field_heading
from workshop.items import Participant
from workshop.language import _
from workshop.people_index import PeopleIndex
from workshop.people_list import PersonRow
from workshop.person_updates import FIELDS, contradicted, updates
from workshop.same_person import Judgement, Record, compare, record_of
from workshop.workshop import Workshop

State = Literal["new", "changed", "same", "doubtful", "refused"]
STATES: tuple[State, ...] = ("new", "changed", "same", "doubtful", "refused")
_EVERY = 100  # rows between two words on how far it has come


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of a row: `person` is the key of whom it is the "same" as, else ""."""

    kind: Literal["same", "another", "leave_out"]
    person: str = ""


@dataclass(slots=True)
class Known:
    """Somebody of the list as the rows so far leave them; `item` is `None` for whom a row brings.

    `row` is the first row that is theirs, `said` what rows said of them, `waits` that their row is yet to be decided.
    """

    key: str
    cells: dict[str, str]
    item: Participant | None = None
    row: int | None = None
    said: dict[str, str] = field(default_factory=dict)
    waits: bool = False
    record: Record | None = None

    @property
    def name(self) -> str:
        """What they are called."""
        return self.cells.get("name", "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a row might be: the key to decide by, and why it is not sure ("" where it is)."""

    key: str
    reason: str
    cells: Mapping[str, str]
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One row and what becomes of it; `decided` says what somebody decided of it, `changes` which fields it touches."""

    row: PersonRow
    state: State
    reason: str = ""
    person: str | None = None
    candidates: tuple[Candidate, ...] = ()
    fields: tuple[str, ...] = ()
    decided: Decision | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """All rows of a list, weighed, and everybody they leave changed or new."""

    rows: tuple[Weighed, ...]
    people: tuple[Known, ...]

    def count(self, state: State) -> int:
        """Return how many rows are in a state."""
        return sum(row.state == state for row in self.rows)

    def digest(self) -> str:
        """Return a sign of what would be done: another one, if anything has changed since it was looked at."""
        said = [(each.row.row, each.state, each.person or "", each.fields) for each in self.rows]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def weigh_people(
    workshop: Workshop,
    rows: Sequence[PersonRow],
    decisions: Mapping[int, Decision] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Weighing:
    """Weigh each row against those registered and the rows above it; `progress` hears the share that is done.

    `decisions` are by row. A row waits as doubtful where it is not sure who it is; nothing of it is taken then.
    """
    weighing = _Weighing(workshop, decisions or {})
    found = []
    for place, row in enumerate(rows):
        found.append(weighing.weigh(row))
        if progress and place % _EVERY == 0:
            progress(place / len(rows))
    return Weighing(tuple(found), tuple(weighing.touched.values()))


class _Weighing:
    """Weighs row after row, each against what those above it left."""

    def __init__(self, workshop: Workshop, decisions: Mapping[int, Decision]) -> None:
        self.touched: dict[str, Known] = {}
        self._facts, self._decisions = workshop.facts, decisions
        self._index: PeopleIndex[Known] = PeopleIndex()
        self._people: dict[str, Known] = {}
        self._users: dict[str, set[str]] = {}  # the mailboxes, each with who uses it
        for person in workshop.participants:
            cells = {name: person.cell(name) or "" for name in FIELDS}
            self._hold(Known(person.id, cells, person))

    def weigh(self, row: PersonRow) -> Weighed:
        """Return what becomes of a row, and leave the people as it leaves them."""
        if row.fault:
            return Weighed(row, "refused", _words(row, row.fault))
        decision = self._decisions.get(row.row)
        if decision and decision.kind == "leave_out":
            return Weighed(row, "refused", _("Se deja fuera."), decided=decision)
        sure, unsure = self._candidates(row)
        known = self._people.get(decision.person) if decision and decision.kind == "same" else None
        offered = tuple(_candidate(each, judged) for each, judged in (*sure, *unsure))
        if known is not None and not known.waits:
            return self._update(row, known, offered, decision)
        if decision and decision.kind == "another":
            return self._add(row, offered, decision)
        is_crossed = any(judged.by_email for _known, judged in unsure) and not any(each[1].by_email for each in sure)
        if len(sure) == 1 and not is_crossed:  # the name of one with the address of another is nobody's for sure
            return self._repeat(row, sure[0][0], offered)
        if sure or unsure:
            return self._doubt(row, offered, _reason(sure, unsure))
        if row.doubt:
            return self._doubt(row, (), row.doubt)
        return self._add(row, (), None)

    def _candidates(self, row: PersonRow) -> tuple[list[tuple[Known, Judgement]], list[tuple[Known, Judgement]]]:
        """Return who a row surely is (more than one: nobody knows which), and who it might be."""
        record = _record(row)
        shared = frozenset(email for email in record.emails if len(self._users.get(email, ())) > 1)
        sure, unsure, seen = [], [], set()
        for known in self._index.near(record):
            if known.key in seen or known.record is None:
                continue
            seen.add(known.key)
            if row.goes_on is not None and row.goes_on == known.row:
                return [(known, Judgement("same", by_email=True))], []
            judged = compare(record, known.record, shared)
            if judged.verdict == "same":
                sure.append((known, judged))
            elif judged.verdict == "doubtful":
                unsure.append((known, judged))
        return _strongest(row, sure), unsure

    def _repeat(self, row: PersonRow, known: Known, offered: tuple[Candidate, ...]) -> Weighed:
        """Return what becomes of a row that surely is somebody we know."""
        if known.waits:
            reason = _("Repite la fila {row}, que está por decidir.").format(row=known.row)
            return self._doubt(row, offered, reason, hold=False)
        if row.goes_on is not None and known.cells["email"] and row.email:  # another address of the one above
            row = replace(row, email=known.cells["email"], other_email=row.email)
        against = contradicted(row, known.said)
        if against:
            names = self._headings(against)
            reason = _("Repite la fila {row} y no coincide en: {fields}.").format(row=known.row, fields=names)
            return self._doubt(row, offered, reason, hold=False)
        if row.doubt and updates(row, known.cells):
            return self._doubt(row, offered, row.doubt, hold=False)
        return self._update(row, known, offered, None)

    def _update(
        self, row: PersonRow, known: Known, offered: tuple[Candidate, ...], decision: Decision | None
    ) -> Weighed:
        changed = updates(row, known.cells)
        again = known.row if known.said else None
        known.cells |= changed
        known.said |= {name: text for name, text in _said(row).items() if text}
        known.row = known.row or row.row
        if changed:
            self.touched[known.key] = known
            self._hold(known)
        said = _("Repite la fila {row}.").format(row=again) if again is not None else ""
        if changed:
            said = " ".join(filter(None, [said, _("Cambia: {fields}.").format(fields=self._headings(changed))]))
        state: State = "changed" if changed else "same"
        fields = tuple(sorted(changed))
        return Weighed(row, state, _words(row, said), known.key, offered, fields, decision)

    def _add(self, row: PersonRow, offered: tuple[Candidate, ...], decision: Decision | None) -> Weighed:
        said_by_row = _said(row)
        known = Known(f"row-{row.row}", said_by_row, row=row.row, said=dict(said_by_row))
        self.touched[known.key] = known
        said = self._shares_mailbox(row)
        self._hold(known)
        return Weighed(row, "new", _words(row, said), known.key, offered, decided=decision)

    def _doubt(self, row: PersonRow, offered: tuple[Candidate, ...], reason: str, *, hold: bool = True) -> Weighed:
        """Let a row wait to be decided; whoever repeats it below waits with it."""
        if hold:
            self._hold(Known(f"row-{row.row}", _said(row), row=row.row, said=_said(row), waits=True))
        return Weighed(row, "doubtful", _words(row, reason), None, offered)

    def _hold(self, known: Known) -> None:
        known.record = record_of_cells(known.cells)
        self._people[known.key] = known
        self._index.add(known, known.record)
        for email in known.record.emails if not known.waits else ():
            self._users.setdefault(email, set()).add(known.key)

    def _shares_mailbox(self, row: PersonRow) -> str:
        users = [known.name for email in _record(row).emails for known in self._index.by_email(email)]
        return _("Comparte el correo con {name}.").format(name=users[0]) if users else ""

    def _headings(self, names: Iterable[str]) -> str:
        return ", ".join(field_heading("participant", name, self._facts).lower() for name in FIELDS if name in names)


def _strongest(row: PersonRow, sure: list[tuple[Known, Judgement]]) -> list[tuple[Known, Judgement]]:
    """Of several whom a row surely is, keep those with the same address, and of these one that it repeats whole."""
    if len(sure) < 2:
        return sure
    sure = [each for each in sure if each[1].by_email] or sure
    whole = [each for each in sure if not updates(row, each[0].cells) and not each[0].waits]
    return whole if len(whole) == 1 else sure


def _reason(sure: Sequence[tuple[Known, Judgement]], unsure: Sequence[tuple[Known, Judgement]]) -> str:
    if len(sure) > 1:
        return _("Hay varias personas así: {names}.").format(names=", ".join(_called(known) for known, _judged in sure))
    known, judged = next((each for each in unsure if each[1].by_email), unsure[0])
    return _(judged.phrase).format(name=_called(known))


def _called(known: Known) -> str:
    """Return what somebody is called: with their row, where a row above brings them."""
    if known.item is None:
        return _("{name} (fila {row})").format(name=known.name, row=known.row)
    return known.name


def _candidate(known: Known, judged: Judgement) -> Candidate:
    reason = _(judged.phrase).format(name=_called(known)) if judged.phrase else ""
    return Candidate(known.key, reason, dict(known.cells), known.row if known.item is None else None)


def _words(row: PersonRow, said: str) -> str:
    unknown = _("No se reconoce: {words}.").format(words=", ".join(row.unknown)) if row.unknown else ""
    return " ".join(filter(None, [said, unknown, *row.notices]))


def _said(row: PersonRow) -> dict[str, str]:
    """Return a row's cells as the list keeps them."""
    values = {name: getattr(row, name) for name in FIELDS}
    return {name: ("1" if value else "0") if isinstance(value, bool) else value or "" for name, value in values.items()}


def _record(row: PersonRow) -> Record:
    return record_of_cells(_said(row))


def record_of_cells(cells: Mapping[str, str]) -> Record:
    """Return the record of somebody whose cells these are."""
    return record_of(
        cells["name"],
        cells["email"],
        cells["other_email"],
        delegation=cells["delegation"] or None,
        profile=cells["profile"] or None,
        position=cells["position"],
        institution=cells["institution"],
        phone=cells["phone"],
    )
