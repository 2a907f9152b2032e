"""Documentos: everything the workshop is printed as, a line each, in Word and, where it can be made, as PDF."""

import streamlit as st

from exports.word.documents import DOCUMENTS
from pages.consolidation.preview import offer_pdf
from pages.shared.open_workshop import current
from workshop.errors import N_
from workshop.language import _
from workshop.permissions import may

# What each document is for, in one line.
_PURPOSES = {
    "plan": N_("El plan como está ahora: portada, textos, ejes y acciones."),
    "matrix": N_("Todos los ejes en tablas, a lo ancho."),
    "blank-matrix": N_("Para escribir sin conexión y cargarla después."),
    "agenda": N_("Los días con sus horas, actividades y responsables."),
    "participants": N_("Quiénes participan, por delegación, con totales."),
    "attendance": N_("Una hoja para firmar por cada día."),
    "groups": N_("Una hoja por grupo, para la puerta de su sala."),
    "decisions": N_("Qué decidió la plenaria de cada texto."),
    "concept-note": N_("Por qué, para qué, cómo y con quiénes es el taller, con la agenda tentativa."),
    "session-reports": N_("Las notas de cada sesión y lo acordado y observado ese día."),
    "fallback": N_("Todo lo que la sala necesita en papel si falla la técnica."),
}

workshop, actor = current()
st.space(4)
st.title(_("Documentos"), anchor=False)
st.caption(_("Cada documento sale como está el taller en este momento."))
for name, document in DOCUMENTS.items():
    if not may(actor, document.doing, workshop):
        continue
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container(gap=None):
            st.subheader(_(document.title), anchor=False)
            st.caption(_(_PURPOSES[name]))
        word = f"/api/workshops/{workshop.id}/{name}.docx"
        st.link_button(_("Descargar Word"), word, icon=":material/download:")
        offer_pdf(word)
