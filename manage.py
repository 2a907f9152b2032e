"""The command line: loads, dumps, prints, invites, backs up and repairs, by the same ways the pages use."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

NEEDED = ("click", "sqlalchemy", "alembic", "docx", "lxml", "pydantic", "babel", "openpyxl", "rapidfuzz")


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

import click  # noqa: E402 - what follows needs the environment

from pages.terminal.content import content_commands  # noqa: E402
from pages.terminal.distributing import distributing_commands  # noqa: E402
from pages.terminal.entering import entering_commands  # noqa: E402
from pages.terminal.keeping import keeping_commands  # noqa: E402
from pages.terminal.opened import UNFINISHED  # noqa: E402
from pages.terminal.people import people_commands  # noqa: E402
from pages.terminal.spoken import Commands, OneOf  # noqa: E402
from workshop.errors import Problem  # noqa: E402
from workshop.keeping_errors import BusyStorage  # noqa: E402
from workshop.language import LANGUAGES, _, set_language  # noqa: E402


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
    families = (content_commands, people_commands, distributing_commands, entering_commands, keeping_commands)
    for command in (each for family in families for each in family()):
        group.add_command(command)
    return group


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
