"""A plan of one axis to which a test of the checks adds what it is about."""

from typing import Any

from workshop.checks import Check, checks
from workshop.items import Action, Axis, Facts, Footnote, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

WHOLE: dict[str, Any] = {"responsible": ("ST",), "timeframe": "2027"}


class Plan:
    """A plan of one axis to which a test adds what it is about."""

    def __init__(self, objective: str = "Objetivo", commitment: str | None = "Compromiso", **facts: Any) -> None:
        self.new = NewItems()
        self.root = self.new.add(Facts, None, title="Taller", **facts)
        self.axis = self.new.add(Axis, self.root, title="Eje", commitment=commitment)
        self.objective = self.new.add(Objective, self.axis, text=objective)

    def action(self, text: str = "Crear una red", **values: Any) -> str:
        return self.new.add(Action, self.objective, text=text, **values)

    def workshop(self) -> Workshop:
        return build_workshop(self.new.changes)

    def note(self, text: str | None, note: str) -> str:
        """Add a note and return its mark."""
        self.new.add(Footnote, self.root, item=note, text=text)
        return f"[^{note}]"

    def of_kind(self, kind: str) -> list[Check]:
        return [check for check in checks(self.workshop()) if check.kind == kind]

    def found(self) -> list[tuple[str, str, str]]:
        return [(check.kind, check.field, check.place) for check in checks(self.workshop())]
