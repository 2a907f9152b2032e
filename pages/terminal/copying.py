"""The command that copies a workshop, also as a rehearsal of it."""

from datetime import datetime

import click

from pages.terminal.opened import opened
from pages.terminal.spoken import Command, command, number
from workshop.language import _


def clone_command() -> Command:
    """Return the command."""
    day = click.DateTime(["%Y-%m-%d"])
    return command(
        "clone",
        clone,
        _("Copia un taller como taller nuevo e imprime su número."),
        number(),
        click.Option(["--title"], metavar=_("TÍTULO"), help=_("Título de la copia.")),
        click.Option(["--first-day"], type=day, metavar="AAAA-MM-DD", help=_("Primer día: las fechas se corren a él.")),
        click.Option(["--keep-dates"], is_flag=True, help=_("Deja las fechas como están; si no, quedan en blanco.")),
        click.Option(["--people/--no-people"], default=True, help=_("Con las personas o sin ellas.")),
        click.Option(["--content/--no-content"], default=True, help=_("Con lo escrito en los ejes o sin ello.")),
        click.Option(["--records/--no-records"], default=False, help=_("Con lo dicho y acordado, o sin ello.")),
        click.Option(["--rehearsal"], is_flag=True, help=_("Hace un ensayo, marcado como tal.")),
    )


def clone(
    number: int,
    title: str | None,
    first_day: datetime | None,
    keep_dates: bool,
    people: bool,
    content: bool,
    records: bool,
    rehearsal: bool,
) -> None:
    """Keep a copy of a workshop, or a rehearsal of it, as a new one and print its number."""
    from storage.cloning import clone_workshop
    from storage.workshops import read_workshop
    from workshop.copying import CopyWish, title_of_copy
    from workshop.permissions import COMMAND_LINE

    with opened() as database:
        workshop = read_workshop(database, number)
        wish = CopyWish(
            title=title_of_copy(workshop, rehearsal) if title is None else title,
            people=people,
            content=content,
            records=records,
            first_day=first_day.date() if first_day else None,
            keeps_dates=keep_dates or (rehearsal and first_day is None),
            rehearsal=rehearsal,
        )
        print(clone_workshop(database, workshop, COMMAND_LINE, wish))
