"""The institution's document that a workshop's own are made upon: sent by who prepares the workshop, and judged."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from exports.word.dressing import check_template
from exports.word.incoming import MEGABYTES
from exports.word.inspection import LIMIT
from pages.api.answers import answering, body_within, in_thread, open_for
from pages.shared.running import database
from storage.commit import Committed, commit
from storage.files import keep_file
from workshop.carried_files import WORD
from workshop.file_errors import DocumentTooLarge
from workshop.language import _
from workshop.permissions import Actor, Doing
from workshop.text import clean_text
from workshop.use_cases.prepare_workshop import set_template

_NAME = 200  # characters of a file's name that are kept


@answering
async def post_template(request: Request) -> JSONResponse:
    """Keep a Word document as the workshop's template; answer with its id and the revision reached.

    The body is the file itself, `name` in the address what it is called. What its sender says it is counts for nothing.
    """
    workshop, actor = await open_for(request, Doing.PREPARE)
    name = " ".join(clean_text(request.query_params.get("name", "")[:_NAME]).split()) or _("Plantilla de Word")
    body = await body_within(request, LIMIT, DocumentTooLarge(limit=MEGABYTES))
    committed = await in_thread(_keep, workshop.id, actor, name, body)
    revision = committed.entries[0].revision if committed.entries else committed.workshop.revision
    return JSONResponse({"template": committed.workshop.facts.template, "revision": revision}, 201)


def _keep(workshop_id: int, actor: Actor, name: str, content: bytes) -> Committed:
    check_template(content)
    file = keep_file(database(), workshop_id, name, WORD, content)
    return commit(database(), workshop_id, actor, lambda workshop, actor: set_template(workshop, actor, file))
