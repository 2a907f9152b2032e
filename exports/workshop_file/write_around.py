"""Writes what stands around the plan into a workshop file: dossier, what was taken down, what others do."""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from workshop.carried_files import CarriedFile
from workshop.cells import Item, default_of
from workshop.items import (
    AgreedTerm,
    Answer,
    Attachment,
    Compliance,
    Initiative,
    NextStep,
    Practice,
    Presentation,
    Question,
    SessionNote,
    Speaker,
)
from workshop.presentations import presentations
from workshop.related import axes_of, compliance_indicators, initiatives
from workshop.said import Said
from workshop.workshop import Workshop

Content = dict[str, Any]


class WritingAround:
    """What stands around the plan of one workshop; `texts` gives an item's fields with the labels of footnotes."""

    def __init__(
        self,
        workshop: Workshop,
        files: Mapping[str, CarriedFile],
        texts: Callable[..., Content],
        delegation_name: Callable[[str | None], str | None],
    ) -> None:
        self.workshop, self.files = workshop, files
        self._texts, self._delegation_name = texts, delegation_name
        self._numbers = {axis.id: place for place, axis in enumerate(workshop.axes, 1)}

    def of_workshop(self) -> Content:
        """Return the keys of the workshop as a whole that hold something."""
        found = {
            **self._dossier(self.workshop.root),
            "initiatives": [self._initiative(each) for each in initiatives(self.workshop)],
            "compliance": [self._compliance(each) for each in compliance_indicators(self.workshop)],
            "agreed_terms": [self._agreed(each) for each in self.workshop.children(self.workshop.root, AgreedTerm)],
            "presentations": [self._presentation(each) for each in presentations(self.workshop)],
            "speakers": [self._speaker(each) for each in self.workshop.children(self.workshop.root, Speaker)],
            "next_steps": [self._next_step(each) for each in self.workshop.children(self.workshop.root, NextStep)],
        }
        return {name: value for name, value in found.items() if value}

    def of_point(self, point: str) -> Content:
        """Return the keys of a point of the agenda that hold something."""
        workshop = self.workshop
        found = {
            **self._dossier(point),
            "session_notes": [self._said(each) for each in workshop.children(point, SessionNote)],
            "questions": [self._question(each) for each in workshop.children(point, Question)],
            "practices": [self._said(each) for each in workshop.children(point, Practice)],
        }
        return {name: value for name, value in found.items() if value}

    def _dossier(self, parent: str) -> Content:
        """Return the dossier; a file that is not at hand is left out, with what was but that file."""
        attached = self.workshop.children(parent, Attachment)
        found = [self._attached(each) for each in attached if each.link or not each.file or each.file in self.files]
        return {"dossier": found} if found else {}

    def _attached(self, attachment: Attachment) -> Content:
        row = {**self._texts(attachment, "title"), **self._filled(attachment, "description", "link")}
        file = self.files.get(attachment.file or "")
        if file is None:
            return row
        return {**row, "file": {"name": file.name, "content": base64.b64encode(file.content).decode()}}

    def _question(self, question: Question) -> Content:
        answers = [self._said(each) for each in self.workshop.children(question.id, Answer)]
        return {**self._said(question), **({"answers": answers} if answers else {})}

    def _said(self, said: Said) -> Content:
        delegation = self._delegation_name(said.delegation)
        sent = {} if delegation is None else {"delegation": delegation}
        return {**self._texts(said, "text"), **self._filled(said, "author", "at"), **sent}

    def _speaker(self, speaker: Speaker) -> Content:
        delegation = self._delegation_name(speaker.delegation)
        named = {} if delegation is None else {"delegation": delegation}
        return {**self._filled(speaker, "name", "asked", "began", "ended"), **named}

    def _presentation(self, presentation: Presentation) -> Content:
        minutes = {"minutes": presentation.minutes} if presentation.minutes is not None else {}
        return {
            "axis": self._numbers[presentation.axis or ""],
            **minutes,
            **self._filled(presentation, "began", "ended"),
        }

    def _next_step(self, step: NextStep) -> Content:
        dated = {"date": step.cell("date")} if step.date else {}
        return {**self._texts(step, "what"), **self._filled(step, "who", "when"), **dated}

    def _initiative(self, initiative: Initiative) -> Content:
        row = {**self._texts(initiative, "body", "title"), **self._filled(initiative, "actions")}
        return {**row, **self._axes(initiative)}

    def _compliance(self, indicator: Compliance) -> Content:
        row = {**self._texts(indicator, "text"), **self._filled(indicator, "instrument")}
        return {**row, **self._axes(indicator)}

    def _agreed(self, agreed: AgreedTerm) -> Content:
        return {**self._texts(agreed, "term"), **self._filled(agreed, "avoided", "equivalents")}

    def _axes(self, item: Initiative | Compliance) -> Content:
        numbers = [self._numbers[axis] for axis in axes_of(self.workshop, item)]
        return {"axes": numbers} if numbers else {}

    def _filled(self, item: Item, *names: str) -> Content:
        filled = [name for name in names if getattr(item, name) != default_of(type(item), name)]
        return self._texts(item, *filled)
