"""Pictures people send for a workshop's cover, and the address at which its pages show them."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.word.annexes import may_have
from pages.api.answers import answering, body_within, in_thread, open_for
from pages.shared.running import database
from storage.commit import Committed, commit
from storage.files import keep_file, read_file
from workshop.errors import FileMissing
from workshop.file_errors import PictureTooHeavy
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.pictures import LIMIT, MEDIA_TYPES, read_picture
from workshop.text import clean_text
from workshop.use_cases.prepare_workshop import add_logo
from workshop.workshop import Workshop

_NAME = 200  # characters of a file's name that are kept
_ALONE = "default-src 'none'; sandbox"  # opened by itself, a file can do nothing in our name


@answering
async def post_logo(request: Request) -> Response:
    """Keep a picture as a further logo, named after its file; answer with its id and the revision reached.

    The body is the file itself, `name` in the address what it is called. What its sender says it is counts for nothing.
    """
    workshop, actor = await open_for(request, Doing.PREPARE)
    name = _name_of(request.query_params.get("name", ""))
    add_logo(workshop, actor, "", name)  # refused before anything is read, let alone kept
    body = await body_within(request, LIMIT, PictureTooHeavy(limit=LIMIT // 1024**2))
    committed = await in_thread(_keep, workshop.id, actor, name, body)
    entry = committed.entries[0]
    return JSONResponse({"logo": entry.change.item, "revision": entry.revision}, 201)


@answering
async def get_file(request: Request) -> Response:
    """Answer with a file of a workshop for who may read it: pictures to be shown, anything else to be saved."""
    workshop, actor = await open_for(request)
    found = await in_thread(read_file, database(), workshop.id, request.path_params["file"])
    shown = found.media_type in MEDIA_TYPES
    is_logo = any(logo.file == found.id for logo in workshop.logos)
    if not (shown and is_logo) and not _may_save(workshop, actor, found.id):
        raise FileMissing()  # a draft, or a picture of the dossier: guests, who see logos, do not learn of them
    headers = {
        "content-disposition": "inline" if shown else "attachment",
        "content-security-policy": _ALONE,
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=3600",
    }
    return Response(found.content, media_type=found.media_type, headers=headers)


def _may_save(workshop: Workshop, actor: Actor, file: str) -> bool:
    """Say whether somebody may have a file that is no picture: a draft with all its annexes, or a template."""
    annexes = [name for draft in workshop.drafts if draft.file == file for name in draft.annexes]
    return may(actor, Doing.READ_MATRIX, workshop) and may_have(workshop, actor, annexes)


def _name_of(sent: str) -> str:
    """Return what a logo is called until somebody says better: its file's name, without the ending."""
    words = " ".join(clean_text(sent[:_NAME]).split())
    stem, dot, _ending = words.rpartition(".")
    return (stem if dot else words).strip() or _("Logo")


def _keep(workshop_id: int, actor: Actor, name: str, content: bytes) -> Committed:
    picture = read_picture(content)
    file = keep_file(database(), workshop_id, name, picture.media_type, content)
    return commit(database(), workshop_id, actor, lambda workshop, actor: add_logo(workshop, actor, file, name))
