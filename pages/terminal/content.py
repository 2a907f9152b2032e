"""The commands that take a workshop in and write it out again: as a workshop file, as its plan, as its documents."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from pages.terminal.copying import clone_command
from pages.terminal.opened import opened, whole_file
from pages.terminal.spoken import Command, Number, OneOf, command, file_to_read, number
from workshop.items import Draft
from workshop.language import _
from workshop.workshop import Workshop


def content_commands() -> Iterator[Command]:
    """Yield the commands of this family, in the order of the help."""
    from exports.word.documents import DOCUMENTS

    yield command("load", load, _("Carga un archivo de taller como taller nuevo e imprime su número."), file_to_read())
    yield command("dump", dump, _("Imprime un taller como archivo de taller (JSON)."), number())
    yield clone_command()
    path = click.Path(path_type=Path)
    out = click.Option(["--out"], type=path, required=True, metavar="FILE.docx", help=_("Archivo que se escribe."))
    yield command("plan", plan, _("Escribe el plan de un taller en Word."), number(), out, *_plan_options())
    named = click.Argument(["name"], type=OneOf(list(DOCUMENTS)), metavar="NAME")
    listed = _("Escribe un documento de un taller en Word: {names}.").format(names=", ".join(DOCUMENTS))
    revision = click.Option(
        ["--revision"],
        type=Number(),
        metavar="N",
        help=_("Revisión de la que se escribe, como la de un cierre; si falta, el estado de ahora."),
    )
    yield command("document", document, listed, number(), named, out, revision)


def _plan_options() -> Iterator[click.Option]:
    yield click.Option(
        ["--page-numbers/--no-page-numbers"],
        default=True,
        help=_("Numera las páginas del contenido, si LibreOffice está instalado."),
    )
    yield click.Option(
        ["--annex"],
        multiple=True,
        metavar=_("ANEXO"),
        help=_("Anexo que se imprime: matrix, mapping, related, participants, agenda o decisions; puede repetirse."),
    )
    yield click.Option(
        ["--draft"], type=Number(), metavar="N", help=_("Borrador emitido que se escribe, tal como fue: 1, 2 …")
    )


def load(file: Path) -> None:
    """Keep a workshop file as a new workshop and print its number."""
    from exports.workshop_file import load_file
    from storage.commit import create
    from workshop.permissions import COMMAND_LINE

    content = load_file(file)
    with opened() as database:
        print(create(database, COMMAND_LINE, content.changes, content.files))


def dump(number: int) -> None:
    """Print a workshop as a workshop file."""
    from exports.workshop_file import dump_text
    from storage.closings import read_stage_closings
    from storage.files import read_carried, read_dossier
    from storage.workshops import read_workshop

    with opened() as database:
        workshop = read_workshop(database, number)
        files = {**read_carried(database, workshop), **read_dossier(database, workshop)}
        sys.stdout.write(dump_text(workshop, files, read_stage_closings(database, number)))


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
    from exports.word.issued import draft_document, issued_options
    from storage.closings import read_stage_closings
    from storage.drafts import read_draft
    from storage.files import read_logos
    from storage.workshops import read_workshop

    with opened() as database:
        workshop = read_workshop(database, number)

        def make(then: Workshop, found: Draft) -> bytes:
            options = issued_options(found, read_stage_closings(database, number, found.revision))
            return draft_document(then, found, read_logos(database, then), options)

        kept = read_draft(database, workshop, draft, make)
    with whole_file(out) as file:
        file.write(kept.content)


def document(number: int, name: str, out: Path, revision: int | None) -> None:
    """Write one of the documents of a workshop as it now is, or as it was at a revision."""
    from exports.word.cover import PlanStamp
    from exports.word.documents import DOCUMENTS, Edition
    from exports.word.past import past_stamp
    from pages.shared.running import public_url
    from storage.files import read_logos
    from storage.past import read_past
    from storage.workshops import read_workshop

    with opened() as database:
        if revision is None:
            workshop = read_workshop(database, number)
            stamp = PlanStamp(date=datetime.now(ZoneInfo(workshop.facts.timezone)).date())
        else:
            past = read_past(database, number, revision)
            workshop, stamp = past.workshop, past_stamp(past.workshop, past.at, past.closings)
        pictures = read_logos(database, workshop)
    with whole_file(out) as file:
        edition = Edition(stamp=stamp, number_contents=True, pictures=pictures, address=public_url())
        DOCUMENTS[name].write(workshop, file, edition)
