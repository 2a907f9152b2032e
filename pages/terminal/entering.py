"""The command that lets somebody in, also where nobody can sign in any more."""

from collections.abc import Iterator

import click

from pages.terminal.opened import opened
from pages.terminal.spoken import Command, Number, RoleName, command, number_or_none
from workshop.language import _, ngettext


def entering_commands() -> Iterator[Command]:
    """Yield the commands of this family, in the order of the help."""
    from workshop.permissions import Role

    yield command(
        "invite",
        invite,
        _("Crea un enlace personal y lo imprime; se muestra una sola vez."),
        number_or_none(),
        click.Option(["--coordinator"], is_flag=True, help=_("Coordina todos los talleres.")),
        click.Option(["--name"], metavar=_("NOMBRE"), help=_("Nombre de la persona.")),
        click.Option(["--role"], type=RoleName([role.value for role in Role]), help=_("Papel en el taller.")),
        click.Option(["--axis"], type=Number(), multiple=True, metavar="N", help=_("Eje de su grupo: 1, 2 …")),
    )


def invite(number: int | None, coordinator: bool, name: str | None, role: str | None, axis: tuple[int, ...]) -> None:
    """Print a personal link: for who coordinates everything, also where it was lost, or for somebody new."""
    from pages.shared.running import public_url
    from storage.people import coordinator_link, invite_person
    from storage.workshops import read_workshop
    from workshop.permissions import OF_AXES, Role

    if coordinator == (number is not None):
        raise click.UsageError(_("Indique el número de un taller o la opción --coordinator."))
    if number is not None and not (name and role):
        raise click.UsageError(_("Indique también --name y --role."))
    if axis and role not in OF_AXES:
        named = ", ".join(OF_AXES)
        raise click.UsageError(_("La opción --axis es para los papeles de un grupo: {roles}.").format(roles=named))
    with opened() as database:
        if number is None:
            token = coordinator_link(database, name or _("Coordinación"))
        else:
            axes = [each.id for each in read_workshop(database, number).axes]
            if not all(1 <= place <= len(axes) for place in axis):
                phrase = ngettext("El taller tiene {count} eje.", "El taller tiene {count} ejes.", len(axes))
                raise click.UsageError(phrase.format(count=len(axes)))
            chosen = [axes[place - 1] for place in axis] or None
            token = invite_person(database, name or "", Role(role or ""), number, chosen)
    print(f"{public_url()}/entrar/{token}")
