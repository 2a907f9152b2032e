"""The matrix of one axis: the group writes in it while it talks, with what helps it beside."""

from html import escape

import streamlit as st

from pages.api.changes import hidden_fields
from pages.components.matrix import Column, matrix
from pages.group_work.cell_history import open_history, show_history
from pages.group_work.choosing_axis import choose_axis
from pages.group_work.filled_matrix import offer_filled_matrix, show_filled_matrix
from pages.group_work.hand_in import offer_hand_in, show_handed_in, show_handing_in
from pages.group_work.other_axes import OTHER_AXES
from pages.group_work.remarks import REMARKS
from pages.group_work.table_laptop import choose_who_types
from pages.shared.door import show_waiting
from pages.shared.following import follow
from pages.shared.navigation import VERSIONS
from pages.shared.open_workshop import current
from pages.shared.running import SERVER_START
from workshop.choices import COLUMNS
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.permissions import Doing, may, require
from workshop.text import without_marks
from workshop.use_cases.decide import decides_at_the_table

workshop, actor = current()
require(actor, Doing.READ_MATRIX, workshop)
st.space(4)
show_waiting(workshop, actor)
choose_who_types(workshop)
with st.container(horizontal=True, vertical_alignment="center"):
    axis = choose_axis(workshop, actor)
    st.space("stretch")
    offer_filled_matrix()
    if st.button(_("Versiones"), key="versions", icon=":material/history:", type="tertiary"):
        st.switch_page(VERSIONS)

# What the eye takes for the title is a text to write in; those who go by headings need one all the same.
heading, title = _("Matriz de trabajo"), escape(without_marks(axis.title))
st.html(f'<h1 class="pl-unseen">{escape(heading)}: <span translate="no">{title}</span></h1>')

show_handed_in(workshop, actor, axis)
hidden = hidden_fields(workshop, actor)
labels = column_labels(workshop.facts)
every: list[Column] = [{"field": name, "label": labels[name]} for name in COLUMNS if name not in hidden]
columns = [column for name in workshop.facts.columns for column in every if column["field"] == name]
asked = matrix(
    workshop=workshop.id,
    axis=axis.id,
    person=actor.id,
    writable=may(actor, Doing.WRITE_MATRIX, workshop, axis.id),
    columns=columns,
    all_columns=columns + [column for column in every if column not in columns],
    decides=actor.name if decides_at_the_table(workshop, actor, axis) else None,
    server=SERVER_START,
    text_language=(workshop.facts.languages or ("es",))[0],
    axes=number_plan(workshop).axes,
    remarks=not hidden or may(actor, Doing.REMARK, workshop, axis.id),
    speakers=None if hidden else [{"id": each.id, "name": each.name} for each in workshop.delegations],
    timezone=workshop.facts.timezone,
)
offer_hand_in(workshop, actor, axis)
if asked and asked["what"] == "history":
    open_history(asked["item"], asked["field"])
if asked and asked["what"] == "other_axes":
    OTHER_AXES.open(asked["item"])
if asked and asked["what"] == "remarks":
    REMARKS.open(asked["item"])
show_history()
show_filled_matrix()
OTHER_AXES.offer()
REMARKS.offer()
show_handing_in()
follow(workshop, ["workshop", "axis", "people"])  # what the groups write shall not run this page again
