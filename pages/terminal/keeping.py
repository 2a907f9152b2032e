"""The commands that keep what there is: backups, the schema, the proof of the history, and the demo to begin with."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from pages.terminal.opened import opened
from pages.terminal.spoken import Command, command, file_to_read, number, number_or_none
from workshop.keeping_errors import DamagedHistory
from workshop.language import _

_HOME_ZONE = "America/Costa_Rica"  # of the demo, as of a new workshop


def keeping_commands() -> Iterator[Command]:
    """Yield the commands of this family, in the order of the help."""
    out = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar="FILE.zip",
        help=_("Archivo que se escribe; si falta, uno nuevo entre los respaldos."),
    )
    yield command("backup", backup, _("Respalda un taller, o todo si no se indica cuál."), number_or_none(), out)
    restored = _("Restaura un respaldo: un taller se agrega; todo, solo en vacío.")
    yield command("restore", restore, restored, file_to_read())
    yield command("upgrade", upgrade, _("Actualiza la base de datos, con respaldo previo."))
    yield command("demo", demo, _("Crea el taller ficticio de demostración e imprime su número."))
    yield command("verify", verify, _("Comprueba que el historial de un taller no fue alterado."), number())


def backup(number: int | None, out: Path | None) -> None:
    """Write one workshop or everything into a zip and print where it is."""
    from storage.backup import write_backup
    from storage.database import data_folder

    now = datetime.now(UTC)
    name = f"plenaria-{'todo' if number is None else number}-{now:%Y%m%d-%H%M%S}.zip"
    path = out or data_folder() / "backups" / name
    with opened() as database:
        write_backup(database, path, number)
    print(path)


def restore(file: Path) -> None:
    """Take a backup back and print the numbers of its workshops, one a line."""
    from storage.backup import restore_backup

    with opened() as database:
        for number in restore_backup(database, file):
            print(number)


def upgrade() -> None:
    """Bring the database to this release's schema and print its number."""
    from storage.upgrade import newest_schema, upgrade

    upgrade()
    print(newest_schema())


def demo() -> None:
    """Keep the fictitious workshop and print its number."""
    from storage.commit import create
    from workshop.demo import demo_changes
    from workshop.permissions import COMMAND_LINE

    with opened() as database:
        print(create(database, COMMAND_LINE, demo_changes(datetime.now(ZoneInfo(_HOME_ZONE)).date())))


def verify(number: int) -> None:
    """Say whether a workshop is what was written, and when names were taken out of it. Raises: DamagedHistory."""
    from functools import partial

    from storage.verify import verify_workshop

    with opened() as database:
        verdict = database.read(partial(verify_workshop, workshop_id=number))
    if not verdict.holds:
        raise DamagedHistory(place=", ".join(verdict.altered) if verdict.first is None else verdict.first.number)
    print(_("El historial está íntegro."))
    for erasure in verdict.erasures:
        said = _("El {when} UTC se borró a una persona del historial, y así consta. Filas que cambiaron: {rows}.")
        print(said.format(when=f"{erasure.at:%Y-%m-%d %H:%M}", rows=erasure.rows))
