"""What is written to each delegation about its quota: how many it named, whom it lacks, where it has too many."""

from collections.abc import Iterator

from workshop.items import Delegation, Profile
from workshop.language import _, ngettext
from workshop.quotas import QuotaBoard
from workshop.text import without_marks
from workshop.workshop import Workshop


def quota_letters(workshop: Workshop, board: QuotaBoard) -> list[tuple[Delegation, str]]:
    """Return each delegation that has too few, too many or a profile not covered, with what to write to it.

    Each is a greeting and one paragraph in the language of the current context, exact in its numbers.
    """
    gaps = [each for each in board.delegations if board.has_gap(each.id)]
    return [(each, f"{_greeting(each)}\n{' '.join(_sentences(workshop, board, each))}") for each in gaps]


def in_one_text(letters: list[tuple[Delegation, str]]) -> str:
    """Return all of the letters as one text, a blank line between them."""
    return "\n\n".join(letter for _delegation, letter in letters)


def _sentences(workshop: Workshop, board: QuotaBoard, delegation: Delegation) -> Iterator[str]:
    yield _registered(workshop, board, delegation)
    yield from _too_few(board, delegation)
    yield from _too_many(board, delegation)
    if board.awaited(delegation.id) or board.uncovered(delegation.id):
        yield _("Le agradecemos enviarnos el nombre, el cargo, la institución y el correo de quienes falten.")
    else:
        yield _("Le agradecemos confirmarnos quiénes asistirán.")


def _greeting(delegation: Delegation) -> str:
    return _("Estimada delegación de {name}:").format(name=delegation.official_name.strip() or delegation.name)


def _registered(workshop: Workshop, board: QuotaBoard, delegation: Delegation) -> str:
    count = board.people(delegation.id)
    title = without_marks(workshop.facts.title)
    if not count:
        return _("Para el taller «{title}» todavía no hemos recibido nombres de su parte.").format(title=title)
    said = ngettext(
        "Para el taller «{title}» tenemos inscrita a {count} persona de su parte.",
        "Para el taller «{title}» tenemos inscritas a {count} personas de su parte.",
        count,
    )
    return said.format(title=title, count=count)


def _too_few(board: QuotaBoard, delegation: Delegation) -> Iterator[str]:
    short = board.short(delegation.id)
    if short:
        said = ngettext(
            "Falta {count} persona para llegar al mínimo de {low} por delegación.",
            "Faltan {count} personas para llegar al mínimo de {low} por delegación.",
            short,
        )
        yield said.format(count=short, low=board.low)
    lacking = [
        _("{profile} ({count})").format(profile=profile.name, count=missing)
        for profile in board.profiles
        if (missing := board.cells[delegation.id, profile.id].missing)
    ]
    if lacking:
        yield _("Personas que faltan por perfil: {profiles}.").format(profiles="; ".join(lacking))
    open_ones = [each for each in board.uncovered(delegation.id) if not board.cells[delegation.id, each.id].missing]
    if open_ones:
        yield _("Perfiles todavía sin cubrir: {profiles}.").format(profiles=_names(open_ones))


def _too_many(board: QuotaBoard, delegation: Delegation) -> Iterator[str]:
    over = board.over(delegation.id)
    if over:
        said = ngettext(
            "Hay {count} persona más que el máximo de {high} por delegación.",
            "Hay {count} personas más que el máximo de {high} por delegación.",
            over,
        )
        yield said.format(count=over, high=board.high)
    extra = [
        _("{profile} ({count} de más)").format(profile=profile.name, count=surplus)
        for profile in board.profiles
        if (surplus := board.cells[delegation.id, profile.id].surplus)
    ]
    if extra:
        yield _("Perfiles con más personas que el cupo: {profiles}.").format(profiles="; ".join(extra))


def _names(profiles: list[Profile]) -> str:
    return "; ".join(profile.name for profile in profiles)
