"""References inside a workshop file: names that mean nothing, or more than one thing, are found before loading.

Reads the parsed JSON as it came, so that these faults are told together with those of its shape.
"""

from collections.abc import Iterator
from typing import Any

from exports.workshop_file.names import People
from workshop.language import _

Fault = tuple[str, str]  # path, reason
Row = tuple[str, dict[str, Any]]
_LEVELS = ("axes", "objectives", "actions", "sub_actions")
_AXES = ("transversal", "axes")  # what lists axes by their number; the file's own axes are no numbers
_ORIGINS = ("origin", "merged_into", "split_from")  # what names an axis by its number, former ones counted on
_OF_AN_ACTION = 3  # numbers in the place of an action at least


def find_reference_faults(content: Any) -> Iterator[Fault]:
    """Yield (path, reason) for each broken or ambiguous reference; values of a wrong type are passed over."""
    yield from _repeated(content, "delegations", "code", ignore_case=True)
    yield from _repeated(content, "profiles", "name", ignore_case=True)
    yield from _repeated(content, "participants", "key")
    yield from _attachments(content)
    yield from _members(content)
    yield from _places(content)
    yield from _sources(content, "")
    yield from _caught(content)


def people_of(content: Any) -> People:
    """Return the participants of a file by what they may be called."""
    people = People()
    for place, row in enumerate(_get(content, "participants", list, [])):
        name = _get(row, "name", str, "")
        people.add(place, name, _get(row, "email", str, ""), _get(row, "key", str, None))
    return people


def _get(value: Any, key: str, kind: type, default: Any) -> Any:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else default


def _rows(content: Any, path: str, key: str) -> Iterator[Row]:
    for place, row in enumerate(_get(content, key, list, [])):
        if isinstance(row, dict):
            yield f"{path}{key}[{place}]", row


def _repeated(content: Any, key: str, name: str, ignore_case: bool = False) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, row in _rows(content, "", key):
        value = row.get(name)
        if not isinstance(value, str):
            continue
        folded = value.strip().casefold() if ignore_case else value
        if folded in seen:
            yield f"{path}.{name}", _("«{name}» ya está en la lista").format(name=value[:60])
        seen.add(folded)


def _attachments(content: Any) -> Iterator[Fault]:
    codes = {_get(row, "code", str, None) for _path, row in _rows(content, "", "delegations")}
    names = {_get(row, "name", str, None) for _path, row in _rows(content, "", "profiles")}
    for path, row in _rows(content, "", "participants"):
        code, name = _get(row, "delegation", str, None), _get(row, "profile", str, None)
        if code is not None and code not in codes:
            yield f"{path}.delegation", _("ninguna delegación tiene el código «{name}»").format(name=code[:60])
        if name is not None and name not in names:
            yield f"{path}.profile", _("ningún perfil se llama «{name}»").format(name=name[:60])


def _members(content: Any) -> Iterator[Fault]:
    people = people_of(content)
    for path, session in _rows(content, "", "sessions"):
        for attended, row in _rows(session, f"{path}.", "attendance"):
            words = row.get("participant")
            if isinstance(words, str):
                yield from _member_fault(f"{attended}.participant", words, len(people.find(words)))
    for path, axis in _rows(content, "", "axes"):
        groups = [(f"{path}.group", axis.get("group")), *_rows(axis, f"{path}.", "other_groups")]
        for group_path, group in groups:
            yield from _named(people, group_path, group, "members")
            members = _get(group, "members", list, [])
            for place, words in enumerate(_get(group, "pinned", list, [])):
                if isinstance(words, str) and words not in members:
                    reason = _("«{name}» no está entre los integrantes del grupo")
                    yield f"{group_path}.pinned[{place}]", reason.format(name=words[:60])
    for path, tie in _rows(content, "", "ties"):
        yield from _named(people, path, tie, "people")


def _named(people: People, path: str, row: Any, key: str) -> Iterator[Fault]:
    for place, words in enumerate(_get(row, key, list, [])):
        if isinstance(words, str):
            yield from _member_fault(f"{path}.{key}[{place}]", words, len(people.find(words)))


def _member_fault(path: str, words: str, found: int) -> Iterator[Fault]:
    if found == 0:
        yield path, _("ningún participante se llama «{name}»").format(name=words[:60])
    elif found > 1:
        reason = _("«{name}» es ambiguo: lo llevan {count} participantes; escriba el correo")
        yield path, reason.format(name=words[:60], count=found)


def _places(content: Any) -> Iterator[Fault]:
    axes = _get(content, "axes", list, [])
    there_ever_were = len(axes) + len(_get(content, "former_axes", list, []))
    for path, row in _walk(content, ""):
        numbers = [(f"{key}[{at}]", each) for key in _AXES for at, each in enumerate(_get(row, key, list, []))]
        parted = _get(row, "split_from", list, [])
        if all(isinstance(number, int) for number in parted) and not _is_action(content, parted):
            yield f"{path}split_from", _("no hay nada en ese lugar del plan")
        for key, number in numbers:
            if isinstance(number, int) and number > len(axes):
                yield f"{path}{key}", _("no hay un eje {number}").format(number=number)
        for key in _ORIGINS:
            number = _get(row, key, int, 0)
            if number > there_ever_were:
                yield f"{path}{key}", _("no hay un eje {number}").format(number=number)
    for path, row in _rows(content, "", "participants"):
        for at, number in enumerate(_get(row, "preferences", list, [])):
            if isinstance(number, int) and number > len(axes):
                yield f"{path}.preferences[{at}]", _("no hay un eje {number}").format(number=number)
    for path, row in _rows(content, "", "presentations"):
        if isinstance(row.get("axis"), int) and row["axis"] > len(axes):
            yield f"{path}.axis", _("no hay un eje {number}").format(number=row["axis"])
    screen = _get(_get(content, "workshop", dict, {}), "screen", dict, {})
    shown = _get(screen, "item", list, [])
    if all(isinstance(number, int) for number in shown) and not _leads_somewhere(content, shown):
        yield "workshop.screen.item", _("no hay nada en ese lugar del plan")


def _leads_somewhere(content: Any, place: list[int]) -> bool:
    for key, number in zip(_LEVELS, place, strict=False):
        rows = _get(content, key, list, [])
        if not 1 <= number <= len(rows):
            return False
        content = rows[number - 1]
    return True


def _is_action(content: Any, place: list[int]) -> bool:
    return not place or (_OF_AN_ACTION <= len(place) <= len(_LEVELS) and _leads_somewhere(content, place))


def _sources(content: Any, path: str) -> Iterator[Fault]:
    for row_path, row in _walk(content, path):
        remarks, sources = _get(row, "remarks", list, []), _get(row, "remarks_by", list, [])
        if sources and len(sources) != len(remarks):
            reason = _("debe tener una entrada por observación ({count})").format(count=len(remarks))
            yield f"{row_path}remarks_by", reason


def _caught(content: Any) -> Iterator[Fault]:
    """Yield what inputs are said to have become that is not in the file."""
    labels = _get(content, "footnotes", dict, {})
    rows = [*_rows(content, "", "inputs")]
    rows += [row for path, axis in _rows(content, "", "axes") for row in _rows(axis, f"{path}.", "inputs")]
    for path, row in rows:
        for key in ("about", "alike"):
            place = _get(row, key, list, [])
            if all(isinstance(number, int) for number in place) and not _is_action(content, place):
                yield f"{path}.{key}", _("no hay nada en ese lugar del plan")
        became = row.get("became")
        label = _get(became, "footnote", str, None)
        if label is not None and label not in labels:
            yield f"{path}.became.footnote", _("ninguna nota al pie se llama «{name}»").format(name=label[:60])
        elif isinstance(became, dict) and label is None and not _is_there(content, became):
            yield f"{path}.became", _("no hay nada en ese lugar del plan")


def _is_there(content: Any, became: dict[str, Any]) -> bool:
    """Say whether the action or the remark is in the file that an input is said to have become."""
    place, remark = _get(became, "item", list, []), _get(became, "remark", int, None)
    is_place = bool(place) and all(isinstance(number, int) for number in place)
    if not is_place or not _leads_somewhere(content, place) or (remark is None and len(place) < _OF_AN_ACTION):
        return False
    for key, number in zip(_LEVELS, place, strict=False):
        content = content[key][number - 1]
    return remark is None or remark <= len(_get(content, "remarks", list, []))


def _walk(value: Any, path: str) -> Iterator[Row]:
    """Yield every object of the file with the path its keys are added to."""
    if isinstance(value, dict):
        yield path, value
        for key, found in value.items():
            yield from _walk(found, f"{path}{key}.") if isinstance(found, dict) else _walk(found, f"{path}{key}")
    elif isinstance(value, list):
        for place, found in enumerate(value):
            yield from _walk(found, f"{path}[{place}].")
