"""Borrador: the plan as its Word document will read, what it still lacks, and the document one click away."""

from collections import Counter
from html import escape
from pathlib import Path

import streamlit as st

from pages.consolidation.comparison import is_comparing, show_comparison
from pages.consolidation.earlier_drafts import show_drafts
from pages.consolidation.issuing import offer_issuing, show_issuing
from pages.consolidation.last_steps import show_last_steps
from pages.consolidation.preview import offer_pdf, show_preview
from pages.consolidation.word_options import chosen_address, offer_options
from pages.shared.checked import checked
from pages.shared.following import follow
from pages.shared.moments import moment_of
from pages.shared.navigation import CHECKS
from pages.shared.open_workshop import current
from workshop.check_labels import KINDS, kind_label
from workshop.drafts import draft_title
from workshop.language import _, ngettext
from workshop.permissions import Doing, may
from workshop.use_cases.decide import decidables, is_settled
from workshop.workshop import Workshop


def show_status(workshop: Workshop) -> None:
    """Show what this copy is and how far the plan is."""
    items = list(decidables(workshop))
    settled = sum(is_settled(workshop, item) for item in items)
    actions = sum(len(workshop.actions_of_axis(axis.id)) for axis in workshop.axes)
    parts = [
        _("Copia de trabajo"),
        _last_issued(workshop),
        ngettext("{count} eje", "{count} ejes", len(workshop.axes)).format(count=len(workshop.axes)),
        ngettext("{count} acción", "{count} acciones", actions).format(count=actions),
        ngettext("{settled} de {count} acordado", "{settled} de {count} acordados", len(items)).format(
            settled=settled, count=len(items)
        ),
    ]
    st.caption(" · ".join(part for part in parts if part))


def _last_issued(workshop: Workshop) -> str:
    """Return which draft was issued last, and when; "" before the first."""
    if not workshop.drafts:
        return ""
    last = workshop.drafts[-1]
    when = moment_of(last.at, workshop.facts.timezone)
    return _("{draft} emitido el {when}").format(draft=draft_title(last.number), when=when)


def show_gaps(workshop: Workshop) -> None:
    """Show how many gaps there are of each kind, and the way to them."""
    found: Counter[str] = Counter(check.kind for check in checked(workshop))
    st.subheader(_("Qué falta"), anchor=False)
    if not found:
        st.caption(_("No falta nada: el plan está completo."))
        return
    rows = "".join(f"<li>{escape(kind_label(kind))}: {found[kind]}</li>" for kind in KINDS if kind in found)
    st.html(f'<ul class="pl-list">{rows}</ul>')
    st.page_link(CHECKS, label=_("Por revisar"), icon=":material/fact_check:")


workshop, actor = current()
st.html(Path(__file__).with_name("drafts.css"))
st.space(4)
with st.container(key="draft-head", horizontal=True, vertical_alignment="center"):
    st.title(_("Borrador"), anchor=False, width="stretch")
    if may(actor, Doing.CONSOLIDATE, workshop):
        offer_issuing()
    word = chosen_address(workshop, actor)
    st.link_button(_("Descargar Word"), word, type="primary", icon=":material/download:")
    offer_pdf(word)
show_status(workshop)
with st.container(key="draft-compared" if is_comparing(workshop) else "draft-body"):
    pages, aside = st.columns([2, 1], gap="medium")
with aside:
    show_gaps(workshop)
    offer_options(workshop, actor)
    show_drafts(workshop)
    show_last_steps(workshop, actor)
with pages:
    if is_comparing(workshop):
        show_comparison(workshop, actor)
    else:
        show_preview(workshop, actor, word)
if may(actor, Doing.CONSOLIDATE, workshop):
    show_issuing()
follow(workshop, ["workshop", "section", "term", "axis", "objective", "action", "footnote", "decision", "draft"])
