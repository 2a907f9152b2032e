"""Codes that a phone reads, as pictures in a document: each is an address, and none lets anybody in."""

from io import BytesIO

import segno

from exports.word.body import Body
from exports.word.pictures import Named

_DOTS = 6  # pixels of the picture for each of the code's own squares: sharp on paper
_QUIET = 2  # squares left white around it


def code_run(body: Body, address: str, name: str, side: int) -> str:
    """Return a run that shows an address as a code; `side` is in twentieths of a point, `name` what it is read as."""
    picture = BytesIO()
    segno.make(address, micro=False, error="m").save(picture, kind="png", scale=_DOTS, border=_QUIET)
    return body.pictures.square(Named(picture.getvalue(), name), side)
