"""Por revisar: everything the plan still lacks, by axis and kind, each with its place and the way there."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from pages.consolidation.check_places import address_of, place_of
from pages.consolidation.letting_pass import Passable, offer_letting_pass, show_let_pass
from pages.consolidation.putting_right import offer_fixes
from pages.group_work.choosing_axis import ADDRESS
from pages.shared.checked import checked
from pages.shared.following import follow
from pages.shared.formats import plain
from pages.shared.naming import short
from pages.shared.navigation import FACTS, MATRIX
from pages.shared.open_workshop import current
from pages.shared.tables import Cell, Look, Row, show_table
from workshop.check_labels import KINDS, kind_label
from workshop.checks import Check, sign_of
from workshop.language import _, ngettext
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_AT_A_TIME = 100  # findings: a long plan's first day has thousands


def choose_kinds(found: Sequence[Check]) -> list[Check]:
    """Show how many there are of each kind, let some be chosen, and return those; all while none is."""
    counts: Counter[str] = Counter(check.kind for check in found)
    kinds = [kind for kind in KINDS if counts[kind]]
    said = ngettext("{count} cosa por revisar", "{count} cosas por revisar", len(found)).format(count=len(found))
    st.markdown(f"**{said}**")
    chosen = st.pills(
        _("Mostrar solo"), kinds, selection_mode="multi", key="check-kinds",
        format_func=lambda kind: f"{kind_label(kind)} ({counts[kind]})", persist_state="session",
    )  # fmt: skip
    return [check for check in found if not chosen or check.kind in chosen]


def show_group(workshop: Workshop, actor: Actor, axis: str | None, found: Sequence[Check]) -> None:
    """Show what is to be looked at in one axis (`None`: outside the axes), and the way there."""
    ids = [each.id for each in workshop.axes]
    with st.container(horizontal=True, vertical_alignment="center", key=f"checks-{axis or 'plan'}"):
        if axis is None:
            st.subheader(_("Portada y textos iniciales"), anchor=False, width="stretch")
            if may(actor, Doing.PREPARE, workshop):
                st.page_link(FACTS, label=_("Ir al taller"), icon=":material/arrow_forward:")
        else:
            number = ids.index(axis) + 1
            title = short(workshop.axes[number - 1].title, 100)
            st.subheader(plain(f"{number}. {title}"), anchor=False, width="stretch")
            st.page_link(
                MATRIX, label=_("Ir a la matriz"), icon=":material/arrow_forward:",
                query_params={"taller": str(workshop.id), ADDRESS: str(number)},
            )  # fmt: skip
    name = (
        _("Por revisar en el eje {number}").format(number=ids.index(axis) + 1)
        if axis
        else _("Por revisar en los textos")
    )
    show_table(name, (_("Qué"), _("Dónde"), _("Detalle")), [_row(workshop, actor, check) for check in found])
    passable = [
        Passable(sign_of(workshop, check), check.item, f"{check.place} {check.sentence}".strip()) for check in found
    ]
    offer_letting_pass(workshop, actor, passable, axis or "plan")


def _row(workshop: Workshop, actor: Actor, check: Check) -> Row:
    look: Look = "number" if check.axis else ""
    place = Cell(place_of(workshop, check), look, link=address_of(workshop, actor, check))
    return Row((Cell(kind_label(check.kind)), place, Cell(check.sentence)))


def show_found(workshop: Workshop, actor: Actor, found: Sequence[Check]) -> None:
    """Show what was found by axis, within an axis by kind, so many at a time."""
    order = {axis: at for at, axis in enumerate([None, *(axis.id for axis in workshop.axes)])}
    sorted_ = sorted(found, key=lambda check: (order[check.axis], KINDS.index(check.kind)))
    pages = -(-len(sorted_) // _AT_A_TIME)
    place = st.container()
    page = (st.pagination(pages, key=f"checks-page-{pages}") if pages > 1 else 1) or 1
    with place:
        shown = sorted_[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]
        for axis, group in groupby(shown, key=lambda check: check.axis):
            show_group(workshop, actor, axis, list(group))


workshop, actor = current()
st.title(_("Por revisar"), anchor=False)
found = checked(workshop)
if not found:
    st.success(_("No falta nada: el plan está completo."), icon=":material/task_alt:")
else:
    chosen = choose_kinds(found)
    offer_fixes(workshop, actor, chosen)
    show_found(workshop, actor, chosen)
show_let_pass(workshop, actor)
follow(
    workshop,
    [
        "waiver", "workshop", "section", "term", "axis", "objective", "action", "footnote", "decision", "delegation",
        "initiative", "agreed_term",
    ],
)  # fmt: skip
