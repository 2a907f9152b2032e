"""Issued drafts leave as they were; of the plan one chooses columns, remarks, annexes, and changes since a draft."""

import functools
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode

import anyio
from starlette.requests import Request
from starlette.responses import Response

from exports.word.annexes import ANNEXES, may_have
from exports.word.issued import draft_document, issued_options
from exports.word.options import By, PlanOptions, Since
from pages.api.answers import answering, open_for
from pages.api.making import MAKERS, as_word
from pages.shared.asked_number import asked_number
from pages.shared.running import database
from storage.closings import read_stage_closings
from storage.drafts import read_draft, who_changed
from storage.files import read_logos
from storage.snapshots import workshop_at
from workshop.drafts import find_draft
from workshop.errors import DraftNotFound
from workshop.items import Draft
from workshop.permissions import Actor, Doing, may, require
from workshop.workshop import Workshop

SINCE, REMARKS, COLUMNS, ANNEX = "since", "remarks", "columns", "annexes"  # what an address may ask for of the plan


@answering
async def get_draft(request: Request) -> Response:
    """Answer with an issued draft, byte for byte as it was; with `since`, with what changed since an earlier one.

    Who may not have one of its annexes gets it without that.
    """
    workshop, actor = await open_for(request, Doing.READ_MATRIX)
    number = int(request.path_params["number"])
    making = functools.partial(_draft, workshop, actor, number, request.query_params)
    content = await anyio.to_thread.run_sync(making, limiter=MAKERS)
    return as_word(content, f"plan-{workshop.id}-borrador-{number}{ending(request.query_params)}")


def _draft(workshop: Workshop, actor: Actor, number: int, asked: Mapping[str, str]) -> bytes:
    draft = find_draft(workshop, number)
    if may_have(workshop, actor, draft.annexes) and not any(name in asked for name in (SINCE, REMARKS, COLUMNS, ANNEX)):
        return read_draft(database(), workshop, number, draft_copy).content
    then = workshop_at(database(), workshop.id, draft.revision)
    return draft_copy(then, draft, options_asked(workshop, actor, asked, draft))


def draft_copy(then: Workshop, draft: Draft, options: PlanOptions | None = None) -> bytes:
    """Return the document of a draft, given the workshop at its revision; as it was issued, unless otherwise chosen."""
    options = options or issued_options(draft, _closings(then, draft.annexes, draft.revision))
    return draft_document(then, draft, read_logos(database(), then), options)


SESSION = "session"  # whose report an address asks for, by its id


def options_asked(
    workshop: Workshop,
    actor: Actor,
    asked: Mapping[str, str],
    draft: Draft | None = None,
    *,
    revision: int | None = None,
) -> PlanOptions:
    """Return what an address chooses of a draft, or of the plan at a revision, the latest unless one is given.

    Annexes not named are the draft's own.

    Raises: Forbidden for remarks of others and annexes about people, DraftNotFound.
    """
    if asked.get(REMARKS):
        require(actor, Doing.READ_INTERNAL, workshop)
    columns = tuple(asked[COLUMNS].split(",")) if COLUMNS in asked else None
    until = draft.revision if draft else revision or workshop.revision
    named = _annexes(workshop, actor, asked[ANNEX]) if ANNEX in asked else None
    annexes = _own_annexes(workshop, actor, draft) if named is None else named
    return PlanOptions(
        columns=columns,
        session=asked.get(SESSION),
        remarks=bool(asked.get(REMARKS)),
        changes_since=_since(workshop, actor, asked[SINCE], until) if SINCE in asked else None,
        annexes=annexes,
        closings=_closings(workshop, annexes, until),
    )


def _own_annexes(workshop: Workshop, actor: Actor, draft: Draft | None) -> tuple[str, ...]:
    """Return the annexes a draft was issued with, without those somebody may not have."""
    names = draft.annexes if draft else ()
    return tuple(name for name in names if name in ANNEXES and may(actor, ANNEXES[name].doing, workshop))


def _closings(workshop: Workshop, annexes: Collection[str], until: int) -> Mapping[str, Workshop]:
    """Return the stages that had closed at a revision, for the annex that tells of them."""
    return read_stage_closings(database(), workshop.id, until) if "mapping" in annexes else {}


def _annexes(workshop: Workshop, actor: Actor, asked: str) -> tuple[str, ...]:
    """Return the annexes among some names; any other name is passed over."""
    names = tuple(name for name in ANNEXES if name in asked.split(","))
    for name in names:
        require(actor, ANNEXES[name].doing, workshop)
    return names


def _since(workshop: Workshop, actor: Actor, number: str, until: int) -> Since:
    draft = find_draft(workshop, asked_number(number) or 0)
    if draft.revision > until:  # it was issued after the moment asked for
        raise DraftNotFound()
    by, at = who_changed(database(), workshop.id, draft.revision, until)
    annexes = _own_annexes(workshop, actor, draft)
    return Since(
        workshop_at(database(), workshop.id, draft.revision),
        at,
        {item: By(name, when) for item, (name, when) in by.items()},
        annexes,
        _closings(workshop, annexes, draft.revision),
    )


def plan_address(
    workshop_id: int,
    draft: int | None = None,
    since: int | None = None,
    remarks: bool = False,
    annexes: Sequence[str] = (),
) -> str:
    """Return where the plan is to be had: as it now is, or of an issued draft."""
    place = "plan.docx" if draft is None else f"drafts/{draft}.docx"
    asked = {SINCE: since, REMARKS: 1 if remarks else None, ANNEX: ",".join(annexes) or None}
    given = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"/api/workshops/{workshop_id}/{place}" + (f"?{given}" if given else "")


def ending(asked: Mapping[str, str]) -> str:
    """Return what the name of a file ends with that shows what changed since a draft; "" for any other."""
    since = asked_number(asked.get(SINCE, ""))
    return f"-cambios-desde-{since}" if since else ""
