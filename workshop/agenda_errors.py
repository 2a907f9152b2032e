"""What goes wrong with an agenda that was planned: an hour, a zone, a day of which nothing was kept."""

from workshop.errors import N_, Problem


class HoursInOtherZone(Problem):
    """The time zone is to change, and nobody said what becomes of the hours that were set in the old one."""

    phrase = N_("La agenda ya tiene horas: diga qué pasa con ellas al cambiar la zona horaria y guarde otra vez.")


class NothingCaptured(Problem):
    """A synthesis of a day in which nothing was taken down."""

    phrase = N_("Del día anterior todavía no hay notas, acuerdos ni entregas: no hay de qué hacer la síntesis.")
