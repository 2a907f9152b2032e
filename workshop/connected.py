"""Whose connections the platform's file tells of: who is sure, who somebody has to decide, who is on no list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from workshop.items import Participant, Session
from workshop.person_names import fold, relation, take_apart
from workshop.platform_file import Connection
from workshop.same_person import Record, compare, record_of
from workshop.use_cases.take_attendance import Stay
from workshop.workshop import Workshop

State = Literal["sure", "doubtful", "unknown"]
_CANDIDATES = 6  # that are offered for one that is doubtful
_CLOSE = ("equal", "reordered")


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection, and the participants it may be: one where it is `sure`, the likeliest first where `doubtful`."""

    connection: Connection
    state: State
    candidates: tuple[str, ...] = ()


def match_connections(workshop: Workshop, connections: Sequence[Connection]) -> list[Connected]:
    """Return each connection with who of the list it may be; no participant is sure for two of them."""
    records = {person.id: _record(person) for person in workshop.participants}
    index = _index(records)
    found = [_match(connection, _worth_comparing(connection, records, index)) for connection in connections]
    taken: dict[str, int] = {}
    for each in found:
        if each.state == "sure":
            taken[each.candidates[0]] = taken.get(each.candidates[0], 0) + 1
    twice = {person for person, count in taken.items() if count > 1}
    return [
        Connected(each.connection, "doubtful", each.candidates)
        if each.state == "sure" and each.candidates[0] in twice
        else each
        for each in found
    ]


def stays_of(
    workshop: Workshop, session: Session, decided: Sequence[tuple[str, Connection]], zone: str
) -> dict[str, Stay]:
    """Return when participants came and left, from (participant, connection) pairs, by the clock of a time zone.

    Of several connections of one participant the first coming and the last leaving count. Without the session's date
    no hour is known.
    """
    stays: dict[str, Stay] = {}
    for person, connection in decided:
        own = "UTC" if connection.is_utc else zone
        stay = Stay(_instant(session, connection.at, own), _left(session, connection, own))
        stays[person] = _longest(stays[person], stay) if person in stays else stay
    return stays


def _index(records: Mapping[str, Record]) -> Mapping[str, set[str]]:
    """Return word or address to the participants that bear it: who share neither are never one person."""
    index: dict[str, set[str]] = defaultdict(set)
    for person, record in records.items():
        for word in (*record.name.words, *record.emails):
            index[word].add(person)
    return index


def _worth_comparing(
    connection: Connection, records: Mapping[str, Record], index: Mapping[str, set[str]]
) -> dict[str, Record]:
    """Return the records that share a word or an address with a connection, in the list's order."""
    theirs = [record_of(name, connection.email) for name in (connection.name, connection.also) if name]
    keys = {key for each in theirs for key in (*each.name.words, *each.emails)}
    shared = {person for key in keys for person in index.get(key, ())}
    return {person: records[person] for person in records if person in shared}


def _record(person: Participant) -> Record:
    return record_of(person.name, person.email, person.other_email)


def _match(connection: Connection, records: Mapping[str, Record]) -> Connected:
    names = [each for each in (connection.name, connection.also) if each]
    theirs = [record_of(name, connection.email) for name in names]
    same = [person for person, record in records.items() if any(compare(each, record).by_email for each in theirs)]
    if len(same) == 1:
        return Connected(connection, "sure", tuple(same))
    equal = [person for person, record in records.items() if _is_namesake(names, record)]
    if len(equal) == 1 and not same and _agrees(connection, records[equal[0]]):
        return Connected(connection, "sure", tuple(equal))
    judged = [(person, {compare(each, record).verdict for each in theirs}) for person, record in records.items()]
    near = [person for person, verdicts in judged if verdicts != {"different"}]
    candidates = tuple(dict.fromkeys([*same, *equal, *near]))[:_CANDIDATES]
    return Connected(connection, "doubtful" if candidates else "unknown", candidates)


def _is_namesake(names: Sequence[str], record: Record) -> bool:
    close = [relation(take_apart(name), record.name) in _CLOSE for name in names]
    return len(record.name.words) > 1 and any(close)


def _agrees(connection: Connection, record: Record) -> bool:
    """Say whether nothing speaks against a namesake: one of the two has no address, or it is the same."""
    return not connection.email or not record.emails or fold(connection.email) in {fold(each) for each in record.emails}


def _instant(session: Session, minutes: int | None, zone: str) -> str | None:
    if session.date is None or minutes is None:
        return None
    midnight = datetime(session.date.year, session.date.month, session.date.day, tzinfo=ZoneInfo(zone))
    local = midnight.replace(hour=minutes // 60, minute=minutes % 60)
    return local.astimezone(UTC).isoformat(timespec="seconds")


def _left(session: Session, connection: Connection, zone: str) -> str | None:
    """Return the instant somebody left: the day after where the clock went past midnight meanwhile."""
    left = _instant(session, connection.left, zone)
    if left is None or connection.at is None or connection.left is None or connection.left >= connection.at:
        return left
    return (datetime.fromisoformat(left) + timedelta(days=1)).isoformat(timespec="seconds")


def _longest(one: Stay, other: Stay) -> Stay:
    starts = [each for each in (one.at, other.at) if each is not None]
    ends = [each for each in (one.left, other.left) if each is not None]
    return Stay(min(starts, default=None), max(ends, default=None))
