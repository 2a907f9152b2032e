"""One class for each rule that can be broken, with its sentence; families of their own stand in *_errors.py."""

from workshop.language import _


class Problem(Exception):
    """A rule of the workshop that was broken: `phrase` is its Spanish sentence, `facts` fill its placeholders.

    `status` is the HTTP status the API answers with.
    """

    phrase = ""
    status = 400

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts

    def message(self) -> str:
        """Return the sentence for the user in the language of the current context."""
        return _(self.phrase).format(**self.facts)

    def __str__(self) -> str:
        return self.message()


def N_(phrase: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a phrase for the catalogs and return it unchanged."""
    return phrase


class Forbidden(Problem):
    """The actor's roles do not allow this."""

    phrase = N_("Su papel en este taller no permite hacer esto. Pídalo a la coordinación.")
    status = 403


class TextProtected(Forbidden):
    """The text is a fixed one, such as a clause: only who prepares the workshop changes it, and on purpose."""

    phrase = N_("Este texto está protegido: solo la coordinación puede cambiarlo.")


class StageClosed(Problem):
    """The stage in which this may be written is not open."""

    phrase = N_("Esta etapa está cerrada. La coordinación puede volver a abrirla.")
    status = 409


class AxisHandedIn(Problem):
    """The group has handed its axis in to the plenary: only the coordination writes there."""

    phrase = N_("El eje está entregado a la plenaria. Pida a la coordinación que lo devuelva al grupo.")
    status = 409


class WorkshopNotFound(Problem):
    """No workshop has this number, or the actor may not know of it."""

    phrase = N_("No se encontró el taller.")
    status = 404


class DocumentNotFound(Problem):
    """A workshop is not printed as a document of this name."""

    phrase = N_("No existe ese documento.")
    status = 404


class ItemNotFound(Problem):
    """The item does not exist in this workshop, or was deleted."""

    phrase = N_("Lo que quería cambiar ya no está: alguien lo eliminó. Recargue la página.")
    status = 404


class TextTooLong(Problem):
    """A text is longer than `limit` characters."""

    phrase = N_("El texto tiene {length} caracteres y el máximo es {limit}. Divídalo en varias partes.")


class ListTooLong(Problem):
    """A pasted list has more than `limit` lines, or is longer than a list of so many lines may be."""

    phrase = N_("La lista es demasiado larga: el máximo son {limit} líneas. Péguela por partes.")
    status = 413


class InvalidText(Problem):
    """A text holds a character that no Word file can hold."""

    phrase = N_(
        "El texto contiene un carácter de control ({code}) que no se puede guardar. Bórrelo y escríbalo de nuevo."
    )


class InvalidValue(Problem):
    """A value does not have the shape its field needs."""

    phrase = N_("«{value}» no es un valor válido para {field}.")


class InvalidChange(Problem):
    """A change request is malformed; `path` says where, `reason` what."""

    phrase = N_("La solicitud no es válida en {path}: {reason}.")


class UnknownProtocol(Problem):
    """The page speaks another version of the change protocol."""

    phrase = N_("Esta página es de una versión anterior. Recárguela: lo que escribió está guardado en este equipo.")
    status = 409


class TextChangedMeanwhile(Problem):
    """Somebody else changed the same words; both texts are kept."""

    phrase = N_(
        "Otra persona cambió este texto mientras usted escribía. Se conservan ambas versiones: elija cuál queda."
    )
    status = 409


class NothingToMerge(Problem):
    """A merge needs at least two live actions."""

    phrase = N_("Seleccione al menos dos acciones para unirlas.")


class ActionsGone(Problem):
    """Some of the actions that a step was for were deleted, or merged into others, since they were seen."""

    phrase = N_("Una de las acciones ya no está en el plan. No se cambió nada: arriba dice qué pasó con ella.")
    status = 409


class ActionsReworded(Problem):
    """Somebody wrote in the actions that are being merged or parted; what was typed of them is kept."""

    phrase = N_("Otra persona acaba de cambiar el texto. Léalo arriba, revise lo que escribió y confirme otra vez.")
    status = 409


class NothingToSplit(Problem):
    """Parting an action needs at least two parts with words in them."""

    phrase = N_("Escriba al menos dos partes: cada una será una acción.")


class TooFewAxes(Problem):
    """Merging axes needs at least two of them."""

    phrase = N_("Elija al menos dos ejes para unirlos.")


class TieNeedsTwo(Problem):
    """Together or apart is said of at least two people."""

    phrase = N_("Elija al menos dos personas.")


class NameRequired(Problem):
    """Something was left without the name or title it needs."""

    phrase = N_("Escriba {field}: no puede quedar en blanco.")


class AlreadyRegistered(Problem):
    """Another delegation has this code, or another profile this name."""

    phrase = N_("Ya existe «{name}». Escriba otro o cambie el que ya está.")
    status = 409


class SamePersonTwice(Problem):
    """Somebody was to be merged with themselves."""

    phrase = N_("Elija otra persona: no se puede unir una ficha consigo misma.")


class ListChangedMeanwhile(Problem):
    """Who is registered changed while a list was looked through, so that it would be taken in otherwise."""

    phrase = N_("La lista de personas cambió mientras usted revisaba esta. Mire de nuevo qué pasará y confirme.")
    status = 409


class StillInUse(Problem):
    """People still belong to the delegation or profile that was to be deleted."""

    phrase = N_(
        "No se puede eliminar «{name}» mientras esté en uso. Personas de la lista por cambiar primero: {count}."
    )
    status = 409


class GuestNotPlaced(Problem):
    """Guests see the sessions they were invited to; they have no place in a group."""

    phrase = N_("«{name}» es una persona invitada y no se ubica en grupos.")


class SessionNotOpen(Problem):
    """Nobody says of themselves that they are at a session outside its hours."""

    phrase = N_("Esta sesión no está en curso. Si estuvo en ella, pida a la coordinación que anote su asistencia.")
    status = 409


class NotInvitedThere(Problem):
    """The person is a guest, and the session is not open to guests."""

    phrase = N_("Esta sesión no está abierta a personas invitadas. Si es un error, pregunte en la mesa de registro.")
    status = 403


class NotOnTheList(Problem):
    """Whoever says that they are there is not on the list, or cannot be told from a namesake."""

    phrase = N_("No encontramos su nombre en la lista. Pida en la mesa de registro que anoten su asistencia.")
    status = 409


class StartUnknown(Problem):
    """A point of the agenda cannot stay at an hour nobody gave."""

    phrase = N_("Este punto todavía no tiene hora. Escriba la hora para fijarlo.")


class InvalidFile(Problem):
    """A workshop file was refused; `faults` lists one `path: reason` a line."""

    phrase = N_("No se cargó nada. {faults}")


class TooManyLogos(Problem):
    """The workshop has as many logos as fit on a cover."""

    phrase = N_("Ya hay {limit} logos, que es el máximo. Elimine uno para subir otro.")
    status = 409


class FileMissing(Problem):
    """The workshop has no file of this id."""

    phrase = N_("No se encontró el archivo.")
    status = 404


class LinkNotValid(Problem):
    """A personal link is unknown, expired or revoked."""

    phrase = N_(
        "Este enlace ya no sirve. Pida uno nuevo a la coordinación del taller. Si ya entró en otro equipo, puede "
        "hacerlo allí: toque su nombre y elija «Abrir en otro dispositivo»."
    )
    status = 404


class CodeNotValid(Problem):
    """A room code is wrong, expired or switched off."""

    phrase = N_("Ese código no abre ningún taller. Revíselo en la pantalla de la sala o pida ayuda a quien facilita.")
    status = 404


class RoomFull(Problem):
    """As many people wait at a workshop's door as may."""

    phrase = N_("Ya hay {limit} personas por admitir. Avise a la coordinación e intente de nuevo en un momento.")
    status = 503


class TooManyTries(Problem):
    """So many codes are being tried that no more can wait for their turn."""

    phrase = N_("Hay demasiada gente entrando a la vez. Espere unos segundos e intente de nuevo.")
    status = 503


class EntranceBusy(Problem):
    """Nobody can be let in now, for the database is away."""

    phrase = N_("Plenaria no puede atender en este momento. Espere unos segundos e intente de nuevo.")
    status = 503


class ForeignAddress(Problem):
    """The page was asked for by a name that is not ours."""

    phrase = N_("Plenaria no se abre por esta dirección. Use la que le dieron; quien instala la fija en PLENARIA_URL.")
    status = 403


class PersonNotFound(Problem):
    """Nobody of this id has anything to do with the workshop."""

    phrase = N_("Esa persona ya no está en la lista de accesos. Recargue la página.")
    status = 404


class NobodyChosen(Problem):
    """Something was to be made for people, and nobody was ticked."""

    phrase = N_("Marque al menos a una persona.")


class OwnAccess(Problem):
    """Who coordinates would shut themselves out."""

    phrase = N_("No puede quitarse a sí misma la coordinación ni el acceso. Pídalo a otra persona que coordine.")
    status = 409


class AlsoElsewhere(Problem):
    """A person has roles in other workshops, which are not this coordinator's to hand to somebody."""

    phrase = N_("Esta persona también entra a otros talleres: solo quien los coordina todos puede hacer esto.")
    status = 403


class NoPrinting(Problem):
    """LibreOffice, or what draws the pages, is not installed where Plenaria runs."""

    phrase = N_("En este servidor no se pueden preparar páginas ni PDF. Descargue el documento en Word.")
    status = 404


class DocumentNotPrinted(Problem):
    """LibreOffice did not make a PDF of the document, or not in time."""

    phrase = N_("No se pudo preparar el PDF. Inténtelo de nuevo en un momento, o descargue el documento en Word.")
    status = 503


class RevisionNotFound(Problem):
    """The workshop has not reached this revision."""

    phrase = N_("El taller no tiene la versión {revision}.")
    status = 404


class InputAlreadyUsed(Problem):
    """Somebody has made something of an input already."""

    phrase = N_("Este insumo ya se usó. Vea en qué se convirtió antes de usarlo otra vez.")
    status = 409


class MovedOnSince(Problem):
    """Somebody went on from what was to be undone, so that undoing it would take their work back too."""

    phrase = N_("Ya no se puede deshacer de una vez: alguien siguió trabajando sobre esto. Cámbielo a mano.")
    status = 409


class TextChangedSince(Problem):
    """Somebody else changed the words that were to be taken back."""

    phrase = N_("Otra persona cambió este texto después: no se puede deshacer.")
    status = 409


class DraftNotFound(Problem):
    """No draft of this number was issued, or it was taken back."""

    phrase = N_("No hay un borrador con ese número. Vea en la página Borrador cuáles se emitieron.")
    status = 404


class NotARehearsal(Problem):
    """Only a rehearsal is wiped."""

    phrase = N_("Este taller no es un ensayo: no se borra.")
    status = 409


class NoQuestionYet(Problem):
    """An answer was taken down where nothing was asked yet."""

    phrase = N_("Todavía no hay preguntas en este punto. Anote primero la pregunta y después la respuesta.")
    status = 409
