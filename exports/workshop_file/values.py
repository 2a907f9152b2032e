"""The kinds of value a workshop file holds, each checked as it is read and described in the schema."""

import base64
import re
from collections.abc import Callable
from datetime import date as Date
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from workshop.choices import CHOICES
from workshop.errors import InvalidText, Problem, TextTooLong
from workshop.language import _
from workshop.pictures import LIMIT as PICTURE_LIMIT
from workshop.pictures import read_picture
from workshop.rules import is_instant, is_timezone, is_web_address
from workshop.text import LIMIT, clean_text, marks

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_ID_LENGTH = 32
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fault(reason: str) -> PydanticCustomError:
    """Return the error that puts a sentence of ours behind the path of a value."""
    return PydanticCustomError("fault", "{reason}", {"reason": reason})


def _text(value: str) -> str:
    try:
        text = clean_text(value)
        _check_length(text)
        return text
    except InvalidText as problem:
        raise fault(_("contiene un carácter de control ({code})").format(**problem.facts)) from None
    except TextTooLong as problem:
        raise fault(_("tiene {length} caracteres y el máximo es {limit}").format(**problem.facts)) from None


def _check_length(text: str) -> None:
    """Count a text as it will be kept: each mark's label gives way to an id."""
    kept = len(text) + sum(_ID_LENGTH - len(label) for label in marks(text)) if "[^" in text else len(text)
    if kept > LIMIT:
        raise TextTooLong(length=kept, limit=LIMIT)


def _lines(entries: list[str]) -> list[str]:
    _text("\n".join(entries))
    return entries


def _line(value: str) -> str:
    if "\n" in value:
        raise fault(_("una entrada de lista no puede tener saltos de línea"))
    return value


def _note(value: str) -> str:
    if marks(value):
        raise fault(_("una nota al pie no puede contener otra nota"))
    return value


def _picture(value: str) -> str:
    try:
        content = base64.b64decode(value, validate=True)
        if len(content) > PICTURE_LIMIT:
            raise fault(_("la imagen pesa más de {limit} MB").format(limit=PICTURE_LIMIT // 2**20))
        read_picture(content)
    except Problem as problem:
        raise fault(problem.message()) from None
    except ValueError:
        raise fault(_("debe ser una imagen en base64")) from None
    return value


def _document(value: str) -> str:
    from exports.word.dressing import check_template  # what reads Word is loaded only for a file that brings some

    try:
        check_template(base64.b64decode(value, validate=True))
    except Problem as problem:
        raise fault(problem.message()) from None
    except ValueError:
        raise fault(_("debe ser un documento de Word en base64")) from None
    return value


def _day(value: str) -> str:
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        Date.fromisoformat(value)
    except ValueError:
        raise fault(_("debe ser una fecha AAAA-MM-DD")) from None
    return value


def _clock(value: str) -> str:
    if not _CLOCK.fullmatch(value):
        raise fault(_("debe ser una hora HH:MM"))
    return value


def _instant(value: str) -> str:
    if not is_instant(value):
        raise fault(_("debe ser un instante en UTC, como 2018-03-14T22:40:00+00:00"))
    return value


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise fault(_("debe ser una dirección que empiece con https:// o http://"))
    return value


def _zone(value: str) -> str:
    if not is_timezone(value):
        raise fault(_("debe ser una zona horaria IANA, como America/Costa_Rica"))
    return value


def _one_of(kind: str, name: str) -> Callable[[str], str]:
    choices = CHOICES[(kind, name)]

    def check(value: str) -> str:
        if value not in choices:
            raise fault(_("debe ser uno de: {choices}").format(choices=", ".join(choices)))
        return value

    return check


def _enum(kind: str, name: str) -> Any:
    return Field(json_schema_extra={"enum": list(CHOICES[(kind, name)])})


Text = Annotated[str, AfterValidator(_text), Field(json_schema_extra={"maxLength": LIMIT})]
Line = Annotated[Text, AfterValidator(_line), Field(json_schema_extra={"pattern": "^[^\\r\\n]*$", "maxLength": LIMIT})]
Lines = Annotated[list[Line], AfterValidator(_lines)]
Note = Annotated[Text, AfterValidator(_note)]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
Clock = Annotated[str, AfterValidator(_clock), Field(json_schema_extra={"pattern": f"^{_CLOCK.pattern}$"})]
Instant = Annotated[str, AfterValidator(_instant), Field(json_schema_extra={"format": "date-time"})]
Zone = Annotated[str, AfterValidator(_zone)]
WebAddress = Annotated[Line, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
Year = Annotated[int, Field(ge=1, le=9999)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Place = Annotated[int, Field(ge=1)]
Modality = Annotated[str, AfterValidator(_one_of("workshop", "modality")), _enum("workshop", "modality")]
Stage = Annotated[str, AfterValidator(_one_of("workshop", "stage")), _enum("workshop", "stage")]
Numbering = Annotated[str, AfterValidator(_one_of("workshop", "numbering")), _enum("workshop", "numbering")]
Scene = Annotated[str, AfterValidator(_one_of("workshop", "screen_scene")), _enum("workshop", "screen_scene")]
Column = Annotated[str, AfterValidator(_one_of("workshop", "columns")), _enum("workshop", "columns")]
Printed = Annotated[str, AfterValidator(_one_of("workshop", "printed_columns")), _enum("workshop", "printed_columns")]
SectionKind = Annotated[str, AfterValidator(_one_of("section", "kind")), _enum("section", "kind")]
PointKind = Annotated[str, AfterValidator(_one_of("agenda_item", "kind")), _enum("agenda_item", "kind")]
DelegationKind = Annotated[str, AfterValidator(_one_of("delegation", "kind")), _enum("delegation", "kind")]
TieKind = Annotated[str, AfterValidator(_one_of("tie", "kind")), _enum("tie", "kind")]
Sex = Annotated[str, AfterValidator(_one_of("participant", "sex")), _enum("participant", "sex")]
DelegationsOrder = Annotated[
    str, AfterValidator(_one_of("workshop", "delegations_order")), _enum("workshop", "delegations_order")
]
PartTaken = Annotated[str, AfterValidator(_one_of("participant", "part")), _enum("participant", "part")]
AttendanceWay = Annotated[str, AfterValidator(_one_of("attendance", "how")), _enum("attendance", "how")]
Outcome = Annotated[str, AfterValidator(_one_of("decision", "outcome")), _enum("decision", "outcome")]
MarkChoice = Annotated[str, AfterValidator(_one_of("mark", "choice")), _enum("mark", "choice")]
Settled = Annotated[str, AfterValidator(_one_of("amendment", "outcome")), _enum("amendment", "outcome")]
EncodedDocument = Annotated[
    str,
    AfterValidator(_document),
    Field(description="A Word document (.docx) of 10 MB at most, in base64.", max_length=14_000_000),
]
EncodedPicture = Annotated[
    str, AfterValidator(_picture), Field(description="A PNG or JPEG of 2 MB at most, in base64.", max_length=3_000_000)
]
