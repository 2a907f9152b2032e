"""What the security log says of an event, in the reader's words: who, what, and whom it was done to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pages.shared.history_words import who_did
from storage.security_search import Event
from workshop.errors import N_
from workshop.language import _, ngettext
from workshop.role_labels import grants_label
from workshop.workshop import Workshop

_SAID: Mapping[str, str] = {
    "entered": N_("Entró con un enlace"),
    "left": N_("Salió"),
    "left_everywhere": N_("Salió de todos sus equipos"),
    "knocked": N_("Pidió entrar con el código de la sala"),
    "device_link_made": N_("Hizo un enlace para otro equipo suyo"),
    "invited": N_("Dio acceso"),
    "link_made": N_("Hizo un enlace nuevo"),
    "link_revoked": N_("Anuló un enlace y los equipos que entraron con él"),
    "revoked": N_("Anuló el acceso"),
    "all_revoked": N_("Anuló todos los accesos"),
    "replaced": N_("Anuló el acceso: viene otra persona en su lugar"),
    "came_instead": N_("Dio acceso a quien viene en lugar de otra persona"),
    "merged": N_("Unió sus dos fichas: los enlaces de ambas son de una persona"),
    "room_opened": N_("Hizo o renovó el código de la sala"),
    "room_closed": N_("Apagó el código de la sala"),
    "lan_opened": N_("Abrió el programa a la red de la sala"),
    "lan_closed": N_("Cerró el programa a la red de la sala"),
    "table_opened": N_("Hizo el enlace de una mesa"),
    "roles_changed": N_("Cambió los papeles"),
    "admitted": N_("Admitió a quien esperaba"),
    "turned_away": N_("No admitió a quien esperaba"),
    "erased": N_("Borró sus datos personales"),
    "copied": N_("Hizo una copia del taller"),
    "rehearsal_made": N_("Hizo un ensayo del taller"),
    "rehearsal_wiped": N_("Borró un ensayo del taller, con todo lo que tenía"),
    "denied": N_("Intentó lo que su papel no permite; no se hizo"),
    "stage_closed": N_("Intentó algo en una etapa cerrada; no se hizo"),
    "unknown_item": N_("Quiso cambiar algo que no está en este taller; no se hizo"),
    "forged_id": N_("Envió algo como si fuera el cambio de otra persona; no se hizo"),
    "repeated_id": N_("Envió dos cosas distintas como un mismo cambio; no se hizo"),
    "wrong_code": N_("Alguien escribió un código de sala que no sirve"),
}
# The kinds of event people look for together, each with its words.
GROUPS: Mapping[str, tuple[str, frozenset[str]]] = {
    "entering": (N_("Entradas y salidas"), frozenset({"entered", "left", "left_everywhere", "knocked"})),
    "ways_in": (
        N_("Enlaces, códigos y anulaciones"),
        frozenset(
            {"device_link_made", "link_made", "link_revoked", "revoked", "all_revoked"}
            | {"room_opened", "room_closed", "lan_opened", "lan_closed", "table_opened"}
        ),
    ),
    "roles": (
        N_("Papeles y admisiones"),
        frozenset({"invited", "roles_changed", "replaced", "came_instead", "merged", "admitted", "turned_away"}),
    ),
    "denied": (
        N_("Intentos denegados"),
        frozenset({"denied", "stage_closed", "unknown_item", "forged_id", "repeated_id", "wrong_code"}),
    ),
    "erased": (N_("Datos borrados"), frozenset({"erased"})),
    "copies": (N_("Copias y ensayos"), frozenset({"copied", "rehearsal_made", "rehearsal_wiped"})),
}
# What is done to somebody: where it is not known by whom, it was not by themselves.
_DONE_TO = GROUPS["roles"][1] | {"link_made", "link_revoked", "revoked", "table_opened", "erased"}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event in words; `whom` is "" where nobody else had anything done to them."""

    at: datetime
    who: str
    what: str
    whom: str
    is_denial: bool


def tell_event(workshop: Workshop, event: Event, names: Mapping[str, str]) -> ToldEvent:
    """Return an event in words; `names` are people's by id, as they are now."""
    is_to_somebody = event.by is not None or event.kind in _DONE_TO
    doer = event.by if is_to_somebody else event.person
    return ToldEvent(
        at=event.at,
        who=_called(doer, names),
        what=_what(workshop, event),
        whom=_called(event.person, names) if is_to_somebody else "",
        is_denial=event.kind in GROUPS["denied"][1],
    )


def group_label(group: str) -> str:
    """Return what the events of a group are called."""
    return _(GROUPS[group][0])


def _what(workshop: Workshop, event: Event) -> str:
    said = _(_SAID.get(event.kind, event.kind))
    if event.grants is not None:
        roles = grants_label(workshop, event.grants) or _("ningún papel")
        said = _("{said}: {roles}").format(said=said, roles=roles)
    if event.count > 1:
        times = ngettext("{said} ({count} vez)", "{said} ({count} veces)", event.count)
        said = times.format(said=said, count=event.count)
    return said


def _called(person: str | None, names: Mapping[str, str]) -> str:
    if person is None:
        return ""
    return who_did(person, names.get(person) or _("Persona que ya no figura"))
