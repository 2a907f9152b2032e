"""What a plenary is told when something cannot be decided, proposed or answered as it was asked."""

from workshop.errors import N_, Problem


class WordingChanged(Problem):
    """The text a decision was asked on is no longer the one that stands."""

    phrase = N_("El texto cambió mientras se decidía. Léalo como quedó y decida de nuevo.")
    status = 409


class DecidedMeanwhile(Problem):
    """Somebody else has decided on a text a moment ago, and otherwise."""

    phrase = N_("Otra persona acaba de decidir sobre este texto: {outcome}. Vea si hace falta decidir de nuevo.")
    status = 409


class NothingProposed(Problem):
    """A proposed wording is blank or the one that stands."""

    phrase = N_("Escriba una redacción distinta de la que está.")


class AmendmentSettled(Problem):
    """Somebody has accepted, left aside or withdrawn an amendment already."""

    phrase = N_("Esta propuesta ya se resolvió. Vea cómo quedó el texto.")
    status = 409


class AmendmentsCollide(Problem):
    """Amendments that are about the same words cannot become the text together."""

    phrase = N_("Estas propuestas cambian las mismas palabras. Acepte una o escriba el texto acordado.")
    status = 409


class SoundingsOff(Problem):
    """A workshop that does not sound its delegations."""

    phrase = N_("Este taller no usa sondeos. La coordinación los activa en «Acuerdos».")
    status = 409


class SoundingClosed(Problem):
    """Nobody marks any more once a sounding is closed."""

    phrase = N_("El sondeo ya se cerró: no se reciben más marcas.")
    status = 409


class ReasonRequired(Problem):
    """This decision needs a reason."""

    phrase = N_("Escriba el motivo: hace falta para devolver o retirar.")
