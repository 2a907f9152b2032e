"""Finding the headings of a sheet of people: wherever they stand, in Spanish or English, in one row or in two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.person_names import fold
from workshop.sheet import SheetRow

_SEARCHED = 60  # rows from the top, beyond which no headings are looked for
_WIDE = 4  # columns: what is merged over more is a title
_WORDS = 9  # a longer text is no heading
# From the more special to the more general: the first that fits counts. The texts are folded.
_RULES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("number", r"(?:no|n|nro|num|numero|number|item|id|orden|consecutivo|linea|fila)"),
        ("other_email", r"(?:otro|segundo|2o?|second(?:ary)?|alternat(?:e|ive)) (?:correo|e ?mail|mail)\b.*"),
        (
            "other_email",
            r"(?:correo|e ?mail|mail)(?: electronico)? (?:2|alterno|alternativo|secundario|adicional|personal)",
        ),
        ("email", r"(?:correos?|e ?mails?|mails?|direccion(?:es)? (?:de )?(?:correo|e ?mail|electronica))\b.*"),
        ("email", r"(?:official |work |contact |personal )?e ?mails?(?: address(?:es)?)?"),
        ("phone", r"(?:telefonos?|tels?|tlf|celular(?:es)?|movil|phones?|mobile|cell|telephone|whatsapp)\b.*"),
        (
            "phone",
            r"(?:numeros?|nro|no|contact) (?:de |telefonico|telefono|phone|number)(?:telefono|celular|contacto)?.*",
        ),
        ("second_surname", r"(?:segundo|2o?|second) (?:apellido|surname|last name)|apellidos? (?:segundo|2o?|materno)"),
        ("surname", r"(?:primer|1o?|first) apellido|apellidos? (?:primero?|1o?|paterno)"),
        ("surname", r"apellidos?|surnames?|last ?names?|family ?names?|sobrenomes?"),
        ("middle", r"(?:segundo|otros?|2o?) nombres?|middle ?names?"),
        ("given", r"(?:primer|1o?) nombres?|nombres? de pila|(?:first|given) ?names?(?: s)?|forenames?"),
        ("name", r"(?:nombres?|apellidos?)(?: completos?)? ?(?:y|e|and)? ?(?:apellidos?|nombres?)(?: completos?)?\b.*"),
        ("name", r"(?:nombres?(?: completos?)?|full ?names?|complete ?names?|names?)(?: (?:del?|of|y cargo)\b.*)?"),
        ("name", r"(?:participant|delegate|attendee|official|person)s?(?: s)?(?: (?:full )?names?)?"),
        (
            "name",
            r"(?:participantes?|personas?|delegad[oa]s?|funcionari[oa]s?|representantes?|asistentes?|designad[oa]s?)",
        ),
        ("delegation", r"(?:pais(?:es)?|delegacion(?:es)?|countr(?:y|ies)|delegations?|nacion)\b.*"),
        (
            "delegation",
            r"(?:estado|member|state|miembro)(?: (?:miembro|state|country|parte))?s?|representa(?:cion)?(?: a)?",
        ),
        ("profile", r"(?:perfil(?:es)?|profiles?|categorias?|categor(?:y|ies))\b.*|tipo de (?:perfil|funcionario)"),
        ("title", r"(?:titulo|title|tratamiento|trato|prefix|prefijo|honorific|salutation|saludo)(?: academico)?"),
        ("position", r"(?:cargos?|puestos?|position|job(?: title)?|post|funcion(?:es)?|ocupacion|rango|rank)\b.*"),
        ("institution", r"(?:institucion(?:es)?|entidad|organizacion|organismo|dependencia|ministerio|oficina)\b.*"),
        ("institution", r"(?:institutions?|organi[sz]ations?|agency|employer|ministry|office|affiliation|entity)\b.*"),
        ("sex", r"(?:sexo|genero|sex|gender)(?: .{1,9})?"),
        ("guest", r"(?:es )?(?:persona )?(?:invitad[oa]s?|guests?)(?: a)?"),
        ("notes", r"(?:notas?|observaci(?:on|ones)|comentarios?|notes?|remarks?|comments?)\b.*"),
    )
)
_WHO = {"name", "given", "surname", "email"}
_GENERAL = {"given": "name"}  # where no column holds surnames


@dataclass(frozen=True, slots=True)
class Headings:
    """Which column holds what; `labels` are the headings' own words, `first` is the place of the row behind them."""

    fields: Mapping[int, str]
    labels: Mapping[int, str]
    first: int

    def repeats(self, row: SheetRow) -> bool:
        """Say whether a row further down is the headings once more, as at the top of a printed page."""
        again = [column for column, label in self.labels.items() if label and fold(row.cell(column)) == fold(label)]
        return len(again) > 1


def field_of(text: str) -> str | None:
    """Return the field that a heading names, in either language or in both at once; `None` for none we know."""
    if "@" in text or len(text) > 200:
        return None
    bare = re.sub(r"\([^()]*\)", " ", text)
    for part in (bare, *re.split(r"[/\n|(]| [-–] ", text)):
        folded = fold(part)
        if not folded or len(folded.split()) > _WORDS:
            continue
        for field, pattern in _RULES:
            if pattern.fullmatch(folded):
                return field
    return None


def find_headings(rows: Sequence[SheetRow]) -> Headings | None:
    """Return the headings of a sheet, from one row or from two that stand together; `None` where it has none."""
    found = [_fields(row) for row in rows[:_SEARCHED]]
    counts = [_worth(fields) for fields in found]
    best = max(counts, default=0)
    if best < 2:
        return _only_column(rows, found)
    at = counts.index(best)
    if at + 1 < len(found) and _goes_on(rows[at + 1], found[at + 1]):
        return _headings(rows[at], rows[at + 1], at + 2)
    if at > 0 and rows[at - 1].number == rows[at].number - 1:
        return _headings(rows[at - 1], rows[at], at + 1)
    return _headings(None, rows[at], at + 1)


def _fields(row: SheetRow) -> dict[int, str]:
    wide = {column for first, last in row.spans for column in range(first + 1, last + 1)}
    named = {column: field_of(text) for column, text in enumerate(row.cells) if text and column not in wide}
    return {column: field for column, field in named.items() if field}


def _worth(fields: Mapping[int, str]) -> int:
    """Return how many fields a row of headings names, 0 where none of them says who."""
    named = set(fields.values()) - {"number"}
    return len(named) if named & _WHO or len(named) > 3 else 0


def _goes_on(row: SheetRow, fields: Mapping[int, str]) -> bool:
    """Say whether the row behind the headings is a second row of them."""
    texts = [column for column, text in enumerate(row.cells) if text and column not in row.filled]
    named = [column for column in texts if column in fields]
    return bool(named) and len(named) * 10 >= len(texts) * 6 and len(set(fields.values()) - {"number"}) > 1


def _headings(upper: SheetRow | None, lower: SheetRow, first: int) -> Headings:
    above = _spread(upper) if upper else {}  # a title over the whole table says nothing of its columns
    fields: dict[int, str] = {}
    labels: dict[int, str] = {}
    for column in range(max(len(lower.cells), max(above, default=-1) + 1)):
        over, under = above.get(column, ""), lower.cell(column)
        labels[column] = " ".join((under or over).split())
        field = (field_of(f"{over} {under}") if over and under else None) or field_of(under) or field_of(over)
        if over and under and field_of(under) not in (None, "name", "number") and field != "second_surname":
            field = field_of(under)
        if field and (field not in fields.values() or field in ("email", "phone", "surname")):
            fields[column] = field
    return Headings(_settled(fields), labels, first)


def _settled(fields: Mapping[int, str]) -> dict[int, str]:
    """Return the fields as they mean together: a second e-mail column is the other address, and so on."""
    kept: dict[int, str] = {}
    has_surnames = "surname" in fields.values()
    for column, field in fields.items():
        if field == "email" and "email" in kept.values():
            field = "other_email"
        if field == "surname" and "surname" in kept.values():
            field = "second_surname"
        if field == "given" and not has_surnames:
            field = "name"
        if field == "name" and has_surnames:
            field = "given"
        kept.setdefault(column, field)
    return kept


def _spread(row: SheetRow) -> dict[int, str]:
    """Return a row's texts with each merged cell's over all of its columns."""
    texts = dict(enumerate(row.cells))
    for first, last in row.spans:
        text = row.cell(first) if last - first < _WIDE else ""
        texts |= dict.fromkeys(range(first, last + 1), text)
    return texts


def _only_column(rows: Sequence[SheetRow], found: Sequence[Mapping[int, str]]) -> Headings | None:
    """Return the heading of a list that has but one, such as "Nombre" over nothing but names."""
    for at, (row, fields) in enumerate(zip(rows, found, strict=False)):
        texts = [text for text in row.cells if text]
        if len(texts) == 1 and set(fields.values()) & {"name", "email"} and not row.spans:
            column = next(iter(fields))
            return Headings(dict(fields), {column: row.cell(column)}, at + 1)
    return None
