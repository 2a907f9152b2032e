"""The workshop as it was when a stage closed, for what is told of how its plan came about."""

from storage.database import Database
from storage.snapshots import list_snapshots, workshop_at
from workshop.axes_then import PROPOSED, WORKED
from workshop.closings import read_closing
from workshop.workshop import Workshop


def read_stage_closings(database: Database, workshop_id: int, until: int | None = None) -> dict[str, Workshop]:
    """Return, by its stage, the workshop as preparation first closed and as group work last closed; both may lack.

    Closings after the revision `until` are left out.
    """
    found: dict[str, int] = {}
    for kept in list_snapshots(database, workshop_id):
        closing = read_closing(kept.reason)
        if closing is None or closing.kind != "stage" or (until is not None and kept.revision > until):
            continue
        if closing.what == WORKED or (closing.what == PROPOSED and PROPOSED not in found):
            found[closing.what] = kept.revision
    return {stage: workshop_at(database, workshop_id, revision) for stage, revision in found.items()}
