"""Pasting a list of people: what each line seems to say is shown, and only then registered, in one step."""

import streamlit as st

from pages.shared.adding import empty_form
from pages.shared.open_workshop import perform, performing
from pages.shared.show_problem import show_problem
from pages.shared.tables import Cell, Row, show_table
from pages.shared.undo_offer import done
from workshop.errors import ListTooLong
from workshop.language import _, ngettext
from workshop.people_list import PersonRow, read_people, same_person
from workshop.use_cases.register_people import register_list
from workshop.workshop import Workshop

_PASTED = "pasted-people"


def paste_people(workshop: Workshop) -> None:
    """Show the box for a list, and below it what was understood."""
    shown = st.session_state.get(_PASTED)
    st.caption(_("Puede copiarla de Excel o de Word. Las columnas van separadas por tabulador, «;» o «,»."))
    with st.form("paste-people", border=False):
        text = st.text_area(
            _("Pegue la lista, una persona por línea"),
            height=200,
            key=f"people-text-{st.session_state.get('turn-paste-people', 0)}",
            placeholder=_("Nombre; delegación; perfil; cargo; institución; correo"),
        )
        if st.form_submit_button(_("Revisar"), key="review-people", icon=":material/preview:"):
            shown = st.session_state[_PASTED] = text
    if shown:
        try:
            found = read_people(workshop, shown)
        except ListTooLong as problem:
            show_problem(problem)
        else:
            _show_pasted(workshop, found)


def _show_pasted(workshop: Workshop, rows: list[PersonRow]) -> None:
    if not rows:
        st.warning(_("No se reconoció a ninguna persona. Escriba una por línea."), icon=":material/warning:")
        return
    delegations = {each.id: each.name for each in workshop.delegations}
    profiles = {each.id: each.name for each in workshop.profiles}
    headings = [_("Qué pasará"), _("Nombre"), _("Delegación"), _("Perfil"), _("Cargo e institución"), _("Correo")]
    shown = [
        Row(
            [
                _fate(workshop, row),
                Cell(row.name, "strong"),
                delegations.get(row.delegation or "", ""),
                profiles.get(row.profile or "", ""),
                ", ".join(each for each in (row.position, row.institution) if each),
                row.email,
            ],
            quiet=row.duplicate is not None,
        )
        for row in rows
    ]
    show_table(_("Lo que se entendió de la lista"), headings, shown)
    _offer_confirming(rows)


def _fate(workshop: Workshop, row: PersonRow) -> Cell:
    warnings = [_("No se reconoce: {words}").format(words=", ".join(row.unknown))] if row.unknown else []
    if row.duplicate is None:
        return Cell(_("Se agrega"), "good", warnings=warnings)
    known = same_person(row, workshop.participants)
    reason = _("Ya está en la lista") if known else _("Se repite en lo pegado")
    return Cell(reason, "quiet", warnings=warnings)


def _offer_confirming(rows: list[PersonRow]) -> None:
    repeated = sum(row.duplicate is not None for row in rows)
    with_repeated = bool(repeated) and st.checkbox(_("Agregar también las que parecen repetidas"), key="with-repeated")
    count = len(rows) if with_repeated else len(rows) - repeated
    label = ngettext("Agregar una persona", "Agregar {count} personas", count).format(count=count)
    with st.container(horizontal=True):
        if st.button(label, key="register-list", type="primary", icon=":material/group_add:", disabled=not count):
            _register(rows, with_repeated, count)
        if st.button(_("Descartar"), key="drop-people"):
            _forget()
            st.rerun()


def _register(rows: list[PersonRow], with_repeated: bool, count: int) -> None:
    committed = perform(performing(register_list, rows, with_duplicates=with_repeated))
    if committed is not None:
        message = ngettext("Se agregó una persona.", "Se agregaron {count} personas.", count)
        _forget()
        done(message.format(count=count), committed)
        st.rerun()


def _forget() -> None:
    st.session_state.pop(_PASTED, None)
    empty_form("paste-people")
