"""A list of items that reads as a text: each can be opened, then edited, moved or deleted, and another one added."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from pages.preparation.parts import Lock, Part, close_part, show_part
from pages.shared.adding import AddForm, add_form
from pages.shared.arranging import offer_delete, offer_moves
from pages.shared.edit_form import EditForm, edit_form
from workshop.cells import Item
from workshop.language import _
from workshop.workshop import Workshop

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class ItemList(Generic[T]):
    """Items of one kind in their order: what each is called, how it reads (as HTML), and the form over it.

    `written` says whether one has the words it is there for; `narrow` lets them stand side by side; `lock` keeps one
    from being opened by mistake; `beside` shows further buttons of the form, beside the one that saves.
    """

    items: Sequence[T]
    name: Callable[[T], str]
    reading: Callable[[T], str]
    labels: Mapping[str, str]
    fields: Callable[[EditForm], None]
    written: Callable[[T], bool] = lambda item: True
    narrow: bool = False
    lock: Callable[[T], Lock | None] = lambda item: None
    beside: Callable[[EditForm], None] | None = None


def part_of(item: str, name: str) -> Part:
    """Return an item of a list as a part of the page."""
    return Part(item, "item", name)


def show_items(workshop: Workshop, listed: ItemList[T]) -> None:
    """Show every item of a list."""
    for item in listed.items:
        show_item(workshop, listed, item)


def show_item(workshop: Workshop, listed: ItemList[T], item: T) -> None:
    """Show one item of a list as it reads, or its form with the buttons that move and delete it."""
    show_part(
        part_of(item.id, listed.name(item)),
        listed.reading(item),
        lambda: _edit(workshop, listed, item),
        label=_("Editar") if listed.written(item) else _("Escribir"),
        narrow=listed.narrow,
        lock=listed.lock(item),
    )


def show_adding(parent: str, name: str, title: str, fields: Callable[[AddForm], None]) -> None:
    """Show the button that opens a form for another item; `fields` shows its fields, and adds when it is sent.

    `name` tells the form from others, `title` says what it is for: "Agregar un término".
    """

    def form() -> None:
        with add_form(name, border=False) as adding:
            fields(adding)

    show_part(Part(parent, name, title), "", form, label=title, icon="add")


def _edit(workshop: Workshop, listed: ItemList[T], item: T) -> None:
    name = listed.name(item)
    with st.container(horizontal=True):
        offer_moves(item, listed.items, name)
        offer_delete(item, name)
    said = _("Se guardó «{name}».").format(name=name)
    edit_form(workshop, item, listed.labels, listed.fields, said, close=close_part, beside=listed.beside)
