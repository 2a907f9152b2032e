"""The quota board: delegations by profiles with gaps and surpluses in words, as a chart, and as letters to send."""

import pandas as pd
import streamlit as st

from pages.preparation.quota_letters import show_letters
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.tables import Cell, Row, show_table
from workshop.items import Delegation, Profile
from workshop.language import _, ngettext
from workshop.quotas import QuotaBoard, QuotaCell
from workshop.workshop import Workshop


def show_board(workshop: Workshop, board: QuotaBoard, *, is_seen: bool) -> None:
    """Show the board as one table, with a column of people without a profile where there are any.

    Chart and letters come only while it `is_seen`: the code that shows these is heavy, and all the page waits for it.
    """
    _show_range(workshop)
    if not board.delegations or not board.profiles:
        st.caption(_("Para ver los cupos hacen falta delegaciones y perfiles."))
        return
    st.caption(
        _(
            "Los cupos obligan a los Países Miembros; a los demás solo se les cuenta. "
            "Personas invitadas, expertas y panelistas quedan fuera."
        )
    )
    without = any(board.without.values())
    headings = [_("Delegación"), *(_heading(profile) for profile in board.profiles)]
    headings += [_("Sin perfil")] if without else []
    rows = [_row(board, delegation, without) for delegation in board.delegations]
    show_table(_("Cupos por delegación y perfil"), [*headings, _total_heading(board)], rows)
    if board.unattached:
        sentence = ngettext(
            "Una persona no tiene delegación.", "{count} personas no tienen delegación.", board.unattached
        )
        st.caption(sentence.format(count=board.unattached))
    if is_seen:
        _show_chart(board)
        show_letters(workshop, board)


def _show_range(workshop: Workshop) -> None:
    labels = {"delegation_minimum": _("Al menos, por delegación"), "delegation_maximum": _("Hasta, por delegación")}

    def fields(form: EditForm) -> None:
        left, right = st.columns(2)
        with left:
            form.number("delegation_minimum", min_value=0, max_value=99)
        with right:
            form.number("delegation_maximum", min_value=0, max_value=99)

    with st.expander(_("Cupo de cada delegación en total"), icon=":material/tune:", key="delegation-range"):
        st.caption(
            _(
                "Cuántas personas envía en total cada País Miembro; en blanco, sin límite. "
                "Con un total, cada delegación debe cubrir además todos los perfiles."
            )
        )
        edit_form(workshop, workshop.facts, labels, fields, _("Se guardó el cupo por delegación."), name="range")


def _heading(profile: Profile) -> str:
    quota = _bounds(profile.minimum, profile.maximum)
    return _("{name} ({quota})").format(name=profile.name, quota=quota) if quota else profile.name


def _total_heading(board: QuotaBoard) -> str:
    quota = _bounds(board.low, board.high)
    return _("Total ({quota})").format(quota=quota) if quota else _("Total")


def _bounds(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return _("al menos {low}").format(low=low)
    if low is None:
        return _("hasta {high}").format(high=high)
    return str(low) if low == high else _("{low} a {high}").format(low=low, high=high)


def _row(board: QuotaBoard, delegation: Delegation, without: bool) -> Row:
    uncovered = board.uncovered(delegation.id)
    cells = [_cell(board.cells[delegation.id, each.id], each in uncovered) for each in board.profiles]
    if without:
        cells.append(Cell(str(board.without[delegation.id] or ""), "number"))
    whole = QuotaCell(board.people(delegation.id), board.short(delegation.id), board.over(delegation.id))
    return Row([Cell(delegation.name, "strong"), *cells, _cell(whole)])


def _cell(cell: QuotaCell, is_uncovered: bool = False) -> Cell:
    warnings = []
    if cell.missing:
        warnings.append(ngettext("falta {count}", "faltan {count}", cell.missing).format(count=cell.missing))
    elif is_uncovered:
        warnings.append(_("sin cubrir"))
    if cell.surplus:
        warnings.append(ngettext("sobra {count}", "sobran {count}", cell.surplus).format(count=cell.surplus))
    return Cell(str(cell.count), "number", warnings=warnings)


def _show_chart(board: QuotaBoard) -> None:
    """Draw what the table says: per delegation who is there within the quota, who is missing, who is too many."""
    inside, missing, surplus = _("Inscritas"), _("Faltan"), _("Sobran")
    rows = []
    for each in board.delegations:
        over = board.too_many(each.id)
        count = board.people(each.id) - over
        rows.append({_("Delegación"): each.name, inside: count, missing: board.awaited(each.id), surplus: over})
    st.bar_chart(
        pd.DataFrame(rows),
        x=_("Delegación"),
        y=[inside, missing, surplus],
        y_label=_("Personas"),
        x_label="",
        color=["#2E7D86", "#C98A1B", "#A23B72"],
        horizontal=True,
        sort=False,
        height=60 + 28 * len(rows),
        alt=_("Barras por delegación: personas inscritas, que faltan y que sobran. La tabla de arriba dice lo mismo."),
    )
