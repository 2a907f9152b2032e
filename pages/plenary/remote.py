"""The remote control of the shared screen, for the computer that takes decisions as for a phone in the aisle."""

import streamlit as st

from pages.plenary.leading import show_scene, tell_who_leads, was_taken
from pages.shared.formats import plain
from pages.shared.naming import name_of
from pages.shared.navigation import SCREEN
from pages.shared.open_workshop import perform, performing
from workshop.items import Axis, Objective
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor
from workshop.soundings import open_sounding
from workshop.use_cases.decide import Decidable
from workshop.use_cases.show_screen import Scene, mark_changes, scene_of, scene_on
from workshop.workshop import Workshop

_FOLLOWS = "screen-follows"
_LED = "screen-led-to"  # the item this session last led the screen to


def offer_window(workshop: Workshop) -> None:
    """Show the link that opens the shared screen in a window of its own."""
    st.link_button(
        _("Abrir la pantalla"), f"/{SCREEN}?taller={workshop.id}", icon=":material/open_in_new:", type="tertiary"
    )


def offer_agenda_on_screen(workshop: Workshop, actor: Actor) -> None:
    """Show the link to the shared screen, and the button that makes it show the agenda with its clock."""
    if scene_on(workshop) != ("agenda", None) and st.button(
        _("Mostrar la agenda en la sala"), key="show-agenda", icon=":material/cast:"
    ):
        _show(workshop, actor, ("agenda", None))
    offer_window(workshop)


def offer_screen(workshop: Workshop, actor: Actor, item: Decidable) -> None:
    """Show what the screen shows, and let it show this item, another scene, or whatever item the plenary is at."""
    wanted, shown = scene_of(workshop, item.item), scene_on(workshop)
    st.caption(_("En pantalla: {scene}").format(scene=plain(_named(workshop, shown))))
    tell_who_leads(workshop, actor)
    with st.container(horizontal=True):
        if st.button(
            _("Mostrar este punto"), key="show-item", icon=":material/cast:", width="stretch", disabled=wanted == shown
        ):
            _show(workshop, actor, wanted)
        others = _scenes(workshop, item)
        chosen = st.menu_button(
            _("Otra escena"), list(others), key="show-scene", icon=":material/slideshow:", width="stretch",
            format_func=lambda scene: others.get(scene, ""),
        )  # fmt: skip
    if chosen in others:
        _show(workshop, actor, chosen)
    _offer_marks(workshop)
    follows = st.toggle(_("La pantalla sigue este punto"), key=_FOLLOWS, persist_state="session")
    led, st.session_state[_LED] = st.session_state.get(_LED), item.key if follows else None
    # Only when the item changed here: two people who both lead would else drag the screen to and fro for ever.
    if follows and led != item.key and wanted != shown and not was_taken(workshop, actor):
        _show(workshop, actor, wanted)


def _offer_marks(workshop: Workshop) -> None:
    """Let the screen mark what changed since the hand-in, or show texts plainly."""
    marks = not workshop.facts.screen_plain
    wanted = st.toggle(_("Marcar lo que cambió desde la entrega"), value=marks, key=f"mark-changes-{marks}")
    if wanted != marks and perform(performing(mark_changes, wanted)) is not None:
        st.rerun()


def _show(workshop: Workshop, actor: Actor, scene: Scene) -> None:
    if show_scene(workshop, actor, scene):
        st.rerun()


def _scenes(workshop: Workshop, item: Decidable) -> dict[Scene, str]:
    """Return scene to name: those of the room, the plan, and what the item at hand stands in."""
    scenes: dict[Scene, str] = {
        ("welcome", None): _("Bienvenida y QR"),
        ("arrival", None): _("Código de asistencia"),
        ("agenda", None): _("Agenda"),
        ("groups", None): _("Grupos"),
        ("plan", None): _("Plan completo"),
        ("speakers", None): _("Lista de oradores"),
        **({("sounding", None): _("Sondeo")} if open_sounding(workshop) else {}),
    }
    numbers = number_plan(workshop)
    for scene, kind in (("axis", Axis), ("objective", Objective)):
        found = workshop.above(item.item, kind)
        if found is not None:
            scenes[(scene, found.id)] = name_of(workshop, numbers, found.id)
    scenes[("blank", None)] = _("En blanco")
    return scenes


def _named(workshop: Workshop, scene: Scene) -> str:
    name, item = scene
    if item is not None:
        return name_of(workshop, number_plan(workshop), item)
    names = {
        "welcome": _("Bienvenida y QR"),
        "arrival": _("Código de asistencia"),
        "agenda": _("Agenda"),
        "groups": _("Grupos"),
        "plan": _("Plan completo"),
        "sounding": _("Sondeo"),
        "speakers": _("Lista de oradores"),
    }
    return names.get(name, _("En blanco"))
