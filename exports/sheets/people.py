"""The people of a workshop as a workbook: the list, and the totals by delegation, profile and, where given, sex."""

from collections import Counter
from collections.abc import Sequence

from exports.sheets.book import Column, Table, Value
from workshop.items import Delegation, Participant
from workshop.labels import choice_label
from workshop.language import _
from workshop.people_totals import sexes_given
from workshop.quotas import quota_board
from workshop.use_cases.form_groups import placements
from workshop.workshop import Workshop


def people_tables(workshop: Workshop) -> list[Table]:
    """Return the list of people and the totals."""
    return [_list(workshop), _totals(workshop)]


def people_in_order(workshop: Workshop) -> list[Participant]:
    """Return everybody by delegation, in the workshop's order; those without one come last."""
    order = {each.id: place for place, each in enumerate(workshop.delegations)}
    return sorted(workshop.participants, key=lambda each: order.get(each.delegation or "", len(order)))


def delegation_name(workshop: Workshop, person: Participant) -> str:
    """Return the name of somebody's delegation; "" for who has none."""
    found = workshop.items.get(person.delegation or "")
    return found.name or found.code if isinstance(found, Delegation) and not found.deleted else ""


def _list(workshop: Workshop) -> Table:
    profiles = {each.id: each.name for each in workshop.profiles}
    groups = placements(workshop)
    columns = [
        Column(_("N.º"), 6),
        Column(_("Nombre"), 34),
        Column(_("Delegación"), 26),
        Column(_("Perfil"), 26),
        Column(_("Cargo"), 30),
        Column(_("Institución"), 30),
        Column(_("Correo"), 30),
        Column(_("Otro correo"), 26),
        Column(_("Teléfono"), 18),
        Column(_("Sexo"), 10),
        Column(_("Viene como"), 22),
        Column(_("Persona invitada"), 12),
        Column(_("Grupo"), 26),
    ]
    rows: list[Sequence[Value]] = [
        [
            number,
            person.name,
            delegation_name(workshop, person),
            profiles.get(person.profile or "", ""),
            person.position,
            person.institution,
            person.email,
            person.other_email,
            person.phone,
            choice_label("participant", "sex", person.sex),
            choice_label("participant", "part", person.part),
            _("Sí") if person.guest else "",
            groups[person.id].name if person.id in groups else "",
        ]
        for number, person in enumerate(people_in_order(workshop), 1)
    ]
    return Table(_("Personas"), columns, rows)


def _totals(workshop: Workshop) -> Table:
    """Return a row for each delegation and one for those without: quotas, profiles, sex, guests and all."""
    board, sexes = quota_board(workshop), sexes_given(workshop)
    columns = [Column(_("Delegación"), 30), Column(_("Tipo"), 22)]
    columns += [Column(profile.name, 16) for profile in board.profiles]
    columns += [Column(_("Sin perfil"), 12)] if board.profiles else []
    columns += [Column(choice_label("participant", "sex", sex), 12) for sex in sexes]
    columns += [
        Column(_("Fuera de cupos"), 14),
        Column(_("Total"), 10),
        Column(_("Faltan"), 10),
        Column(_("Sobran"), 10),
    ]
    rows: list[Sequence[Value]] = []
    for delegation in [*workshop.delegations, None]:
        people = _of(workshop, delegation)
        if delegation is None and not people:
            continue
        name = delegation.name if delegation else _("Sin delegación")
        kind = choice_label("delegation", "kind", delegation.kind) if delegation else ""
        gaps = [board.awaited(delegation.id), board.too_many(delegation.id)] if delegation else [0, 0]
        rows.append([name, kind, *_counts(workshop, people, sexes), *gaps])
    whole = _counts(workshop, workshop.participants, sexes)
    rows.append([_("Total"), "", *whole, board.awaited(), board.too_many()])
    return Table(_("Totales"), columns, rows)


def _of(workshop: Workshop, delegation: Delegation | None) -> list[Participant]:
    known = {each.id for each in workshop.delegations}
    if delegation is None:
        return [person for person in workshop.participants if person.delegation not in known]
    return [person for person in workshop.participants if person.delegation == delegation.id]


def _counts(workshop: Workshop, people: Sequence[Participant], sexes: Sequence[str]) -> list[int]:
    """Return how many there are of each profile and of none, within quotas; of each sex; outside quotas; and in all."""
    inside = [person for person in people if not person.guest and person.part == "delegate"]
    known = [profile.id for profile in workshop.profiles]
    found = Counter(person.profile if person.profile in known else None for person in inside)
    profiles = [*(found[profile] for profile in known), found[None]] if known else []
    by_sex = Counter(person.sex for person in people)
    return [*profiles, *(by_sex[sex] for sex in sexes), len(people) - len(inside), len(people)]
