"""Reads the table of who may do what: rows by kind and name, a cell for each kind of person."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "who_may.txt"
WHO = tuple("nobody waits ended guest reads helps rapp other table facil plen merge coord all away".split())
WHEN = {
    "P": "preparation",
    "G": "group_work",
    "L": "plenary",
    "C": "consolidation",
    "H": "handed_over",
    "A": "approved",
    "Q": None,
}
UNKNOWN = ("nobody", "ended")  # those of whom it is not known who they are
OUTSIDE = (*UNKNOWN, "waits", "away")  # those to whom a workshop does not exist


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """Return kind to name to person to the letters of the stages in which they may, `-` for none."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *name = line.split()[: -len(WHO)]
        rows = found.setdefault(kind, {})
        assert " ".join(name) not in rows, f"twice: {line}"
        rows[" ".join(name)] = dict(zip(WHO, line.split()[-len(WHO) :], strict=True))
    return found


def rows(kind: str) -> list[str]:
    """Return the names of the rows of a kind."""
    return list(table()[kind])


def may(kind: str, name: str, who: str, when: str) -> bool:
    """Say whether the table lets somebody, in the stage of a letter."""
    cell = table()[kind][name][who]
    assert cell in ("*", "-") or set(cell) <= set(WHEN), f"{kind} {name}: {cell}"
    return cell == "*" or when in cell


def may_in_all(kind: str, name: str, who: str) -> bool:
    """Say whether the table lets somebody in every stage alike."""
    return table()[kind][name][who] == "*"


def everybody() -> Iterator[tuple[str, str]]:
    """Yield each kind of person in each stage."""
    for when in WHEN:
        for who in WHO:
            yield who, when


def differences(kind: str, found: dict[tuple[str, str, str], bool]) -> list[str]:
    """Say in which cells what was found, by name, person and stage, is not what the table says."""
    return [
        f"{kind} {name}: {who} in {when} {'may' if answer else 'may not'}"
        for (name, who, when), answer in found.items()
        if answer != may(kind, name, who, when)
    ]
