"""The wordings proposed for the item the plenary is at: side by side, collisions marked, accepted or written anew."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from pages.plenary.item_card import speaker
from pages.plenary.settling import WRITING, Seen, Step, seen_now, settle
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.open_workshop import perform, performing
from pages.shared.prose import pieces_html
from pages.shared.undo_offer import done
from workshop.amendments import Ground, Proposed, ground
from workshop.attributed import who_said
from workshop.footnotes import note_numbers
from workshop.language import _, ngettext
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.amend import accept, agree, decline
from workshop.use_cases.decide import Decidable
from workshop.workshop import Workshop


def offer_amendments(workshop: Workshop, items: Sequence[Decidable], item: Decidable, seen: Seen) -> None:
    """Show the open amendments of an item, and what the plenary can make of those that are ticked."""
    base = ground(workshop, item.item, item.field)
    if not base.proposed:
        return
    count = len(base.proposed)
    title = ngettext("{count} propuesta de redacción", "{count} propuestas de redacción", count).format(count=count)
    st.subheader(title, anchor=False)
    chosen = [each for each in base.proposed if _one(workshop, base, each)]
    ids = [each.amendment.id for each in chosen]
    together = base.together(ids) if ids else None
    if ids and together is None:
        _say_why(chosen)
    with st.container(horizontal=True, gap="small"):
        label = _("Aceptar la marcada") if len(ids) == 1 else _("Aceptar las marcadas")
        if st.button(
            label,
            key="accept-amendments", icon=":material/done:", type="primary", disabled=together is None,
        ):  # fmt: skip
            step = Step(partial(accept, amendments=ids), label, _("Se aceptó. El texto quedó así."))
            settle(workshop, items, item, step, seen)
        if st.button(_("Escribir el texto acordado"), key="write-agreed", icon=":material/edit_note:"):
            st.session_state[WRITING] = (seen, base.text if together is None else together)
        _offer_declining(ids)
    writing = st.session_state.get(WRITING)
    if writing and writing[0].key == item.key:
        _write(workshop, items, item, ids or [each.amendment.id for each in base.proposed], *writing)


def amended_words(workshop: Workshop, base: Ground, proposed: Proposed) -> str:
    """Return an amendment as HTML upon the text as it stands; words that others would have otherwise are marked."""
    notes = note_numbers(workshop)
    found = (
        f'<span class="pl-collides">{pieces_html([piece], notes)}</span>' if collides else pieces_html([piece], notes)
        for piece, collides in base.pieces(proposed)
    )
    return f'<p class="pl-compared" translate="no">{"".join(found)}</p>'


def _one(workshop: Workshop, base: Ground, proposed: Proposed) -> bool:
    """Show one amendment and say whether it is ticked."""
    amendment = proposed.amendment
    with st.container(border=True, gap="small"):
        who = f"{speaker(workshop, amendment)} · {moment_of(amendment.at, workshop.facts.timezone)}"
        # One alone is ticked; once there are others it is another box, for none shall be accepted unchosen.
        is_alone = len(base.proposed) == 1
        key = f"amendment-alone-{amendment.id}" if is_alone else f"amendment-{amendment.id}"
        ticked = st.checkbox(plain(who), value=is_alone, key=key)
        st.html(amended_words(workshop, base, proposed) + _remarks(workshop, base, proposed))
    return ticked


def _remarks(workshop: Workshop, base: Ground, proposed: Proposed) -> str:
    """Return what has to be known before it is accepted: collisions, and what became of the text since."""
    others = [each.amendment for each in base.proposed if each.amendment.id in proposed.against]
    said = []
    if others:
        names = ", ".join(dict.fromkeys(who_said(workshop, each) or _("una sin atribuir") for each in others))
        said.append(_("Cambia las mismas palabras que: {names}").format(names=names))
    if proposed.edits is None:
        said.append(_("El texto ya cambió en esas palabras: no puede aceptarse tal cual. Escriba el texto acordado."))
    elif proposed.survived:
        said.append(_("El texto cambió después de esta propuesta; se muestra sobre el texto de ahora."))
    return "".join(f'<p class="pl-warning">{escape(each)}</p>' for each in said)


def _say_why(chosen: Sequence[Proposed]) -> None:
    if len(chosen) > 1:
        st.caption(_("Las marcadas cambian las mismas palabras: acepte una o escriba el texto acordado."))
    else:
        st.caption(_("La marcada ya no cabe en el texto: escriba el texto acordado."))


def _offer_declining(ids: Sequence[str]) -> None:
    """Leave what is ticked aside, with the reason its delegation will read."""
    with st.popover(_("No incorporar"), icon=":material/block:", disabled=not ids, key="declining"):
        reason = st.text_input(_("Motivo (opcional)"), key=f"decline-reason-{'-'.join(ids)}")
        label = _("No incorporar la marcada") if len(ids) == 1 else _("No incorporar las marcadas")
        if st.button(label, key="decline-amendments", icon=":material/block:", disabled=not ids):
            committed = perform(performing(decline, ids, reason or ""))
            if committed is not None:
                done(_("Se dejó el texto como estaba."), committed)
                st.rerun()


def _write(
    workshop: Workshop, items: Sequence[Decidable], item: Decidable, ids: Sequence[str], seen: Seen, start: str
) -> None:
    """Show the form for the wording the plenary agrees on, which begins with what was ticked."""
    names = mark_names(workshop, start)
    with st.form(f"agreed-form-{item.key}"):
        typed = st.text_area(
            _("Texto acordado"), to_typed(start, names), key=f"agreed-of-amendments-{item.key}", height="content"
        )
        if names:
            st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))
        with st.container(horizontal=True):
            yes = st.form_submit_button(
                _("Guardar y acordar"), type="primary", icon=":material/done:", key="agree-amendments"
            )
            no = st.form_submit_button(_("Cancelar"), key="cancel-agreed")
    if no:
        del st.session_state[WRITING]
        st.rerun()
    if yes:
        text = from_typed(typed or "", names)
        st.session_state[WRITING] = (seen_now(workshop, item), text)
        use_case = partial(agree, item=item.item, text=text, amendments=ids, field=item.field)
        settle(workshop, items, item, Step(use_case, _("Texto acordado"), _("Se acordó el texto."), words=True), seen)
