"""Says whether the server can reach its database."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import in_thread
from pages.shared.running import database


async def get_health(request: Request) -> Response:
    """Answer 200 when the database can be read, 503 when not."""
    away = not await in_thread(database().is_there)
    return JSONResponse({"status": "database away" if away else "ok"}, 503 if away else 200)
