"""What is said of an item: remarks, other wordings, reservations; each can be taken back."""

import streamlit as st

from pages.plenary.item_card import speaker
from pages.plenary.noted import keep, round_of
from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.naming import short
from pages.shared.open_workshop import performing
from workshop.amendments import open_amendments
from workshop.items import Amendment, Remark, Reservation
from workshop.language import _
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.amend import propose, withdraw
from workshop.use_cases.decide import Decidable, add_remark, add_reservation, remarks_on, take_back
from workshop.workshop import Workshop

_FORM = "note"


def offer_notes(workshop: Workshop, item: Decidable) -> None:
    """Show the form for a remark, another wording or a reservation, and the menu that takes one back."""
    kinds = {"remark": _("Observación"), "amendment": _("Propuesta")}
    if workshop.delegations:
        kinds["reservation"] = _("Reserva")
    kind = st.pills(  # these go on in a second row where the column is narrow; a control of segments breaks up
        _("Anotar"), list(kinds), key="noting", default="remark", format_func=kinds.__getitem__, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    key = f"{kind}-{item.key}-{round_of(_FORM)}"
    with st.form(f"noting-{key}", border=False):
        delegation = _choose_delegation(workshop, kind, f"who-{key}")
        base = st.session_state.setdefault(f"base-{key}", item.wording)  # what it is written upon stays while it is
        names = mark_names(workshop, base)
        if kind == "amendment":
            text = st.text_area(_("Redacción que propone"), to_typed(base, names), key=f"note-{key}", height="content")
        else:
            label = kinds[kind] if kind == "remark" else _("Texto de la reserva (opcional)")
            text = st.text_area(label, key=f"note-{key}", height=80)
        pressed = st.form_submit_button(_("Anotar"), icon=":material/add_comment:", key=f"add-{kind}", width="stretch")
    if pressed and kind == "amendment":
        use_case = performing(
            propose, item.item, from_typed(text or "", names), field=item.field, delegation=delegation, shown=base,
            noted=True,
        )  # fmt: skip
        keep(_FORM, _("Se anotó la propuesta."), use_case)
    elif pressed:
        _note(workshop, item, kind, delegation, text or "")
    _offer_taking_back(workshop, item)


def _choose_delegation(workshop: Workshop, kind: str, key: str) -> str | None:
    names = {each.id: each.name or each.code for each in workshop.delegations}
    if not names:
        return None
    blank = _("Sin atribuir") if kind != "reservation" else _("Elija una delegación")
    return st.selectbox(
        _("Delegación"), list(names), None, lambda each: names.get(each, ""), key=key, placeholder=blank
    )


def _note(workshop: Workshop, item: Decidable, kind: str, delegation: str | None, text: str) -> None:
    if kind == "reservation" and delegation is None:
        st.caption(_("Elija la delegación que hace la reserva."))
    elif kind == "remark" and not text.strip():
        st.caption(_("Escriba la observación."))
    elif kind == "remark":
        keep(
            _FORM,
            _("Se anotó la observación."),
            performing(add_remark, item.item, text, field=item.field, delegation=delegation),
        )
    else:
        keep(_FORM, _("Se anotó la reserva."), performing(add_reservation, item.item, delegation, text))


def _offer_taking_back(workshop: Workshop, item: Decidable) -> None:
    found: list[Remark | Reservation | Amendment] = [
        *remarks_on(workshop, item),
        *workshop.reservations(item.item),
        *open_amendments(workshop, item.item, item.field),
    ]
    records = {each.id: each for each in found}
    if not records:
        return
    names = tell_apart({each.id: _record(workshop, each) for each in found})
    chosen = st.menu_button(
        _("Retirar una anotación"),
        list(names),
        key="take-back",
        icon=":material/comments_disabled:",
        format_func=lambda record: names.get(record, ""),
        width="stretch",
    )
    if chosen in records:
        takes_back = withdraw if isinstance(records[chosen], Amendment) else take_back
        keep(_FORM, _("Se retiró la anotación."), performing(takes_back, chosen))


def _record(workshop: Workshop, record: Remark | Reservation | Amendment) -> str:
    kinds = {Remark: _("Observación"), Reservation: _("Reserva"), Amendment: _("Propuesta")}
    kind = kinds[type(record)]
    parts = (kind, speaker(workshop, record), short(record.text, 40))
    return plain(" · ".join(part for part in parts if part))
