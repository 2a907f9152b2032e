"""The workbooks on the page Documentos: everything the workshop can be had as in Excel, a line each."""

import streamlit as st

from exports.sheets.books import BOOKS
from pages.consolidation.document_row import document_row
from workshop.errors import N_
from workshop.language import _
from workshop.permissions import Actor, may
from workshop.workshop import Workshop

# What each workbook is for, in one line.
_PURPOSES = {
    "matrix": N_("Todas las acciones en una hoja, para filtrar y ordenar."),
    "people": N_(
        "La lista completa con correos y teléfonos, y los totales. Son datos personales: cuide a quién la da."
    ),
    "attendance": N_("Quién estuvo en cada sesión, a qué hora llegó y quién faltó."),
}


def show_workbooks(workshop: Workshop, actor: Actor) -> None:
    """Show the workbooks that the viewer may have."""
    for name, book in BOOKS.items():
        if not may(actor, book.doing, workshop):
            continue
        with document_row(f"book-{name}", _(book.title), _(_PURPOSES[name])):
            offer_workbook(workshop, name)


def offer_workbook(workshop: Workshop, name: str) -> None:
    """Show the button that saves a workbook."""
    address = f"/api/workshops/{workshop.id}/{name}.xlsx"
    st.link_button(_("Descargar Excel"), address, icon=":material/table_view:")
