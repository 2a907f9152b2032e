"""Documentos: everything the workshop is printed as, a line each, in Word and, where it can be made, as PDF."""

from pathlib import Path

import streamlit as st

from exports.word.documents import DOCUMENTS
from pages.api.files import REVISION
from pages.consolidation.document_row import document_row
from pages.consolidation.preview import offer_pdf
from pages.consolidation.workbooks import show_workbooks
from pages.shared.moments import moment_of
from pages.shared.open_workshop import current
from pages.shared.running import database
from storage.past import list_closings
from workshop.closing_labels import closing_label
from workshop.errors import N_
from workshop.language import _
from workshop.permissions import may
from workshop.workshop import Workshop

_WIDTH = 480  # px of a moment's words

# What each document is for, in one line.
_PURPOSES = {
    "plan": N_("Portada, textos, ejes y acciones."),
    "matrix": N_("Todos los ejes en tablas, a lo ancho."),
    "blank-matrix": N_("Para escribir sin conexión y cargarla después."),
    "method": N_("Una tarjeta para cada mesa: cómo trabaja el grupo."),
    "agenda": N_("Los días con sus horas, actividades y responsables."),
    "participants": N_("Quiénes participan, por delegación, con totales."),
    "attendance": N_("Una hoja para firmar por cada día."),
    "arrival-codes": N_("Una hoja por día con el código que se escanea para decir «Estoy aquí»."),
    "badges": N_("Ocho por hoja, para recortar, con el código que la mesa lee para anotar la asistencia."),
    "directory": N_("Todas las personas con cargo, correo y teléfono. Son datos personales: cuide a quién lo da."),
    "groups": N_("Una hoja por grupo, para la puerta de su sala."),
    "decisions": N_("Qué decidió la plenaria de cada texto."),
    "concept-note": N_("Por qué, para qué, cómo y con quiénes es el taller, con la agenda tentativa."),
    "minutes": N_("Asistencia, agenda como se hizo, lo dicho, propuesto y acordado, y los próximos pasos."),
    "session-reports": N_("Las notas de cada sesión y lo acordado y observado ese día."),
    "synthesis": N_("Lo que cada día dejó anotado, acordado y entregado, para abrir el siguiente."),
    "fallback": N_("Todo lo que la sala necesita en papel si falla la técnica, ahora o como estaba en cada cierre."),
}


def _choose_moment(workshop: Workshop) -> int | None:
    """Let one of the closings be chosen, whose documents are offered as they were then; `None` is the present."""
    closed = {each.revision: each for each in list_closings(database(), workshop.id)}
    if not closed:
        st.caption(_("Cada documento sale como está el taller en este momento."))
        return None

    def words(revision: int | None) -> str:
        if revision is None:
            return _("Como está ahora")
        names = " · ".join(closing_label(workshop, each) for each in closed[revision].closings)
        return f"{names} · {moment_of(closed[revision].at.isoformat(), workshop.facts.timezone)}"

    st.caption(_("Cada documento sale como está el taller ahora, o como estaba en el cierre que elija."))
    options: list[int | None] = [None, *closed]
    return st.selectbox(_("Momento"), options, format_func=words, key="documents-of", width=_WIDTH)


workshop, actor = current()
st.html(Path(__file__).with_name("documents.css"))
st.space(4)
st.title(_("Documentos"), anchor=False)
moment = _choose_moment(workshop)
for name, document in DOCUMENTS.items():
    if not may(actor, document.doing, workshop):
        continue
    with document_row(name, _(document.title), _(_PURPOSES[name])):
        word = f"/api/workshops/{workshop.id}/{name}.docx" + (f"?{REVISION}={moment}" if moment else "")
        st.link_button(_("Descargar Word"), word, icon=":material/download:")
        offer_pdf(word)
if moment is None:
    show_workbooks(workshop, actor)
