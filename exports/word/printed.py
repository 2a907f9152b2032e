"""How an item's texts are printed: which of them, between which brackets, under which bookmark."""

from exports.word.body import Body
from exports.word.cover import date_in_words
from exports.word.flow import Flow, Inline
from exports.word.markup import Paragraph, run
from workshop.bracketed import is_bracketed
from workshop.cells import Item
from workshop.items import Action, Axis, Objective, Section, Term
from workshop.lists_of_data import with_data
from workshop.workshop import Workshop

# The text of each kind that bears the item's own bookmark.
_NAMED: dict[type[Item], str] = {Section: "heading", Term: "term", Axis: "title", Objective: "text", Action: "text"}


def bracketed(workshop: Workshop, item: Item, field: str, content: str) -> str:
    """Return one line of an item, within [ ] while the plenary has left it in brackets."""
    return run("[") + content + run("]") if is_bracketed(workshop, item, field) else content


def text_paragraphs(
    workshop: Workshop, body: Body, item: Item, field: str, flow: Flow, inline: Inline | None = None
) -> list[Paragraph]:
    """Return a long text of an item as paragraphs, within [ ] if so decided, its bookmark around them.

    `inline` writes the pieces of a line otherwise than the body does.
    """
    text = item.cell(field)
    text = with_data(workshop, text, date_in_words) if isinstance(item, Section) else text
    paragraphs = body.paragraphs(text, flow, inline) if text else []
    if paragraphs and is_bracketed(workshop, item, field):
        paragraphs[0].content = run("[") + paragraphs[0].content
        paragraphs[-1].content += run("]")
    body.bookmark_all(paragraphs, bookmark_name(item, field))
    return paragraphs


def numbered_text(workshop: Workshop, body: Body, item: Item, flow: Flow, style: str) -> list[Paragraph]:
    """Return an item's text whose first paragraph bears the item's number by its style; a gap when there is none."""
    paragraphs = text_paragraphs(workshop, body, item, "text", flow)
    if not paragraphs:
        return [Paragraph(style, body.bookmarked(body.gap(), bookmark_name(item, "text")))]
    if paragraphs[0].style == flow.paragraph:
        paragraphs[0].style = style
    else:  # the text begins with a list: the number stands on a line above it
        paragraphs.insert(0, Paragraph(style, "", keep_next=True))
    return paragraphs


def bookmark_name(item: Item, field: str) -> str:
    """Return the hidden bookmark of a text: `_a` and the item's id, its further texts with their field's name behind.

    Word takes at most 40 characters.
    """
    return f"_a{item.id}" if _NAMED.get(type(item)) == field else f"_a{item.id}_{field[:5]}"
