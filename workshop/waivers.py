"""The signs by which things to review are known again after they were let pass."""

from collections.abc import Mapping
from hashlib import sha256

from workshop.derived import once
from workshop.items import Waiver
from workshop.workshop import Workshop


def sign(*parts: str | None) -> str:
    """Return the sign of a thing to review, made of its kind, its place and the words it is about."""
    return sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:32]


@once
def waivers(workshop: Workshop) -> Mapping[str, Waiver]:
    """Return sign to the waiver of it."""
    return {each.about: each for each in workshop.children(workshop.root, Waiver)}
