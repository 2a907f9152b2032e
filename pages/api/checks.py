"""What one axis still lacks, for the matrix to show beside the cells: asked for when the writing rests."""

import json
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from pages.api.answers import answering, in_thread, open_for
from pages.shared.checked import checked
from workshop.derived import once
from workshop.items import Axis
from workshop.permissions import Doing
from workshop.workshop import Workshop


@answering
async def get_checks(request: Request) -> Response:
    """Answer with the checks of an axis at the latest revision, in the viewer's language."""
    workshop, _actor = await open_for(request, Doing.READ_MATRIX)
    axis = workshop.find(request.path_params["axis"], Axis)
    answers = await in_thread(_answers, workshop)
    return Response(answers[axis.id], media_type="application/json", headers={"Cache-Control": "no-store"})


@once
def _answers(workshop: Workshop) -> dict[str, bytes]:
    """Return axis to its answer, written once for each revision however many pages ask."""
    found: dict[str, list[dict[str, object]]] = {axis.id: [] for axis in workshop.axes}
    for check in checked(workshop):
        if check.axis in found:
            said = {name: value for name, value in asdict(check).items() if name not in ("axis", "about")}
            version = workshop.items[check.item].version(check.field)  # what a fix was found upon
            found[check.axis].append({**said, "version": version})
    answers = {axis: {"revision": workshop.revision, "checks": rows} for axis, rows in found.items()}
    return {axis: json.dumps(answer, ensure_ascii=False).encode() for axis, answer in answers.items()}
