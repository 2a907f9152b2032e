"""The history and the security log leave as CSV, of what the page's filter shows, written as it is read."""

import csv
import io
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from pages.api.answers import answering, in_thread, open_for
from pages.api.files import today
from pages.api.links import harmless
from pages.shared.history_words import Teller
from pages.shared.running import database
from pages.shared.security_words import GROUPS, tell_event
from storage.history_search import Found, Wanted, walk_history
from storage.security_search import Event, WantedEvents, walk_events
from workshop.errors import InvalidChange
from workshop.language import _
from workshop.permissions import Doing
from workshop.workshop import Workshop

Row = Sequence[str]


@answering
async def get_history(request: Request) -> Response:
    """Answer with the changes the address asks for, newest first."""
    workshop, actor = await open_for(request, Doing.READ_HISTORY)
    found = walk_history(database(), workshop, actor, _wanted(request.query_params))
    headings = [
        *_when_headings(workshop), _("Versión"), _("Quién"), _("Qué"), _("Cuál"), _("Parte o paso"), _("Antes"),
        _("Después"), _("Observaciones"),
    ]  # fmt: skip
    return _file(f"historial-{workshop.id}-{today(workshop)}.csv", headings, _changes(workshop, found))


@answering
async def get_security(request: Request) -> Response:
    """Answer with the events of the security log the address asks for, newest first; it holds no texts."""
    workshop, actor = await open_for(request, Doing.READ_HISTORY)
    found = walk_events(database(), workshop, actor, _wanted_events(request.query_params))
    headings = [*_when_headings(workshop), _("Quién"), _("Qué pasó"), _("A quién")]
    return _file(f"seguridad-{workshop.id}-{today(workshop)}.csv", headings, _events(workshop, found))


def history_address(workshop_id: int, wanted: Wanted) -> str:
    """Return where the changes that are wanted are to be had as a file."""
    asked = {
        "person": wanted.person,
        "name": wanted.name,
        "axis": wanted.axis,
        "kind": wanted.kind,
        "words": wanted.words,
        **_days(wanted),
    }
    return _address(f"/api/workshops/{workshop_id}/history.csv", asked)


def security_address(workshop_id: int, wanted: WantedEvents) -> str:
    """Return where the events that are wanted are to be had as a file."""
    group = next((name for name, (_label, kinds) in GROUPS.items() if kinds == wanted.kinds), None)
    asked = {"person": wanted.person, "group": group, **_days(wanted)}
    return _address(f"/api/workshops/{workshop_id}/security.csv", asked)


def _address(path: str, asked: dict[str, str | None]) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def _days(wanted: Wanted | WantedEvents) -> dict[str, str | None]:
    return {
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
    }


def _wanted(asked: QueryParams) -> Wanted:
    given = {name: _word(asked, name) or None for name in ("person", "name", "axis", "kind")}
    return Wanted(**given, since=_instant(asked, "since"), until=_instant(asked, "until"), words=_word(asked, "words"))


def _wanted_events(asked: QueryParams) -> WantedEvents:
    group = _word(asked, "group")
    if group and group not in GROUPS:
        raise InvalidChange(path="group", reason=group[:60])
    kinds = GROUPS[group][1] if group else None
    return WantedEvents(_word(asked, "person") or None, kinds, _instant(asked, "since"), _instant(asked, "until"))


def _word(asked: QueryParams, name: str) -> str:
    return asked.get(name, "").replace("\0", "")  # which PostgreSQL takes nowhere


def _instant(asked: QueryParams, name: str) -> datetime | None:
    given = asked.get(name)
    if not given:
        return None
    try:
        instant = datetime.fromisoformat(given)
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InvalidChange(path=name, reason="ISO 8601") from None


def _when_headings(workshop: Workshop) -> list[str]:
    return [_("Fecha y hora ({zone})").format(zone=workshop.facts.timezone), "UTC"]


def _when(at: datetime, workshop: Workshop) -> list[str]:
    here = at.astimezone(ZoneInfo(workshop.facts.timezone))
    return [f"{here:%Y-%m-%d %H:%M:%S}", f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"]


def _changes(workshop: Workshop, found: Iterator[Found]) -> Iterator[list[Row]]:
    for some in found:
        teller = Teller(workshop, some.turns, some.undone)
        told = (teller.tell(entry) for entry in some.entries)
        yield [
            [
                *_when(each.at, workshop), str(each.revision), each.who, each.thing, each.excerpt, each.part,
                each.before, each.after, "; ".join(each.marks),
            ]
            for each in told
        ]  # fmt: skip


def _events(workshop: Workshop, found: Iterator[tuple[list[Event], Mapping[str, str]]]) -> Iterator[list[Row]]:
    for events, names in found:
        told = (tell_event(workshop, event, names) for event in events)
        yield [[*_when(each.at, workshop), each.who, each.what, each.whom] for each in told]


def _file(name: str, headings: Row, parts: Iterator[list[Row]]) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(_written(headings, parts), media_type="text/csv; charset=utf-8", headers=headers)


async def _written(headings: Row, parts: Iterator[list[Row]]) -> AsyncIterator[bytes]:
    """Yield the file part by part, each read when the one before is on its way: a long history fits in any memory."""
    yield _lines([headings]).encode("utf-8-sig")
    while (part := await in_thread(next, parts, None)) is not None:
        yield _lines(part).encode()


def _lines(rows: Sequence[Row]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([harmless(text) for text in row] for row in rows)
    return file.getvalue()
