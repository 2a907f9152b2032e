"""What is answered when a route fails: a problem's own sentence, and for a bug a number that the log explains."""

from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.api.answers import bug_json, problem_json, speak_to
from pages.api.plain_page import bug_page, calm_page
from workshop.errors import EntranceBusy, Problem
from workshop.keeping_errors import BusyStorage


async def answered(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve an HTTP request, and answer it also where its route raised; once an answer has begun it just ends."""
    begun = False

    async def sending(message: Message) -> None:
        nonlocal begun
        begun = True
        await send(message)

    try:
        await app(scope, receive, sending)
    except ClientDisconnect:
        return  # nobody waits for an answer
    except Exception as error:
        if begun:
            raise
        await answer_to(error, scope)(scope, receive, send)


def answer_to(error: Exception, scope: Scope) -> Response:
    """Return the answer to a request that failed: JSON below /api/, else a page; in the asker's language."""
    speak_to(HTTPConnection(scope))
    is_api = scope["path"].startswith("/api/")
    if isinstance(error, Problem):
        is_away = isinstance(error, BusyStorage)
        return problem_json(error) if is_api else calm_page(EntranceBusy() if is_away else error)
    return bug_json() if is_api else bug_page()
