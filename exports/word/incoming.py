"""Word documents that come from outside: none is opened here before a process of its own has looked through it all."""

from exports.bounded import ask_apart
from exports.word.inspection import LIMIT
from workshop.file_errors import DocumentTooLarge

MEGABYTES = LIMIT // 1024**2
_PATIENCE = 20  # seconds, for a machine that does much else; of the processor it may use but two


def check_document(content: bytes) -> None:
    """Refuse what is no plain Word document: afterwards python-docx may open it.

    Raises: NotAWordDocument, DocumentTooLarge, DocumentWithMacros, DocumentAsksOutside, ArchiveDamaged,
    ArchiveEncrypted, ArchiveTooLarge, ArchiveTooMany.
    """
    if len(content) > LIMIT:
        raise DocumentTooLarge(limit=MEGABYTES)
    ask_apart("exports.word.inspection", content, _PATIENCE, DocumentTooLarge(limit=MEGABYTES))
