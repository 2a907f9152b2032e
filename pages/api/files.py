"""Documents leave through here, made at the moment they are asked for and only for those who may read."""

from datetime import date
from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response

from exports.word.plan import write_plan
from pages.api.answers import answering, in_thread, open_for
from workshop.workshop import Workshop

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@answering
async def get_plan(request: Request) -> Response:
    """Answer with the working copy of the plan in Word, at every stage, never refused to who may read."""
    workshop, _actor = await open_for(request)
    content = await in_thread(working_copy, workshop)
    name = f"plan-{workshop.id}-{date.today().isoformat()}.docx"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=WORD, headers=headers)


def working_copy(workshop: Workshop) -> bytes:
    """Return the bytes of the plan's working copy."""
    target = BytesIO()
    write_plan(workshop, target)
    return target.getvalue()
