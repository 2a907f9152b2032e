"""What goes wrong in keeping a workshop: databases busy, damaged or too new, backups that cannot be restored."""

from workshop.errors import N_, Problem


class BusyStorage(Problem):
    """The database could not take the change now; nothing was written."""

    phrase = N_("No se pudo guardar en este momento. Lo escrito sigue en su pantalla; se intentará de nuevo.")
    status = 503


class NewerDatabase(Problem):
    """The database was written by a later release than this one, which does not know its schema."""

    phrase = N_(
        "La base de datos es de una versión más nueva ({schema}) que este programa ({known}). Actualice el programa."
    )
    status = 503


class DatabaseInUse(Problem):
    """The database has to be upgraded, and another process of an earlier release has it open."""

    phrase = N_("Otra copia del programa está usando la base de datos. Deténgala y vuelva a intentarlo.")
    status = 503


class DamagedDatabase(Problem):
    """A database file does not pass its own integrity check."""

    phrase = N_("El archivo {file} está dañado. Restaure una copia de respaldo.")
    status = 503


class DatabaseNotEmpty(Problem):
    """A backup of everything is only restored where nothing is yet."""

    phrase = N_(
        "La base de datos ya tiene contenido. Una copia completa se restaura en una vacía: elija otra carpeta de datos."
    )
    status = 409


class InvalidBackup(Problem):
    """A backup cannot be restored; `reason` says what is wrong with it."""

    phrase = N_("No se restauró nada: la copia de respaldo no es válida ({reason}).")


class DamagedHistory(Problem):
    """The history or what it made was altered outside the program; `place` is the first row, or the items' ids."""

    phrase = N_("El historial fue alterado: {place}.")
