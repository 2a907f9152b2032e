"""Builds what stands around the plan from a workshop file: dossier, what was taken down, what others do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exports.workshop_file.around import AroundThePlan, AskedQuestion, Attached, SaidLine, TakenDown
from exports.workshop_file.carried import carried_file
from workshop.carried_files import CarriedFile
from workshop.cells import Item
from workshop.changes import new_id
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
from workshop.new_items import NewItems


class BuildingAround:
    """What stands around one plan; `texts` gives a row's fields with footnotes' ids, `files` takes what it carries."""

    def __init__(
        self,
        new: NewItems,
        codes: Mapping[str, str],
        axes: Sequence[str],
        texts: Callable[..., dict[str, Any]],
        files: dict[str, CarriedFile],
    ) -> None:
        self.files = files
        self._new, self._codes, self._axes, self._texts = new, codes, axes, texts

    def of_workshop(self, file: AroundThePlan, root: str) -> None:
        """Insert what goes with the workshop as a whole."""
        self._dossier(file.dossier, root)
        for row in file.initiatives:
            texts = self._texts(row, "body", "title", "actions")
            self._new.add(Initiative, root, **texts, axes=self._named(row.axes))
        for indicator in file.compliance:
            texts = self._texts(indicator, "text", "instrument")
            self._new.add(Compliance, root, **texts, axes=self._named(indicator.axes))
        for agreed in file.agreed_terms:
            self._new.add(AgreedTerm, root, **self._texts(agreed, "term", "avoided", "equivalents"))
        for turn in file.presentations:
            axis, minutes = self._axes[turn.axis - 1], turn.minutes
            self._new.add(Presentation, root, axis=axis, minutes=minutes, began=turn.began, ended=turn.ended)
        for speaker in file.speakers:
            values = {"asked": speaker.asked, "began": speaker.began, "ended": speaker.ended}
            texts = self._texts(speaker, "name")
            self._new.add(Speaker, root, **texts, **values, delegation=self._delegation(speaker.delegation))
        for step in file.next_steps:
            self._new.add(NextStep, root, **self._texts(step, "what", "who", "when"), date=step.date)

    def of_point(self, row: TakenDown, point: str) -> None:
        """Insert what goes with a point of the agenda."""
        self._dossier(row.dossier, point)
        for note in row.session_notes:
            self._said(SessionNote, note, point)
        for question in row.questions:
            self._question(question, point)
        for practice in row.practices:
            self._said(Practice, practice, point)

    def _dossier(self, rows: Sequence[Attached], parent: str) -> None:
        for row in rows:
            values: dict[str, str | None] = {"link": row.link}
            if row.file is not None:
                file = carried_file(row.file.name, row.file.content)
                values |= {"file": new_id(), "file_name": file.name}
                self.files[values["file"] or ""] = file
            self._new.add(Attachment, parent, **self._texts(row, "title", "description"), **values)

    def _question(self, row: AskedQuestion, point: str) -> None:
        item = self._said(Question, row, point)
        for answer in row.answers:
            self._said(Answer, answer, item)

    def _said(self, kind: type[Item], row: SaidLine, parent: str) -> str:
        values = {"author": row.author, "delegation": self._delegation(row.delegation), "at": row.at}
        return self._new.add(kind, parent, **self._texts(row, "text"), **values)

    def _delegation(self, name: str | None) -> str | None:
        return None if name is None else self._codes.get(name, name)

    def _named(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._axes[place - 1] for place in places)
