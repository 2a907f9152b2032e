"""What a phone shows that scanned a code: the session's, read by who comes, and a badge's, read by who stands there.

Neither code lets anybody in or names a secret: what they do, the one who scans must have the right to do already.
"""

import html
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.api.answers import NotEntered, in_thread, open_for
from pages.api.plain_page import calmly, plain_page
from pages.shared.formats import day
from pages.shared.own_participant import own_participant
from pages.shared.running import database
from storage.commit import commit
from workshop.attendance import expected, is_open, late_by, presence, session_at
from workshop.changes import Change
from workshop.errors import ItemNotFound, NotOnTheList, SessionNotOpen
from workshop.items import Delegation, Participant, Session
from workshop.language import _
from workshop.now import instant
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.take_attendance import mark_present, say_present
from workshop.workshop import Workshop


@calmly
async def show_session(request: Request) -> Response:
    """Ask whoever scanned a session's code to say that they are there; looking notes nothing."""
    entered = await _entered(request)
    if entered is None:
        return _enter_first()
    workshop, actor = entered
    session = workshop.find(request.path_params["session"], Session)
    person = await in_thread(_own, workshop, actor)
    return _session_page(workshop, session, person)


@calmly
async def come_to_session(request: Request) -> Response:
    """Note that whoever asks is at the session, and say so."""
    workshop, actor = await open_for(request)
    session = workshop.find(request.path_params["session"], Session)
    person = await in_thread(_own, workshop, actor)
    at = instant()
    await _keep(workshop, actor, lambda latest, by: say_present(latest, by, session.id, person.id, at, "qr"))
    return RedirectResponse(request.url.path, 303)


@calmly
async def show_badge(request: Request) -> Response:
    """Show who a badge is of to who takes attendance, with a button to tick them; to anybody else, nothing of them."""
    entered = await _entered(request)
    if entered is None:
        return _enter_first()
    workshop, actor = entered
    if not may(actor, Doing.TAKE_ATTENDANCE, workshop):
        said = _("Este código lo lee la mesa de registro para anotar la asistencia. No abre nada más.")
        return _page(_("Gafete"), [said], to=(f"/?taller={workshop.id}", _("Ir al inicio de Plenaria")))
    person = workshop.find(request.path_params["person"], Participant)
    return _badge_page(workshop, person)


@calmly
async def tick_badge(request: Request) -> Response:
    """Note that the person of a badge came to the session that is on, and say so."""
    workshop, actor = await open_for(request, Doing.TAKE_ATTENDANCE)
    session, person = session_at(workshop, instant()), workshop.find(request.path_params["person"], Participant)
    if session is None:
        raise SessionNotOpen()
    at = instant().isoformat(timespec="seconds")
    await _keep(workshop, actor, lambda latest, by: mark_present(latest, by, session.id, [person.id], at, "qr"))
    return RedirectResponse(request.url.path, 303)


async def _entered(request: Request) -> tuple[Workshop, Actor] | None:
    try:
        return await open_for(request)
    except NotEntered:
        return None


async def _keep(workshop: Workshop, actor: Actor, use_case: Callable[[Workshop, Actor], list[Change]]) -> None:
    await in_thread(lambda: commit(database(), workshop.id, actor, use_case))


def _own(workshop: Workshop, actor: Actor) -> Participant:
    person = own_participant(workshop, actor)
    if person is None:
        raise NotOnTheList()
    return person


def _session_page(workshop: Workshop, session: Session, person: Participant) -> Response:
    noted = presence(workshop, session.id, person.id)
    called = " · ".join(part for part in (session.title, day(session.date, "long")) if part)
    home = (f"/?taller={workshop.id}", _("Ir al inicio de Plenaria"))
    if noted is not None:
        return _page(_("Su asistencia está anotada"), [person.name, called], is_done=True, to=home)
    if not is_open(workshop, session, instant()):
        raise SessionNotOpen()
    if person not in expected(workshop, session.id):
        raise ItemNotFound()
    return _page(called or _("Asistencia"), [person.name], button=_("Estoy aquí"), to=home)


def _badge_page(workshop: Workshop, person: Participant) -> Response:
    session = session_at(workshop, instant())
    if session is None:
        raise SessionNotOpen()
    delegation = workshop.items.get(person.delegation or "")
    told = [delegation.name] if isinstance(delegation, Delegation) else []
    told += [part for part in (person.position, person.institution) if part.strip()]
    noted = presence(workshop, session.id, person.id)
    listed = (f"/asistencia?taller={workshop.id}", _("Ver toda la lista"))
    called = " · ".join(part for part in (session.title, day(session.date, "long")) if part)
    if noted is None:
        return _page(person.name, [*told, called], button=_("Anotar asistencia"), to=listed)
    late = late_by(workshop, noted)
    state = _("Asistencia anotada, {minutes} min tarde").format(minutes=late) if late else _("Asistencia anotada")
    return _page(person.name, [*told, called, state], is_done=True, to=listed)


def _enter_first() -> Response:
    said = _("Para anotar la asistencia, entre primero con su enlace personal o con el código de la sala.")
    again = _("Después vuelva a escanear este código.")
    return _page(_("Entre primero"), [said, again], to=("/sala", _("Entrar con el código de la sala")), status=401)


def _page(
    heading: str,
    told: Sequence[str],
    *,
    button: str = "",
    is_done: bool = False,
    to: tuple[str, str],
    status: int = 200,
) -> Response:
    mark = '<p class="pl-done" aria-hidden="true">✓</p>' if is_done else ""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in told if line)
    form = f'<form method="post"><button class="pl-big">{html.escape(button)}</button></form>' if button else ""
    link = f'<p><a href="{html.escape(to[0])}">{html.escape(to[1])}</a></p>'
    body = f"{mark}<h1>{html.escape(heading)}</h1>{lines}{form}{link}"
    return plain_page(body, status, styles=_STYLES)


_STYLES = """
button.pl-big { padding: 1.4rem; font-size: 1.35rem; font-weight: 600; }
.pl-done { font-size: 3.5rem; line-height: 1; margin: 0 0 .5rem; color: #1d7a46; }
@media (prefers-color-scheme: dark) { .pl-done { color: #63c98d; } }
"""
