"""Files of the dossier as a workshop file carries them: their bytes in base64, judged before they are kept."""

import base64

from exports.workshop_file.values import fault
from workshop.carried_files import CarriedFile
from workshop.errors import Problem
from workshop.handed_files import LIMIT, judge_file
from workshop.language import _


def check_carried(value: str) -> str:
    """Let a file in base64 stand in a workshop file."""
    try:
        content = base64.b64decode(value, validate=True)
        if len(content) > LIMIT:
            raise fault(_("el archivo pesa más de {limit} MB").format(limit=LIMIT // 2**20))
        judge_file("", content)
    except Problem as problem:
        raise fault(problem.message()) from None
    except ValueError:
        raise fault(_("debe ser un archivo en base64")) from None
    return value


def carried_file(name: str, content: str) -> CarriedFile:
    """Return a file that a workshop file carries."""
    return judge_file(name, base64.b64decode(content))
