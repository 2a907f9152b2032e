"""The dialogs that merge axes and split one: they show beforehand what goes where."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from pages.components.board import BoardColumn, board
from pages.shared.choices import tell_apart
from pages.shared.naming import name_of, short
from pages.shared.open_workshop import current, perform, performing
from pages.shared.undo_offer import done
from storage.commit import UseCase
from workshop.assigning.words import group_title
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.permissions import Doing
from workshop.text import without_marks
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.reshape_axes import merge_axes, split_axis
from workshop.workshop import Workshop

_OPEN = "reshaping"  # which dialog is open, and on which axis


def offer_reshaping(workshop: Workshop, axis: Axis) -> None:
    """Show the buttons that open the dialogs."""
    if st.button(_("Unir…"), key=f"merge-{axis.id}", icon=":material/merge:", disabled=len(workshop.axes) < 2):
        st.session_state[_OPEN] = "merge", axis.id
    if st.button(_("Separar…"), key=f"split-{axis.id}", icon=":material/call_split:"):
        st.session_state[_OPEN] = "split", axis.id


def show_reshaping(workshop: Workshop) -> None:
    """Show the open dialog, through every run of the page that others' changes cause."""
    name, axis = st.session_state.get(_OPEN, ("", ""))
    dialogs: dict[str, tuple[str, str, Callable[[str], None]]] = {
        "merge": (_("Unir ejes"), ":material/merge:", _merge),
        "split": (_("Separar un eje"), ":material/call_split:", _split),
    }
    if name in dialogs and workshop.is_live(axis):
        title, icon, body = dialogs[name]
        st.dialog(title, width="medium", icon=icon, on_dismiss=_close)(body)(axis)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _merge(axis: str) -> None:
    workshop, _actor = current(Doing.PREPARE)
    titles = tell_apart({each.id: _named(workshop, each) for each in workshop.axes})
    chosen = st.multiselect(
        _("Ejes que se unen"),
        list(titles),
        [axis],
        format_func=lambda each: titles.get(each, ""),
        key="merge-axes",
        placeholder=_("Elija dos o más"),
        select_all=False,
    )
    axes = [each for each in workshop.axes if each.id in chosen]
    if len(axes) < 2:
        st.caption(_("Elija con qué otro eje se une."))
        return
    names = mark_names(workshop, *(each.title for each in axes))
    key = "-".join(each.id for each in axes)
    together = _(" y ").join(to_typed(each.title, names).strip(" .") for each in axes)
    title = st.text_area(_("Título del eje unido"), together, key=f"merged-title-{key}", height=80)
    brief = st.text_input(_("Título corto"), axes[0].short_title or "", key=f"merged-short-{key}")
    st.html(_going_html(workshop, axes))
    st.caption(
        _("Orientación, compromisos y ejemplos se juntan. Los nombres y textos de antes quedan en el historial.")
    )
    if st.button(_("Unir"), key="merge-axes-now", type="primary", icon=":material/merge:"):
        said = ngettext("Se unió {count} eje.", "Se unieron {count} ejes.", len(axes)).format(count=len(axes))
        wish = performing(merge_axes, [each.id for each in axes], from_typed(title or "", names), brief.strip() or None)
        _finish(said, wish)


def _going_html(workshop: Workshop, axes: Sequence[Axis]) -> str:
    """Return what each axis holds and where it goes."""
    kept = _named(workshop, axes[0])
    stays = _("{axis}: queda, con {content}").format(axis=kept, content=_content(workshop, axes[0]))
    rows = [f"<li>{escape(stays)}</li>"]
    for axis in axes[1:]:
        words = _("{axis}: pasa a «{kept}» con {content}").format(
            axis=_named(workshop, axis), kept=kept, content=_content(workshop, axis)
        )
        rows.append(f"<li>{escape(words)}{_actions_html(workshop, axis)}</li>")
    return f'<ul translate="no">{"".join(rows)}</ul>'


def _actions_html(workshop: Workshop, axis: Axis) -> str:
    actions = workshop.actions_of_axis(axis.id)
    shown = "".join(f"<li>{escape(short(action.text, 90))}</li>" for action in actions[:_SHOWN])
    more = len(actions) - _SHOWN
    if more > 0:
        shown += "<li>" + escape(ngettext("y {count} más", "y {count} más", more).format(count=more)) + "</li>"
    return f"<ul>{shown}</ul>" if shown else ""


_SHOWN = 6  # actions of an axis that a dialog lists


def _content(workshop: Workshop, axis: Axis) -> str:
    actions, groups = len(workshop.actions_of_axis(axis.id)), len(workshop.groups(axis.id))
    examples = len(axis.examples)
    return ", ".join(
        [
            ngettext("{count} acción", "{count} acciones", actions).format(count=actions),
            ngettext("{count} grupo", "{count} grupos", groups).format(count=groups),
            ngettext("{count} ejemplo", "{count} ejemplos", examples).format(count=examples),
        ]
    )


def _split(axis: str) -> None:
    workshop, _actor = current(Doing.PREPARE)
    found = workshop.find(axis, Axis)
    left, right = st.columns(2)
    with left:
        title = st.text_input(_("Título del eje nuevo"), key=f"split-title-{axis}")
    with right:
        brief = st.text_input(_("Título corto"), key=f"split-short-{axis}")
    going: list[str] = []
    if workshop.actions_of_axis(axis):
        st.caption(_("Seleccione las acciones que pasan al eje nuevo; las demás quedan."))
        going = board(columns=_objective_columns(workshop, axis), key=f"split-board-{axis}")
        staying = len(workshop.actions_of_axis(axis)) - len(going)
        st.caption(_("Pasan: {going}. Quedan: {staying}.").format(going=len(going), staying=staying))
    groups = _choose(_("Grupos que pasan"), {g.id: group_title(workshop, g.id) for g in workshop.groups(axis)}, axis)
    examples = _choose(_("Ejemplos que pasan"), {example: example for example in found.examples}, axis)
    st.caption(_("La orientación se copia a los dos ejes; el compromiso y los insumos quedan en el que ya estaba."))
    if st.button(
        _("Separar"), key="split-now", type="primary", icon=":material/call_split:", disabled=not title.strip()
    ):
        wish = performing(
            split_axis,
            axis,
            title,
            short_title=brief.strip() or None,
            actions=going,
            groups=groups,
            examples=examples,
        )
        _finish(_("Se separó el eje «{name}».").format(name=title.strip()), wish)


def _choose(label: str, names: dict[str, str], axis: str) -> list[str]:
    if not names:
        return []
    return st.multiselect(
        label,
        list(names),
        format_func=lambda each: names.get(each, ""),
        key=f"split-{label}-{axis}",
        placeholder=_("Ninguno"),
        select_all=False,
    )


def _objective_columns(workshop: Workshop, axis: str) -> list[BoardColumn]:
    numbers = number_plan(workshop)
    columns: list[BoardColumn] = []
    for objective in workshop.objectives(axis):
        actions = workshop.actions(objective.id)
        if actions:
            name = short(objective.text, 90) or name_of(workshop, numbers, objective.id)
            columns.append(
                {
                    "id": objective.id,
                    "title": name,
                    "count": len(actions),
                    "items": [
                        {"id": each.id, "number": numbers.code(workshop, each.id), "text": short(each.text, 160)}
                        for each in actions
                    ],
                }
            )
    return columns


def _named(workshop: Workshop, axis: Axis) -> str:
    return f"{number_plan(workshop).axes[axis.id]}. {short(without_marks(axis.title), 80)}"


def _finish(message: str, use_case: UseCase) -> None:
    committed = perform(use_case)
    if committed is not None:
        _close()
        done(message, committed)
        st.rerun()
