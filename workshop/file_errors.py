"""The rules for what people send, pictures and documents: one class each, as in errors.py."""

from workshop.errors import N_, Problem


class NotAPicture(Problem):
    """A file that was to be a picture is neither PNG nor JPEG."""

    phrase = N_("El archivo no es una imagen PNG o JPEG. Guarde el logo en uno de esos formatos y súbalo de nuevo.")
    status = 415


class DamagedPicture(Problem):
    """A picture's file breaks off or contradicts itself."""

    phrase = N_("La imagen está dañada o incompleta. Guárdela de nuevo y vuelva a subirla.")


class PictureTooHeavy(Problem):
    """A picture's file has more than `limit` megabytes."""

    phrase = N_("La imagen pesa más de {limit} MB, que es el máximo. Redúzcala y vuelva a subirla.")
    status = 413


class PictureTooLarge(Problem):
    """A picture has more than `limit` million pixels."""

    phrase = N_(
        "La imagen mide {width} × {height} píxeles y el máximo son {limit} millones. Redúzcala y vuelva a subirla."
    )


class ArchiveDamaged(Problem):
    """A file is no zip, is damaged, or contains other things than it says."""

    phrase = N_("El archivo está dañado o no es del tipo que dice ser. Guárdelo de nuevo y vuelva a intentarlo.")
    status = 415


class ArchiveEncrypted(Problem):
    """A file can be read with a password only, or has the form in which Word kept files until 2003."""

    phrase = N_("El archivo tiene contraseña o un formato antiguo. Guárdelo como .docx, sin contraseña.")
    status = 415


class ArchiveTooLarge(Problem):
    """What a zip holds is more than `limit` megabytes once unpacked."""

    phrase = N_("El archivo ocuparía {size} MB al abrirse y el máximo es {limit} MB.")
    status = 413


class ArchiveTooMany(Problem):
    """A zip holds more than `limit` files."""

    phrase = N_("El archivo contiene demasiadas partes: el máximo es {limit}.")
    status = 413


class DocumentTooLarge(Problem):
    """A document takes more time or memory to read than a document needs, or more than `limit` megabytes."""

    phrase = N_("El documento es demasiado grande o complejo; el máximo son {limit} MB. Quítele imágenes y páginas.")
    status = 413


class NotAWordDocument(Problem):
    """A file that was to be a Word document is something else."""

    phrase = N_("El archivo no es un documento de Word (.docx o .dotx).")
    status = 415


class DocumentWithMacros(Problem):
    """A document brings programs: macros, controls, or files of other programs embedded in it."""

    phrase = N_(
        "El documento trae macros o archivos incrustados, que aquí no se aceptan. Guárdelo como .docx sin ellos."
    )
    status = 415


class DocumentAsksOutside(Problem):
    """Opening a document would fetch something from elsewhere: a template, a picture, the data of a field."""

    phrase = N_(
        "El documento toma algo de fuera: una plantilla, una imagen o datos enlazados. Guárdelo sin esos enlaces."
    )
    status = 415


class MatrixOfAnotherWorkshop(Problem):
    """A blank matrix was made for another workshop than the one it is sent to."""

    phrase = N_(
        "Esta matriz es de otro taller, así que no se leyó nada. Cárguela en el suyo, o descargue la de este taller y"
        " copie en ella lo escrito."
    )
    status = 422


class NotABlankMatrix(Problem):
    """A Word document holds no table of a blank matrix of ours."""

    phrase = N_(
        "En el archivo no hay ninguna tabla de una matriz en blanco. Descárguela de esta página, llénela y vuelva a"
        " cargarla."
    )
    status = 422


class FileNotHandedOut(Problem):
    """A file is of none of the kinds that may be handed out."""

    phrase = N_(
        "Este tipo de archivo no se puede adjuntar. Suba un PDF, un documento, hoja o presentación de Office sin "
        "macros (.docx, .xlsx, .pptx, .odt, .ods, .odp), una imagen PNG o JPEG, o un texto (.txt, .csv)."
    )
    status = 415


class FileTooHeavy(Problem):
    """A file weighs more than `limit` megabytes."""

    phrase = N_("El archivo pesa más de {limit} MB, que es el máximo. Redúzcalo y vuelva a subirlo.")
    status = 413


class DossierFull(Problem):
    """The files of a workshop's dossier weigh `limit` megabytes together, which is the most."""

    phrase = N_("Los archivos del taller ya suman {limit} MB, que es el máximo. Comparta este con un enlace.")
    status = 409


class SheetTooLarge(Problem):
    """A sheet of people has more than `limit` megabytes, or takes more time or memory to read than one needs."""

    phrase = N_("La hoja es demasiado grande; el máximo son {limit} MB. Deje en ella solo la lista de personas.")
    status = 413


class SheetTooLong(Problem):
    """A sheet of people has more than `limit` rows."""

    phrase = N_("La hoja tiene más de {limit} filas, que es el máximo. Pártala en varias.")
    status = 413


class NotASheet(Problem):
    """A file that was to be a sheet of people is something else."""

    phrase = N_("El archivo no es una hoja que se pueda leer. Guárdela en Excel como .xlsx o .csv y súbala de nuevo.")
    status = 415


class OldWorkbook(Problem):
    """A workbook has the form in which Excel kept them until 2003, whatever it is called."""

    phrase = N_("El archivo es de un Excel antiguo (.xls). Ábralo, guárdelo como .xlsx y súbalo de nuevo.")
    status = 415


class WorkbookEncrypted(Problem):
    """A workbook can be read with a password only."""

    phrase = N_("El libro tiene contraseña. Quítesela en Excel y súbalo de nuevo.")
    status = 415


class WorkbookWithMacros(Problem):
    """A workbook brings programs: macros, controls, or files of other programs embedded in it."""

    phrase = N_("El libro trae macros o archivos incrustados, que aquí no se aceptan. Guárdelo como .xlsx sin ellos.")
    status = 415


class WorkbookAsksOutside(Problem):
    """A workbook takes data from other files or from the network."""

    phrase = N_("El libro toma datos de otros archivos o de internet. Pegue la lista como valores en un libro nuevo.")
    status = 415


class BrokenQuote(Problem):
    """In a text file with columns a quotation mark is opened and never closed; `row` is where it stands."""

    phrase = N_("En la fila {row} hay una comilla que abre y no cierra: no se sabe dónde termina la celda. Corríjala.")


class EmptySheet(Problem):
    """A sheet holds nothing at all."""

    phrase = N_("La hoja está vacía.")


class SheetNotFound(Problem):
    """A workbook has no sheet of this name; `names` are those it has."""

    phrase = N_("El libro no tiene una hoja «{name}». Tiene: {names}.")
    status = 404
