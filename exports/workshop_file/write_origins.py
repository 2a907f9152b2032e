"""Writes how the axes of a plan came about: what they were when stages closed, what they came from, which are gone."""

from collections.abc import Callable, Mapping
from typing import Any

from workshop.axes_then import PROPOSED, WORKED, axes_then, former_axes
from workshop.items import Axis
from workshop.workshop import Workshop

_KEYS = {"proposed": PROPOSED, "worked": WORKED}


class WritingOrigins:
    """The origins of one workshop's axes on their way into a file; `places` are those of axes that are gone too."""

    def __init__(
        self, workshop: Workshop, closings: Mapping[str, Workshop], added: Callable[..., dict[str, Any]]
    ) -> None:
        self._added = added  # what of an item's cells is filled, the labels of notes in place of their ids
        self._then = axes_then(workshop, closings)
        self._former = former_axes(workshop, closings)
        self.places = {axis.id: place for place, axis in enumerate([*workshop.axes, *self._former], 1)}

    def former(self) -> dict[str, Any]:
        """Return the axes that are gone, as a key of the file."""
        rows = [self._gone(axis) for axis in self._former]
        return {"former_axes": rows} if rows else {}

    def of(self, axis: Axis) -> dict[str, Any]:
        """Return what an axis came from and what it was called, where that is known."""
        found: dict[str, Any] = {"split_from": self.places.get(axis.split_from or "")}
        for key, stage in _KEYS.items():
            then = self._then.get(stage, {}).get(axis.id)
            found[key] = {"place": int(then[0]), "title": then[1]} if then else None
        return {key: value for key, value in found.items() if value is not None}

    def _gone(self, axis: Axis) -> dict[str, Any]:
        taken_up = self.places.get(axis.merged_into or "")
        into = {"merged_into": taken_up} if taken_up is not None else {}
        return {"title": "", **self._added(axis, "title", "short_title"), **into, **self.of(axis)}
