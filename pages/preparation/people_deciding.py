"""Deciding a doubtful row of a list: what the row says and whom it might be, side by side."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from pages.shared.formats import plain
from workshop.headings import field_heading
from workshop.language import _, ngettext
from workshop.person_names import fold
from workshop.person_updates import FIELDS
from workshop.weighed_people import Candidate, Decision, Weighed, Weighing
from workshop.workshop import Workshop

_ROW = "people-row"
Shown = tuple[str, Mapping[str, str]]  # a record's heading, and its cells
_SHOWN = tuple(name for name in FIELDS if name not in ("guest", "sex"))


def decide(workshop: Workshop, weighing: Weighing, decisions: dict[int, Decision]) -> None:
    """Offer the rows to be decided one after the other, and those that were, to be decided otherwise."""
    open_ones = [each for each in weighing.rows if each.state == "doubtful"]
    decided = [each for each in weighing.rows if each.decided]
    if not open_ones and not decided:
        return
    with st.container(border=True, key="deciding"):
        count = len(open_ones)
        heading = ngettext("Una fila por decidir", "{count} filas por decidir", count).format(count=count)
        st.subheader(heading if count else _("No queda ninguna fila por decidir"), anchor=False)
        _offer_strangers(open_ones, decisions)
        offered = {each.row.row: each for each in (*open_ones, *decided)}
        chosen = _choose(offered, open_ones)
        if chosen is None:
            return
        _show_one(workshop, offered[chosen], decisions)


def _offer_strangers(open_ones: Sequence[Weighed], decisions: dict[int, Decision]) -> None:
    """Offer to decide at once the rows that are like nobody, such as those hidden by a filter that was left on."""
    strangers = [each.row.row for each in open_ones if not each.candidates]
    if len(strangers) < 2:
        return
    words = _("{count} no se parecen a nadie de la lista:").format(count=len(strangers))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words, width="content")
        if st.button(_("Agregarlas todas"), key="add-strangers", type="tertiary"):
            _keep(decisions, strangers, Decision("another"))
        if st.button(_("Dejarlas todas fuera"), key="leave-strangers", type="tertiary"):
            _keep(decisions, strangers, Decision("leave_out"))


def _choose(offered: Mapping[int, Weighed], open_ones: Iterable[Weighed]) -> int | None:
    """Return the row to look at: the one that was chosen, else the first that is open."""
    first = next((each.row.row for each in open_ones), None)
    if st.session_state.get(_ROW) not in offered:
        st.session_state[_ROW] = first

    def called(number: int) -> str:
        mark = "" if offered[number].state == "doubtful" else "✓ "
        return mark + _("Fila {row}: {name}").format(row=number, name=offered[number].row.name)

    return st.selectbox(_("Fila"), list(offered), None, called, key=_ROW, placeholder=_("Elija"))


def _show_one(workshop: Workshop, weighed: Weighed, decisions: dict[int, Decision]) -> None:
    row = weighed.row
    if weighed.reason:
        st.markdown(f":material/help: {plain(weighed.reason)}")
    key = _chosen_candidate(weighed)
    candidate = next((each for each in weighed.candidates if each.key == key), None)
    st.html(_compared(workshop, weighed, candidate))
    with st.container(horizontal=True):
        if candidate is not None and st.button(_("Es la misma persona"), key="decide-same", icon=":material/join:"):
            _keep(decisions, [row.row], Decision("same", candidate.key))
        other = _("Es otra persona") if candidate else _("Agregarla")
        if st.button(other, key="decide-another", icon=":material/person_add:"):
            _keep(decisions, [row.row], Decision("another"))
        if st.button(_("Dejar fuera"), key="decide-out", icon=":material/person_off:"):
            _keep(decisions, [row.row], Decision("leave_out"))
        if weighed.decided and st.button(_("Volver a dudar"), key="decide-not", type="tertiary"):
            del decisions[row.row]
            st.rerun()


def _keep(decisions: dict[int, Decision], rows: Sequence[int], decision: Decision) -> None:
    """Keep what was decided of some rows, and go on to the next one."""
    decisions |= dict.fromkeys(rows, decision)
    st.session_state.pop(_ROW, None)
    st.rerun()


def _chosen_candidate(weighed: Weighed) -> str | None:
    """Return whom the row is compared with: one is chosen where it might be several."""
    candidates = {each.key: each for each in weighed.candidates}
    if not candidates:
        return None
    if len(candidates) == 1:
        return next(iter(candidates))

    def called(key: str) -> str:
        return " · ".join(filter(None, [candidates[key].cells["name"], candidates[key].cells["email"]]))

    return st.radio(_("¿Cuál de ellas podría ser?"), list(candidates), 0, called, key=f"candidate-{weighed.row.row}")


def _compared(workshop: Workshop, weighed: Weighed, candidate: Candidate | None) -> str:
    """Return what a row says beside what is known of whom it might be."""
    ours = {name: getattr(weighed.row, name) or "" for name in _SHOWN}
    left = (_("Fila {row}").format(row=weighed.row.row), ours)
    if candidate is None:
        return side_by_side(workshop, left, None)
    heading = _("Fila {row}").format(row=candidate.row) if candidate.row else _("En la lista")
    return side_by_side(workshop, left, (heading, candidate.cells))


def side_by_side(workshop: Workshop, left: Shown, right: Shown | None) -> str:
    """Return a table of what two records say, each under its heading; where both say something else stands out."""
    lines = []
    for name in _SHOWN:
        ours, theirs = left[1].get(name, ""), right[1].get(name, "") if right else ""
        if ours or theirs:
            heading = field_heading("participant", name, workshop.facts)
            told = {left[0]: _in_words(workshop, ours)} | ({right[0]: _in_words(workshop, theirs)} if right else {})
            lines.append(_line(heading, told))
    headings = (_("Dato"), left[0], *((right[0],) if right else ()))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in headings)
    label = escape(_("Dos fichas, una junto a la otra"))
    return (
        f'<div class="pl-fit"><table class="pl-table pl-side" aria-label="{label}">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _line(heading: str, told: Mapping[str, str]) -> str:
    """Return a line of the table; `told` is what each record says, under the records' headings."""
    differs = len({fold(text) for text in told.values() if text}) > 1
    look = ' class="pl-strong"' if differs else ""
    cells = "".join(
        f'<td{look} data-heading="{escape(of)}" translate="no">{escape(text)}</td>' for of, text in told.items()
    )
    return f'<tr><th scope="row">{escape(heading)}</th>{cells}</tr>'


def _in_words(workshop: Workshop, text: str) -> str:
    found = workshop.items.get(text)
    return (found.cell("name") or "") if found is not None else text
