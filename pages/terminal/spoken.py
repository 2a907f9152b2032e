"""Click's commands and kinds of arguments, with every word of theirs in the language in use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from workshop.language import _

OLD_ROLES = {"writer": "rapporteur", "reader": "participant"}


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


def number() -> click.Argument:
    """Return the argument that names a workshop."""
    return click.Argument(["number"], type=Number(), metavar="ID")


def number_or_none() -> click.Argument:
    """Return the argument that names a workshop where it may be left out."""
    return click.Argument(["number"], type=Number(), metavar="[ID]", required=False)


def file_to_read() -> click.Argument:
    """Return the argument that names a file."""
    return click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE")


def command(name: str, callback: Callable[..., None], help_text: str, *params: click.Parameter) -> Command:
    """Make a command that calls a function with its arguments and options."""
    return Command(name, callback=callback, help=help_text, params=list(params), options_metavar=_("[OPCIONES]"))
