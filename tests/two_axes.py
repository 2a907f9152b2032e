"""A small plan for tests: two axes, four actions, one sub-action, two delegations; and actors of each role."""

from datetime import UTC, datetime

from workshop.changes import Change, Entry, Step
from workshop.items import Action, Axis, Delegation, Facts, Footnote, Objective
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
WRITER = Actor("w", "Relatora", frozenset({Role.RAPPORTEUR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))


def inserts() -> list[Change]:
    """Return the changes that make the plan."""
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller", plan_title="Plan regional", plan_from=2026, plan_to=2030)
    new.add(Delegation, "root", item="norte", code="NOR", name="Norte")
    new.add(Delegation, "root", item="sur", code="SUR", name="Sur")
    new.add(Axis, "root", item="axis1", title="Protección", commitment="Proteger a las personas.")
    new.add(Objective, "axis1", item="objective1", text="Asegurar la asistencia.")
    new.add(Action, "objective1", item="guide", text="Publicar una guía.", responsible=("Norte",), timeframe="2026")
    new.add(Action, "guide", item="chapter", text="Un capítulo sobre la niñez.")
    new.add(Action, "objective1", item="course", text="Dictar un curso.[^note]", responsible=("Sur", "Norte"))
    new.add(Axis, "root", item="axis2", title="Investigación")
    new.add(Objective, "axis2", item="objective2", text="Compartir información.")
    new.add(Action, "objective2", item="manual", text="Escribir un manual.", responsible=("Sur",), timeframe="2027")
    new.add(Action, "objective2", item="network", text="Formar una red.")
    new.add(Footnote, "root", item="note", text="Con apoyo de la secretaría.")
    return new.changes


def two_axes() -> Workshop:
    """Return the plan as a workshop."""
    return build_workshop(inserts(), number=1)


def entries(workshop: Workshop, changes: list[Change]) -> list[Entry]:
    """Return changes as history would keep them: each set with the text before, each move with its old place."""
    made = []
    for change in changes:
        item, before = workshop.items.get(change.item), None
        if change.kind == "set" and item is not None:
            before = item.cell(change.field or "")
            change = Change(
                kind="set",
                item=item.id,
                field=change.field,
                text=change.text,
                version=item.version(change.field or "") + 1,
            )
        if change.kind == "move" and item is not None:
            siblings = workshop.order[item.parent or ""]
            at = siblings.index(item.id)
            before = f"{item.parent} {siblings[at - 1] if at else ''}"
        made.append(_entry(Step(change=change), before))
        workshop = workshop.apply([change])
    return made


def _entry(step: Step, before: str | None) -> Entry:
    now = datetime(2026, 3, 5, 10, 42, tzinfo=UTC)
    return Entry(
        revision=2, change=step.change, status=step.status, actor="c", actor_name="Coordinación", at=now, before=before
    )
