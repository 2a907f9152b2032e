"""Reading a list of people, pasted or from a file: what each row seems to say, before it is known who that is."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.addresses import find_emails, is_of_an_office
from workshop.errors import N_
from workshop.known_places import Places
from workshop.language import _
from workshop.pasted_lines import pasted_lines
from workshop.people_headings import Headings, find_headings
from workshop.person_names import CleanName, clean_name, fold, is_placeholder, is_title, reads_as_sentence
from workshop.sheet import Sheet, SheetRow
from workshop.workshop import Workshop

_FORMULA = re.compile(r"\s*(?:=(?!\s*\")|[+@-](?=[^\d\s(][^@]{0,80}[(|!]))")
_QUOTED = re.compile(r'\s*=\s*"(.*)"\s*')
_TWO_PEOPLE = re.compile(r"\n|;|(?<=\w) ?[/|] ?(?=\w)| & |(?<=\S) (?:y|and) (?=\S+ \S+)")
_HIDDEN = N_("La fila está oculta en la hoja: confirme si esta persona viene.")
_YES = frozenset("si s yes y x 1 true verdadero invitado invitada guest".split())
_FEMALE, _MALE = (
    frozenset("f fem femenino mujer female woman".split()),
    frozenset("h masc masculino hombre male man".split()),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list as it was understood. `row` is its number in the sheet, or the line of what was pasted.

    `delegation` and `profile` are ids. `unknown` are words that stand for a delegation or profile and name none;
    `notices` say what else to look at; `fault` says why the row is nobody. `goes_on` is the row that it continues,
    where one name is merged over both. `doubt` says why somebody has to look, whoever it is.
    """

    row: int
    name: str
    email: str = ""
    other_email: str = ""
    phone: str = ""
    delegation: str | None = None
    profile: str | None = None
    position: str = ""
    institution: str = ""
    sex: str | None = None
    guest: bool = False
    notes: str = ""
    unknown: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    fault: str = ""
    goes_on: int | None = None
    doubt: str = ""


def read_people(workshop: Workshop, text: str, countries: Mapping[str, str] | None = None) -> list[PersonRow]:
    """Return a row per person of a pasted list, one person a line.

    Columns are parted by tab, ";" or ",": under headings as these say, else name, delegation (code or name), profile,
    position, institution; an e-mail is found by its shape wherever it stands. Raises: ListTooLong.
    """
    lines = enumerate(pasted_lines(text), 1)
    rows = tuple(SheetRow(number, _columns(line)) for number, line in lines if line.strip())
    return read_sheet(workshop, Sheet(rows), countries or {})


def read_sheet(
    workshop: Workshop, sheet: Sheet, countries: Mapping[str, str], *, keep_notes: bool = False
) -> list[PersonRow]:
    """Return a row per row of a sheet that may be somebody: titles, headings, countries as headlines are left out.

    `countries` are folded names of countries, each with its code. With `keep_notes` the columns nobody knows are kept
    as notes, a line each.
    """
    places, headings = Places(workshop, countries), find_headings(sheet.rows)
    if headings is None:
        return [found for row in _without_numbers(sheet.rows) for found in _guess(places, row)]
    return list(_Reading(places, _told_by_cells(headings, sheet.rows), sheet.rows, keep_notes).people())


def _told_by_cells(headings: Headings, rows: Sequence[SheetRow]) -> Headings:
    """Return headings of which "Title" is a position where that is what stands below it."""
    fields = dict(headings.fields)
    for column, field in headings.fields.items():
        texts = [row.cell(column) for row in rows[headings.first :] if row.cell(column)]
        titles = sum(is_title(text) for text in texts)
        if field == "title" and titles * 2 < len(texts) and "position" not in fields.values():
            fields[column] = "position"
    return replace(headings, fields=fields)


class _Reading:
    """Reads the rows of a sheet under its headings."""

    def __init__(self, places: Places, headings: Headings, rows: Sequence[SheetRow], keep_notes: bool) -> None:
        self._places, self._headings, self._rows, self._keep = places, headings, rows[headings.first :], keep_notes
        self._sexes = self._read_sexes()
        self._of_section = ""  # the country that a headline above names
        self._above: int | None = None
        named = set(headings.fields.values())
        self._lacks_delegation = "delegation" not in named
        self._names = [column for column, field in headings.fields.items() if field in ("name", "given", "surname")]

    def people(self) -> Iterator[PersonRow]:
        """Yield what stands in each row that is none of the sheet's own words."""
        for row in self._rows:
            texts = [text for column, text in enumerate(row.cells) if text and column not in row.filled]
            if not texts or self._headings.repeats(row) or self._is_headline(row, texts):
                continue
            found = self._person(row)
            if found is not None:
                yield found
                self._above = found.goes_on or found.row

    def _is_headline(self, row: SheetRow, texts: Sequence[str]) -> bool:
        """Take up a country that stands alone above its people."""
        if len(texts) > 1 or find_emails(texts[0])[0]:
            return False
        text = texts[0]
        is_wide = any(last - first > 1 for first, last in row.spans)
        is_named = bool(re.match(r"(?i)\s*(?:pa[ií]s|delegaci[oó]n|country|delegation)\b", text))
        if not self._places.is_one(text) and not (is_wide and is_named):
            return False
        self._of_section = text
        return True

    def _person(self, row: SheetRow) -> PersonRow | None:
        cells, fault = self._cells(row)
        if not any(cells.values()):
            return PersonRow(row.number, "", fault=fault) if fault else None
        found, extra = self._understood(row, cells)
        notices = [*found.notices]
        mapped = [column for column in row.computed if column in self._headings.fields]
        if mapped:
            notices.append(_("Se tomó el valor guardado de una fórmula."))
        if self._keep:
            extra += self._unmapped(row)
        notes = "\n".join(filter(None, [cells.get("notes", ""), *extra]))
        name_above = bool(self._names) and all(column in row.filled for column in self._names if row.cell(column))
        goes_on = self._above if name_above and found.name else None
        return replace(
            found,
            notes=notes,
            notices=tuple(notices),
            fault=fault or found.fault,
            goes_on=goes_on,
            doubt=_doubt(row, found),
        )

    def _cells(self, row: SheetRow) -> tuple[dict[str, str], str]:
        """Return a row's texts by field, and what is wrong with one that holds a formula and no value."""
        cells: dict[str, str] = {}
        fault = ""
        for column, field in self._headings.fields.items():
            text = row.cell(column)
            if field == "number":
                continue
            quoted = _QUOTED.fullmatch(text)
            text = quoted[1] if quoted else text
            if column in row.unknown or (_FORMULA.match(text) and not find_emails(text)[0]):
                label = " ".join(self._headings.labels.get(column, "").split())
                fault = _("La columna «{column}» tiene una fórmula sin valor guardado.").format(column=label)
            elif not is_placeholder(text) or (field in _NAMING and text.strip()):
                cells[field] = "\n".join(filter(None, [cells.get(field, ""), text.strip()]))
        return cells, fault

    def _understood(self, row: SheetRow, cells: dict[str, str]) -> tuple[PersonRow, list[str]]:
        """Return who stands in a row, and what of it has no place but the notes."""
        surnames = " ".join(filter(None, [cells.get("surname", ""), cells.get("second_surname", "")]))
        given = " ".join(filter(None, [cells.get("given", ""), cells.get("middle", "")]))
        whole = cells.get("name", "") or (f"{surnames}, {given}" if surnames and given else surnames or given)
        emails, whole = find_emails(whole) if "@" in whole else ([], whole)
        extra: list[str] = []
        notices: list[str] = []
        for field in ("email", "other_email"):
            found, left = find_emails(cells.get(field, ""))
            emails += [email for email in found if email not in emails]
            if left and not found and field == "email":
                notices.append(_("«{text}» no es un correo; queda en las notas.").format(text=_short(left)))
                extra.append(_line(_("Correo"), left))
        extra += [_line(_("Otro correo"), email) for email in emails[2:]]
        delegation, more = self._delegation(row, cells)
        profile = self._places.profile(cells.get("profile", "")) if cells.get("profile") else None
        unknown = [*more]
        if cells.get("profile") and profile is None:
            unknown.append(cells["profile"])
            extra.append(_line(_("Perfil"), cells["profile"]))
        extra += [_line(_("Delegación"), words) for words in more]
        name = clean_name(whole)
        if not whole.strip() and emails and not is_of_an_office(emails[0]):
            name = CleanName(emails[0].partition("@")[0])
            notices.append(_("Falta el nombre; se toma del correo."))
        if self._keep:
            extra += [_line(label, text) for label, text in ((_("Tratamiento"), name.title), ("", name.aside)) if text]
        person = PersonRow(
            row=row.number,
            name=name.name,
            email=emails[0] if emails else "",
            other_email=emails[1] if len(emails) > 1 else "",
            phone=_one_line(cells.get("phone", "")),
            delegation=delegation,
            profile=profile.item if profile else None,
            position=_one_line(cells.get("position", "")),
            institution=_one_line(cells.get("institution", "")),
            sex=self._sexes.get(fold(cells.get("sex", ""))),
            guest=fold(cells.get("guest", "")) in _YES,
            unknown=tuple(unknown),
            notices=tuple(notices),
            fault=_fault(whole or name.name, name.name),
        )
        return person, extra

    def _delegation(self, row: SheetRow, cells: Mapping[str, str]) -> tuple[str | None, list[str]]:
        """Return a row's delegation, and the words that should name one and do not."""
        words = cells.get("delegation", "") or self._of_section
        if not words and self._lacks_delegation and cells.get("institution"):
            found = self._places.delegation(cells["institution"])
            return (found.item if found and not found.guessed else None), []
        if not words:
            return None, []
        found = self._places.delegation(words)
        return (found.item, []) if found else (None, [words])

    def _unmapped(self, row: SheetRow) -> list[str]:
        """Return what stands in the columns nobody knows, each under its heading."""
        left = [column for column in range(len(row.cells)) if column not in self._headings.fields]
        kept = [column for column in left if row.cell(column) and column not in row.unknown]
        labels = self._headings.labels
        lines = [_line(labels.get(column, ""), row.cell(column)) for column in kept]
        title = [column for column, field in self._headings.fields.items() if field == "title" and row.cell(column)]
        return lines + [_line(labels.get(column, ""), row.cell(column)) for column in title]

    def _read_sexes(self) -> dict[str, str]:
        """Return what the words of the sheet's column mean: M is a woman beside H, and a man beside F."""
        columns = [column for column, field in self._headings.fields.items() if field == "sex"]
        found = Counter(fold(row.cell(column)) for row in self._rows for column in columns)
        meant = {word: "female" for word in found if word in _FEMALE} | {
            word: "male" for word in found if word in _MALE
        }
        if found["m"] and (found["h"] or found["f"]):
            meant["m"] = "female" if found["h"] else "male"
        return meant


_NAMING = ("name", "given", "surname", "second_surname")


def _fault(whole: str, name: str) -> str:
    """Return why a text is nobody's name; "" where it may be one."""
    if not whole.strip():
        return _("No dice quién es: falta el nombre.")
    if is_placeholder(whole) or is_placeholder(name):
        return _("No dice quién es: «{text}».").format(text=_short(whole))
    is_none = any(each.isdigit() or each == ":" for each in name) or sum(each.isalpha() for each in name) < 2
    if is_none or len(name) > 120 or reads_as_sentence(name):
        return _("No parece el nombre de una persona: «{text}».").format(text=_short(whole))
    sides = [side for side in _TWO_PEOPLE.split(whole) if len(fold(side).split()) > 1]
    if len(sides) > 1:
        return _("La celda nombra a varias personas; escriba una en cada fila.")
    return ""


def _doubt(row: SheetRow, found: PersonRow) -> str:
    """Return why somebody has to look at a row, whoever it is."""
    if row.hidden:
        return _(_HIDDEN)
    is_alone = len(found.name.split()) == 1 and not (found.email or found.position or found.institution or found.phone)
    return _("Es una sola palabra y nada más: confirme si es una persona.") if is_alone else ""


def _guess(places: Places, row: SheetRow) -> Iterator[PersonRow]:
    """Yield who stands in a row without headings: a name, then what names a delegation or a profile, then the rest."""
    cells, emails = [], list[str]()
    for text in row.cells:
        found, left = find_emails(text)
        emails += found
        if left.strip() or not found:
            cells.append(_one_line(left))
    if not any(cells) and not emails:
        return
    name, *others = cells or [""]
    named, unknown, details = _placed(places, others)
    clean = clean_name(name)
    yield PersonRow(
        row=row.number,
        name=clean.name or (emails[0].partition("@")[0] if emails else ""),
        email=emails[0] if emails else "",
        other_email=emails[1] if len(emails) > 1 else "",
        delegation=named.get("delegation"),
        profile=named.get("profile"),
        position=details[0] if details else "",
        institution=details[1] if len(details) > 1 else "",
        notes="\n".join([*unknown, *details[2:]]),
        unknown=tuple(unknown),
        fault=_formula_in(row) or ("" if emails and not name else _fault(name, clean.name)),
        doubt=_(_HIDDEN) if row.hidden else "",
    )


def _formula_in(row: SheetRow) -> str:
    has_formula = row.unknown or any(_FORMULA.match(text) and not find_emails(text)[0] for text in row.cells)
    return _("Hay una fórmula sin valor guardado.") if has_formula else ""


def _placed(places: Places, cells: Sequence[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """Return the delegation and profile that cells name, what should name one and does not, and the rest."""
    named: dict[str, str] = {}
    unknown, details = [], []
    for place, cell in enumerate(cells):
        delegation = places.delegation(cell) if cell and "delegation" not in named else None
        profile = places.profile(cell) if cell and delegation is None and "profile" not in named else None
        if delegation:
            named["delegation"] = delegation.item
        elif profile:
            named["profile"] = profile.item
        elif cell and place < 2:
            unknown.append(cell)
        elif cell:
            details.append(cell)
    return named, unknown, details


def _without_numbers(rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
    """Leave out a first column that only counts the rows."""
    firsts = [row.cell(0) for row in rows]
    if len(firsts) > 1 and all(re.fullmatch(r"\d{1,5}[.)]?", text) for text in firsts):
        return [replace(row, cells=row.cells[1:]) for row in rows]
    return rows


def _columns(line: str) -> tuple[str, ...]:
    separator = next((each for each in ("\t", ";", ",") if each in line), "\t")
    columns = next(csv.reader([line], delimiter=separator)) if line.count('"') > 1 else line.split(separator)
    return tuple(" ".join(column.split()).strip('"') for column in columns)


def _line(label: str, text: str) -> str:
    text = _one_line(text)
    return f"{label}: {text}" if label.strip() else text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= 60 else text[:59] + "…"
