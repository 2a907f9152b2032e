"""The agenda for somebody's own calendar: the workshop's, or theirs, with their group and its room."""

import functools

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.calendar_file import CalendarOf, write_calendar
from pages.api.answers import answering, open_for
from pages.api.making import MAKERS
from pages.shared.my_groups import groups_of
from workshop.now import instant
from workshop.permissions import Actor
from workshop.viewing import agenda_for
from workshop.workshop import Workshop


@answering
async def get_calendar(request: Request) -> Response:
    """Answer with the agenda as iCalendar, as far as the asker may see it."""
    return await _answer(request, is_own=False)


@answering
async def get_own_calendar(request: Request) -> Response:
    """Answer with the asker's own agenda: where groups work, theirs and its room."""
    return await _answer(request, is_own=True)


def calendar_address(workshop_id: int, is_own: bool = False) -> str:
    """Return where the agenda is to be had as iCalendar."""
    return f"/api/workshops/{workshop_id}/{'my-agenda' if is_own else 'agenda'}.ics"


async def _answer(request: Request, is_own: bool) -> Response:
    workshop, actor = await open_for(request)
    making = functools.partial(_calendar, workshop, actor, is_own)
    content = await anyio.to_thread.run_sync(making, limiter=MAKERS)
    name = f"agenda-{workshop.id}.ics"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type="text/calendar", headers=headers)


def _calendar(workshop: Workshop, actor: Actor, is_own: bool) -> bytes:
    groups = groups_of(workshop, actor) if is_own else ()
    return write_calendar(workshop, CalendarOf(agenda_for(workshop, actor), instant(), groups))
