"""Por revisar: everything the plan still lacks, by axis and kind, each with its place and the way there."""

from itertools import groupby

import streamlit as st

from pages.consolidation.letting_pass import Passable, offer_letting_pass, show_let_pass
from pages.group_work.choosing_axis import ADDRESS
from pages.shared.following import follow
from pages.shared.formats import plain
from pages.shared.naming import short
from pages.shared.navigation import FACTS, MATRIX
from pages.shared.open_workshop import current
from pages.shared.tables import Cell, Row, show_table
from workshop.check_labels import KINDS, kind_label
from workshop.checks import Check, checks, sign_of
from workshop.language import _, ngettext
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


def show_kinds(found: list[Check]) -> None:
    """Show how many there are of each kind."""
    counts = {kind: sum(check.kind == kind for check in found) for kind in KINDS}
    said = ngettext("{count} cosa por revisar", "{count} cosas por revisar", len(found)).format(count=len(found))
    parts = [f"{kind_label(kind)}: {count}" for kind, count in counts.items() if count]
    st.markdown(f"**{said}**")
    st.caption(plain(" · ".join(parts)))


def show_group(workshop: Workshop, actor: Actor, axis: str | None, found: list[Check]) -> None:
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
    rows = [
        Row((Cell(kind_label(check.kind)), Cell(check.place, "number"), Cell(check.sentence)))
        for check in sorted(found, key=lambda check: KINDS.index(check.kind))
    ]
    name = (
        _("Por revisar en el eje {number}").format(number=ids.index(axis) + 1)
        if axis
        else _("Por revisar en los textos")
    )
    show_table(name, (_("Qué"), _("Dónde"), _("Detalle")), rows)
    passable = [
        Passable(sign_of(workshop, check), check.item, f"{check.place} {check.sentence}".strip()) for check in found
    ]
    offer_letting_pass(workshop, actor, passable, axis or "plan")


workshop, actor = current()
st.title(_("Por revisar"), anchor=False)
found = checks(workshop)
if not found:
    st.success(_("No falta nada: el plan está completo."), icon=":material/task_alt:")
else:
    show_kinds(found)
    order = [None, *(axis.id for axis in workshop.axes)]
    for axis, group in groupby(sorted(found, key=lambda check: order.index(check.axis)), key=lambda check: check.axis):
        show_group(workshop, actor, axis, list(group))
show_let_pass(workshop, actor)
follow(workshop, ["waiver", "workshop", "section", "term", "axis", "objective", "action", "footnote", "decision"])
