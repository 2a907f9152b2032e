"""Serves the components' own code under a digest of all of it, so that browsers may keep it for ever."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.components import ASSETS, digest

_TYPES = {".js": "text/javascript", ".css": "text/css"}


async def get_asset(request: Request) -> Response:
    """Answer with a script or style sheet of the components; anything else is not found."""
    path = ASSETS / request.path_params["path"]
    inside = path.resolve().is_relative_to(ASSETS.resolve())
    if request.path_params["digest"] != digest() or not inside or path.suffix not in _TYPES or not path.is_file():
        return PlainTextResponse("Not found", 404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers=headers)
