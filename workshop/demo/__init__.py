"""A fictitious workshop to look around in: its second day, the plenary under way."""

from collections.abc import Mapping
from datetime import date as Date
from datetime import timedelta

from workshop.changes import Change, new_id
from workshop.demo.agenda import FIRST_DAY, LUNCH, OPEN_TO_GUESTS, SECOND_DAY, Point
from workshop.demo.people import DELEGATIONS, GROUPS, PEOPLE, PROFILES
from workshop.demo.plan import CLAUSE, INTRODUCTION, NOTES, TERMS, THEMES, Row, Said, Theme
from workshop.demo.plenary import FLOOR, HANDED_IN, INITIATIVES, NEXT_STEPS, PRESENTATIONS, WORDINGS, Wording
from workshop.items import (
    Action,
    AgendaItem,
    Amendment,
    Axis,
    Decision,
    Delegation,
    Facts,
    Footnote,
    Initiative,
    Input,
    Member,
    NextStep,
    Objective,
    Participant,
    Presentation,
    Profile,
    Remark,
    Reservation,
    Section,
    Session,
    Speaker,
    Term,
    WorkingGroup,
)
from workshop.new_items import NewItems
from workshop.text import marks, replace_marks

_RAPPORTEUR = "Relatoría de plenaria"
_SHOWN = 3  # the axis the plenary has on its screen


def demo_changes(today: Date) -> list[Change]:
    """Return the inserts that build the demo, its second day being `today`; in Spanish."""
    return _Demo(today).changes()


class _Demo:
    def __init__(self, today: Date) -> None:
        self.today = today
        self.at = f"{today.isoformat()}T16:20:00+00:00"
        self.new = NewItems()
        self.notes = {label: new_id() for label in NOTES}
        self.axes = [new_id() for _theme in THEMES]
        self.codes: dict[str, str] = {}

    def changes(self) -> list[Change]:
        """Return all inserts, the root first."""
        root = self._lay_root()
        self._front_matter(root)
        self._agenda(root)
        people = self._register(root)
        for number, theme in enumerate(THEMES, 1):
            self._axis(root, number, theme, people)
        for label, note in self.notes.items():
            self.new.add(Footnote, root, item=note, label=label, text=NOTES.get(label))
        self._plenary(root)
        return self.new.changes

    def _lay_root(self) -> str:
        year = self.today.year
        root = self.new.add(
            Facts,
            None,
            title="Taller regional sobre documentos de viaje extraviados o robados",
            subtitle="Ejemplo con países, organismos y personas inventados",
            body="Conferencia del Litoral sobre Movilidad Humana (CLMH)",
            network="Red de oficinas de documentos de viaje",
            host="Puerto Sereno",
            place="Ciudad Marina, Puerto Sereno",
            start_date=self.today - timedelta(days=1),
            end_date=self.today,
            dates_confirmed=True,
            plan_title="Plan del Litoral sobre documentos de viaje extraviados o robados",
            plan_from=year + 1,
            plan_to=year + 5,
            general_objective="Cerrar el paso al uso indebido de documentos de viaje extraviados o robados y acompañar "
            "a las personas que los pierden.",
            specific_objectives=(
                "Acortar el tiempo entre la pérdida y el aviso.",
                "Verificar mejor sin hacer esperar más.",
                "Dar a quien pierde su documento una salida rápida y digna.",
            ),
            background="La Conferencia pidió en su última reunión un plan que los países puedan empezar a cumplir con "
            "los medios que ya tienen.",
            methodology="Cuatro grupos escriben una matriz cada uno. La plenaria lee, comenta y decide.",
            expected_product="Un primer borrador del plan, listo para consultarlo en cada capital.",
            stage="plenary",
            columns=("text", "responsible", "timeframe", "indicator"),
            screen_scene="axis",
            screen_item=self.axes[_SHOWN - 1],
        )
        self._remark(root, ("Propone que el plan dure cinco años, con una revisión a la mitad.", "LLG"))
        return root

    def _front_matter(self, root: str) -> None:
        self.new.add(Section, root, kind="introduction", heading="Introducción", text=self._mark(INTRODUCTION))
        definitions = self.new.add(Section, root, kind="definitions", heading="Definiciones")
        for term, text in TERMS:
            self.new.add(Term, definitions, term=term, text=self._mark(text))
        self.new.add(Section, root, kind="clause", heading="Alcance del plan", text=self._mark(CLAUSE))

    def _agenda(self, root: str) -> None:
        first_day = self.today - timedelta(days=1)
        self._day(root, "Día 1", first_day, "08:30", FIRST_DAY)
        self._day(root, "Día 2", self.today, "08:15", SECOND_DAY)

    def _day(self, root: str, title: str, date: Date, starts: str, points: tuple[Point, ...]) -> None:
        day = self.new.add(Session, root, title=title, date=date, starts=starts)
        for name, kind, minutes, responsible in points:
            hour = LUNCH if kind == "lunch" else None
            self.new.add(
                AgendaItem,
                day,
                title=name,
                kind=kind,
                minutes=minutes,
                responsible=responsible,
                starts=hour,
                locked=hour is not None,
                open_to_guests=name in OPEN_TO_GUESTS,
            )

    def _register(self, root: str) -> dict[str, str]:
        """Return name to id of the participants."""
        for code, name, kind, head in DELEGATIONS:
            self.codes[code] = self.new.add(Delegation, root, code=code, name=name, kind=kind, head=head)
        profiles = [
            self.new.add(Profile, root, name=name, minimum=fewest, maximum=most) for name, fewest, most in PROFILES
        ]
        return {
            person.name: self.new.add(
                Participant,
                root,
                name=person.name,
                email=person.email,
                delegation=self.codes[person.delegation] if person.delegation else None,
                profile=profiles[person.profile] if person.profile is not None else None,
                position=person.position,
                guest=person.outside,
            )
            for person in PEOPLE
        }

    def _axis(self, root: str, number: int, theme: Theme, people: Mapping[str, str]) -> None:
        axis = self.new.add(
            Axis,
            root,
            item=self.axes[number - 1],
            title=self._mark(theme.title),
            short_title=theme.short_title,
            description=theme.description,
            examples=theme.examples,
            commitment=theme.commitment,
            handed_in=self.at if number in HANDED_IN else None,
        )
        self._group(axis, number, people)
        objective = self.new.add(Objective, axis, text=theme.objective)
        for row in theme.rows:
            self._action(objective, row)
        for text, code in theme.caught:
            self.new.add(Input, axis, text=text, delegation=self.codes.get(code or ""), at=self.at)

    def _group(self, axis: str, number: int, people: Mapping[str, str]) -> None:
        room, facilitator, rapporteur, helper = GROUPS[number - 1]
        group = self.new.add(
            WorkingGroup,
            axis,
            name=f"Grupo {number}",
            room=room,
            facilitator=facilitator,
            rapporteur=rapporteur,
            helper=helper,
        )
        for person in PEOPLE:
            if person.group == number:
                self.new.add(Member, group, participant=people[person.name])

    def _action(self, objective: str, row: Row) -> None:
        action = self.new.add(
            Action,
            objective,
            text=self._mark(row.text),
            responsible=row.responsible,
            timeframe=row.timeframe,
            indicator=row.indicator,
            internal_note=row.internal_note,
        )
        for text in row.sub_actions:
            self.new.add(Action, action, text=text)
        for proposed in (each for each in WORDINGS if row.text.startswith(each.of)):
            self._propose(action, self._mark(row.text), proposed)
        for said in row.remarks:
            self._remark(action, said)
        if row.decided:
            outcome, reason = row.decided
            decided = self._mark(row.text)
            self.new.add(
                Decision, action, outcome=outcome, reason=reason, wording=decided, author=_RAPPORTEUR, at=self.at
            )
        if row.reservation:
            text, code = row.reservation
            self.new.add(Reservation, action, delegation=self.codes[code or ""], text=text, at=self.at)

    def _propose(self, action: str, base: str, wording: Wording) -> None:
        text = base.replace(wording.words, wording.instead)
        self.new.add(Amendment, action, text=text, base=base, delegation=self.codes[wording.code], at=self.at)

    def _plenary(self, root: str) -> None:
        for code in FLOOR:
            self.new.add(Speaker, root, delegation=self.codes[code], asked=self.at)
        for number, minutes, *run in PRESENTATIONS:
            began, ended = (f"{self.today.isoformat()}T{hour}:00+00:00" if hour else None for hour in run)
            axis = self.axes[number - 1]
            self.new.add(Presentation, root, axis=axis, minutes=minutes, began=began, ended=ended)
        for what, who, days in NEXT_STEPS:
            self.new.add(NextStep, root, what=what, who=who, date=self.today + timedelta(days=days))
        for body, title, actions, numbers in INITIATIVES:
            axes = tuple(self.axes[number - 1] for number in numbers)
            self.new.add(Initiative, root, body=body, title=title, actions=actions, axes=axes)

    def _remark(self, item: str, said: Said) -> None:
        text, code = said
        delegation = self.codes.get(code) if code else None
        self.new.add(Remark, item, text=text, delegation=delegation, author=_RAPPORTEUR, at=self.at)

    def _mark(self, text: str) -> str:
        """Return a text with ids for labels; a label without a note gets one that is still to be written."""
        for label in marks(text):
            self.notes.setdefault(label, new_id())
        return replace_marks(text, self.notes)
