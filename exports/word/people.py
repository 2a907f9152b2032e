"""Who takes part, on paper: the list by delegation with its totals, and the sheet everybody signs on each day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import add_sheet_title, session_heading
from exports.word.tables import Column, Row, table, text_cell
from workshop.errors import N_
from workshop.items import Delegation, Participant
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.people_totals import sexes_given
from workshop.workshop import Workshop

ATTENDANCE = N_("Hoja de asistencia")
_SIGNING = 520  # twentieths of a point, the least height of a row somebody signs in
_FIRST_SHEET, _NEXT_SHEET = 13, 16  # rows of that height on the sheet with the title, and on those that follow
_SPARE = 3  # blank rows at the least, for those who were not expected
_TOTAL = "E8F1F2"  # behind a row of totals


def add_participants(workshop: Workshop, body: Body) -> None:
    """Write everybody by delegation, in the workshop's order of delegations, and how many there are of each."""
    if not workshop.participants:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay personas inscritas."))))
        return
    columns = [Column(_("N.º"), 0.5), Column(_("Nombre"), 2.6), *(Column(title, 2.5) for title in _extra(workshop))]
    number = 0
    for delegation, people in by_delegation(workshop):
        heading = heading_of(delegation)
        body.add(Paragraph("SheetHeading", run(heading)))
        rows = []
        for person in people:
            number += 1
            cells = (str(number), _named(person), *_extra(workshop, person))
            rows.append(Row([text_cell(text) for text in cells]))
        body.add_table(table(columns, rows, body.sheet.text_width, heading))
    _add_totals(workshop, body)


def _extra(workshop: Workshop, person: Participant | None = None) -> list[str]:
    """Return the titles of the columns beside the name, or what a person has in them; one that is empty is left out."""
    profiles = {profile.id: profile.name for profile in workshop.profiles}
    columns: list[tuple[str, Callable[[Participant], str]]] = [
        (_("Cargo"), lambda each: each.position),
        (_("Institución"), lambda each: each.institution),
        (_("Perfil"), lambda each: profiles.get(each.profile or "", "")),
    ]
    used = [column for column in columns if any(column[1](each).strip() for each in workshop.participants)]
    return [title if person is None else value(person) for title, value in used]


def _add_totals(workshop: Workshop, body: Body) -> None:
    """Write how many people each delegation sends, of each profile where the workshop has profiles."""
    title = _("Totales")
    body.add(Paragraph("SheetHeading", body.label(title)))
    profiles = workshop.profiles
    columns = [Column(_("Delegación"), 3.2), *(Column(profile.name, 1.4) for profile in profiles)]
    columns += [Column(_("Sin perfil"), 1.2)] if profiles else []
    columns += [Column(choice_label("participant", "sex", sex), 1.1) for sex in sexes_given(workshop)]
    columns += [Column(_("Total"), 1.0)]
    named = [(delegation_label(delegation), people) for delegation, people in by_delegation(workshop)]
    rows = [Row([text_cell(text) for text in (name, *_counts(workshop, people))]) for name, people in named]
    rows.append(Row([text_cell(text) for text in (_("Total"), *_counts(workshop, workshop.participants))], _TOTAL))
    body.add_table(table(columns, rows, body.sheet.text_width, title))
    guests = sum(person.guest for person in workshop.participants)
    if guests:
        words = ngettext(
            "{count} persona inscrita viene invitada.", "{count} personas inscritas vienen invitadas.", guests
        )
        body.add(Paragraph("SheetNote", body.label(words.format(count=guests))))


def _counts(workshop: Workshop, people: list[Participant]) -> list[str]:
    """Return how many people there are of each profile, of none, of each sex, and in all; a zero is left blank."""
    profiles = [profile.id for profile in workshop.profiles]
    found = Counter(person.profile if person.profile in profiles else None for person in people)
    counts = [*(found[profile] for profile in profiles), found[None]] if profiles else []
    by_sex = Counter(person.sex for person in people)
    counts += [by_sex[sex] for sex in sexes_given(workshop)]
    return [str(count or "") for count in (*counts, len(people))]


def add_attendance(workshop: Workshop, body: Body) -> None:
    """Write a sheet to sign for each day or session, with rows left for those who were not expected."""
    columns = [
        Column(_("N.º"), 0.5),
        Column(_("Nombre"), 3.0),
        Column(_("Delegación"), 2.4),
        Column(_("Cargo e institución"), 3.2),
        Column(_("Firma"), 2.8),
    ]
    people = list(_signing(workshop))
    for place, session in enumerate(workshop.sessions or [None]):
        if place > 0:  # each day's sheets go round by themselves
            add_sheet_title(workshop, body, ATTENDANCE, page_break=True)
        heading = session_heading(session) if session else _("Día: ____________________")
        body.add(Paragraph("SheetHeading", run(heading)))
        rows = [Row([text_cell(text) for text in cells], height=_SIGNING) for cells in people]
        body.add_table(table(columns, rows, body.sheet.text_width, heading))


def by_delegation(workshop: Workshop) -> list[tuple[Delegation | None, list[Participant]]]:
    """Return (delegation, its people) in the workshop's order; those without one come last."""
    people: dict[str | None, list[Participant]] = defaultdict(list)
    known = {delegation.id for delegation in workshop.delegations}
    for person in workshop.participants:
        people[person.delegation if person.delegation in known else None].append(person)
    listed: list[tuple[Delegation | None, list[Participant]]] = [
        (delegation, people[delegation.id]) for delegation in workshop.delegations if people[delegation.id]
    ]
    return listed + ([(None, people[None])] if people[None] else [])


def _signing(workshop: Workshop) -> Iterator[tuple[str, ...]]:
    number = 0
    for delegation, people in by_delegation(workshop):
        for person in people:
            number += 1
            post = ", ".join(part for part in (person.position, person.institution) if part.strip())
            yield str(number), person.name, delegation_label(delegation) if delegation else "", post, ""
    for spare in range(_spare_rows(number)):
        yield str(number + spare + 1), "", "", "", ""


def _spare_rows(people: int) -> int:
    """Return how many blank rows follow so many people: some at least, and then to the foot of the sheet."""
    beyond = people + _SPARE - _FIRST_SHEET
    return _SPARE - beyond if beyond <= 0 else _SPARE + -beyond % _NEXT_SHEET


def _named(person: Participant) -> str:
    return _("{name} (persona invitada)").format(name=person.name) if person.guest else person.name


def heading_of(delegation: Delegation | None) -> str:
    """Return a delegation's name with what it is, where it is no member, and who heads it."""
    parts = [delegation_label(delegation)]
    if delegation and delegation.kind != "member":
        parts.append(choice_label("delegation", "kind", delegation.kind))
    if delegation and delegation.head:
        parts.append(_("Jefatura: {name}").format(name=delegation.head))
    return " · ".join(parts)


def delegation_label(delegation: Delegation | None) -> str:
    """Return what a delegation is called on paper."""
    if delegation is None:
        return _("Sin delegación")
    return delegation.name.strip() or delegation.code.strip() or _("Delegación sin nombre")
