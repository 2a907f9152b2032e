"""The quota board: delegations by profiles, gaps and surpluses said in words."""

import streamlit as st

from pages.shared.tables import Cell, Row, show_table
from workshop.items import Delegation, Profile
from workshop.language import _, ngettext
from workshop.quotas import QuotaBoard, QuotaCell


def show_board(board: QuotaBoard) -> None:
    """Show the board as one table, with a column of people without a profile where there are any."""
    if not board.delegations or not board.profiles:
        st.caption(_("Para ver los cupos hacen falta delegaciones y perfiles."))
        return
    st.caption(_("Los cupos obligan a los Países Miembros; a los demás solo se les cuenta."))
    without = any(board.without.values())
    headings = [_("Delegación"), *(_heading(profile) for profile in board.profiles)]
    headings += [_("Sin perfil")] if without else []
    rows = [_row(board, delegation, without) for delegation in board.delegations]
    show_table(_("Cupos por delegación y perfil"), [*headings, _("Total")], rows)
    if board.unattached:
        sentence = ngettext(
            "Una persona no tiene delegación.", "{count} personas no tienen delegación.", board.unattached
        )
        st.caption(sentence.format(count=board.unattached))


def _heading(profile: Profile) -> str:
    low, high = profile.minimum, profile.maximum
    if low is None and high is None:
        return profile.name
    if high is None:
        return _("{name} (al menos {low})").format(name=profile.name, low=low)
    if low is None:
        return _("{name} (hasta {high})").format(name=profile.name, high=high)
    quota = str(low) if low == high else _("{low} a {high}").format(low=low, high=high)
    return f"{profile.name} ({quota})"


def _row(board: QuotaBoard, delegation: Delegation, without: bool) -> Row:
    cells = [_cell(board.cells[delegation.id, profile.id]) for profile in board.profiles]
    if without:
        cells.append(Cell(str(board.without[delegation.id] or ""), "number"))
    return Row([Cell(delegation.name, "strong"), *cells, Cell(str(board.people(delegation.id)), "number")])


def _cell(cell: QuotaCell) -> Cell:
    warnings = []
    if cell.missing:
        warnings.append(ngettext("falta {count}", "faltan {count}", cell.missing).format(count=cell.missing))
    if cell.surplus:
        warnings.append(ngettext("sobra {count}", "sobran {count}", cell.surplus).format(count=cell.surplus))
    return Cell(str(cell.count), "number", warnings=warnings)
