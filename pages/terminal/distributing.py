"""The command that distributes people over the groups, and says as JSON who goes where and what that is worth."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from pages.terminal.opened import opened
from pages.terminal.spoken import Command, OneOf, command, number
from workshop.language import _

if TYPE_CHECKING:
    from workshop.assigning.distribution import Mode
    from workshop.assigning.solve import Answer
    from workshop.workshop import Workshop


def distributing_commands() -> Iterator[Command]:
    """Yield the commands of this family, in the order of the help."""
    yield command(
        "groups",
        groups,
        _("Reparte a las personas en los grupos e imprime el reparto y lo que cumple, en JSON."),
        number(),
        click.Option(["--apply"], is_flag=True, help=_("Guarda el reparto en el taller.")),
        click.Option(
            ["--seconds"],
            type=Seconds(),
            default=10.0,
            metavar="S",
            help=_("Segundos que se buscan mejores repartos, 10 si no se indican."),
        ),
        click.Option(
            ["--mode"],
            type=OneOf(["reshuffle", "fill", "repair"]),
            default="reshuffle",
            help=_("reshuffle: todo lo no fijo; fill: solo quien no tiene grupo; repair: los menos cambios posibles."),
        ),
        click.Option(
            ["--absent"],
            multiple=True,
            metavar=_("CORREO"),
            help=_("Correo o nombre de quien no vino; puede repetirse."),
        ),
    )


class Seconds(click.ParamType[float]):
    """A time to search, up to an hour, refused in the language in use."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the seconds."""
        try:
            found = float(value)
        except ValueError:
            found = 0.0
        if not 0.01 <= found <= 3600:
            self.fail(_("«{value}» no es un número válido.").format(value=value), param, ctx)
        return found


def groups(number: int, apply: bool, seconds: float, mode: "Mode", absent: Sequence[str]) -> None:
    """Distribute people over the groups; where no axis has a group, one is formed for each."""
    from storage.commit import commit
    from storage.workshops import read_workshop
    from workshop.assigning.asked import distribution_of
    from workshop.assigning.solve import solve
    from workshop.changes import Change
    from workshop.permissions import COMMAND_LINE, Actor
    from workshop.use_cases.assign_groups import keep_assignment
    from workshop.use_cases.form_groups import add_missing_groups

    with opened() as database:
        workshop = read_workshop(database, number)
        formed = [] if workshop.groups() else add_missing_groups(workshop, COMMAND_LINE)
        workshop = workshop.apply(formed, revision=workshop.revision)
        missing = _named(workshop, absent)
        answer = solve(distribution_of(workshop, mode, missing), seconds)
        if apply:

            def keep(latest: "Workshop", actor: Actor) -> list[Change]:
                with_groups = latest if latest.groups() else latest.apply(formed)
                begun = formed if with_groups is not latest else []
                return [*begun, *keep_assignment(with_groups, actor, answer.assignment, missing)]

            commit(database, number, COMMAND_LINE, keep)
    print(json.dumps(_told(workshop, missing, answer), ensure_ascii=False, indent=2))


def _named(workshop: "Workshop", names: Sequence[str]) -> list[str]:
    """Return the ids of people by e-mail or name. Raises: UsageError for one whom nobody or several people bear."""
    from workshop.expected_roles import folded

    found = []
    for name in names:
        meant = [each.id for each in workshop.participants if folded(name) in (folded(each.email), folded(each.name))]
        if len(meant) != 1:
            raise click.UsageError(_("«{name}» no nombra a una sola persona de la lista.").format(name=name))
        found += meant
    return found


def _told(workshop: "Workshop", absent: Sequence[str], answer: "Answer") -> dict[str, Any]:
    from workshop.assigning.asked import distribution_of
    from workshop.assigning.words import outcomes

    asked = outcomes(workshop, distribution_of(workshop, absent=absent), answer.assignment)
    return {
        "groups": [_group(workshop, group.id, answer.assignment) for group in workshop.groups()],
        "guests": [person.name for person in workshop.participants if person.guest],
        "absent": [workshop.items[person].cell("name") for person in absent],
        "score": {
            "cost": answer.progress.cost,
            "bound": round(answer.progress.bound, 2),
            "gap": round(answer.progress.gap, 4),
            "seconds": round(answer.progress.seconds, 3),
            "stopped": answer.stopped,
            "met": {each.name: [each.met, each.total] for each in asked},
            "unmet": [sentence for each in asked for sentence in each.unmet],
        },
    }


def _group(workshop: "Workshop", group: str, assignment: Any) -> dict[str, Any]:
    from workshop.assigning.asked import officers_of
    from workshop.items import Axis, WorkingGroup
    from workshop.text import without_marks

    found = workshop.find(group, WorkingGroup)
    officers = officers_of(workshop)
    codes = {each.id: each.code for each in workshop.delegations}
    profiles = {each.id: each.name for each in workshop.profiles}
    people = [person for person in workshop.participants if assignment.get(person.id) == group]
    return {
        "axis": without_marks(workshop.find(found.parent or "", Axis).title),
        "group": found.name,
        "people": [
            {
                "name": person.name,
                "email": person.email,
                "delegation": codes.get(person.delegation or ""),
                "profile": profiles.get(person.profile or ""),
                "officer": officers.get(person.id) == group,
            }
            for person in people
        ],
    }
