"""The words of the screen for roles, alone and with the axis they are of."""

from collections.abc import Iterable

from workshop.axis_lines import reached_axes
from workshop.errors import N_
from workshop.items import Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import OF_AXES, Actor, Grant, Role
from workshop.workshop import Workshop

_LABELS = {
    Role.COORDINATOR: N_("Coordinación"),
    Role.FACILITATOR: N_("Facilitación"),
    Role.RAPPORTEUR: N_("Relatoría"),
    Role.HELPER: N_("Apoyo a la relatoría"),
    Role.PLENARY_RAPPORTEUR: N_("Relatoría de plenaria"),
    Role.CONSOLIDATOR: N_("Consolidación"),
    Role.PARTICIPANT: N_("Participante"),
    Role.GUEST: N_("Persona invitada"),
}


def role_label(role: Role) -> str:
    """Return what a role is called."""
    return _(_LABELS[role])


def grant_label(workshop: Workshop, grant: Grant) -> str:
    """Return a role with its axis: "Relatoría · Eje 2"; of those in all axes, the role alone."""
    axis = workshop.items.get(grant.axis or "")
    if not isinstance(axis, Axis) or not workshop.is_live(axis.id):
        return role_label(grant.role)
    place = _("Eje {number}").format(number=number_plan(workshop).axes[axis.id])
    return f"{role_label(grant.role)} · {place}"


def grants_label(workshop: Workshop, grants: Iterable[Grant]) -> str:
    """Return several roles in one line."""
    return ", ".join(grant_label(workshop, grant) for grant in grants)


def roles_label(workshop: Workshop, actor: Actor) -> str:
    """Return the roles somebody has in a workshop, each with its axes in the plan's order."""
    return grants_label(
        workshop, [grant for role in Role if role in actor.roles for grant in _grants(workshop, actor, role)]
    )


def _grants(workshop: Workshop, actor: Actor, role: Role) -> list[Grant]:
    axes = actor.axes_as(role) if role in OF_AXES else None
    own = reached_axes(workshop, axes) if axes else ()
    return [Grant(role, axis.id) for axis in workshop.axes if axis.id in own] if axes else [Grant(role)]


def possible_grants(workshop: Workshop) -> list[Grant]:
    """Return every role there is to give in a workshop: those of groups in all axes, then in each."""
    places = [None, *(axis.id for axis in workshop.axes)]
    return [Grant(role, place) for role in Role for place in (places if role in OF_AXES else [None])]
