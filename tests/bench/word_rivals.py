"""What else writes a plan in Word, measured beside ours: docxtpl and pandoc, each as its makers mean it.

Pandoc is tried where `pip install pypandoc_binary` brought it: 34 MB are too many to ask of everyone who runs tests.
"""

import importlib.util
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from workshop.text import without_marks
from workshop.workshop import Workshop

Writer = Callable[[], object]


def docxtpl_writer(workshop: Workshop, kind: str, folder: Path) -> Writer | None:
    """Return what fills a template of docxtpl, without footnotes, which it has none of; `None` where it is missing."""
    if not importlib.util.find_spec("docxtpl"):
        return None
    from docxtpl import DocxTemplate

    path = folder / f"{kind}.docx"
    (_plan_template if kind == "plan" else _matrix_template)().save(path)
    axes = _axes(workshop)

    def write() -> None:
        template = DocxTemplate(path)
        template.render({"axes": axes}, autoescape=True)
        template.save(BytesIO())

    return write


def pandoc_writer(workshop: Workshop, kind: str, folder: Path) -> Writer | None:
    """Return what turns the plan in Markdown into Word by pandoc; `None` where neither it nor pypandoc is there."""
    if not importlib.util.find_spec("pypandoc") or not _pandoc_runs():
        return None
    import pypandoc

    source = _plan_source(workshop) if kind == "plan" else _matrix_source(workshop)

    def write() -> None:
        pypandoc.convert_text(source, "docx", format="markdown", outputfile=str(folder / "pandoc.docx"))

    return write


def _pandoc_runs() -> bool:
    import pypandoc

    try:
        return bool(shutil.which(pypandoc.get_pandoc_path()))
    except OSError:
        return False


def _axes(workshop: Workshop) -> list[dict[str, Any]]:
    return [
        {
            "title": axis.title,
            "commitment": axis.commitment,
            "actions": [
                {"text": without_marks(action.text), "who": "; ".join(action.responsible), "when": action.timeframe}
                for action in workshop.actions_of_axis(axis.id)
            ],
        }
        for axis in workshop.axes
    ]


def _plan_template() -> Any:
    document = docx.Document()
    for line, style in (
        ("{%p for axis in axes %}", None),
        ("{{ axis.title }}", "Heading 2"),
        ("{{ axis.commitment }}", None),
        ("{%p for action in axis.actions %}", None),
        ("{{ action.text }}", "List Number"),
        ("{{ action.who }}  ·  {{ action.when }}", None),
        ("{%p endfor %}", None),
        ("{%p endfor %}", None),
    ):
        document.add_paragraph(line, style)
    return document


def _matrix_template() -> Any:
    document = docx.Document()
    document.add_paragraph("{%p for axis in axes %}")
    document.add_paragraph("{{ axis.title }}", "Heading 2")
    loop = ["{%tr for action in axis.actions %}"]
    row = ["{{ loop.index }}", "{{ action.text }}", "{{ action.who }}", "{{ action.when }}"]
    table = document.add_table(3, 4, "Table Grid")
    for made, cells in zip(table.rows, (loop, row, ["{%tr endfor %}"]), strict=True):
        for cell, words in zip(made.cells, cells, strict=False):
            cell.text = words
    document.add_paragraph("{%p endfor %}")
    return document


def _plan_source(workshop: Workshop) -> str:
    parts = []
    for axis in workshop.axes:
        parts += [f"## {axis.title}", axis.commitment or ""]
        for number, action in enumerate(workshop.actions_of_axis(axis.id), 1):
            parts.append(f"{number}. {action.text}\n\n    {'; '.join(action.responsible)} · {action.timeframe}")
    return "\n\n".join([*parts, *_notes(workshop)])


def _matrix_source(workshop: Workshop) -> str:
    parts = []
    for axis in workshop.axes:
        lines = [f"## {axis.title}\n", "| N.º | Acción | Responsable | Plazo |", "|---|------|---|---|"]
        for number, action in enumerate(workshop.actions_of_axis(axis.id), 1):
            lines.append(f"| {number} | {action.text} | {'; '.join(action.responsible)} | {action.timeframe} |")
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, *_notes(workshop)])


def _notes(workshop: Workshop) -> list[str]:
    return [f"[^{note.id}]: {note.text}" for note in workshop.footnotes.values()]
