"""A link that was just made: shown once, as text to send and as a QR to scan."""

import segno
import streamlit as st

from pages.shared.formats import plain
from pages.shared.running import public_url
from workshop.language import _
from workshop.workshop import Workshop

_SHOWN = "invited"


def keep_link(workshop: Workshop, name: str, token: str, of_table: bool = False) -> None:
    """Have a link shown until it is put away; it is nowhere else."""
    link = f"{public_url()}/entrar/{token}"
    st.session_state[_SHOWN] = {"workshop": workshop.id, "name": name, "link": link, "table": of_table}


def show_link(workshop: Workshop) -> None:
    """Show the link that was made last, if it was not put away."""
    made = st.session_state.get(_SHOWN)
    if made is None or made["workshop"] != workshop.id:
        return
    with st.container(border=True, key="invitation"):
        if made["table"]:
            st.markdown(_("**Enlace de «{name}»**").format(name=plain(made["name"])))
            st.caption(_("Se muestra una sola vez. Ábralo en el equipo de la mesa: sirve hasta que termine el día."))
        else:
            st.markdown(_("**Enlace personal de {name}**").format(name=plain(made["name"])))
            st.caption(
                _(
                    "Se muestra una sola vez y sirve para una sola entrada. "
                    "Envíelo o deje que lo escanee con su teléfono."
                )
            )
        st.code(made["link"], language=None, wrap_lines=True)
        st.image(qr(made["link"]), width=200, alt=_("Código QR del enlace personal"))
        if st.button(_("Listo"), key="invitation-done"):
            del st.session_state[_SHOWN]
            st.rerun()


def qr(text: str) -> str:
    """Return a QR code as an SVG drawing, dark on white on any theme."""
    return str(segno.make(text, micro=False).svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=False))
