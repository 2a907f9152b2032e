"""Partir: an action is shown in the parts it may have, each a text of its own to be edited before it is one."""

from collections.abc import Mapping, Sequence, Set

import streamlit as st

from pages.consolidation.gone import say_reworded, show_gone
from pages.consolidation.opened import as_opened, finish, offer_step, shown_before
from pages.shared.open_workshop import current, performing
from pages.shared.prose import prose
from workshop.footnotes import note_numbers
from workshop.items import Action
from workshop.language import _, ngettext
from workshop.parting import Part, proposed_partings
from workshop.permissions import Doing
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.split_action import split_action


def show_splitting(actions: list[str]) -> None:
    """Ask into which parts an action goes, and part it."""
    workshop, actor = current(Doing.CONSOLIDATE)
    live = show_gone(workshop, actor, actions[:1])
    seen = shown_before(live)
    said = "".join(prose(action.text, note_numbers(workshop)) for action in live)
    st.html(f'<div class="pl-origin" translate="no">{said}</div>')
    say_reworded(workshop, live)
    first = as_opened("action", lambda: workshop.items.get(actions[0]))
    if not isinstance(first, Action):
        return
    ways = as_opened("ways", lambda: proposed_partings(workshop, first))
    way, proposed = _chosen_way(first, ways)
    names = as_opened("names", lambda: mark_names(workshop, first.text, *(part.text for part in _all_of(ways))))
    below = {each.id for action in live for each in workshop.actions(action.id)}
    parts = [_settled(part, below) for part in _asked(f"split-{first.id}-{way}", proposed, names, below)]
    explain_marks(names)
    st.caption(
        _(
            "La primera parte conserva el lugar, las decisiones y las observaciones. "
            "Las demás quedan detrás, con las mismas columnas, y recuerdan de cuál vienen."
        )
    )
    count = len([part for part in parts if part.text.strip()])
    label = _("Partir en {count}").format(count=count) if count > 1 else _("Partir")
    if offer_step(label, "split-now", "call_split", possible=count > 1 and bool(live)):
        said = ngettext("La acción quedó en {count} parte.", "La acción quedó en {count} partes.", count)
        finish(said.format(count=count), performing(split_action, *next(iter(seen.items())), parts))


def explain_marks(names: Mapping[str, str]) -> None:
    """Say how the marks of notes read in a box."""
    if names:
        st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))


def _chosen_way(action: Action, ways: Mapping[str, Sequence[Part]]) -> tuple[str, Sequence[Part]]:
    """Return how the action is to be parted, and the parts that this proposes."""
    if not ways:
        return "blank", [Part(action.text), Part("")]
    labels = {
        "paragraphs": _("Por párrafos"),
        "sub_actions": _("Por incisos"),
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


def _all_of(ways: Mapping[str, Sequence[Part]]) -> list[Part]:
    return [part for parts in ways.values() for part in parts]


def _settled(part: Part, below: Set[str]) -> Part:
    """Return a part that was a sub-action as a new action where that is gone by now: its words stay."""
    return part if part.sub_action in below else Part(part.text)


def _asked(key: str, proposed: Sequence[Part], names: Mapping[str, str], below: Set[str]) -> list[Part]:
    """Show a box for each part and one more where asked for, and return what stands in them."""
    more: int = st.session_state.get(f"{key}-more", 0)
    parts = []
    for place, part in enumerate([*proposed, *[Part("")] * more], 1):
        label = _("Parte {number}").format(number=place)
        label = _("{part} (era un inciso)").format(part=label) if part.sub_action in below else label
        typed = st.text_area(label, to_typed(part.text, names), key=f"{key}-{place}", height="content")
        parts.append(Part(from_typed(typed or "", names), part.sub_action))
    st.button(
        _("Agregar una parte"), key=f"{key}-add", icon=":material/add:", type="tertiary",
        on_click=_ask_one_more, args=(key,),
    )  # fmt: skip
    return parts


def _ask_one_more(key: str) -> None:
    st.session_state[f"{key}-more"] = st.session_state.get(f"{key}-more", 0) + 1
