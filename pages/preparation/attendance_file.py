"""The platform's report of who was connected: shown with whose each line is, decided where that is not sure, kept."""

from collections.abc import Mapping, Sequence
from functools import partial
from zoneinfo import available_timezones

import streamlit as st
from pydantic import TypeAdapter

from pages.components import upload
from pages.components.upload import Kept
from pages.shared.choices import tell_apart
from pages.shared.open_workshop import perform, performing
from pages.shared.tables import Cell, Row, show_table
from pages.shared.undo_offer import done
from workshop.connected import Connected, match_connections, stays_of
from workshop.items import Delegation, Participant, Session
from workshop.language import _, ngettext
from workshop.platform_file import LIMIT, Connection
from workshop.use_cases.take_attendance import load_attendance
from workshop.workshop import Workshop

_READ = "connections"
_MOST = 40  # lines that can be decided at once; those beyond are told, and taken by hand
_CONNECTIONS = TypeAdapter(list[Connection])


def offer_platform_file(workshop: Workshop, session: Session) -> None:
    """Show the button that sends the report, and below it what was read in it."""
    st.caption(
        _(
            "Descargue de Zoom, Teams o Meet el informe de asistencia (CSV) y cárguelo tal como está. "
            "Antes de anotar nada se muestra de quién es cada conexión."
        )
    )
    upload(
        address=f"/api/workshops/{workshop.id}/attendance-file",
        label=_("Cargar el informe"),
        accept=[".csv", ".txt", ".tsv"],
        limit=LIMIT,
        key=f"upload-attendance-{session.id}",
        on_kept=lambda kept: _take_up(session, kept),
    )
    read = st.session_state.get(_READ)
    if read is not None and read["session"] == session.id:
        if read.get("revision") != workshop.revision:  # some tenths of a second for a few hundred: once a revision
            read |= {"revision": workshop.revision, "matches": match_connections(workshop, read["connections"])}
        _show_read(workshop, session, read["matches"])


def _take_up(session: Session, kept: Kept) -> None:
    """Keep what was read for this session; it came by way of the browser, so its shape is judged anew."""
    connections = _CONNECTIONS.validate_python(kept["filled"]["connections"])
    st.session_state[_READ] = {"session": session.id, "connections": connections}


def _show_read(workshop: Workshop, session: Session, matches: Sequence[Connected]) -> None:
    sure = [each for each in matches if each.state == "sure"]
    open_ones = [each for each in matches if each.state != "sure"]
    names = {person.id: _called(workshop, person) for person in workshop.participants}
    if sure:
        headings = [_("Conexión"), _("De quién es"), _("Entró"), _("Salió")]
        show_table(_("Conexiones reconocidas"), headings, [_row(each, names) for each in sure])
    decided = [(each.candidates[0], each.connection) for each in sure]
    decided += _decide(open_ones, names)
    zone = _choose_zone(workshop, [each.connection for each in matches])
    _offer_confirming(workshop, session, decided, zone)


def _row(match: Connected, names: dict[str, str]) -> Row:
    found = match.connection
    below = [part for part in (found.also, found.email) if part]
    times = ngettext("una conexión", "{count} conexiones", found.times).format(count=found.times)
    return Row(
        [
            Cell(found.name, below=[*below, *([times] if found.times > 1 else [])]),
            Cell(names.get(match.candidates[0], ""), "strong"),
            _hour(found.at),
            _hour(found.left),
        ]
    )


def _decide(open_ones: Sequence[Connected], names: dict[str, str]) -> list[tuple[str, Connection]]:
    """Let somebody say whose the connections are that are not sure; what is not said is left out."""
    if not open_ones:
        return []
    said = ngettext(
        "Falta decidir de quién es una conexión. Lo que no se decida queda fuera.",
        "Falta decidir de quién son {count} conexiones. Lo que no se decida queda fuera.",
        len(open_ones),
    )
    st.markdown(said.format(count=len(open_ones)))
    decided = []
    for place, each in enumerate(open_ones[:_MOST]):
        others = [person for person in names if person not in each.candidates]
        labels = tell_apart({person: names[person] for person in [*each.candidates, *others] if person in names})
        chosen = st.selectbox(
            " · ".join(
                part for part in (each.connection.name, each.connection.email, _hour(each.connection.at)) if part
            ),
            list(labels),
            None,
            partial(_named, labels),
            key=f"connection-{place}-{each.connection.email or each.connection.name}",
            placeholder=_("Dejar fuera") if each.state == "unknown" else _("Elija a la persona, o deje fuera"),
        )
        if chosen:
            decided.append((chosen, each.connection))
    if len(open_ones) > _MOST:
        rest = ", ".join(each.connection.name for each in open_ones[_MOST:])
        st.caption(_("Quedan fuera, para anotarlas a mano: {names}").format(names=rest))
    return decided


def _named(labels: Mapping[str, str], person: str) -> str:
    return labels.get(person, "")


def _choose_zone(workshop: Workshop, connections: Sequence[Connection]) -> str:
    if all(each.is_utc for each in connections):
        return "UTC"
    zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    own = workshop.facts.timezone
    index = zones.index(own) if own in zones else 0
    return st.selectbox(_("Zona horaria de las horas del informe"), zones, index, key="connections-zone") or own


def _offer_confirming(
    workshop: Workshop, session: Session, decided: Sequence[tuple[str, Connection]], zone: str
) -> None:
    stays = stays_of(workshop, session, decided, zone)
    count = len(stays)
    label = ngettext("Anotar a una persona", "Anotar a {count} personas", count).format(count=count)
    with st.container(horizontal=True):
        if st.button(label, key="load-attendance", type="primary", icon=":material/how_to_reg:", disabled=not count):
            committed = perform(performing(load_attendance, session.id, stays))
            if committed is not None:
                st.session_state.pop(_READ, None)
                message = ngettext(
                    "Se anotó la asistencia de una persona.", "Se anotó la asistencia de {count} personas.", count
                )
                done(message.format(count=count), committed)
                st.rerun()
        if st.button(_("Descartar"), key="drop-attendance"):
            st.session_state.pop(_READ, None)
            st.rerun()


def _called(workshop: Workshop, person: Participant) -> str:
    delegation = workshop.items.get(person.delegation or "")
    return f"{person.name} · {delegation.name}" if isinstance(delegation, Delegation) else person.name


def _hour(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"
