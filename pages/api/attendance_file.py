"""The platform's report of who was connected comes in here: it is read and answered as data; nothing of it is kept."""

import dataclasses

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import answering, body_within, in_thread, open_for
from workshop.permissions import Doing
from workshop.platform_file import LIMIT, PlatformFileTooLarge, read_platform_file


@answering
async def post_attendance_file(request: Request) -> Response:
    """Answer with who was connected, for who takes attendance; whose each is, is weighed when it is shown."""
    await open_for(request, Doing.TAKE_ATTENDANCE)
    body = await body_within(request, LIMIT, PlatformFileTooLarge(limit=LIMIT // 1024**2))
    connections = await in_thread(read_platform_file, body)
    return JSONResponse({"filled": {"connections": [dataclasses.asdict(each) for each in connections]}}, 201)
