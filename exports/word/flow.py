"""How the blocks of a long text become paragraphs: plain, bulleted or numbered, in the styles of where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.word.markup import Paragraph, run
from exports.word.numbering import LARGEST_START, Level, Numbering
from workshop.text import Block, Run, blocks, is_line, runs

Inline = Callable[[Sequence[Run]], str]


@dataclass(frozen=True, slots=True)
class Flow:
    """The styles of a long text in one place of the document."""

    paragraph: str
    bullet: str
    number: str


BODY = Flow("BodyText", "ListBullet", "ListNumber")
ACTION = Flow("ActionText", "ActionBullet", "ActionNumber")
SUB_ACTION = Flow("SubActionText", "SubActionBullet", "SubActionNumber")
COMMITMENT = Flow("Commitment", "CommitmentBullet", "CommitmentNumber")
NOTE = Flow("FootnoteText", "FootnoteBullet", "FootnoteNumber")
TABLE = Flow("TableText", "TableBullet", "TableNumber")

# Where each flow's list items stand: the text's left edge and how far the bullet hangs before it.
_EDGES = {
    BODY: (567, 283),
    ACTION: (907, 283),
    SUB_ACTION: (1361, 283),
    COMMITMENT: (510, 283),
    NOTE: (397, 227),
    TABLE: (227, 170),
}


def add_flow_lists(numbering: Numbering) -> None:
    """Add the bulleted and numbered list of every flow."""
    for flow, (left, hanging) in _EDGES.items():
        numbering.add(Level(flow.bullet, "•", "bullet", left, hanging, look='<w:color w:val="1F6F78"/>'))
        numbering.add(Level(flow.number, "%1.", "decimal", left + 57, hanging + 57))


def lay_out(text: str | None, flow: Flow, numbering: Numbering, inline: Inline) -> list[Paragraph]:
    """Return the paragraphs of a text.

    Numbered items follow each other in one list as long as their typed numbers go up by one or stay; any other
    number begins a list of its own with that number, so that "15." stays 15.
    """
    if text and is_line(text):
        return [Paragraph(flow.paragraph, inline(runs(text)))]
    written: list[Paragraph] = []
    before: Block | None = None
    current: int | None = None
    for block in blocks(text):
        if block.kind != "paragraph" and before is not None and before.kind == "paragraph":
            written[-1].keep_next = True  # what introduces a list stands on its page
        match block.kind:
            case "paragraph":
                written.append(Paragraph(flow.paragraph, inline(block.runs)))
            case "bullet":
                written.append(Paragraph(flow.bullet, inline(block.runs)))
            case "number" if block.number is not None and block.number > LARGEST_START:
                written.append(Paragraph(flow.paragraph, run(f"{block.number}. ") + inline(block.runs)))
            case "number":
                current = current if _goes_on(before, block) else numbering.restart(flow.number, block.number or 0)
                written.append(Paragraph(flow.number, inline(block.runs), list=current))
        before = block
    return written


def _goes_on(before: Block | None, block: Block) -> bool:
    if before is None or before.number is None or block.number is None:
        return False
    return block.number - before.number in {0, 1}
