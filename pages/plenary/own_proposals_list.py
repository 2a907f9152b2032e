"""What became of each proposal of one's own or of one's delegation: its words, its outcome, why, and the decision."""

from html import escape

import streamlit as st

from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.naming import name_of
from pages.shared.open_workshop import perform, performing
from pages.shared.prose import compared, line
from workshop.footnotes import note_numbers
from workshop.items import Amendment, Delegation
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.own_proposals import own_proposals
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.amend import withdraw
from workshop.use_cases.remark import sign_of
from workshop.wordings import wording
from workshop.workshop import Workshop

_TAKEN = ("accepted", "in_agreed_text")


def show_own_proposals(workshop: Workshop, actor: Actor, delegation: Delegation | None) -> None:
    """Show the proposals, the newest first; who made one takes it back while nothing was settled on it."""
    found = own_proposals(workshop, actor, delegation.id if delegation else None)
    name = plain(delegation.name or delegation.code) if delegation else ""
    title = _("Propuestas de {delegation}").format(delegation=name) if name else _("Sus propuestas")
    st.subheader(title, anchor=False)
    if not found:
        st.caption(_("Todavía no hay ninguna."))
    for each in found:
        with st.container(border=True, gap="small", key=f"proposal-{each.id}"):
            st.html(proposal_html(workshop, each))
            if each.outcome is None and each.by == sign_of(actor) and may(actor, Doing.AMEND, workshop):
                _offer_withdrawing(each)


def proposal_html(workshop: Workshop, proposal: Amendment) -> str:
    """Return a proposal as HTML: upon which text, what it changes, what became of it."""
    item, notes = proposal.parent or "", note_numbers(workshop)
    name = name_of(workshop, number_plan(workshop), item, proposal.field)
    outcome = choice_label("amendment", "outcome", proposal.outcome) if proposal.outcome else _("Por resolver")
    look = "pl-item-settled" if proposal.outcome in _TAKEN else "pl-item-open" if proposal.outcome is None else ""
    words = compared(proposal.base, proposal.text, notes)
    told = "".join(f"<p>{each}</p>" for each in _what_became(workshop, proposal))
    who = " · ".join(part for part in (proposal.author or "", moment_of(proposal.at, workshop.facts.timezone)) if part)
    return (
        f'<article class="pl-proposal"><header><span class="pl-item-name">{escape(name)}</span>'
        f'<span class="pl-item-state {look}">{escape(outcome)}</span></header>'
        f'<p class="pl-compared" translate="no">{words}</p>{told}<p class="pl-item-by" translate="no">{escape(who)}</p>'
        "</article>"
    )


def _what_became(workshop: Workshop, proposal: Amendment) -> list[str]:
    """Return why it was left aside, what the plenary decided on the text, and how the text reads if it is another."""
    item = workshop.items[proposal.parent or workshop.root]
    said = [_labelled(_("Motivo"), proposal.reason)] if proposal.reason else []
    decision = workshop.decision(item.id, proposal.field)
    is_later = decision is not None and (decision.at or "") >= (proposal.at or "")
    if decision is not None and (is_later or proposal.outcome is not None):  # an earlier one says nothing of it
        decided = (choice_label("decision", "outcome", decision.outcome), decision.reason)
        said.append(_labelled(_("Decisión de la plenaria"), ": ".join(part for part in decided if part)))
    standing = wording(item, proposal.field)
    if proposal.outcome is not None and standing not in (proposal.text, proposal.base):
        label = escape(_("El texto quedó así"))
        said.append(f'<b>{label}:</b> <span translate="no">{line(standing, note_numbers(workshop))}</span>')
    return said


def _labelled(label: str, text: str) -> str:
    return f'<b>{escape(label)}:</b> <span translate="no">{escape(text)}</span>'


def _offer_withdrawing(proposal: Amendment) -> None:
    label, key = _("Retirar la propuesta"), f"withdraw-{proposal.id}"
    withdraws = st.button(label, key=key, icon=":material/undo:", type="tertiary")
    if withdraws and perform(performing(withdraw, proposal.id)) is not None:
        flash(_("Se retiró la propuesta."))
        st.rerun()
