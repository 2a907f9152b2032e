"""Whether two records are one person: the judgement of an import, as a table of what agrees and what contradicts.

Two people are never made one in silence: whatever is not sure is doubtful, and somebody decides.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from workshop.addresses import digits, is_of_an_office, same_address
from workshop.errors import N_
from workshop.person_names import Name, Relation, fold, relation, take_apart

Verdict = Literal["same", "doubtful", "different"]
_Agreement = Literal["same", "near", "unknown", "other"]
_CLOSE: frozenset[Relation] = frozenset({"equal", "reordered"})
_ONE_WITH_EMAIL: frozenset[Relation] = frozenset({"shuffled", "partial", "initials", "similar"})
_LOOSE: frozenset[Relation] = frozenset({"shuffled", "partial", "initials", "similar", "gendered", "namesake"})

SAME_EMAIL = N_("Mismo correo que {name}, con otro nombre.")
NOT_SURE = {
    "equal": N_("Mismo nombre que {name}, pero no se sabe si es la misma persona."),
    "reordered": N_("Los mismos nombres y apellidos que {name}, en otro orden."),
    "shuffled": N_("Los mismos nombres y apellidos que {name}, en otro orden."),
    "partial": N_("Parte del nombre de {name}."),
    "initials": N_("Con iniciales, podría ser {name}."),
    "similar": N_("Se escribe casi como {name}."),
    "gendered": N_("Se escribe casi como {name}, pero podría ser otra persona."),
    "namesake": N_("Se llama como {name}, pero solo uno lleva «hijo», «Jr.» u otra seña."),
}
OTHER_EMAIL = N_("Mismo nombre que {name}, con otro correo.")
OTHER_DELEGATION = N_("Mismo nombre que {name}, de otra delegación.")
OTHER_WORK = N_("Mismo nombre que {name}, con otro cargo o perfil.")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of somebody, ready to be compared."""

    name: Name
    emails: frozenset[str] = frozenset()
    delegation: str | None = None
    profile: str | None = None
    position: str = ""
    institution: str = ""
    phone: str = ""


class Judgement(NamedTuple):
    """A verdict, and the phrase that says why it is doubtful, with {name} for the other person.

    `by_email` says that they have a person's own address in common, which outweighs what other records agree in.
    """

    verdict: Verdict
    phrase: str = ""
    by_email: bool = False


_DIFFERENT, _SAME, _BY_EMAIL = Judgement("different"), Judgement("same"), Judgement("same", by_email=True)


def record_of(
    name: str,
    *emails: str,
    delegation: str | None = None,
    profile: str | None = None,
    position: str = "",
    institution: str = "",
    phone: str = "",
) -> Record:
    """Return a record from texts as the list keeps them."""
    kept = frozenset(same_address(email) for email in emails if email.strip())
    return Record(
        take_apart(name), kept, delegation, profile, fold(position), fold(institution), digits(phone)
    )  # fmt: skip


def compare(one: Record, other: Record, shared: frozenset[str] = frozenset()) -> Judgement:
    """Judge whether two records are one person; `shared` are mailboxes that several people use."""
    related = relation(one.name, other.name)
    own = {email for email in one.emails & other.emails if email not in shared and not is_of_an_office(email)}
    if own:
        return _with_same_email(one, other, related)
    if related == "different":
        return _DIFFERENT
    return _by_name(one, other, related)


def _with_same_email(one: Record, other: Record, related: Relation) -> Judgement:
    """Judge two records with one person's own e-mail."""
    if related == "different":
        return Judgement("doubtful", SAME_EMAIL, by_email=True)
    if related in _CLOSE and len(one.name.words) > 1:
        return _BY_EMAIL
    is_sure = related in _ONE_WITH_EMAIL and _is_not_other(one.delegation, other.delegation)
    return _BY_EMAIL if is_sure else Judgement("doubtful", NOT_SURE[related], by_email=True)


def _by_name(one: Record, other: Record, related: Relation) -> Judgement:
    """Judge two records whose names are close, and who share no e-mail of their own."""
    emails, delegations = _emails(one, other), _delegations(one, other)
    if delegations == "other" and (emails in ("other", "near") or related not in _CLOSE):
        return _DIFFERENT if emails != "near" else Judgement("doubtful", OTHER_DELEGATION)
    if delegations == "other":
        return Judgement("doubtful", OTHER_DELEGATION)
    if related == "partial" and emails == "other" and one.name.words[0] != other.name.words[0]:
        return _DIFFERENT  # Laura Robledo and Silvia Laura Durán Robledo, each with an address
    if related in _LOOSE:
        return Judgement("doubtful", NOT_SURE[related])
    length = len(one.name.words)
    if length < 2:
        return Judgement("doubtful", NOT_SURE[related])
    if emails == "other":
        is_sure = length > 2 and delegations == "same" and _is_corroborated(one, other)
        return _SAME if is_sure else Judgement("doubtful", OTHER_EMAIL)
    if _contradicts(one, other) and length < 4 and (length < 3 or emails == "unknown"):
        return Judgement("doubtful", OTHER_WORK)
    if length > 2:
        return _SAME
    is_sure = delegations == "same" and (related == "equal" or _is_corroborated(one, other))
    return _SAME if is_sure else Judgement("doubtful", NOT_SURE[related])


def _emails(one: Record, other: Record) -> _Agreement:
    """Say how the addresses agree; an office's says nothing of a person."""
    ours = [email for email in one.emails if not is_of_an_office(email)]
    theirs = [email for email in other.emails if not is_of_an_office(email)]
    if not ours or not theirs:
        return "unknown"
    return "near" if any(_is_near(mine, yours) for mine in ours for yours in theirs) else "other"


def _is_near(one: str, other: str) -> bool:
    """Say whether an address is another one mistyped; ana1@ and ana2@ are two."""
    numbers = [[each for each in text if each.isdigit()] for text in (one, other)]
    return numbers[0] == numbers[1] and OSA.distance(one, other, score_cutoff=2) <= 2


def _delegations(one: Record, other: Record) -> _Agreement:
    if one.delegation == other.delegation:
        return "same"
    return "unknown" if _is_not_other(one.delegation, other.delegation) else "other"


def _is_not_other(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other


def _is_corroborated(one: Record, other: Record) -> bool:
    """Say whether something beside name and delegation is the same."""
    if (one.phone and one.phone == other.phone) or (one.position and one.position == other.position):
        return True
    return bool(one.institution and one.institution == other.institution and one.profile == other.profile)


def _contradicts(one: Record, other: Record) -> bool:
    """Say whether what the two do is so different that a short name is not enough; of three words, still less."""
    profiles, positions = _is_not_other(one.profile, other.profile), _is_not_other(one.position, other.position)
    return not (profiles or positions) if len(one.name.words) > 2 else not (profiles and positions)
