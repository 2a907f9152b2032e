"""Files of the dossier: sent by who prepares the workshop, handed out to who sees what they are attached to."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.api.answers import answering, body_within, in_thread, open_for
from pages.shared.running import database
from storage.commit import Committed, commit
from storage.files import dossier_size, keep_file, read_file
from storage.people import log_event
from workshop.errors import FileMissing
from workshop.file_errors import DossierFull, FileTooHeavy
from workshop.handed_files import LIMIT, TOTAL, judge_file, name_for
from workshop.items import Attachment
from workshop.permissions import Actor, Doing
from workshop.use_cases.keep_dossier import attach
from workshop.viewing import may_see_dossier
from workshop.workshop import Workshop

_MEGABYTE = 1024**2
_ALONE = "default-src 'none'; sandbox"  # opened by itself, a file can do nothing in our name


@answering
async def post_attachment(request: Request) -> JSONResponse:
    """Keep a file and attach it to the workshop or to a point of its agenda; answer with its id and the revision.

    The body is the file itself, `name` in the address what it is called. What its sender says it is counts for nothing.
    """
    workshop, actor = await open_for(request, Doing.PREPARE)
    name, parent = request.query_params.get("name", ""), request.path_params["parent"]
    workshop.find(parent)
    body = await body_within(request, LIMIT, FileTooHeavy(limit=LIMIT // _MEGABYTE))
    committed = await in_thread(_keep, workshop, actor, parent, name, body)
    entry = committed.entries[0]
    return JSONResponse({"attachment": entry.change.item, "revision": entry.revision}, 201)


@answering
async def get_attachment(request: Request) -> Response:
    """Answer with a file of the dossier, always to be saved and never to be shown in our name."""
    workshop, actor = await open_for(request)
    attachment = workshop.items.get(request.path_params["attachment"])
    if not isinstance(attachment, Attachment):
        raise FileMissing()
    if not may_see_dossier(workshop, actor, attachment):
        if workshop.is_live(attachment.id):  # a guest asks for what goes with others' points, and does not learn of it
            await in_thread(log_event, database(), "denied", actor.id, workshop.id)
        raise FileMissing()
    found = await in_thread(read_file, database(), workshop.id, attachment.file or "")
    name = name_for(attachment.file_name or attachment.title, found.media_type)
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": _ALONE,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-cache",
    }
    return Response(found.content, media_type=found.media_type, headers=headers)


def _keep(workshop: Workshop, actor: Actor, parent: str, name: str, content: bytes) -> Committed:
    file = judge_file(name, content)
    if dossier_size(database(), workshop) + len(content) > TOTAL:
        raise DossierFull(limit=TOTAL // _MEGABYTE)
    kept = keep_file(database(), workshop.id, file.name, file.media_type, content)
    title = file.name.rpartition(".")[0]
    return commit(
        database(),
        workshop.id,
        actor,
        lambda now, who: attach(now, who, parent, title, file=kept, file_name=file.name),
    )
