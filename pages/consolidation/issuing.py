"""Emitir borrador: what is still open is told, may be closed in the same step, and never refuses the draft."""

import logging
import threading
from collections.abc import Mapping

import streamlit as st

from exports.word.annexes import ANNEXES
from pages.api.drafts import draft_copy
from pages.consolidation.opened import offer_step
from pages.consolidation.word_options import ask_annexes
from pages.shared.checked import checked
from pages.shared.following import flash
from pages.shared.open_workshop import current, perform, performing
from pages.shared.running import database
from storage.database import Database
from storage.drafts import issued_in, keep_document
from workshop.drafts import draft_title, next_number
from workshop.errors import Forbidden, StageClosed, WorkshopNotFound
from workshop.items import Draft
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.permissions import Doing
from workshop.use_cases.issue_draft import Matter, Open, issue_draft, open_matters
from workshop.use_cases.open_stage import next_stage
from workshop.workshop import Workshop

_log = logging.getLogger("plenaria")
_OPEN, _ANNEXES = "issuing", "issue-annexes"  # whether the dialog is open; the annexes chosen in it


def offer_issuing() -> None:
    """Offer to issue the next draft."""
    if st.button(_("Emitir borrador"), key="issue", icon=":material/bookmark_added:"):
        st.session_state[_OPEN] = True


def show_issuing() -> None:
    """Show the dialog while it is open, through every run of the page that others' changes cause."""
    if st.session_state.get(_OPEN):
        workshop, _actor = current()
        title = _("Emitir: {draft}").format(draft=draft_title(next_number(workshop)))
        st.dialog(title, width="medium", icon=":material/bookmark_added:", on_dismiss=_close)(_show)()


def _show() -> None:
    try:
        workshop, actor = current(Doing.CONSOLIDATE)
    except (WorkshopNotFound, Forbidden, StageClosed):
        return
    st.markdown(_("Se guarda el plan tal como está ahora, con su Word. Ya no cambia, aunque se siga escribiendo."))
    closing = _ask(workshop, open_matters(workshop, actor, len(checked(workshop))))
    annexes = ask_annexes(workshop, actor, _ANNEXES)
    if any(ANNEXES[name].doing is not Doing.READ_MATRIX for name in annexes):
        st.caption(_("Los anexos sobre personas o decisiones los recibe solo quien puede verlos."))
    if offer_step(_("Emitir"), "issue-now", "bookmark_added"):
        _issue(closing, annexes)


def _ask(workshop: Workshop, matters: list[Open]) -> list[Matter]:
    """Tell what is open; return what of it is to be closed along with the draft."""
    if not matters:
        st.caption(_("No queda nada abierto."))
        return []
    st.subheader(_("Lo que sigue abierto"), anchor=False)
    words = {matter.matter: _words(workshop, matter) for matter in matters}
    closing = [
        matter.matter
        for matter in matters
        if matter.closable and st.checkbox(_closing_words(words, matter), key=f"close-{matter.matter}")
    ]
    left = [words[matter.matter] for matter in matters if not matter.closable]
    if left:
        st.caption(_("Queda como está y no impide emitir:"))
        st.markdown("\n".join(f"- {each}" for each in left))
    return closing


def _closing_words(words: Mapping[Matter, str], matter: Open) -> str:
    closing = {
        "stage": _("Cerrarla ahora"),
        "hand_in": _("Entregarlos a la plenaria ahora"),
        "sounding": _("Cerrarlo ahora"),
        "undisputed": _("Acordar lo no observado ahora"),
    }
    return f"{words[matter.matter]} — **{closing[matter.matter]}**"


def _words(workshop: Workshop, matter: Open) -> str:
    count = matter.count
    if matter.matter == "stage":
        stage = choice_label("workshop", "stage", workshop.facts.stage)
        following = choice_label("workshop", "stage", next_stage(workshop.facts.stage))
        return _("La etapa «{stage}» está abierta; sigue «{next}»").format(stage=stage, next=following)
    phrases = {
        "hand_in": ngettext("{count} eje sin entregar", "{count} ejes sin entregar", count),
        "sounding": _("Hay un sondeo abierto en la sala"),
        "amendments": ngettext(
            "{count} propuesta de redacción sin resolver", "{count} propuestas de redacción sin resolver", count
        ),
        "undisputed": ngettext(
            "{count} texto sin decisión y sin observaciones", "{count} textos sin decisión y sin observaciones", count
        ),
        "disputed": ngettext(
            "{count} texto sin acuerdo, con observaciones o reservas",
            "{count} textos sin acuerdo, con observaciones o reservas",
            count,
        ),
        "remarks": ngettext("{count} observación sin atender", "{count} observaciones sin atender", count),
        "inputs": ngettext("{count} insumo sin usar", "{count} insumos sin usar", count),
        "gaps": ngettext("{count} cosa por revisar", "{count} cosas por revisar", count),
    }
    return phrases[matter.matter].format(count=count)


def _issue(closing: list[Matter], annexes: list[str]) -> None:
    made = perform(performing(issue_draft, closing, annexes))
    if made is None:
        return
    draft = issued_in(made.workshop)
    _close()
    flash(_("Se emitió: {draft}").format(draft=draft_title(draft.number)))
    # What was committed runs every open page again, this one too, and would end it in the middle of making a document.
    threading.Thread(target=_keep_document, args=(database(), made.workshop, draft)).start()
    st.rerun()


def _keep_document(opened: Database, then: Workshop, draft: Draft) -> None:
    """Keep the draft's document; whoever fetches it before waits for it, and makes it where this did not succeed."""
    try:
        keep_document(opened, then, draft, draft_copy)
    except Exception:
        _log.exception("the document of a draft was not kept")


def _close() -> None:
    for key in (_OPEN, _ANNEXES):
        st.session_state.pop(key, None)
