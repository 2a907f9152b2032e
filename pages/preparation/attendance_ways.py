"""The other ways to take attendance: everybody's own phone, the platform's report, and paper."""

import streamlit as st

from pages.consolidation.workbooks import offer_workbook
from pages.preparation.attendance_file import offer_platform_file
from pages.shared.link_shown import qr
from pages.shared.running import public_url
from workshop.items import Session
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


def show_ways(workshop: Workshop, actor: Actor, session: Session) -> None:
    """Show, folded above the list, the session's code for everybody's own phone, the platform's report, and paper."""
    label = _("Otras maneras: códigos, videollamada, hoja firmada")
    with st.expander(label, icon=":material/qr_code_2:", key="other-ways"):
        _offer_codes(workshop, session)
        st.subheader(_("Informe de la videollamada"), anchor=False)
        offer_platform_file(workshop, session)
        st.subheader(_("En papel y en Excel"), anchor=False)
        with st.container(horizontal=True):
            if may(actor, Doing.READ_INTERNAL, workshop):
                address = f"/api/workshops/{workshop.id}/attendance.docx"
                st.link_button(_("Hoja para firmar"), address, icon=":material/draw:")
            if may(actor, Doing.PREPARE, workshop):
                badges = f"/api/workshops/{workshop.id}/badges.docx"
                st.link_button(_("Gafetes"), badges, icon=":material/badge:")
            offer_workbook(workshop, "attendance")


def _offer_codes(workshop: Workshop, session: Session) -> None:
    st.subheader(_("Que cada persona lo diga desde su teléfono"), anchor=False)
    link = arrival_address(workshop, session)
    st.caption(
        _(
            "Muestre este código en la sala. Quien lo escanea y ya entró con su enlace personal o con el código "
            "de la sala dice «Estoy aquí»; a nadie más le sirve. También está en la página de inicio de cada quien."
        )
    )
    st.image(qr(link), width=240, alt=_("Código QR para decir que se está en la sesión"))
    st.code(link, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        codes = f"/api/workshops/{workshop.id}/arrival-codes.docx"
        st.link_button(_("Códigos para la puerta"), codes, icon=":material/qr_code_2:")


def arrival_address(workshop: Workshop, session: Session) -> str:
    """Return the address at which people say that they are at a session."""
    return f"{public_url()}/presente/{workshop.id}/{session.id}"
