"""Partir: an action is shown in the parts it may have, each a text of its own to be edited before it is one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.consolidation.opened import finish
from pages.shared.open_workshop import current, performing
from pages.shared.prose import prose
from workshop.footnotes import note_numbers
from workshop.items import Action
from workshop.language import _, ngettext
from workshop.parting import Part, proposed_partings
from workshop.permissions import Doing
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.consolidate import in_plan_order
from workshop.use_cases.split_action import split_action
from workshop.workshop import Workshop


def show_splitting(actions: list[str]) -> None:
    """Ask into which parts an action goes, and part it."""
    workshop, _actor = current(Doing.CONSOLIDATE)
    found = next(iter(in_plan_order(workshop, actions)), None)
    if found is None:
        st.caption(_("Esta acción ya no está en el plan."))
        return
    seen = found.version("text")
    st.html(f'<div class="pl-origin" translate="no">{prose(found.text, note_numbers(workshop))}</div>')
    way, proposed = _chosen_way(workshop, found)
    names = mark_names(workshop, *(part.text for part in proposed))
    parts = _asked(found, f"{way}-{seen}", proposed, names)
    if names:
        st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))
    st.caption(
        _(
            "La primera parte conserva el lugar, las decisiones y las observaciones. "
            "Las demás quedan detrás, con las mismas columnas, y recuerdan de cuál vienen."
        )
    )
    count = len([part for part in parts if part.text.strip()])
    label = _("Partir en {count}").format(count=count) if count > 1 else _("Partir")
    if st.button(label, key="split-now", type="primary", icon=":material/call_split:", disabled=count < 2):
        said = ngettext("La acción quedó en {count} parte.", "La acción quedó en {count} partes.", count)
        finish(said.format(count=count), performing(split_action, found.id, seen, parts))


def _chosen_way(workshop: Workshop, action: Action) -> tuple[str, Sequence[Part]]:
    """Return how the action is to be parted, and the parts that this proposes."""
    ways = proposed_partings(workshop, action)
    if not ways:
        return "blank", [Part(action.text), Part("")]
    labels = {
        "paragraphs": _("Por párrafos"),
        "sub_actions": _("Por subacciones"),
        "sentences": _("Por oraciones"),
    }
    default, *others = ways
    if not others:
        return default, ways[default]
    chosen = st.segmented_control(
        _("Cómo partirla"), list(ways), default=default, format_func=labels.__getitem__, required=True,
        key=f"split-way-{action.id}",
    )  # fmt: skip
    return str(chosen), ways[str(chosen)]


def _asked(action: Action, turn: str, proposed: Sequence[Part], names: Mapping[str, str]) -> list[Part]:
    """Show a box for each part and one more where asked for, and return what stands in them."""
    key = f"split-{action.id}-{turn}"
    more: int = st.session_state.get(f"{key}-more", 0)
    parts = []
    for place, part in enumerate([*proposed, *[Part("")] * more], 1):
        label = _("Parte {number}").format(number=place)
        label = _("{part} (era subacción)").format(part=label) if part.sub_action else label
        typed = st.text_area(label, to_typed(part.text, names), key=f"{key}-{place}", height="content")
        parts.append(Part(from_typed(typed or "", names), part.sub_action))
    st.button(
        _("Agregar una parte"), key=f"{key}-add", icon=":material/add:", type="tertiary",
        on_click=_ask_one_more, args=(key,),
    )  # fmt: skip
    return parts


def _ask_one_more(key: str) -> None:
    st.session_state[f"{key}-more"] = st.session_state.get(f"{key}-more", 0) + 1
