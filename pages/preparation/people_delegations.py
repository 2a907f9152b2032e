"""The delegations: countries and bodies that send people, in the order in which they are named."""

import streamlit as st

from pages.shared.adding import add, add_form, form_heading
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.choices import choice_names
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.open_workshop import perform, performing
from pages.shared.tables import Cell, Row, show_table
from pages.shared.undo_offer import done
from workshop.choices import CHOICES
from workshop.labels import choice_label
from workshop.language import _
from workshop.use_cases.prepare_workshop import edit_facts
from workshop.use_cases.register_people import add_delegation, delete_delegation
from workshop.workshop import Workshop

_DELEGATION = "chosen-delegation"
_KINDS = CHOICES[("delegation", "kind")]


def show_delegations(workshop: Workshop) -> None:
    """Show the delegations, and beside them the forms."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _list_delegations(workshop)
    with right:
        _add_delegation()
        _edit_delegation(workshop)


def _list_delegations(workshop: Workshop) -> None:
    if not workshop.delegations:
        st.caption(_("Todavía no hay delegaciones."))
        return
    _choose_order(workshop)
    chosen = chosen_id(workshop.delegations, _DELEGATION)
    rows = [
        Row(
            [
                Cell(each.code, "number"),
                Cell(each.name, "strong", below=[each.official_name] if each.official_name else []),
                _kind_label(each.kind),
                each.head or "",
            ],
            chosen=each.id == chosen,
        )
        for each in workshop.delegations
    ]
    headings = [_("Código"), _("Nombre"), _("Tipo"), _("Jefatura de delegación")]
    show_table(_("Delegaciones"), headings, rows)


def _choose_order(workshop: Workshop) -> None:
    facts = workshop.facts
    names = choice_names("workshop", "delegations_order")
    chosen = st.radio(
        _("Orden de las delegaciones"),
        list(names),
        list(names).index(facts.delegations_order),
        lambda each: names[each],
        key=f"delegations-order-{facts.version('delegations_order')}",
        horizontal=True,
    )
    if chosen != facts.delegations_order:
        edits = {"delegations_order": (facts.version("delegations_order"), chosen)}
        committed = perform(performing(edit_facts, edits))
        if committed is not None:
            done(_("Se cambió el orden de las delegaciones."), committed)
            st.rerun()


def _add_delegation() -> None:
    with add_form("add-delegation") as form:
        form_heading(_("Agregar una delegación"))
        left, right = st.columns([1, 2])
        with left:
            code = st.text_input(_("Código"), key=form.key("code"), placeholder="CRI")
        with right:
            name = st.text_input(_("Nombre"), key=form.key("name"))
        kinds = choice_names("delegation", "kind")
        kind = st.selectbox(_("Tipo"), list(kinds), format_func=lambda each: kinds[each], key=form.key("kind"))
        pressed = form.submit(_("Agregar delegación"))
    if pressed:
        wish = performing(add_delegation, code, name, kind=kind)
        committed = add(form.name, _("Se agregó «{name}».").format(name=name.strip()), wish)
        if committed is not None:
            prefer(_DELEGATION, committed.entries[0].change.item)
            st.rerun()


def _edit_delegation(workshop: Workshop) -> None:
    if not workshop.delegations:
        return
    with st.container(border=True):
        delegation = choose_item(_("Delegación por cambiar"), workshop.delegations, lambda each: each.name, _DELEGATION)
        if delegation is None:
            return
        with st.container(horizontal=True, gap="xsmall"):
            if workshop.facts.delegations_order == "host":
                offer_moves(delegation, workshop.delegations, delegation.name)
            offer_delete(delegation, delegation.name, delete_delegation)
        labels = {
            "code": _("Código"),
            "name": _("Nombre"),
            "official_name": _("Nombre oficial, si es otro"),
            "kind": _("Tipo"),
            "head": _("Jefatura de delegación"),
        }
        message = _("Se guardó «{name}».").format(name=delegation.name)
        edit_form(workshop, delegation, labels, _delegation_fields, message)


def _delegation_fields(form: EditForm) -> None:
    left, right = st.columns([1, 2])
    with left:
        form.line("code")
    with right:
        form.line("name")
    form.line("official_name")
    form.choice("kind", _KINDS, _kind_label)
    form.line("head")


def _kind_label(kind: str) -> str:
    return choice_label("delegation", "kind", kind)
