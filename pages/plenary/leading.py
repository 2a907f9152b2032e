"""Who leads the shared screen, said to both when another takes it over, with the way back."""

from datetime import UTC, datetime

import streamlit as st

from pages.shared.formats import plain
from pages.shared.moments import when
from pages.shared.open_workshop import perform, performing
from pages.shared.running import database
from storage.history import entries_of
from workshop.language import _
from workshop.permissions import Actor
from workshop.use_cases.show_screen import LEAD, Lead, Scene, lost_lead, other_lead, scene_on, show_on_screen
from workshop.workshop import Workshop

_TAKEN_FROM = "screen-taken-from"  # workshop and who led its screen before this session took it over
_LED = "screen-led"  # the workshop whose screen this session led
_LOST = "screen-lost"  # the lead it was asked for, and what this person had on the screen before it


def show_scene(workshop: Workshop, actor: Actor, scene: Scene) -> bool:
    """Show a scene and lead the screen, which who takes it over is then told of. Say whether it is shown."""
    before = other_lead(workshop, actor)
    if perform(performing(show_on_screen, *scene)) is None:
        return False
    st.session_state[_LED] = workshop.id
    if before is not None:
        st.session_state[_TAKEN_FROM] = (workshop.id, before.name)
    return True


def was_taken(workshop: Workshop, actor: Actor) -> bool:
    """Say whether this session led the screen and somebody else does now."""
    return st.session_state.get(_LED) == workshop.id and other_lead(workshop, actor) is not None


def tell_who_leads(workshop: Workshop, actor: Actor) -> None:
    """Say that another leads the screen, or whose it was; who led it before takes it back in one click."""
    lead = other_lead(workshop, actor)
    number, before = st.session_state.get(_TAKEN_FROM, (None, ""))
    if lead is None and number == workshop.id:
        st.caption(_("Ahora usted lleva la pantalla; antes la llevaba {name}.").format(name=plain(before)))
    if lead is None:
        return
    mine = _lost(workshop, actor, lead)
    if mine is None:
        st.caption(_("La lleva {name}.").format(name=plain(lead.name)))
        return
    since = when(lead.since, workshop.facts.timezone) if lead.since else ""
    said = _("«{name}» tomó la pantalla {since}.").format(name=plain(lead.name), since=since)
    with st.container(key="screen-taken", border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/switch_account: {said}", width="stretch")
        asked = st.button(_("Retomar"), key="retake-screen", icon=":material/undo:", type="primary")
    if asked and show_scene(workshop, actor, _still(workshop, mine)):
        st.rerun()


def _lost(workshop: Workshop, actor: Actor, lead: Lead) -> Scene | None:
    """Return what somebody had on the screen, from whatever page, before another took it; asked once for each lead."""
    key = (workshop.id, lead)
    if st.session_state.get(_LOST, (None, None))[0] != key:
        entries = database().read(lambda db: entries_of(db, workshop.id, [workshop.root], *LEAD))
        st.session_state[_LOST] = (key, lost_lead(workshop, actor, entries, datetime.now(UTC)))
    scene: Scene | None = st.session_state[_LOST][1]
    return scene


def _still(workshop: Workshop, scene: Scene) -> Scene:
    """Return a scene, or what is on the screen where what it showed is gone."""
    _name, item = scene
    return scene if item is None or workshop.is_live(item) else scene_on(workshop)
