"""The command line: loads, dumps, prints, invites, backs up and repairs, by the same ways the pages use."""

import os
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NEEDED = ("click", "sqlalchemy", "alembic", "docx", "lxml", "pydantic", "babel")


def use_environment() -> None:
    """Where this Python lacks what requirements.txt names, start again with the one `make run` set up."""
    if all(find_spec(name) for name in NEEDED):
        return
    environment = Path(__file__).resolve().parent / ".venv"
    python = environment / "bin" / "python"
    if python.exists() and Path(sys.prefix).resolve() != environment:
        os.execv(python, [str(python), *sys.argv])
    sys.exit('Faltan las bibliotecas del programa: ejecute «make run» una vez. / Run "make run" once.')


if __name__ == "__main__":
    use_environment()

from collections.abc import Callable, Iterator  # noqa: E402 - what follows needs the environment
from datetime import UTC, datetime  # noqa: E402
from typing import TYPE_CHECKING, Any, BinaryIO  # noqa: E402
from zoneinfo import ZoneInfo  # noqa: E402

import click  # noqa: E402

from workshop.errors import BusyStorage, DamagedHistory, Problem  # noqa: E402
from workshop.language import LANGUAGES, _, ngettext, set_language  # noqa: E402

if TYPE_CHECKING:
    from storage.database import Database

UNFINISHED = ".unfinished"  # what a file is called until it is complete
OLD_ROLES = {"writer": "rapporteur", "reader": "participant"}
_HOME_ZONE = "America/Costa_Rica"  # of the demo, as of a new workshop


def load(file: Path) -> None:
    """Keep a workshop file as a new workshop and print its number."""
    from exports.workshop_file import load_file
    from storage.commit import create
    from workshop.permissions import COMMAND_LINE

    content = load_file(file)
    with opened() as database:
        print(create(database, COMMAND_LINE, content.changes, content.pictures))


def dump(number: int) -> None:
    """Print a workshop as a workshop file."""
    from exports.workshop_file import dump_text
    from storage.files import read_logos
    from storage.workshops import read_workshop

    with opened() as database:
        workshop = read_workshop(database, number)
        sys.stdout.write(dump_text(workshop, read_logos(database, workshop)))


def plan(number: int, out: Path, page_numbers: bool, annex: tuple[str, ...], draft: int | None) -> None:
    """Write the plan of a workshop as it now is, with the annexes that were chosen; or an issued draft as it was."""
    if draft is not None:
        _write_draft(number, draft, out)
        return
    from exports.word.annexes import ANNEXES
    from exports.word.cover import PlanStamp
    from exports.word.options import PlanOptions
    from exports.word.plan import write_plan
    from storage.closings import read_stage_closings
    from storage.files import read_logos
    from storage.workshops import read_workshop

    if not set(annex) <= set(ANNEXES):
        raise click.UsageError(_("La opción --annex es una de estas: {names}.").format(names=", ".join(ANNEXES)))
    with opened() as database:
        workshop = read_workshop(database, number)
        pictures = read_logos(database, workshop)
        closings = read_stage_closings(database, number) if "mapping" in annex else {}
    options = PlanOptions(annexes=annex, closings=closings)
    stamp = PlanStamp(date=datetime.now(ZoneInfo(workshop.facts.timezone)).date())
    with whole_file(out) as file:
        write_plan(workshop, file, stamp=stamp, number_contents=page_numbers, pictures=pictures, options=options)


def _write_draft(number: int, draft: int, out: Path) -> None:
    from exports.word.issued import draft_document
    from storage.drafts import read_draft
    from storage.files import read_logos
    from storage.workshops import read_workshop

    with opened() as database:
        workshop = read_workshop(database, number)
        kept = read_draft(
            database, workshop, draft, lambda then, found: draft_document(then, found, read_logos(database, then))
        )
    with whole_file(out) as file:
        file.write(kept.content)


def document(number: int, name: str, out: Path) -> None:
    """Write one of the documents of a workshop as it now is."""
    from exports.word.cover import PlanStamp
    from exports.word.documents import DOCUMENTS, Edition
    from storage.files import read_logos
    from storage.workshops import read_workshop

    with opened() as database:
        workshop = read_workshop(database, number)
        pictures = read_logos(database, workshop)
    stamp = PlanStamp(date=datetime.now(ZoneInfo(workshop.facts.timezone)).date())
    with whole_file(out) as file:
        DOCUMENTS[name].write(workshop, file, Edition(stamp=stamp, number_contents=True, pictures=pictures))


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


@contextmanager
def opened() -> "Iterator[Database]":
    """Open the database, brought up to date, for as long as a command needs it."""
    from storage.upgrade import open_database

    database = open_database()
    try:
        yield database
    finally:
        database.close()


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file that appears only when it is complete."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class Command(click.Command):
    """A command whose help speaks the language in use, not Click's English."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Uso:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(_("Opciones")):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Muestra esta ayuda.")
        return option


class Commands(Command, click.Group):
    """All commands, in the order they were given."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then a line for each command."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section(_("Órdenes")):
            formatter.write_dl(rows)


class Number(click.ParamType[int]):
    """A positive whole number, refused in the language in use."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if not str(value).isdecimal() or not 0 < int(value) < 2**31:
            self.fail(_("«{value}» no es un número válido.").format(value=value), param, ctx)
        return int(value)


class OneOf(click.Choice[str]):
    """One of some words, refused in the language in use."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Say which words there are."""
        return _("«{value}» no es una de estas: {choices}.").format(value=value, choices=", ".join(self.choices))


class RoleName(OneOf):
    """A role, also by the name it had in earlier releases."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the role's name of today."""
        return super().convert(OLD_ROLES.get(str(value), value), param, ctx)


def commands() -> Commands:
    """Build the commands, their help in the language in use."""
    language = click.Option(["--language"], type=OneOf(list(LANGUAGES)), help=_("Idioma de los mensajes."))
    described = _("Plenaria desde la terminal: talleres, documentos, accesos y respaldos.")
    group = Commands(
        "manage.py",
        params=[language],
        callback=lambda language: None,
        help=described,
        options_metavar=_("[OPCIONES]"),
        subcommand_metavar=_("ORDEN"),
    )
    for command in (*_content_commands(), *_keeping_commands()):
        group.add_command(command)
    return group


def _content_commands() -> Iterator[Command]:
    from exports.word.documents import DOCUMENTS
    from workshop.permissions import Role

    number = click.Argument(["number"], type=Number(), metavar="ID")
    some = click.Argument(["number"], type=Number(), metavar="[ID]", required=False)
    yield _command("load", load, _("Carga un archivo de taller como taller nuevo e imprime su número."), _file())
    yield _command("dump", dump, _("Imprime un taller como archivo de taller (JSON)."), number)
    pages = click.Option(
        ["--page-numbers/--no-page-numbers"],
        default=True,
        help=_("Numera las páginas del contenido, si LibreOffice está instalado."),
    )
    path = click.Path(path_type=Path)
    out = click.Option(["--out"], type=path, required=True, metavar="FILE.docx", help=_("Archivo que se escribe."))
    annex = click.Option(
        ["--annex"],
        multiple=True,
        metavar=_("ANEXO"),
        help=_("Anexo que se imprime: matrix, mapping, participants, agenda o decisions; puede repetirse."),
    )
    draft = click.Option(
        ["--draft"], type=Number(), metavar="N", help=_("Borrador emitido que se escribe, tal como fue: 1, 2 …")
    )
    yield _command("plan", plan, _("Escribe el plan de un taller en Word."), number, out, pages, annex, draft)
    named = click.Argument(["name"], type=OneOf(list(DOCUMENTS)), metavar="NAME")
    listed = _("Escribe un documento de un taller en Word: {names}.").format(names=", ".join(DOCUMENTS))
    yield _command("document", document, listed, number, named, out)
    yield _command(
        "invite",
        invite,
        _("Crea un enlace personal y lo imprime; se muestra una sola vez."),
        some,
        click.Option(["--coordinator"], is_flag=True, help=_("Coordina todos los talleres.")),
        click.Option(["--name"], metavar=_("NOMBRE"), help=_("Nombre de la persona.")),
        click.Option(
            ["--role"],
            type=RoleName([role.value for role in Role]),
            help=_("Papel en el taller."),
        ),
        click.Option(["--axis"], type=Number(), multiple=True, metavar="N", help=_("Eje de su grupo: 1, 2 …")),
    )


def _keeping_commands() -> Iterator[Command]:
    number = click.Argument(["number"], type=Number(), metavar="ID")
    some = click.Argument(["number"], type=Number(), metavar="[ID]", required=False)
    out = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar="FILE.zip",
        help=_("Archivo que se escribe; si falta, uno nuevo entre los respaldos."),
    )
    yield _command("backup", backup, _("Respalda un taller, o todo si no se indica cuál."), some, out)
    yield _command("restore", restore, _("Restaura un respaldo: un taller se agrega; todo, solo en vacío."), _file())
    yield _command("upgrade", upgrade, _("Actualiza la base de datos, con respaldo previo."))
    yield _command("demo", demo, _("Crea el taller ficticio de demostración e imprime su número."))
    yield _command("verify", verify, _("Comprueba que el historial de un taller no fue alterado."), number)


def _file() -> click.Argument:
    return click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE")


def _command(name: str, callback: Callable[..., None], help_text: str, *params: click.Parameter) -> Command:
    return Command(name, callback=callback, help=help_text, params=list(params), options_metavar=_("[OPCIONES]"))


def wanted_language(arguments: list[str], environment: dict[str, str]) -> str:
    """Return the language of --language, else of the terminal (LC_ALL, LC_MESSAGES, LANG), else Spanish."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return argument.partition("=")[2]
        if argument == "--language":
            return "".join(arguments[place + 1 : place + 2])
    spoken = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return spoken[:2].lower()


def usage_fault(error: click.UsageError) -> str:
    """Say in one sentence what is wrong with a command line."""
    if isinstance(error, click.NoSuchOption):
        return _("No existe la opción {name}.").format(name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        param = error.param
        name = param.opts[0] if isinstance(param, click.Option) else param.make_metavar(click.Context(commands()))
        return _("Falta {name}.").format(name=name)
    if type(error).__name__ == "NoSuchCommand":
        return _("No existe esa orden; vea manage.py --help.")
    return error.message


def main(arguments: list[str]) -> int:
    """Run a command and return the exit code; whatever goes wrong is one line on the error output."""
    set_language(wanted_language(arguments, dict(os.environ)))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        commands().main(arguments or ["--help"], prog_name="manage.py", standalone_mode=False)
        sys.stdout.flush()
        return 0
    except click.UsageError as error:
        return say(usage_fault(error))
    except BusyStorage:
        return say(_("La base de datos está ocupada o no se puede escribir. Inténtelo de nuevo."))
    except Problem as problem:
        return say(problem.message())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        name = str(error.filename or "").removesuffix(UNFINISHED)
        return say(f"{name}: {error.strerror or error}".removeprefix(": "))
    except (click.Abort, KeyboardInterrupt):
        return say(_("Interrumpido."))
    except Exception as error:
        return say(_("Error inesperado ({kind}). Nada quedó a medias.").format(kind=describe(error)))


def describe(error: Exception) -> str:
    """Return the kind of an error and where it arose, without the words it carries: those may be someone's text."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else "?"
    return f"{type(error).__name__}, {place}"


def say(message: str) -> int:
    """Print a message as one line on the error output and return the exit code of a failure."""
    print("; ".join(line for line in message.splitlines() if line), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
